import { describe, expect, it } from 'vitest';
import { createManualClock } from '../ports/manual-clock.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { fieldBackOff } from './back-off.ts';
import { createFakeHubClient, outage } from './fake-hub-client.ts';
import { createMemoryFiles } from './node-files.ts';
import { openNodeStore } from './node-store.ts';
import { createOutbox } from './outbox.ts';

const letter = {
  messageType: 'edoc',
  from: 'G06',
  documentId: 'G06,2026/11/21,1/BKHCN',
  bytes: Buffer.from('<a/>'),
} as const;
const status = { ...letter, messageType: 'status', bytes: Buffer.from('<s/>') } as const;
const minute = 60_000;

async function openOutbox() {
  const clock = createManualClock(Date.UTC(2026, 10, 21, 3));
  const ports = { clock, chance: createSeededChance('1'), log: createMemoryLog() };
  const client = createFakeHubClient();
  const store = await openNodeStore(createMemoryFiles());
  const parts = { client, store, ports, backOff: fieldBackOff };
  const outbox = createOutbox(parts);
  return { clock, client, store, outbox, parts };
}

describe('an outbox', () => {
  it('goes on behind the highest number when it is opened again, also where one was given to nothing', async () => {
    const { store, outbox, parts } = await openOutbox();
    await outbox.prepare(letter);
    await outbox.add({ ...letter, bytes: Buffer.from('<b/>') });
    await createOutbox(parts).add({ ...letter, bytes: Buffer.from('<c/>') });
    expect(store.outgoing().map(({ id }) => id)).toEqual(['000002', '000003']);
    const texts = store.outgoing().map(async ({ file }) => String(Buffer.from(await store.files.read(file))));
    expect(await Promise.all(texts)).toEqual(['<b/>', '<c/>']);
  });

  it('sends what was added, byte for byte, and keeps the id that the hub gave', async () => {
    const { client, store, outbox, clock } = await openOutbox();
    await outbox.add(letter);
    await outbox.flush();
    expect(Buffer.from(client.sent[0]?.bytes ?? []).toString()).toBe('<a/>');
    expect(store.outgoing()[0]?.dispatching).toEqual({
      state: 'accepted',
      docId: '000000000000000000000001',
      at: clock.now(),
    });
    await outbox.flush();
    expect(client.sent).toHaveLength(1);
  });

  it('tries again after an outage, each time later, and then waits for a person (ERR-04)', async () => {
    const { client, store, outbox, clock } = await openOutbox();
    client.sendAnswers.push(outage, outage, outage, outage, outage, outage);
    await outbox.add(letter);
    const tried: number[] = [];
    const started = clock.now();
    while (store.outgoing()[0]?.dispatching.state === 'waiting') {
      const before = client.sent.length;
      await outbox.flush();
      if (client.sent.length > before) tried.push((clock.now() - started) / 1000);
      await clock.advance(10_000);
    }
    expect(tried).toEqual([0, 30, 90, 210, 450, 930]);
    expect(store.outgoing()[0]?.dispatching).toMatchObject({
      state: 'stalled',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('never sends again what the hub refused, and keeps its words', async () => {
    const { client, store, outbox, clock } = await openOutbox();
    client.sendAnswers.push({ kind: 'refused', errorCode: '22', errorDesc: 'Goi tin sai' });
    await outbox.add(letter);
    await outbox.flush();
    await clock.advance(60 * minute);
    await outbox.flush();
    expect(client.sent).toHaveLength(1);
    expect(store.outgoing()[0]?.dispatching).toMatchObject({
      state: 'refused',
      errorCode: '22',
      errorDesc: 'Goi tin sai',
    });
  });

  it('takes a system error of the hub for an outage', async () => {
    const { client, outbox, store, clock } = await openOutbox();
    client.sendAnswers.push({ kind: 'refused', errorCode: '20', errorDesc: 'Loi he thong' });
    await outbox.add(letter);
    await outbox.flush();
    await clock.advance(minute);
    await outbox.flush();
    expect(store.outgoing()[0]?.dispatching.state).toBe('accepted');
  });

  it('lets no status overtake an earlier packet about the same document', async () => {
    const { client, outbox, clock } = await openOutbox();
    client.sendAnswers.push(outage);
    await outbox.add({ ...status, statusCode: '01' });
    await outbox.add({ ...status, statusCode: '03' });
    await outbox.add({ ...status, statusCode: '01', documentId: 'G06,2026/11/21,2/BKHCN' });
    await outbox.flush();
    expect(client.sent).toHaveLength(2);
    await clock.advance(30_000);
    await outbox.flush();
    const codes = client.sent.map((packet) => ('statusCode' in packet ? packet.statusCode : ''));
    expect(codes).toEqual(['01', '01', '01', '03']);
  });
});
