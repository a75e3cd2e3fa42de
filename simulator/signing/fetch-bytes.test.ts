import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../protocol/ports/ports.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { fetchBytes } from './fetch-bytes.ts';

const kilobyte = 1024;

/** An answer whose body goes on without end, a kilobyte at a time; tells how many were taken and whether it was left. */
function endless(status = 200) {
  const told = { taken: 0, isLeft: false };
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      told.taken += 1;
      stream.enqueue(new Uint8Array(kilobyte));
    },
    cancel: () => {
      told.isLeft = true;
    },
  });
  const fetch: Fetch = async (_, init) => {
    init?.signal?.addEventListener('abort', () => void body.cancel().catch(() => undefined));
    return new Response(body, { status });
  };
  return { told, fetch };
}

function fetched(fetch: Fetch, largest: number) {
  const clock = createManualClock(0);
  return { clock, answer: fetchBytes({ fetch, clock, patience: 1000, largest }, 'http://pki.example/') };
}

describe('an answer of a service', () => {
  it('is read to its end where it is as long as it may be', async () => {
    const body = Buffer.alloc(4 * kilobyte, 'a');
    const fetch: Fetch = async () => new Response(body);
    expect(await fetched(fetch, body.length).answer).toEqual(new Uint8Array(body));
    expect(await fetched(fetch, body.length - 1).answer).toBe('> 4095 byte');
    expect(await fetched(async () => new Response(null), 0).answer).toEqual(new Uint8Array(0));
  });

  it('is left as soon as it is too long, however much would come', async () => {
    const { told, fetch } = endless();
    expect(await fetched(fetch, 8 * kilobyte).answer).toBe('> 8192 byte');
    expect(told.taken).toBeLessThan(12);
    expect(told.isLeft).toBe(true);
  });

  it('is not read where it says that there is none', async () => {
    const { told, fetch } = endless(404);
    expect(await fetched(fetch, 8 * kilobyte).answer).toBe('HTTP 404');
    expect(told.taken).toBeLessThan(3);
    expect(told.isLeft).toBe(true);
  });

  it('is waited for so long', async () => {
    let isLeft = false;
    const { clock, answer } = fetched(async (_, init) => {
      init?.signal?.addEventListener('abort', () => (isLeft = true));
      return new Promise(() => undefined);
    }, kilobyte);
    await clock.advance(1000);
    expect([await answer, isLeft]).toEqual(['timeout', true]);
  });
});
