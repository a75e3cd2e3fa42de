import { spansOfJournal, type Urgency } from '../journal.ts';
import type { HubSeries, Series, Unit, Windows } from './load-report.ts';
import { percentile } from './percentile.ts';
import { answersOf, type CallTimes, failedOf, type Tally } from './tally.ts';

/** Which of a hundred values: 100 is the largest. */
export type Rank = 50 | 95 | 99 | 100;

/** What a threshold can be about. */
export type Measure =
  /** Duration of one kind of call, milliseconds, of those that were answered with what was asked for. */
  | { readonly of: 'latency'; readonly operation: string; readonly rank: Rank }
  /** From accepted to fetched, milliseconds; of one urgency or of all. */
  | { readonly of: 'delay'; readonly rank: Rank; readonly urgency?: Urgency }
  /** Calls that were not answered OK, as a share of all. */
  | { readonly of: 'errors' }
  /** Calls of one kind that were refused or not answered, as a share of all of them. */
  | { readonly of: 'turned-away'; readonly operation: string }
  /** Iterations that k6 could not start; answers that were a page and no JSON. */
  | { readonly of: 'dropped' | 'html' }
  /** Largest resident set of the hub, bytes. */
  | { readonly of: 'memory' }
  /** How much the hub’s resident set grew from the first fifth of the run to the last, as a share. */
  | { readonly of: 'memory-growth' };

/** What a run was measured by. */
export interface Measured {
  readonly tally: Tally;
  readonly windows: Windows;
  /** When the first window begins, milliseconds since 1970. */
  readonly began: number;
  readonly hub?: HubSeries;
}

/** A value and how many measurements stand behind it. */
export interface Figure {
  readonly value: number;
  readonly samples: number;
}

export function unitOf(measure: Measure): Unit {
  switch (measure.of) {
    case 'latency':
    case 'delay':
      return 'ms';
    case 'errors':
    case 'turned-away':
    case 'memory-growth':
      return 'share';
    case 'dropped':
    case 'html':
      return 'count';
    case 'memory':
      return 'bytes';
  }
}

/** The figure of the whole run; undefined where nothing was measured. */
export function figureOf(measure: Measure, { tally, hub }: Measured): Figure | undefined {
  switch (measure.of) {
    case 'latency':
      return rankOf(answersOf(tally.calls.get(measure.operation) ?? noCalls).ms, measure.rank);
    case 'delay': {
      const { ms, urgency } = tally.delays;
      const wanted =
        measure.urgency === undefined ? ms : ms.filter((_, at) => urgency[at] === measure.urgency);
      return rankOf(wanted, measure.rank);
    }
    case 'errors':
      return shareOfFailed(callsIn(tally));
    case 'turned-away':
      return shareOfFailed([tally.calls.get(measure.operation) ?? noCalls]);
    case 'dropped':
      return countOf(
        tally.dropped.count.reduce((sum, each) => sum + each, 0),
        tally,
      );
    case 'html':
      return countOf(tally.html, tally);
    case 'memory': {
      const all = numbersOf(hub?.residentBytes);
      return all.length === 0 ? undefined : { value: Math.max(...all), samples: all.length };
    }
    case 'memory-growth':
      return growthOf(numbersOf(hub?.residentBytes));
  }
}

/** The same in each window, for finding when it gave way; undefined for what has no course in time. */
export function courseOf(measure: Measure, { windows, tally, began }: Measured): Series | undefined {
  switch (measure.of) {
    case 'latency':
      return rankSeries(windows.latency[measure.operation], measure.rank);
    case 'delay':
      return measure.urgency === undefined ? rankSeries(windows.delay, measure.rank) : undefined;
    case 'dropped':
      return windows.errors.dropped;
    case 'errors':
      return errorCourse(windows);
    case 'turned-away':
      return failedCourse(tally.calls.get(measure.operation) ?? noCalls, windows, began);
    case 'html':
    case 'memory':
    case 'memory-growth':
      return undefined;
  }
}

function rankSeries(series: Windows['delay'] | undefined, rank: Rank): Series | undefined {
  // The largest is no smaller than the 99th: where that is over a limit, so is the largest.
  return series === undefined
    ? undefined
    : { 50: series.p50, 95: series.p95, 99: series.p99, 100: series.p99 }[rank];
}

function rankOf(values: readonly number[], rank: Rank): Figure | undefined {
  if (values.length === 0) return undefined;
  return { value: percentile(Float64Array.from(values).sort(), rank / 100), samples: values.length };
}

/** None of nothing proves nothing: a run without a call has no figure. */
function countOf(value: number, tally: Tally): Figure | undefined {
  const samples = callsOf(tally);
  return samples === 0 && value === 0 ? undefined : { value, samples };
}

function callsOf(tally: Tally): number {
  return callsIn(tally).reduce((sum, { at }) => sum + at.length, 0);
}

const noCalls: CallTimes = { at: [], ms: [], end: [] };

/** Calls of every kind; how long something took is none. */
function callsIn({ calls }: Tally): readonly CallTimes[] {
  return [...calls].flatMap(([operation, times]) => (spansOfJournal.has(operation) ? [] : [times]));
}

function shareOfFailed(calls: readonly CallTimes[]): Figure | undefined {
  const samples = calls.reduce((sum, { at }) => sum + at.length, 0);
  if (samples === 0) return undefined;
  return { value: calls.reduce((sum, each) => sum + failedOf(each), 0) / samples, samples };
}

/** Calls that a figure leaves out, because they were refused or not answered. */
export function leftOut(measure: Measure, { tally }: Measured): number {
  return measure.of === 'latency' ? failedOf(tally.calls.get(measure.operation) ?? noCalls) : 0;
}

/** Calls of one kind that failed, as a share of those of the same window. */
function failedCourse({ at, end }: CallTimes, { count, widthMs }: Windows, began: number): Series {
  const sums = Array.from({ length: count }, () => ({ all: 0, failed: 0 }));
  for (const [index, instant] of at.entries()) {
    const sum = sums[Math.min(count - 1, Math.max(0, Math.floor((instant - began) / widthMs)))];
    if (sum === undefined) continue;
    sum.all += 1;
    if (end[index] === 1 || end[index] === 2) sum.failed += 1;
  }
  return sums.map(({ all, failed }) => (all === 0 ? null : failed / all));
}

/** Errors as a share of what came through in the same window. */
function errorCourse({ arrivals, errors, widthMs }: Windows): Series {
  return errors.refused.map((refused, at) => {
    const wrong = (refused ?? 0) + (errors.unanswered[at] ?? 0);
    const rates = [arrivals.documents[at], arrivals.statuses[at], arrivals.deliveries[at]];
    const right = rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0) * (widthMs / 1000);
    return wrong + right === 0 ? null : wrong / (wrong + right);
  });
}

function numbersOf(series: Series | undefined): readonly number[] {
  return (series ?? []).filter((each) => each !== null);
}

/** A run of fewer than ten samples says nothing about growth; its first quarter warms up. */
function growthOf(all: readonly number[]): Figure | undefined {
  if (all.length < 10) return undefined;
  const values = all.slice(Math.floor(all.length / 4));
  const fifth = Math.floor(values.length / 5);
  const mean = (part: readonly number[]) => part.reduce((sum, each) => sum + each, 0) / part.length;
  return { value: mean(values.slice(-fifth)) / mean(values.slice(0, fifth)) - 1, samples: values.length };
}
