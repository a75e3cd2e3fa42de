import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createLife, knock, quietCalls } from './hub-life.ts';
import type { Carry } from './stage.ts';

const endpoint = 'https://truc.example/XrdAdapter/adapter';
const request = { method: 'POST', target: '/sendEdoc', headers: [], body: new Uint8Array() };
const failing =
  (code: string): (() => Promise<never>) =>
  async () => {
    throw Object.assign(new Error(code), { code });
  };
const answering: Carry = async () => ({ httpStatus: 500, headers: [], body: new Uint8Array() });
const never = () => new Promise<void>(() => undefined);
const { signal } = new AbortController();

/** Sleeps end in the order in which they were asked for; `upTo` of them. */
const sleeping = (upTo: number) => {
  let slept = 0;
  return async () => {
    slept += 1;
    if (slept > upTo) await never();
  };
};

describe('knocking at a hub before a run', () => {
  test('a connection that hangs is told after some seconds, and given up after the patience of one call', async () => {
    const told: string[] = [];
    const why = await knock(
      { endpoint },
      { connect: never, sleep: sleeping(2), signal, late: (text) => told.push(text.en) },
    );
    expect(told).toEqual(['no connection to truc.example:443 yet; waiting for it, at most 60 s']);
    expect(why?.vi).toBe('không kết nối được tới truc.example:443 trong 60 giây');
  });

  test('a slow one that comes is no reason', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const connect = () => promise;
    const late = () => resolve();
    expect(await knock({ endpoint }, { connect, sleep: sleeping(1), signal, late })).toBeUndefined();
  });

  test('one that is refused is told by its code', async () => {
    const connect = failing('ECONNREFUSED');
    const why = await knock(
      { endpoint: 'http://127.0.0.1:9/x' },
      { connect, sleep: never, signal, late: () => undefined },
    );
    expect(why?.en).toBe('no connection to 127.0.0.1:9 (ECONNREFUSED)');
  });

  test('opens a connection of its own, and lets it go', async () => {
    const server = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const gone = new Promise<void>((resolve) =>
      server.once('connection', (one) => one.once('close', resolve)),
    );
    const place = { endpoint: `http://127.0.0.1:${port}` };
    expect(await knock(place, { sleep: never, signal, late: () => undefined })).toBeUndefined();
    await gone;
    server.close();
  });
});

describe('a hub that has never answered', () => {
  const play = async (carries: readonly Carry[]) => {
    const told: string[] = [];
    let asked = 0;
    const life = createLife({ endpoint }, ({ en }) => told.push(en));
    for (const carry of carries) {
      const counted: Carry = (one) => {
        asked += 1;
        return carry(one);
      };
      await life
        .watch(counted)(request)
        .catch(() => undefined);
    }
    return { told, asked };
  };
  const silent = failing('ETIMEDOUT');

  test('is given up after some calls, and not called again', async () => {
    const { told, asked } = await play(Array.from({ length: quietCalls + 4 }, () => silent));
    expect(asked).toBe(quietCalls);
    expect(told).toEqual([`truc.example:443 gave no answer to the first ${quietCalls} calls (ETIMEDOUT)`]);
  });

  test('is never given up once it has answered, whatever it said and however slow it was', async () => {
    const { told, asked } = await play([answering, ...Array.from({ length: 9 }, () => silent)]);
    expect([told, asked]).toEqual([[], 10]);
  });

  test('is alive when it cuts a connection: that is an answer of a kind', async () => {
    const cut = failing('ECONNRESET');
    const { told, asked } = await play([silent, silent, cut, silent, silent, silent]);
    expect([told, asked]).toEqual([[], 6]);
  });

  test('is not alive because its management end is', async () => {
    const life = createLife({ endpoint }, () => undefined);
    let asked = 0;
    const managed = { ...request, target: '/-/clock' };
    await life.watch(answering)(managed);
    const counted: Carry = () => {
      asked += 1;
      return silent();
    };
    for (let call = 0; call < quietCalls + 2; call += 1) {
      await life
        .watch(counted)(request)
        .catch(() => undefined);
    }
    expect(asked).toBe(quietCalls);
  });
});
