import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import { writeRawRequest } from '../../../protocol/wire/raw-request.ts';
import { buildSdkRequest } from '../../../protocol/wire/sdk-request.ts';
import type { SignedPairs } from '../../../protocol/wire/sign-header.ts';
import { callRaw } from '../http/raw-caller.ts';
import {
  asDocument,
  asStatus,
  call,
  type HubUnderTest,
  jsonOf,
  letter,
  letterDraft,
  rawCall,
  settingsOf,
  startHubUnderTest,
  status,
} from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHubUnderTest();
});
afterAll(() => hub.close());

const waiting = async (code: string) => (await call(hub, code, 'countReceiveEdoc')).json['count'];

async function send(draft: DocumentDraft) {
  const packet = encodeDocument(draft, 'sdk');
  if (!packet.ok) throw new Error(packet.problems[0]?.code);
  return { packet: packet.value, ...(await call(hub, 'G22', 'sendEdoc', asDocument('G22'), packet.value)) };
}

/** Refused by this code; nobody is sent anything, and the trace tells of it. */
async function expectRefused(answer: { readonly json: Readonly<Record<string, unknown>> }, code: string) {
  expect(answer.json).toMatchObject({ status: 'FAIL' });
  expect(answer.json['ErrorDesc']).toContain(`[${code}]`);
  expect(await waiting('H17')).toBe(0);
  const events = (await hub.store.listEvents(0, 10_000)).map(({ event }) => event);
  expect(events.findLast(({ name }) => name === 'request-refused')).toMatchObject({
    problems: expect.arrayContaining([expect.objectContaining({ code })]),
  });
}

describe('GEN-01: a document with a secrecy mark', () => {
  it.each<[string, (draft: DocumentDraft) => DocumentDraft]>([
    ['in its subject', (draft) => ({ ...draft, subject: '(TỐI MẬT) V/v phương án' })],
    [
      'in the name of a file',
      (draft) => ({
        ...draft,
        attachments: draft.attachments.map((each) => ({ ...each, name: 'tuyet-mat.txt' })),
      }),
    ],
  ])('%s is refused, its hash is kept, its content is not', async (_, marked) => {
    const answer = await send(marked(letterDraft(['H17'], '31')));
    await expectRefused(answer, 'hub.secrecy-mark');
    const sha256 = createHash('sha256').update(answer.packet).digest('hex');
    const events = (await hub.store.listEvents(0, 10_000)).map(({ event }) => event);
    expect(JSON.stringify(events.findLast(({ name }) => name === 'request-refused'))).toContain(sha256);
    expect(await hub.store.holdsContent(sha256)).toBe(false);
  });
});

describe('the hub refuses, and queues nothing', () => {
  it('ENV-10: a packet of which one byte was flipped after it was hashed', async () => {
    const parameters = asDocument('G22');
    const request = buildSdkRequest(settingsOf('G22'), {
      operation: 'sendEdoc',
      parameters,
      body: letter(['H17'], '32'),
    });
    const body = Buffer.from(request.body);
    const at = body.indexOf('Kính') < 0 ? body.indexOf('rà soát') : body.indexOf('Kính');
    body.write('R', at);
    await expectRefused(
      jsonOf(await callRaw(hub.url, writeRawRequest({ ...request, body }))),
      'wire.file-hash-wrong',
    );
  });

  it.each(['report', 'eDocs', ''])('ENV-11: the message type “%s”', async (type) => {
    const parameters: SignedPairs = asDocument('G22').map(
      ([name, value]) => [name, name === 'messagetype' ? type : value] as const,
    );
    const answer = await call(hub, 'G22', 'sendEdoc', parameters, letter(['H17'], '33'));
    expect(answer.json).toMatchObject({ status: 'FAIL', DocId: '' });
    expect(await waiting('H17')).toBe(0);
  });

  it('ERR-07: an operation that there is not, without any effect', async () => {
    const known = Buffer.from(rawCall('G22', 'countReceiveEdoc')).toString('latin1');
    const asked = known.replace('/countReceiveEdoc', '/cancelEdoc');
    const events = (await hub.store.listEvents(0, 10_000)).length;
    const { json } = jsonOf(await callRaw(hub.url, Buffer.from(asked, 'latin1')));
    expect(json).toMatchObject({ status: 'FAIL' });
    expect(json['ErrorDesc']).toContain('[wire.operation-unknown]');
    const more = (await hub.store.listEvents(events, 100)).map(({ event }) => event.name);
    expect(more.filter((name) => name !== 'request-refused')).toEqual([]);
  });

  it.each(['7', '103', '00', ''])(
    'STA-11, STA-14: a status with the code “%s”, and tells its sender',
    async (code) => {
      const packet = Buffer.from(status('H17', '03')).toString('utf8').replace('>03<', `>${code}<`);
      const answer = await call(hub, 'H17', 'sendEdoc', asStatus('H17'), Buffer.from(packet));
      expect(answer.json).toMatchObject({ status: 'FAIL', DocId: '' });
      expect((await call(hub, 'G22', 'countReceiveStatus')).json['count']).toBe(0);
      const [last] = (await hub.store.listEvents(0, 10_000)).slice(-1);
      expect(last?.event).toMatchObject({ name: 'request-refused', systemId: settingsOf('H17').systemId });
    },
  );

  it('IDC-15: a receiver written by its code of 2014', async () => {
    await expectRefused(await send(letterDraft(['00.00.H29'], '34')), 'hub.receiver-unknown');
  });
});

describe('MET-02: the length of a subject, in characters', () => {
  it('is 500 at most: 500 pass, 501 are refused', async () => {
    const over = await send({ ...letterDraft(['H17'], '35'), subject: 'ă'.repeat(501) });
    await expectRefused(over, 'packet.value-too-long');
    const { json } = await send({ ...letterDraft(['G06'], '36'), subject: 'ă'.repeat(500) });
    expect(json).toMatchObject({ status: 'OK' });
  });
});

describe('what the hub takes', () => {
  it('STA-17: is answered with its id as soon as it is durable', async () => {
    const { json } = await send(letterDraft(['G06'], '37'));
    expect(json).toMatchObject({ status: 'OK', DocId: expect.stringMatching(/^[0-9a-f]{24}$/) });
    expect(await hub.store.findPacket(String(json['DocId']))).toBeDefined();
  });

  it('GEN-10: has its time of acceptance and of fetching kept', async () => {
    const { json } = await send(letterDraft(['H38.05'], '38'));
    const acceptedAt = hub.clock.now();
    const [row] = await hub.store.listSent({
      systemId: settingsOf('G22').systemId,
      messageType: 'edoc',
      docId: String(json['DocId']),
    });
    await hub.clock.advance(1_000);
    const { data } = (await call(hub, 'H38.05', 'getReceivedEdocList', asDocument('H38.05').slice(0, 2)))
      .json;
    const [{ docId }] = data as [{ readonly docId: string }];
    await call(hub, 'H38.05', 'getEdoc', [['docId', docId]]);
    expect(row?.delivery.packet.acceptedAt).toBe(acceptedAt);
    expect((await hub.store.findDelivery(docId))?.fetchedAt).toBe(acceptedAt + 1_000);
  });
});
