import type { MonotoneTimer } from '../../ports/process-gauge.ts';
import { type SpanName, spanNames } from './span-names.ts';

/** Where one call's time went, while it goes. */
export interface CallTiming {
  /** Milliseconds of the hub's timer. */
  now(): number;
  /** Counts the time since `began` to a span. A span may come in several pieces. */
  add(span: SpanName, began: number): void;
}

/** A call that may be timed. */
export interface Timed {
  readonly timing?: CallTiming | undefined;
}

/** What was counted for one call. */
export interface TimedCall extends CallTiming {
  readonly began: number;
  /** Milliseconds in a span; undefined when the call never came there. */
  spent(span: SpanName): number | undefined;
}

const places: Readonly<Record<string, number>> = Object.fromEntries(
  spanNames.map((name, place) => [name, place]),
);

/** Begins to time a call. Pieces of a span that overlap count twice; no step of a hub overlaps another. */
export function timeCall(timer: MonotoneTimer): TimedCall {
  const sums = new Float64Array(spanNames.length).fill(-1);
  return {
    began: timer(),
    now: timer,
    add: (span, began) => {
      const place = places[span] ?? 0;
      sums[place] = Math.max(0, sums[place] ?? 0) + timer() - began;
    },
    spent: (span) => {
      const sum = sums[places[span] ?? 0] ?? -1;
      return sum < 0 ? undefined : sum;
    },
  };
}
