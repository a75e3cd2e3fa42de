import type { Clock, Instant } from '../../protocol/ports/ports.ts';

/** A clock that runs faster than another: for a system under test whose clock runs so too. */
export interface ScaledClockOptions {
  readonly real: Clock;
  /** How many milliseconds pass on it in one of the other. */
  readonly scale: number;
  /** What the other showed, and what this one showed, when it began. */
  readonly began: Instant;
  readonly start: Instant;
}

/** Creates the clock. */
export function createScaledClock({ real, scale, began, start }: ScaledClockOptions): Clock {
  return {
    now: () => start + Math.round((real.now() - began) * scale),
    sleep: (ms, signal) => real.sleep(ms / scale, signal),
  };
}
