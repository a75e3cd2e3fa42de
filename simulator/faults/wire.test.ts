import { afterEach, describe, expect, it } from 'vitest';
import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { callRaw, openRawCaller } from '../hub/http/raw-caller.ts';
import { asDocument, call, documents, jsonOf, letter, rawCall } from '../hub/hub-under-test.ts';
import type { Fault } from './fault.ts';
import { type FaultyHub, startFaultyHub } from './faulty-hub.ts';
import { openLine, splitAnswer } from './line.ts';
import type { FaultRule } from './plan.ts';

const hubs: FaultyHub[] = [];
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

/** A hub on which the first request of the Office meets a fault, and no other request does. */
async function hubWith(fault: Fault, more: Partial<FaultRule> = {}): Promise<FaultyHub> {
  const rule = {
    id: 'tested',
    system: agencyOf(world2026, 'G22').systemId,
    count: 1,
    ...more,
    ...fault,
  } as FaultRule;
  const hub = await startFaultyHub({ rules: [rule] });
  hubs.push(hub);
  return hub;
}

const sending = rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
const asking = rawCall('G22', 'getAgenciesList');
const waiting = async (hub: FaultyHub) => (await call(hub, 'H17', 'countReceiveEdoc')).json['count'];
/** Sends again what the fault had its way with, and expects the hub as if nothing had been. */
async function resends(hub: FaultyHub, takenBefore: number): Promise<void> {
  expect(await waiting(hub)).toBe(takenBefore);
  expect(jsonOf(await callRaw(hub.url, sending)).json).toMatchObject({ status: 'OK' });
  expect(await waiting(hub)).toBe(1);
  expect(await hub.fired()).toMatchObject([
    { rule: 'tested', systemId: agencyOf(world2026, 'G22').systemId, attempt: 1 },
  ]);
}

const moments = [
  ['before', 0],
  ['after', 1],
] as const;

describe('faults of the wire, at the socket', () => {
  it.each(moments)('drop %s the commit: a FIN without a byte', async (when, taken) => {
    const hub = await hubWith({ kind: 'drop', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.finished).toHaveLength(0);
    line.hangUp();
    await resends(hub, taken);
  });

  it.each(moments)('reset %s the commit: ECONNRESET without a byte', async (when, taken) => {
    const hub = await hubWith({ kind: 'reset', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.broken).toBe('ECONNRESET');
    expect(line.received()).toHaveLength(0);
    await resends(hub, taken);
  });

  it.each(moments)('half-close %s the commit: a FIN, and the other side stays open', async (when, taken) => {
    const hub = await hubWith({ kind: 'half-close', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.finished).toHaveLength(0);
    // A closed socket would answer these with a reset; here they are read, and do nothing any more.
    line.put(rawCall('G22', 'sendEdoc', asDocument('G22'), letter(['H17'], '99')));
    await resends(hub, taken);
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
    const hub = await hubWith({ kind: 'truncate', bytes });
    const line = await openLine(hub.url);
    line.put(sending);
    const { status, head, body } = splitAnswer(await line.finished);
    expect(status).toBe(200);
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBeGreaterThan(60);
    expect(body).toHaveLength(bytes);
    line.hangUp();
    await resends(hub, 1);
  });

  it('truncate: cuts a packet that is streamed, too', async () => {
    const hub = await hubWith(
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
    const hub = await hubWith({ kind: 'truncate', bytes: 100_000 });
    expect(jsonOf(await callRaw(hub.url, sending)).json['status']).toBe('OK');
    expect(await hub.fired()).toEqual([]);
    expect(hub.faults.tally()).toEqual([{ rule: 'tested', asked: 1, fired: 0, left: 1 }]);
    expect(hub.log.entries).toMatchObject([{ name: 'fault.left-out', facts: { rule: 'tested' } }]);
  });

  it('duplicate: the request is done twice and answered once', async () => {
    const hub = await hubWith({ kind: 'duplicate' });
    const done: string[] = [];
    hub.onRequest(({ operation, answered }) => done.push(`${operation} ${answered}`));
    const answer = jsonOf(await callRaw(hub.url, sending)).json;
    expect(answer['status']).toBe('OK');
    expect(done).toHaveLength(2);
    expect(done[1]).toBe(done[0]);
    await resends(hub, 1);
  });

  it('reorder: a request waits until a later one was answered', async () => {
    const hub = await hubWith({ kind: 'reorder', ms: 60_000 });
    const order: string[] = [];
    const fired = hub.nextFault();
    const first = callRaw(hub.url, sending).then(() => order.push('first'));
    await fired;
    await callRaw(hub.url, asking).then(() => order.push('second'));
    await first;
    expect(order).toEqual(['second', 'first']);
    await resends(hub, 1);
  });

  it('reorder: a request for which no other comes waits no longer than it is told', async () => {
    const hub = await hubWith({ kind: 'reorder', ms: 60_000 });
    const fired = hub.nextFault();
    const answer = callRaw(hub.url, sending);
    await fired;
    await hub.sleeping();
    await hub.clock.advance(59_999);
    expect(await waiting(hub)).toBe(0);
    await hub.clock.advance(1);
    expect(jsonOf(await answer).json['status']).toBe('OK');
    await resends(hub, 1);
  });

  it('drip: the body comes piece by piece, as the clock goes', async () => {
    const hub = await hubWith({ kind: 'drip', bytes: 20, ms: 1_000 });
    const line = await openLine(hub.url);
    line.put(sending);
    const head = await line.head();
    const lengths: number[] = [];
    for (let pieces = 1; pieces <= 4; pieces += 1) {
      await line.has(head + pieces * 20);
      await hub.sleeping();
      lengths.push(splitAnswer(line.received()).body.length);
      await hub.clock.advance(1_000);
    }
    expect(lengths).toEqual([20, 40, 60, 80]);
    const { body } = await callRaw(hub.url, sending);
    expect(splitAnswer(await line.has(head + body.length)).body).toEqual(body);
    line.hangUp();
    await resends(hub, 1);
  });

  it.each(moments)('delay %s the commit: by the clock, to the millisecond', async (when, taken) => {
    const hub = await hubWith({ kind: 'delay', ms: 5_000, when });
    const fired = hub.nextFault();
    const line = await openLine(hub.url);
    line.put(sending);
    await fired;
    await hub.sleeping();
    await hub.clock.advance(4_999);
    expect(await waiting(hub)).toBe(taken);
    expect(line.received()).toHaveLength(0);
    await hub.clock.advance(1);
    expect(splitAnswer(await line.has(100)).status).toBe(200);
    line.hangUp();
    await resends(hub, 1);
  });

  it('delay: between two times, drawn and told', async () => {
    const hub = await hubWith({ kind: 'delay', ms: 100, upTo: 200 });
    const fired = hub.nextFault();
    const answer = callRaw(hub.url, sending);
    const { drawn } = await fired;
    const ms = Number(/^(\d+) ms$/.exec(drawn ?? '')?.[1]);
    expect(ms).toBeGreaterThanOrEqual(100);
    expect(ms).toBeLessThanOrEqual(200);
    await hub.sleeping();
    await hub.clock.advance(ms);
    expect((await answer).status).toBe(200);
  });

  it.each(moments)('raw-reply %s the commit: these bytes and a FIN', async (when, taken) => {
    const hub = await hubWith({ kind: 'raw-reply', text: 'xin chào\r\n', when });
    const line = await openLine(hub.url);
    line.put(sending);
    expect(await line.finished).toEqual(Buffer.from('xin chào\r\n'));
    line.hangUp();
    await resends(hub, taken);
  });

  it('raw-reply: bytes that are no text, behind the answer to an earlier request', async () => {
    const base64 = Buffer.from([0, 255, 128, 13]).toString('base64');
    const hub = await hubWith({ kind: 'raw-reply', base64, when: 'before' }, { operation: 'sendEdoc' });
    const line = await openLine(hub.url);
    line.put(asking);
    line.put(sending);
    const all = await line.finished;
    expect(splitAnswer(all).status).toBe(200);
    expect(all.subarray(-4)).toEqual(Buffer.from([0, 255, 128, 13]));
    line.hangUp();
  });

  it.each(moments)('html-page %s the commit: a page of a proxy', async (when, taken) => {
    const hub = await hubWith({ kind: 'html-page', when });
    const answer = await callRaw(hub.url, sending);
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(answer.body.toString()).toContain('<title>502 Bad Gateway</title>');
    await resends(hub, taken);
  });

  it.each(moments)('empty-body %s the commit: a head alone', async (when, taken) => {
    const hub = await hubWith({ kind: 'empty-body', when });
    const answer = await callRaw(hub.url, sending);
    expect([answer.status, answer.headers.get('content-length'), answer.body.length]).toEqual([200, '0', 0]);
    await resends(hub, taken);
  });

  it.each([
    ['before', 0, { status: 'FAIL', ErrorCode: '20', DocId: '' }],
    ['after', 1, { status: 'OK', ErrorCode: '0' }],
  ] as const)('json-500 %s the commit: JSON under a status that nobody reads', async (when, taken, body) => {
    const hub = await hubWith({ kind: 'json-500', when });
    const answer = await callRaw(hub.url, sending);
    expect(answer.status).toBe(500);
    expect(jsonOf(answer).json).toMatchObject(body);
    await resends(hub, taken);
  });

  it('is not there for a request that does not come to its end', async () => {
    const hub = await hubWith({ kind: 'duplicate' });
    const told = new Promise((resolve) => {
      hub.onRequest(resolve);
    });
    const caller = await openRawCaller(hub.url);
    caller.put(sending.subarray(0, sending.length - 100));
    caller.hangUp();
    expect(await told).toMatchObject({ httpStatus: 0, problems: [{ code: 'hub.upload-cut' }] });
    expect(await hub.fired()).toEqual([]);
    expect(hub.faults.tally()).toMatchObject([{ left: 1 }]);
    await resends(hub, 0);
  });

  it('leaves a packet alone that is too long to be kept', async () => {
    const hub = await hubWith({ kind: 'duplicate' });
    const long = rawCall('G22', 'sendEdoc', asDocument('G22'), Buffer.alloc(17 * 1024 * 1024, ' '));
    expect(jsonOf(await callRaw(hub.url, long)).json['status']).toBe('FAIL');
    expect(await hub.fired()).toEqual([]);
    expect(hub.log.entries).toMatchObject([{ name: 'fault.left-out' }]);
  });

  it('leaves the connection usable where the answer was whole', async () => {
    const hub = await hubWith({ kind: 'html-page', when: 'before' });
    const caller = await openRawCaller(hub.url);
    expect((await caller.call(sending)).status).toBe(502);
    expect(jsonOf(await caller.call(sending)).json['status']).toBe('OK');
    caller.hangUp();
  });

  it('ends what it holds when the plan is replaced, and when the hub closes', async () => {
    const hub = await hubWith({ kind: 'lost-reply' });
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
