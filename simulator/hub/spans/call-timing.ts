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
  /** Counts the span in which the call is, and the whole. */
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
  return new Timing(timer, began, trace);
}

/** One object a call, and no function of its own: there is one for everything that the hub is asked. */
class Timing implements TimedCall {
  readonly now: MonotoneTimer;
  readonly began: number;
  readonly trace: CallTrace | undefined;
  answered: Answered | undefined;
  readonly #sums = nothingSpent.slice();
  #current: SpanName = 'authenticate';
  #entered: number;

  constructor(timer: MonotoneTimer, began: number, trace: CallTrace | undefined) {
    this.now = timer;
    this.began = began;
    this.trace = trace;
    this.#entered = began;
  }

  enter(span: SpanName): void {
    if (span === this.#current) return;
    const now = this.now();
    this.#count(this.#current, this.#entered, now);
    this.#current = span;
    this.#entered = now;
  }

  add(span: SpanName, began: number): void {
    this.#count(span, began, this.now());
  }

  finish(ended: number): void {
    this.#count(this.#current, this.#entered, ended);
    this.#sums[places['whole'] ?? 0] = ended - this.began;
  }

  answer(answered: Answered): void {
    this.answered = answered;
  }

  spent(span: SpanName): number | undefined {
    const sum = this.#sums[places[span] ?? 0] ?? -1;
    return sum < 0 ? undefined : sum;
  }

  #count(span: SpanName, began: number, ended: number): void {
    const place = places[span] ?? 0;
    const before = this.#sums[place] ?? 0;
    this.#sums[place] = Math.max(before, 0) + ended - began;
    this.trace?.piece(span, began, ended);
  }
}
