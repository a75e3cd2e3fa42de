import { setImmediate } from 'node:timers/promises';
import type { Clock, Instant } from '../../protocol/ports/ports.ts';

/** A clock that goes by itself, and that somebody can stop, let go on, and move forward. */
export interface SteerableClock extends Clock {
  /** Moves time on by `ms`, running or not, waking each sleeper at its own moment and in order. */
  advance(ms: number): Promise<void>;
  /** Stops time. Whoever sleeps goes on sleeping until it is moved or let go. */
  freeze(): void;
  /** Lets time go on from where it stands. */
  resume(): void;
  isFrozen(): boolean;
}

interface Sleeper {
  readonly until: Instant;
  readonly wake: () => void;
}

/** Creates a clock that goes with another one until it is steered. It never goes back. */
export function createSteerableClock(base: Clock): SteerableClock {
  const sleeping = new Set<Sleeper>();
  let offset = 0;
  let frozenAt: Instant | undefined;
  let watch = new AbortController();

  const now = () => frozenAt ?? base.now() + offset;
  const set = (instant: Instant) => {
    if (frozenAt === undefined) offset = instant - base.now();
    else frozenAt = instant;
  };
  const next = () => [...sleeping].reduce<Sleeper | undefined>(earlier, undefined);

  /** Waits on the base clock for the next sleeper, and starts anew whenever something has changed. */
  const rewatch = () => {
    watch.abort();
    watch = new AbortController();
    const first = next();
    if (first === undefined || frozenAt !== undefined) return;
    const { signal } = watch;
    void base.sleep(Math.max(first.until - now(), 0), signal).then(() => {
      if (signal.aborted) return;
      for (const each of [...sleeping].sort((a, b) => a.until - b.until))
        if (each.until <= now()) each.wake();
      rewatch();
    });
  };

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms <= 0 || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        sleeping.delete(sleeper);
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        wake();
        rewatch();
      };
      const sleeper: Sleeper = { until: now() + ms, wake };
      sleeping.add(sleeper);
      signal?.addEventListener('abort', leave);
      rewatch();
    });
  };

  const advance = async (ms: number): Promise<void> => {
    if (!(ms >= 0)) throw new RangeError(`A clock cannot be advanced by ${ms} ms.`);
    const goal = now() + ms;
    for (let first = next(); first !== undefined && first.until <= goal; first = next()) {
      set(Math.max(first.until, now()));
      first.wake();
      await setImmediate();
    }
    set(Math.max(goal, now()));
    rewatch();
  };

  return {
    now,
    sleep,
    advance,
    freeze: () => {
      frozenAt = now();
      rewatch();
    },
    resume: () => {
      if (frozenAt !== undefined) offset = frozenAt - base.now();
      frozenAt = undefined;
      rewatch();
    },
    isFrozen: () => frozenAt !== undefined,
  };
}

function earlier(one: Sleeper | undefined, other: Sleeper): Sleeper {
  return one === undefined || other.until < one.until ? other : one;
}
