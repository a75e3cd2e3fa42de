import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../ports/manual-clock.ts';
import { createSeededChance } from '../../../ports/seeded-chance.ts';
import { createExportQueue } from './export-queue.ts';
import { createPostBatch, type Posted } from './post-otlp.ts';

const chance = () => createSeededChance('otlp');

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** A queue of three that sends two at a time, every second. */
function queueUnderTest(answer: () => Promise<Posted> = async () => ({ taken: true, rejected: 0 })) {
  const clock = createManualClock(0);
  const batches: (readonly number[])[] = [];
  const losses: (readonly [number, string])[] = [];
  const queue = createExportQueue<number>({
    ...{ clock, capacity: 3, batchLength: 2, every: 1_000 },
    send: (batch) => {
      batches.push(batch);
      return answer();
    },
    lost: (count, why) => losses.push([count, why]),
  });
  queue.start();
  return { clock, queue, batches, losses };
}

describe('a queue of what is exported', () => {
  it('sends a full batch at once, and the rest when it is time', async () => {
    const { clock, queue, batches } = queueUnderTest();
    for (const each of [1, 2, 3]) queue.put(each);
    await clock.advance(0);
    expect(batches).toEqual([[1, 2], [3]]);
    queue.put(4);
    await clock.advance(999);
    expect(batches).toHaveLength(2);
    await clock.advance(1);
    expect(batches.at(-1)).toEqual([4]);
    expect(queue.tally()).toEqual({ queued: 0, sent: 4, dropped: 0 });
  });

  it('drops what it has no room for, and never keeps anybody waiting', async () => {
    const never = Promise.withResolvers<Posted>();
    const { clock, queue, losses } = queueUnderTest(() => never.promise);
    for (let each = 0; each < 10; each += 1) queue.put(each);
    await clock.advance(0);
    expect(queue.tally()).toEqual({ queued: 3, sent: 0, dropped: 7 });
    never.resolve({ taken: true, rejected: 0 });
    await queue.close();
    expect(queue.tally()).toEqual({ queued: 0, sent: 3, dropped: 7 });
    expect(losses).toEqual([[7, 'no room: they came faster than the receiver took them']]);
  });

  it('counts what the receiver never took, and what it took only in part', async () => {
    const answers: Posted[] = [
      { taken: false, why: 'HTTP 400' },
      { taken: true, rejected: 1 },
    ];
    const { clock, queue, losses } = queueUnderTest(
      async () => answers.shift() ?? { taken: true, rejected: 0 },
    );
    for (const each of [1, 2]) queue.put(each);
    await clock.advance(0);
    for (const each of [3, 4]) queue.put(each);
    await clock.advance(0);
    expect(queue.tally()).toEqual({ queued: 0, sent: 1, dropped: 3 });
    expect(losses).toEqual([
      [2, 'HTTP 400'],
      [1, 'the receiver rejected them'],
    ]);
  });

  it('sends what is left when it closes, and nothing afterwards', async () => {
    const { queue, batches } = queueUnderTest();
    queue.put(1);
    await queue.close();
    queue.put(2);
    expect(batches).toEqual([[1]]);
    expect(queue.tally()).toEqual({ queued: 0, sent: 1, dropped: 1 });
  });

  it('ends at the first batch that is not taken while it closes, and says what was lost', async () => {
    const none: Posted = { taken: false, why: 'no answer in 10000 ms' };
    const { queue, batches, losses } = queueUnderTest(async () => none);
    for (const each of [1, 2, 3]) queue.put(each);
    await queue.close();
    expect(batches).toEqual([[1, 2]]);
    expect(queue.tally()).toEqual({ queued: 0, sent: 0, dropped: 3 });
    expect(losses).toEqual([
      [2, none.why],
      [1, none.why],
    ]);
  });
});

describe('posting a batch', () => {
  const body = new Uint8Array([1]);
  const open = new AbortController().signal;

  /** Posts to a receiver that gives these answers in turn, and notes when it was asked. */
  function receiver(answers: readonly (() => Response)[]) {
    const clock = createManualClock(0);
    const asked: (readonly [number, string])[] = [];
    const queue = [...answers];
    const fetch = async (input: string | URL) => {
      asked.push([clock.now(), String(input)]);
      return queue.shift()?.() ?? new Response('{}');
    };
    const settings = { endpoint: 'http://otel.example:4318/', serviceName: 's', ratio: 1, headers: {} };
    return { clock, asked, post: createPostBatch({ ...settings, fetch, clock }, chance()) };
  }
  const status =
    (code: number, headers: Record<string, string> = {}) =>
    () =>
      new Response('', { status: code, headers });

  it('goes to the signal’s own path below the endpoint', async () => {
    const { asked, post } = receiver([]);
    expect(await post('/v1/traces', body, open)).toEqual({ taken: true, rejected: 0 });
    expect(asked).toEqual([[0, 'http://otel.example:4318/v1/traces']]);
  });

  it('tries again after pauses that double, five times in all', async () => {
    const { clock, asked, post } = receiver([503, 502, 504, 429, 503].map((code) => status(code)));
    const posted = post('/v1/traces', body, open);
    await clock.advance(60_000);
    expect(await posted).toEqual({ taken: false, why: 'HTTP 503' });
    const pauses = asked.slice(1).map(([at], index) => at - (asked[index]?.[0] ?? 0));
    expect(pauses).toHaveLength(4);
    for (const [index, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(800 * 2 ** index);
      expect(pause).toBeLessThanOrEqual(1_200 * 2 ** index);
    }
  });

  it('waits as long as the receiver asks for', async () => {
    const { clock, asked, post } = receiver([status(503, { 'retry-after': '7' })]);
    const posted = post('/v1/traces', body, open);
    await clock.advance(7_000);
    expect(await posted).toEqual({ taken: true, rejected: 0 });
    expect(asked.map(([at]) => at)).toEqual([0, 7_000]);
  });

  it('takes a refusal for an answer', async () => {
    const { asked, post } = receiver([status(400)]);
    expect(await post('/v1/traces', body, open)).toEqual({ taken: false, why: 'HTTP 400' });
    expect(asked).toHaveLength(1);
  });

  it('gives up a receiver that never answers', async () => {
    const clock = createManualClock(0);
    const fetch = (_input: string | URL, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(asError(init.signal?.reason)));
      });
    const settings = {
      endpoint: 'http://otel.example',
      serviceName: 's',
      ratio: 1,
      headers: {},
      fetch,
      clock,
    };
    const posted = createPostBatch(settings, chance())('/v1/traces', body, open);
    await clock.advance(120_000);
    expect(await posted).toEqual({ taken: false, why: 'no answer in 10000 ms' });
  });

  it('tries once more at most when the hub ends', async () => {
    const { asked, post } = receiver([status(503), status(503)]);
    expect(await post('/v1/traces', body, AbortSignal.abort())).toEqual({ taken: false, why: 'HTTP 503' });
    expect(asked).toHaveLength(1);
  });

  it('reads how much of a batch was left', async () => {
    const some = () => new Response('{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}');
    expect(await receiver([some]).post('/v1/traces', body, open)).toEqual({ taken: true, rejected: 3 });
  });
});
