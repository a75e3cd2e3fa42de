import { setImmediate } from 'node:timers/promises';
import type { Clock, Instant } from '../../../protocol/ports/ports.ts';

/** Who is told that nothing more comes of what was promised. */
export interface SilenceListener {
  readonly clock: Clock;
  /** Is called once at most. */
  tell(): void;
}

/** Watches one body while it is waited for. */
export interface SilenceWatch {
  /** Something came; until `resume` nobody waits for more. */
  pause(): void;
  resume(): void;
  end(): void;
}

/**
 * Milliseconds without one byte before it is told. An upload may be slow, and takes half an hour; a line on which
 * nothing comes for so long is rare, and a `Content-Length` that is too high is not.
 */
export const longestSilence = 20_000;

/** Waits from now on for the next byte. The clock is asked for nothing where all of it has come at once. */
export function watchSilence({ clock, tell }: SilenceListener): SilenceWatch {
  const over = new AbortController();
  const { signal } = over;
  let since: Instant | undefined = clock.now();
  const left = () => (since === undefined ? longestSilence : since + longestSilence - clock.now());
  const wait = async () => {
    await setImmediate();
    for (let rest = left(); rest > 0 && !signal.aborted; rest = left()) await clock.sleep(rest, signal);
    if (!signal.aborted) tell();
  };
  void wait();
  return {
    pause: () => {
      since = undefined;
    },
    resume: () => {
      since = clock.now();
    },
    end: () => over.abort(),
  };
}
