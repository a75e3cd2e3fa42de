import type { Series, SpreadSeries, Windows } from './load-report.ts';
import { spreadOf } from './percentile.ts';
import { answersOf, type Tally } from './tally.ts';

/** The span of time that is shown, milliseconds since 1970. */
export interface Span {
  readonly began: number;
  readonly ended: number;
}

/** As many windows as a plot can show and a table can be read aloud; none is shorter than a second. */
const mostWindows = 60;

/** The run cut into windows of whole seconds. */
export function windowsOf(tally: Tally, { began, ended }: Span): Windows {
  const widthMs = Math.max(1, Math.ceil((ended - began) / 1000 / mostWindows)) * 1000;
  const count = Math.max(1, Math.ceil((ended - began) / widthMs));
  const cut: Cut = { began, widthMs, count };
  const rate = (times: readonly number[]): Series =>
    sums(times, undefined, cut).map((sum) => (sum * 1000) / widthMs);
  const { documents, statuses, deliveries } = tally.accepted;
  return {
    widthMs,
    count,
    arrivals: { documents: rate(documents), statuses: rate(statuses), deliveries: rate(deliveries) },
    latency: Object.fromEntries(
      [...tally.calls].map(([operation, times]) => {
        const { at, ms } = answersOf(times);
        return [operation, spreads(at, ms, cut)];
      }),
    ),
    delay: spreads(tally.delays.at, tally.delays.ms, cut),
    backlog: backlogOf(tally, cut),
    errors: {
      refused: errorsOf(tally, 1, cut),
      unanswered: errorsOf(tally, 2, cut),
      dropped: sums(tally.dropped.at, tally.dropped.count, cut),
    },
  };
}

interface Cut {
  readonly began: number;
  readonly widthMs: number;
  readonly count: number;
}

/** The window that an instant lies in; what comes a little early or late belongs to the first or the last. */
function windowAt(at: number, { began, widthMs, count }: Cut): number {
  return Math.min(count - 1, Math.max(0, Math.floor((at - began) / widthMs)));
}

/** Adds up values, or counts instants where there are none. */
function sums(at: readonly number[], values: readonly number[] | undefined, cut: Cut): number[] {
  const all = new Array<number>(cut.count).fill(0);
  for (const [index, instant] of at.entries()) {
    const window = windowAt(instant, cut);
    all[window] = (all[window] ?? 0) + (values === undefined ? 1 : (values[index] ?? 0));
  }
  return all;
}

function spreads(at: readonly number[], ms: readonly number[], cut: Cut): SpreadSeries {
  const groups = Array.from({ length: cut.count }, (): number[] => []);
  for (const [index, instant] of at.entries()) groups[windowAt(instant, cut)]?.push(ms[index] ?? 0);
  const all = groups.map((group) => spreadOf(group));
  return {
    p50: all.map((each) => each?.p50 ?? null),
    p95: all.map((each) => each?.p95 ?? null),
    p99: all.map((each) => each?.p99 ?? null),
  };
}

function errorsOf(tally: Tally, end: number, cut: Cut): number[] {
  const at = [...tally.calls.values()].flatMap((times) =>
    times.at.filter((_, index) => times.end[index] === end),
  );
  return sums(at, undefined, cut);
}

function backlogOf(tally: Tally, cut: Cut): number[] {
  const came = sums(tally.due, undefined, cut);
  const went = sums(tally.delays.at, undefined, cut);
  let waiting = 0;
  return came.map((each, index) => {
    waiting += each - (went[index] ?? 0);
    return waiting;
  });
}
