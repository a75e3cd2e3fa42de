import type { Clock, Instant } from '../../protocol/ports/ports.ts';

/** Node refuses longer timers and fires them at once instead. */
const longestTimer = 2 ** 31 - 1;

/** The computer's own clock. A sleeper keeps the process alive until its time has come or its signal aborts. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), sleep };
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  const until: Instant = Date.now() + ms;
  for (let left = ms; left > 0 && signal?.aborted !== true; left = until - Date.now()) {
    await wait(Math.min(left, longestTimer), signal);
  }
}

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal?.addEventListener('abort', finish);
  });
}
