import { beforeAll, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import type { Reading } from '../../protocol/result.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { inventStaff, refuses, registersAndFinishes } from './clerk-scripts.ts';
import { createFakeHubClient, outage, type WaitingPacket } from './fake-hub-client.ts';
import { createAgencyNode } from './node.ts';
import { createMemoryFiles } from './node-files.ts';
import { openNodeStore } from './node-store.ts';
import { openStatus } from './open-packet.ts';

const start = Date.UTC(2026, 10, 20, 3);
const staff = inventStaff(1, 'vanthu@mst.example');
let letter: DocumentDraft;

beforeAll(async () => {
  letter = draftOfLetter(await officialLetter({ seed: 7, to: ['G06'] }), '2026/11/20 09:00:00');
});

async function openNode(clerk = registersAndFinishes(staff, 1000)) {
  const clock = createManualClock(start);
  const log = createMemoryLog();
  const ports = { clock, chance: createSeededChance('1'), log };
  const client = createFakeHubClient();
  const store = await openNodeStore(createMemoryFiles());
  const events: ExchangeEvent[] = [];
  const agencies = ['G06', 'G06.19'].map((code) => {
    const agency = agencyOf(world2026, code);
    return { party: partyOf(agency), codes: [agency.code, agency.code102 ?? ''], clerk };
  });
  const node = createAgencyNode({ agencies, client, store, ports, onEvent: (event) => events.push(event) });
  return { clock, log, client, store, node, events };
}

function bytesOf(written: Reading<Uint8Array>): Uint8Array {
  if (!written.ok) throw new Error(written.problems[0]?.code);
  return written.value;
}

/** The letter under another number, waiting for G06. */
function waiting(number: number, change: Partial<DocumentDraft> = {}): WaitingPacket {
  const documentId = `G22,2026/11/20,${number}/VPCP-TTĐT`;
  const code = { codeNumber: String(number), codeNotation: 'VPCP-TTĐT' };
  const bytes = bytesOf(encodeDocument({ ...letter, documentId, code, ...change }, 'sdk'));
  return { docId: `delivery-${number}`, messageType: 'edoc', from: 'G22', to: 'G06', bytes };
}

/** A status of a receiver about a document that G06 sent. */
function statusOf(statusCode: StatusCode, documentId: string, at: string): WaitingPacket {
  const bytes = bytesOf(
    encodeStatus(
      {
        kind: 'status',
        from: partyOf(agencyOf(world2026, 'H17')),
        responseFor: { organId: 'G06', code: '1/BKHCN', promulgationDate: '2026/11/20', documentId },
        statusCode,
        timestamp: at,
      },
      'sdk',
    ),
  );
  return { docId: `status-${statusCode}`, messageType: 'status', from: 'H17', to: 'G06', bytes };
}

describe('an agency node that receives', () => {
  it('stores, acknowledges, registers and says 01', async () => {
    const { node, client, store } = await openNode();
    const packet = waiting(1);
    client.waiting.push(packet);
    await node.pollOnce();
    expect(client.acknowledged).toEqual([{ docId: 'delivery-1', outcome: 'done' }]);
    const [entry] = store.received();
    expect(entry).toMatchObject({ arrivalNumber: 1, to: 'G06', code: '1/VPCP-TTĐT', state: 'arrived' });
    expect(entry?.attachments.map((file) => file.size)).toEqual(
      letter.attachments.map((file) => file.bytes.length),
    );
    const stored = await store.files.read(entry?.file ?? '');
    expect(Buffer.from(stored).equals(packet.bytes)).toBe(true);
    expect(client.sent).toHaveLength(1);
  });

  it('lets its clerk register, assign, work and finish, with person, office, telephone and mail (STA-08)', async () => {
    const { node, client, clock } = await openNode();
    client.waiting.push(waiting(1));
    for (let round = 0; round < 6; round += 1) {
      await node.pollOnce();
      await clock.advance(1000);
    }
    const said = client.sent.map(({ bytes }) => {
      const status = openStatus(bytes);
      if (!status.ok) throw new Error(status.problems[0]?.code);
      return status.value;
    });
    expect(said.map((status) => status.statusCode)).toEqual(['01', '03', '04', '05', '06']);
    expect(said.map((status) => status.timestamp?.slice(-8))).toEqual([
      '10:00:00',
      '10:00:01',
      '10:00:02',
      '10:00:03',
      '10:00:04',
    ]);
    expect(said.slice(1).map((status) => status.staff)).toEqual([
      staff.clerk,
      staff.head,
      staff.officer,
      staff.officer,
    ]);
    expect(said.every((status) => status.responseFor.documentId === 'G22,2026/11/20,1/VPCP-TTĐT')).toBe(true);
  });

  it('refuses with a reason where its clerk does (STA-07)', async () => {
    const { node, client, clock, store } = await openNode(refuses(staff, 0, 'Gửi nhầm nơi nhận'));
    client.waiting.push(waiting(1));
    await node.pollOnce();
    await clock.advance(1000);
    await node.pollOnce();
    expect(store.received()[0]?.state).toBe('refused');
    expect(openStatus(client.sent[1]?.bytes ?? new Uint8Array())).toMatchObject({
      value: { statusCode: '02', description: 'Gửi nhầm nơi nhận' },
    });
  });

  it('says fail for a packet that it cannot read, shows it, and goes on with the other nineteen (ERR-06)', async () => {
    const { node, client, store } = await openNode();
    for (let number = 1; number <= 20; number += 1) client.waiting.push(waiting(number));
    const [poison] = client.waiting.splice(9, 1);
    const broken = Buffer.from('<edXML><unfinished');
    client.waiting.splice(9, 0, { ...(poison ?? waiting(10)), bytes: broken });
    await node.pollOnce();
    expect(store.received().map((each) => each.arrivalNumber)).toEqual(
      [...Array(19).keys()].map((at) => at + 1),
    );
    expect(store.received().every((each) => each.state === 'arrived')).toBe(true);
    expect(client.acknowledged.filter(({ outcome }) => outcome === 'fail')).toEqual([
      { docId: 'delivery-10', outcome: 'fail' },
    ]);
    expect(store.unreadable()).toMatchObject([{ deliveryId: 'delivery-10', from: 'G22' }]);
    expect(store.unreadable()[0]?.problems.length).toBeGreaterThan(0);
  });

  it('registers once what comes again because its acknowledgement was lost, and acknowledges it again (DUP-05)', async () => {
    const { node, client, store } = await openNode();
    client.waiting.push(waiting(1));
    client.ackAnswers.push(outage);
    await node.pollOnce();
    await node.pollOnce();
    await node.pollOnce();
    expect(client.acknowledged).toEqual([
      { docId: 'delivery-1', outcome: 'done' },
      { docId: 'delivery-1', outcome: 'done' },
    ]);
    expect(store.received()).toHaveLength(1);
    expect(client.sent).toHaveLength(1);
  });

  it('registers one document for each of its agencies that it is addressed to', async () => {
    const { node, client, store } = await openNode();
    const to = ['G06', '000.00.19.G06', 'H17'].map((code) => ({
      ...partyOf(agencyOf(world2026, code)),
      organId: code,
    }));
    client.waiting.push({ ...waiting(1, { to }), to: '' });
    await node.pollOnce();
    expect(store.received().map((each) => [each.to, each.arrivalNumber])).toEqual([
      ['G06', 1],
      ['000.00.19.G06', 1],
    ]);
  });

  it('sets aside what is addressed to nobody here', async () => {
    const { node, client, store } = await openNode();
    client.waiting.push({ ...waiting(1, { to: [partyOf(agencyOf(world2026, 'H17'))] }), to: 'H17' });
    await node.pollOnce();
    expect(store.unreadable()[0]?.problems[0]).toMatchObject({ code: 'hub.receiver-unknown', seen: 'H17' });
  });

  it('sets aside a status in the queue of documents', async () => {
    const { node, client, store } = await openNode();
    client.waiting.push({
      ...statusOf('01', 'G06,2026/11/20,1/BKHCN', '2026/11/20 10:00:00'),
      messageType: 'edoc',
    });
    await node.pollOnce();
    expect(store.received()).toEqual([]);
    expect(store.unreadable()[0]?.problems.length).toBeGreaterThan(0);
  });

  it('takes an outage for no news, writes it down, and asks again (ERR-09)', async () => {
    const { node, client, store, log } = await openNode();
    client.waiting.push(waiting(1));
    client.listAnswers.push(outage, outage);
    await node.pollOnce();
    expect(store.received()).toEqual([]);
    expect(log.entries.map(({ level, name }) => [level, name])).toEqual([
      ['warn', 'inbox-not-listed'],
      ['warn', 'inbox-not-listed'],
    ]);
    await node.pollOnce();
    expect(store.received()).toHaveLength(1);
  });
});

describe('an agency node that sends', () => {
  const documentId = 'G06,2026/11/20,1/BKHCN';
  const draft = (): DocumentDraft => ({
    ...letter,
    from: partyOf(agencyOf(world2026, 'G06')),
    to: [partyOf(agencyOf(world2026, 'H17'))],
    documentId,
    code: { codeNumber: '1', codeNotation: 'BKHCN' },
  });

  it('STA-09: registers, sends, and follows what the receiver says', async () => {
    const { node, client, store, events } = await openNode();
    await node.send(draft());
    await node.pollOnce();
    client.waiting.push(
      statusOf('01', documentId, '2026/11/20 10:00:01'),
      statusOf('03', documentId, '2026/11/20 10:05:00'),
    );
    await node.pollOnce();
    const [sent] = store.sent();
    expect(sent).toMatchObject({ registerNumber: 1, to: ['H17'], histories: [{ state: 'registered' }] });
    expect(sent?.histories[0]?.steps.map((step) => step.at)).toEqual([start + 1000, start + 300_000]);
    expect(events.map((event) => event.name)).toEqual(['status-received', 'status-received']);
    expect(client.acknowledged.every(({ outcome }) => outcome === 'done')).toBe(true);
  });

  it('acknowledges a status about nothing that it sent, and writes it down', async () => {
    const { node, client, log } = await openNode();
    client.waiting.push(statusOf('01', 'G06,2026/11/20,99/BKHCN', '2026/11/20 10:00:01'));
    await node.pollOnce();
    expect(client.waiting).toEqual([]);
    expect(log.entries.map((entry) => entry.name)).toEqual(['status-about-nothing-sent']);
  });

  it('names what no packet can carry', async () => {
    const { node, client } = await openNode();
    const sent = await node.send({ ...draft(), subject: 'a\u0000b' });
    expect(sent.ok).toBe(false);
    await node.pollOnce();
    expect(client.sent).toEqual([]);
  });
});
