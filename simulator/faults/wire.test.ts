import { afterEach, describe, expect, it } from 'vitest';
import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { callRaw } from '../hub/http/raw-caller.ts';
import { asDocument, call, documents, jsonOf, letter, rawCall } from '../hub/hub-under-test.ts';
import type { FaultyHub } from './faulty-hub.ts';
import { openLine, splitAnswer } from './line.ts';
import { asking, moments, noHarm, sendAgain, sending, startHubWithOne, waiting } from './one-fault.ts';

const hubs: FaultyHub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

const withOne: typeof startHubWithOne = async (fault, more) => {
  const hub = await startHubWithOne(fault, more);
  hubs.push(hub);
  return hub;
};

describe('faults of the connection, at the socket', () => {
  it.each(moments)('drop %s the commit: a FIN without a byte', async (when, taken) => {
    const hub = await withOne({ kind: 'drop', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.finished).toHaveLength(0);
    line.hangUp();
    expect(await sendAgain(hub)).toEqual(noHarm(taken));
  });

  it.each(moments)('reset %s the commit: ECONNRESET without a byte', async (when, taken) => {
    const hub = await withOne({ kind: 'reset', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.broken).toBe('ECONNRESET');
    expect(line.received()).toHaveLength(0);
    expect(await sendAgain(hub)).toEqual(noHarm(taken));
  });

  it.each(moments)('half-close %s the commit: a FIN, and the other side stays open', async (when, taken) => {
    const hub = await withOne({ kind: 'half-close', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.finished).toHaveLength(0);
    // A closed socket would answer these with a reset; here they are read, and do nothing any more.
    line.put(rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'], '99')));
    expect(await sendAgain(hub)).toEqual(noHarm(taken));
    line.put(asking);
    let isBroken = false;
    void line.broken.then(
      () => {
        isBroken = true;
      },
      () => undefined,
    );
    await waiting(hub);
    expect(isBroken).toBe(false);
    line.end();
  });

  it.each([0, 1, 17, 60])('truncate: a whole head, %i bytes of the body, a FIN', async (bytes) => {
    const hub = await withOne({ kind: 'truncate', bytes });
    const line = await openLine(hub.url);
    line.put(sending);
    const { status, head, body } = splitAnswer(await line.finished);
    expect(status).toBe(200);
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBeGreaterThan(60);
    expect(body).toHaveLength(bytes);
    line.hangUp();
    expect(await sendAgain(hub)).toEqual(noHarm(1));
  });

  it('truncate: cuts a packet that is streamed, too', async () => {
    const hub = await withOne(
      { kind: 'truncate', bytes: 1_000 },
      { system: agencyOf(world2026, 'H17').systemId, operation: 'getEdoc' },
    );
    await callRaw(hub.url, sending);
    const [row] = (await call(hub, 'H17', 'getReceivedEdocList', documents)).json['data'] as {
      docId: string;
    }[];
    const line = await openLine(hub.url);
    line.put(rawCall('H17', 'getEdoc', [['docId', row?.docId ?? '']]));
    const { head, body } = splitAnswer(await line.finished);
    expect(head).toContain('Content-Length: ');
    expect(body).toHaveLength(1_000);
    line.hangUp();
  });

  it('truncate: is left out when the answer is no longer than that', async () => {
    const hub = await withOne({ kind: 'truncate', bytes: 100_000 });
    expect(jsonOf(await callRaw(hub.url, sending)).json['status']).toBe('OK');
    expect(await hub.fired()).toEqual([]);
    expect(hub.faults.tally()).toEqual([{ rule: 'tested', asked: 1, fired: 0, left: 1 }]);
    expect(hub.log.entries).toMatchObject([{ name: 'fault.left-out', facts: { rule: 'tested' } }]);
  });

  it.each(moments)('raw-reply %s the commit: these bytes and a FIN', async (when, taken) => {
    const hub = await withOne({ kind: 'raw-reply', text: 'xin chào\r\n', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.finished).toEqual(Buffer.from('xin chào\r\n'));
    line.hangUp();
    expect(await sendAgain(hub)).toEqual(noHarm(taken));
  });

  it('raw-reply: bytes that are no text, behind the answer to an earlier request', async () => {
    const base64 = Buffer.from([0, 255, 128, 13]).toString('base64');
    const hub = await withOne({ kind: 'raw-reply', base64, when: 'before' }, { operation: 'sendEdoc' });
    const line = await openLine(hub.url);
    line.put(asking);
    line.put(sending);
    const all = await line.finished;
    expect(splitAnswer(all).status).toBe(200);
    expect(all.subarray(-4)).toEqual(Buffer.from([0, 255, 128, 13]));
    line.hangUp();
  });

  it('ends what it holds when the plan is replaced, and when the hub closes', async () => {
    const hub = await withOne({ kind: 'lost-reply' });
    const line = await openLine(hub.url);
    const fired = hub.nextFault();
    line.put(sending);
    await fired;
    hub.faults.set({ rules: [{ id: 'again', kind: 'half-close', when: 'before', count: 1 }] });
    expect(await line.finished).toHaveLength(0);
    const other = await openLine(hub.url);
    other.put(asking);
    await other.finished;
    const before = performance.now();
    await hubs.pop()?.close();
    expect(performance.now() - before).toBeLessThan(4_000);
  });
});
