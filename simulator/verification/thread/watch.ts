import type { Clock } from '../../../protocol/ports/ports.ts';

/** Counts how long somebody thinks; not while they wait for an answer. */
export interface Watch {
  start(): void;
  stop(): void;
}

/** A watch that calls once `limit` milliseconds have gone by between a start and its stop. */
export function createWatch(limit: number, stopwatch: Pick<Clock, 'sleep'>, passed: () => void): Watch {
  let running: AbortController | undefined;
  const stop = () => {
    running?.abort();
    running = undefined;
  };
  return {
    start: () => {
      stop();
      const own = new AbortController();
      running = own;
      void stopwatch.sleep(limit, own.signal).then(() => {
        if (!own.signal.aborted) passed();
      });
    },
    stop,
  };
}
