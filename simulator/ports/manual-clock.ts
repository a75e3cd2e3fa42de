import type { Clock, Instant } from '../../protocol/ports/ports.ts';

/** A clock that stands still until somebody moves it: a virtual day passes in milliseconds. */
export interface ManualClock extends Clock {
  /**
   * Moves time on by `ms`, waking each sleeper at its own moment, in order of time and then of going to
   * sleep. Between two wakings it lets everything run that can run, so that a sleeper may sleep again
   * within the same advance.
   */
  advance(ms: number): Promise<void>;
  /** Shows a later instant at once. @throws when somebody was to be woken before it or at it. */
  skipTo(at: Instant): void;
  /** How many sleep now. */
  sleepers(): number;
  /** When the next of them is to be woken. */
  nextWaking(): Instant | undefined;
}

interface Sleeper {
  readonly until: Instant;
  readonly wake: () => void;
}

/** Creates a clock that shows `start` (milliseconds since 1970 UTC). */
export function createManualClock(start: Instant): ManualClock {
  const sleeping = new Set<Sleeper>();
  let now = start;

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms <= 0 || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        sleeping.delete(sleeper);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { until: now + ms, wake };
      sleeping.add(sleeper);
      signal?.addEventListener('abort', wake);
    });
  };

  const advance = async (ms: number): Promise<void> => {
    if (!(ms >= 0)) throw new RangeError(`A clock cannot be advanced by ${ms} ms.`);
    const goal = now + ms;
    await settle();
    for (let next = earliest(sleeping, goal); next !== undefined; next = earliest(sleeping, goal)) {
      now = next.until;
      next.wake();
      await settle();
    }
    now = goal;
  };

  const nextWaking = () => earliest(sleeping, Number.MAX_SAFE_INTEGER)?.until;

  return {
    now: () => now,
    sleep,
    advance,
    skipTo: (at) => {
      if (!(at >= now) || (nextWaking() ?? Infinity) <= at)
        throw new RangeError(`A clock cannot skip to ${at}.`);
      now = at;
    },
    sleepers: () => sleeping.size,
    nextWaking,
  };
}

function earliest(sleeping: ReadonlySet<Sleeper>, goal: Instant): Sleeper | undefined {
  let found: Sleeper | undefined;
  for (const each of sleeping) {
    if (each.until <= goal && (found === undefined || each.until < found.until)) found = each;
  }
  return found;
}

/** One turn of the event loop: every promise that is ready has run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
