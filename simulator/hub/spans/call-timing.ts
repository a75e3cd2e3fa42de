import type { MonotoneTimer } from '../../ports/process-gauge.ts';
import type { Answered, CallTrace } from './call-trace.ts';
import { type SpanName, spanNames } from './span-names.ts';

/** Where one call's time went, while it goes. */
export interface CallTiming {
  /** Milliseconds of the hub's timer. */
  now(): number;
  /** The call comes to a span, of those that follow each other without a gap; it begins in `authenticate`. */
  enter(span: SpanName): void;
  /** Counts the time since `began` to a span that lies within another. A span may come in several pieces. */
  add(span: SpanName, began: number): void;
}

/** A call that may be timed. */
export interface Timed {
  readonly timing?: CallTiming | undefined;
}

/** What was counted for one call. */
export interface TimedCall extends CallTiming {
  readonly began: number;
  /** Only of a call that is traced. */
  readonly trace: CallTrace | undefined;
  /** Counts the span in which the call is. */
  finish(ended: number): void;
  /** Notes how the call is being answered. */
  answer(answered: Answered): void;
  readonly answered: Answered | undefined;
  /** Milliseconds in a span; undefined when the call never came there. */
  spent(span: SpanName): number | undefined;
}

const places: Readonly<Record<string, number>> = Object.fromEntries(
  spanNames.map((name, place) => [name, place]),
);

/** Below nothing is where a call never came. Parts of a number keep the engine from changing the array's kind. */
const nothingSpent: readonly number[] = spanNames.map(() => -0.5);

/** Begins to time a call. */
export function timeCall(timer: MonotoneTimer, began: number, trace?: CallTrace): TimedCall {
  const sums = nothingSpent.slice();
  let answered: Answered | undefined;
  let current: SpanName = 'authenticate';
  let entered = began;
  const count = (span: SpanName, start: number, ended: number) => {
    const place = places[span] ?? 0;
    sums[place] = Math.max(0, sums[place] ?? 0) + ended - start;
    trace?.piece(span, start, ended);
  };
  return {
    began,
    trace,
    answer: (given) => {
      answered = given;
    },
    get answered() {
      return answered;
    },
    now: timer,
    enter: (span) => {
      if (span === current) return;
      const now = timer();
      count(current, entered, now);
      current = span;
      entered = now;
    },
    finish: (ended) => count(current, entered, ended),
    add: (span, start) => count(span, start, timer()),
    spent: (span) => {
      const sum = sums[places[span] ?? 0] ?? -1;
      return sum < 0 ? undefined : sum;
    },
  };
}
