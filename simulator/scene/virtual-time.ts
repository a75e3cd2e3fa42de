import { setImmediate } from 'node:timers/promises';
import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import { usualSweepEvery } from '../hub/notices/sweep.ts';
import { createManualClock } from '../ports/manual-clock.ts';

/** Time of a world that runs as fast as its network lets it. */
export interface VirtualTime {
  readonly clock: Clock;
  /** Lets time pass, `step` milliseconds at once, whenever somebody waits for it, until `work` has ended. */
  hurry<T>(work: Promise<T>, step?: number): Promise<T>;
}

/** The wait for `100 Continue` is the network's, and no part of virtual time: a hub always says it. */
const networkWait = 3000;

export function createVirtualTime(start: Instant): VirtualTime {
  const manual = createManualClock(start);
  const untilAborted = (signal?: AbortSignal) =>
    new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  let waiting = 0;
  /** The hub's sweep sleeps most of its life; nobody waits for it, so it makes no time pass. */
  const sleep = async (ms: number, signal?: AbortSignal) => {
    const counts = ms === usualSweepEvery ? 0 : 1;
    waiting += counts;
    await manual.sleep(ms, signal);
    waiting -= counts;
  };
  return {
    clock: {
      now: manual.now,
      sleep: (ms, signal) => (ms === networkWait ? untilAborted(signal) : sleep(ms, signal)),
    },
    hurry: async (work, step = 100) => {
      let ended = false;
      const watched = work.finally(() => {
        ended = true;
      });
      // Whoever asked gets the failure below; here it only ends the loop.
      watched.catch(() => undefined);
      while (!ended) {
        if (waiting > 0) await manual.advance(step);
        else await setImmediate();
      }
      return watched;
    },
  };
}
