import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../../fixtures/documents/official-letter.ts';
import { documentDraft } from '../../../protocol/edxml/arbitrary-drafts-under-test.ts';
import { decodePacket } from '../../../protocol/edxml/decode.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import type { DocumentPacket } from '../../../protocol/edxml/packet.ts';
import { readTree } from '../../../protocol/xml/read.ts';
import { callRaw } from '../http/raw-caller.ts';
import {
  asDocument,
  asStatus,
  call,
  documents,
  type HubUnderTest,
  letter,
  letterDraft,
  morning,
  rawCall,
  startHubUnderTest,
  status,
  statuses,
} from '../hub-under-test.ts';
import type { HubOptions } from '../start-hub.ts';
import { createMemoryFiles } from '../store/memory-files.ts';
import type { StoredPacket } from '../store/store.ts';
import { letter as stored } from '../store/store-contract.ts';
import { traceEntryFor } from '../use-cases/trace-entry.ts';
import { createDelivery, type DeliveredPacket, type DeliveryRules } from './delivery.ts';

const hubs: HubUnderTest[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

async function open(options: Partial<HubOptions>): Promise<HubUnderTest> {
  const hub = await startHubUnderTest(options);
  hubs.push(hub);
  return hub;
}

async function bytesOf({ size, bytes }: DeliveredPacket): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes()) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  expect(all.length).toBe(size);
  return all;
}

/** A packet as a hub keeps it, and how either style hands it out. */
async function keep(source: Uint8Array) {
  const files = createMemoryFiles();
  const sha256 = createHash('sha256').update(source).digest('hex');
  const incoming = files.receive();
  await incoming.write(source);
  await incoming.keep(sha256, source.length);
  const tree = readTree(source);
  if (!tree.ok) throw new Error('the test writes broken XML');
  const traceSplice = traceEntryFor(tree.value.root, '00.00.W00', morning);
  const packet: StoredPacket = {
    ...{ ...stored, sequence: 1, sha256, size: source.length, traceSplice },
    acceptedAt: morning,
  };
  return async (rules: Pick<DeliveryRules, 'delivery' | 'fieldYear'>) =>
    bytesOf(await createDelivery({ ...rules, centreCode: '00.00.W00' }, files)(packet));
}

function documentIn(bytes: Uint8Array): DocumentPacket {
  const { packet } = decodePacket(bytes, { dialect: 'observed' });
  if (packet?.kind !== 'document') throw new Error('no document came out');
  return packet;
}

/** All that a document says but its trace, with what the field style adds where nobody said it. */
function canonical({ trace: _, attachments, documentType, otherInfo, ...said }: DocumentPacket): object {
  return {
    ...said,
    documentType: { typeDetail: 0, ...documentType },
    otherInfo: { direction: false, ...otherInfo },
    files: attachments.map(({ name, facts }) => [name, facts.sha256, facts.size]),
  };
}

describe('both ways of delivery', () => {
  it('ENV-06: give out the same fields and the same files, of a hundred and twenty documents', async () => {
    await fc.assert(
      fc.asyncProperty(documentDraft, async (draft) => {
        const source = encodeDocument(
          { ...draft, trace: [{ organId: 'G22', timestamp: '2026/11/21 08:00:00' }] },
          'guide',
        );
        if (!source.ok) throw new Error('the draft could not be written');
        const hand = await keep(source.value);
        const sent = documentIn(source.value);
        const given = [
          await hand({ delivery: 'faithful', fieldYear: '2025' }),
          await hand({ delivery: 'field', fieldYear: '2019' }),
          await hand({ delivery: 'field', fieldYear: '2025' }),
        ].map(documentIn);
        for (const each of given) expect(canonical(each)).toEqual(canonical(sent));
        const timestamp = '2026/11/21 08:20:00';
        expect(given.map((each) => each.trace.slice(1))).toEqual([
          [{ organId: '00.00.W00', timestamp }],
          [{ organId: '00.00.W00', timestamp }],
          [{ timestamp }],
        ]);
      }),
      { numRuns: 120 },
    );
  });

  it('ATT-02: keep a signed PDF and its annex to the byte', async () => {
    const draft = draftOfLetter(await officialLetter({ seed: 5, to: ['H17'] }), '2026/11/21 08:00:00');
    const source = encodeDocument(draft, 'guide');
    if (!source.ok) throw new Error('the draft could not be written');
    const hand = await keep(source.value);
    const hashes = (bytes: Uint8Array) => documentIn(bytes).attachments.map(({ facts }) => facts.sha256);
    for (const delivery of ['faithful', 'field'] as const) {
      expect(hashes(await hand({ delivery, fieldYear: '2025' }))).toEqual(hashes(source.value));
    }
  });
});

/** How a consumer of the field reads: by literal text, without an XML parser. */
const between = (xml: string, tag: string) => xml.split(`<${tag}>`)[1]?.split(`</${tag}>`)[0];
type Rows = readonly Readonly<Record<string, string>>[];

async function fetched(hub: HubUnderTest, code: string, list: typeof documents): Promise<string> {
  const [row] = (await call(hub, code, 'getReceivedEdocList', list)).json['data'] as Rows;
  const docId = ['docId', row?.['docId'] ?? ''] as const;
  const got = await call(hub, code, 'getEdoc', [docId]);
  const downloaded = await callRaw(hub.url, rawCall(code, 'downloadEdoc', [docId]));
  expect(downloaded.body.toString('base64')).toBe(got.json['data']);
  return downloaded.body.toString('utf8');
}

describe('a hub that delivers as in the field', () => {
  it('gives getEdoc, downloadEdoc and the portal the same packet, written anew', async () => {
    const hub = await open({ delivery: 'field' });
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    const xml = await fetched(hub, 'H17', documents);
    expect(between(xml, 'edXML:Subject')).toBe('V/v rà soát mã định danh');
    expect(xml).toContain('<edXML:Direction>false</edXML:Direction>');
    const [delivery] = await hub.store.listWaiting({ systemId: '000.00.00.H17', messageType: 'edoc' });
    const portal = await fetch(`${hub.managementUrl}/deliveries/${delivery?.deliveryId}/content`);
    expect(await portal.text()).toBe(xml);
  });

  it('lets a consumer find a status by its literal tag, also when the sender left the prefixes out', async () => {
    const hub = await open({ delivery: 'field', fieldYear: '2019' });
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    const bare = Buffer.from(status('H17', '03'))
      .toString('utf8')
      .replaceAll('edXML:', '')
      .replace(/ xmlns:edXML="[^"]*"/, '');
    expect((await call(hub, 'H17', 'sendEdoc', asStatus('H17'), Buffer.from(bare))).json['status']).toBe(
      'OK',
    );
    const xml = await fetched(hub, 'G22', statuses);
    expect(between(xml, 'edXML:StatusCode')).toBe('03');
    expect(between(xml, 'edXML:ResponseFor')).toContain('<edXML:OrganId>G22</edXML:OrganId>');
    expect(xml).not.toContain('TraceHeader');
  });

  it('says where both years differ: a code in the hop, an empty shell', async () => {
    const seen = [];
    for (const fieldYear of ['2019', '2025'] as const) {
      const hub = await open({ delivery: 'field', fieldYear });
      await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
      const xml = await fetched(hub, 'H17', documents);
      seen.push([
        xml.includes('<edXML:OrganId>00.00.W00</edXML:OrganId>'),
        xml.includes('<edXML:ResponseFor/>'),
      ]);
    }
    expect(seen).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('hands a long file on as it is', async () => {
    const hub = await open({ delivery: 'field' });
    const bytes = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.alloc(2_000_000, 'x'),
      Buffer.from('\n%%EOF\n'),
    ]);
    const draft = { ...letterDraft(['H17']), attachments: [{ name: 'lon.pdf', bytes }] };
    const source = encodeDocument(draft, 'sdk');
    if (!source.ok) throw new Error('the draft could not be written');
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), source.value);
    const [row] = (await call(hub, 'H17', 'getReceivedEdocList', documents)).json['data'] as Rows;
    const got = await callRaw(hub.url, rawCall('H17', 'downloadEdoc', [['docId', row?.['docId'] ?? '']]));
    const [file] = documentIn(got.body).attachments;
    expect(file?.facts.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});
