import { afterEach, describe, expect, it } from 'vitest';
import { callRaw, openRawCaller } from '../hub/http/raw-caller.ts';
import { asDocument, jsonOf, rawCall } from '../hub/hub-under-test.ts';
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

describe('faults of time and of answers, at the socket', () => {
  it('duplicate: the request is done twice and answered once', async () => {
    const hub = await withOne({ kind: 'duplicate' });
    const done: string[] = [];
    hub.onRequest(({ operation, answered }) => done.push(`${operation} ${answered}`));
    const answer = jsonOf(await callRaw(hub.url, sending)).json;
    expect(answer['status']).toBe('OK');
    expect(done).toHaveLength(2);
    expect(done[1]).toBe(done[0]);
    expect(await sendAgain(hub)).toEqual(noHarm(1));
  });

  it('reorder: a request waits until a later one was answered', async () => {
    const hub = await withOne({ kind: 'reorder', ms: 60_000 });
    const order: string[] = [];
    const fired = hub.nextFault();
    const first = callRaw(hub.url, sending).then(() => order.push('first'));
    await fired;
    await callRaw(hub.url, asking).then(() => order.push('second'));
    await first;
    expect(order).toEqual(['second', 'first']);
    expect(await sendAgain(hub)).toEqual(noHarm(1));
  });

  it('reorder: a request for which no other comes waits no longer than it is told', async () => {
    const hub = await withOne({ kind: 'reorder', ms: 60_000 });
    const fired = hub.nextFault();
    const answer = callRaw(hub.url, sending);
    await fired;
    await hub.sleeping();
    await hub.clock.advance(59_999);
    expect(await waiting(hub)).toBe(0);
    await hub.clock.advance(1);
    expect(jsonOf(await answer).json['status']).toBe('OK');
    expect(await sendAgain(hub)).toEqual(noHarm(1));
  });

  it('drip: the body comes piece by piece, as the clock goes', async () => {
    const hub = await withOne({ kind: 'drip', bytes: 20, ms: 1_000 });
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
    expect(await sendAgain(hub)).toEqual(noHarm(1));
  });

  it.each(moments)('delay %s the commit: by the clock, to the millisecond', async (when, taken) => {
    const hub = await withOne({ kind: 'delay', ms: 5_000, when });
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
    expect(await sendAgain(hub)).toEqual(noHarm(1));
  });

  it('delay: between two times, drawn and told', async () => {
    const hub = await withOne({ kind: 'delay', ms: 100, upTo: 200 });
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

  it.each(moments)('html-page %s the commit: a page of a proxy', async (when, taken) => {
    const hub = await withOne({ kind: 'html-page', when });
    const answer = await callRaw(hub.url, sending);
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(answer.body.toString()).toContain('<title>502 Bad Gateway</title>');
    expect(await sendAgain(hub)).toEqual(noHarm(taken));
  });

  it.each(moments)('empty-body %s the commit: a head alone', async (when, taken) => {
    const hub = await withOne({ kind: 'empty-body', when });
    const answer = await callRaw(hub.url, sending);
    expect([answer.status, answer.headers.get('content-length'), answer.body.length]).toEqual([200, '0', 0]);
    expect(await sendAgain(hub)).toEqual(noHarm(taken));
  });

  it.each([
    ['before', 0, { status: 'FAIL', ErrorCode: '20', DocId: '' }],
    ['after', 1, { status: 'OK', ErrorCode: '0' }],
  ] as const)('json-500 %s the commit: JSON under a status that nobody reads', async (when, taken, body) => {
    const hub = await withOne({ kind: 'json-500', when });
    const answer = await callRaw(hub.url, sending);
    expect(answer.status).toBe(500);
    expect(jsonOf(answer).json).toMatchObject(body);
    expect(await sendAgain(hub)).toEqual(noHarm(taken));
  });

  it('is not there for a request that does not come to its end', async () => {
    const hub = await withOne({ kind: 'duplicate' });
    const told = new Promise((resolve) => {
      hub.onRequest(resolve);
    });
    const caller = await openRawCaller(hub.url);
    caller.put(sending.subarray(0, sending.length - 100));
    caller.hangUp();
    expect(await told).toMatchObject({ httpStatus: 0, problems: [{ code: 'hub.upload-cut' }] });
    expect(await hub.fired()).toEqual([]);
    expect(hub.faults.tally()).toMatchObject([{ left: 1 }]);
    expect(await sendAgain(hub)).toEqual(noHarm(0));
  });

  it('leaves a packet alone that is too long to be kept', async () => {
    const hub = await withOne({ kind: 'duplicate' });
    const long = rawCall('G22', 'sendEdoc', asDocument('G22'), Buffer.alloc(17 * 1024 * 1024, ' '));
    expect(jsonOf(await callRaw(hub.url, long)).json['status']).toBe('FAIL');
    expect(await hub.fired()).toEqual([]);
    expect(hub.log.entries).toMatchObject([{ name: 'fault.left-out' }]);
  });

  it('leaves the connection usable where the answer was whole', async () => {
    const hub = await withOne({ kind: 'html-page', when: 'before' });
    const caller = await openRawCaller(hub.url);
    expect((await caller.call(sending)).status).toBe(502);
    expect(jsonOf(await caller.call(sending)).json['status']).toBe('OK');
    caller.hangUp();
  });
});
