import type { Instant } from '../../../protocol/ports/ports.ts';
import type { HeaderPair } from '../../../protocol/wire/headers.ts';
import type { Instruments } from '../../ports/process-gauge.ts';
import { type TimedCall, timeCall } from './call-timing.ts';
import type { CallTraces, EndedCall } from './call-trace.ts';
import { type CommitFigures, type CommitWatch, countCommits } from './commit-watch.ts';
import { createHistogram, type Histogram, type HistogramFigures } from './histogram.ts';
import { type SpanName, spanNames } from './span-names.ts';

/** Where the time of all calls went since `since`. */
export interface SpanFigures {
  readonly since: Instant;
  /** CPU milliseconds of the whole process since then, whatever it did. */
  readonly cpuMs: number;
  readonly operations: Readonly<Record<string, OperationFigures>>;
  readonly commits: CommitFigures;
}

export interface OperationFigures {
  readonly calls: number;
  /** By span; those that no call came to are left out. */
  readonly spans: Readonly<Record<string, HistogramFigures>>;
}

export interface SpanHistogram {
  readonly operation: string;
  readonly span: SpanName;
  readonly histogram: Histogram;
}

/** Times a hub's calls. */
export interface HubSpans {
  /** Hears of commits of the store. */
  readonly commits: CommitWatch;
  /** Begins to time a call with these headers. */
  begin(headers: readonly HeaderPair[]): TimedCall;
  /** Counts a call that has been answered. */
  end(timed: TimedCall, call: EndedCall): void;
  figures(): SpanFigures;
  /** What `figures` are made of. */
  histograms(): readonly SpanHistogram[];
  /** When counting began, on the hub's timer. */
  countedFrom(): number;
  reset(at: Instant): void;
}

/** Creates spans that hold nothing yet. */
export function createHubSpans(
  { timer, cpuMs }: Pick<Instruments, 'timer' | 'cpuMs'>,
  at: Instant,
  traces?: CallTraces,
): HubSpans {
  let since = at;
  let cpuBefore = cpuMs();
  let from = timer();
  const operations = new Map<string, (Histogram | undefined)[]>();
  let uncounted: CountedCall[] = [];
  const commits = countCommits(timer);
  const count = () => {
    const calls = uncounted;
    uncounted = [];
    for (const [name, own] of Map.groupBy(calls, ({ operation }) => operation)) {
      const histograms = operations.get(name) ?? spanNames.map(() => undefined);
      operations.set(name, histograms);
      for (const [place, name] of spanNames.entries()) {
        histograms[place] = countSpan(histograms[place], name, own);
      }
    }
  };
  return {
    commits,
    begin: (headers) => {
      const began = timer();
      return timeCall(timer, began, traces?.begin(headers, began));
    },
    end: (timed, call) => {
      const ended = timer();
      timed.finish(ended);
      uncounted.push({ operation: call.operation?.name ?? 'unknown', timed });
      if (uncounted.length >= together) count();
      timed.trace?.end(call, timed.answered, ended);
    },
    figures() {
      count();
      return {
        since,
        cpuMs: cpuMs() - cpuBefore,
        operations: Object.fromEntries(
          Array.from(operations, ([operation, histograms]) => [operation, figuresOf(histograms)]),
        ),
        commits: commits.figures(),
      };
    },
    histograms() {
      count();
      return Array.from(operations).flatMap(([operation, histograms]) =>
        histograms.flatMap((histogram, place) => {
          const span = spanNames[place];
          return histogram === undefined || span === undefined ? [] : [{ operation, span, histogram }];
        }),
      );
    },
    countedFrom: () => from,
    reset: (now) => {
      from = timer();
      since = now;
      cpuBefore = cpuMs();
      uncounted = [];
      operations.clear();
      commits.reset();
    },
  };
}

/** A call that has ended and stands in no histogram yet. */
interface CountedCall {
  readonly operation: string;
  readonly timed: TimedCall;
}

/** So many calls are counted at once: a histogram is large, and fetched from memory once for all of them. */
const together = 64;

/** The histogram with what the calls spent in a span; there is none while no call came there. */
function countSpan(before: Histogram | undefined, name: SpanName, calls: readonly CountedCall[]) {
  let histogram = before;
  for (const { timed } of calls) {
    const spent = timed.spent(name);
    if (spent === undefined) continue;
    histogram ??= createHistogram();
    histogram.add(spent);
  }
  return histogram;
}

function figuresOf(histograms: readonly (Histogram | undefined)[]): OperationFigures {
  const spans = histograms.flatMap((each, place) =>
    each === undefined ? [] : [[spanNames[place] ?? '', each.figures()] as const],
  );
  return { calls: histograms[0]?.figures().count ?? 0, spans: Object.fromEntries(spans) };
}
