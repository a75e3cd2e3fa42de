import type { Profile } from '../../../loadtests/profiles/profile.ts';
import type { Sample } from '../../../loadtests/report/hub-series.ts';
import { hubSeriesOf } from '../../../loadtests/report/hub-series.ts';
import type {
  LoadFinding,
  LoadReport,
  OperationSpans,
  TruthResult,
} from '../../../loadtests/report/load-report.ts';
import { makeReport } from '../../../loadtests/report/make-report.ts';
import { createTally, type Tally } from '../../../loadtests/report/tally.ts';
import { judgeTruth, type Truth, verdictOf } from '../../../loadtests/truth/judge.ts';
import type { MemorySample } from '../../../loadtests/truth/memory.ts';
import { MalformedLine } from '../../../loadtests/truth/source.ts';
import { truthResultOf } from '../../../loadtests/truth/truth-result.ts';
import type { CliContext } from '../../context.ts';
import { journalOfFile } from '../journal-files.ts';
import type { K6Summary } from './summary.ts';

/** What a run left behind, before anybody has judged it. */
export interface RawRun {
  readonly profile: Profile;
  readonly known: Pick<LoadReport, 'lienthong' | 'profile' | 'target' | 'seed' | 'interrupted' | 'machine'>;
  /** Files, in any order. */
  readonly journals: readonly string[];
  /** By this clock, milliseconds since 1970. */
  readonly began: number;
  readonly ended: number;
  readonly k6: { readonly version: string; readonly exitCode: number };
  readonly summary: K6Summary | undefined;
  readonly samples: readonly Sample[];
  readonly spans: readonly OperationSpans[] | undefined;
  /** What befell the harness or the hub beside what the journal tells. */
  readonly troubles: readonly LoadFinding[];
  readonly floors: LoadReport['floors'] | undefined;
}

/** Judges a run from its journals: truth first, then every threshold anew. */
export async function judgeRun(context: CliContext, run: RawRun): Promise<LoadReport> {
  const { profile, known, samples, spans, k6, summary, troubles, floors } = run;
  const { tally, span } = await tallyFiles(context, run);
  const truth = await truthOf(context, run);
  const hub = hubSeriesOf(
    samples.filter(({ at }) => at >= span.began - 1000 && at <= span.ended + 2000),
    span.began,
  );
  return makeReport({
    ...known,
    ...span,
    thresholds: profile.thresholds,
    tally,
    truth,
    k6: { ...k6, said: summary?.said ?? {} },
    ...(hub === undefined ? {} : { hub }),
    ...(spans === undefined ? {} : { spans }),
    ...(floors === undefined ? {} : { floors }),
    troubles,
  });
}

/** From the first call to the last answer; loading the payloads is no part of the run. */
async function tallyFiles(
  context: CliContext,
  { journals, began, ended, summary }: RawRun,
): Promise<{ readonly tally: Tally; readonly span: { readonly began: number; readonly ended: number } }> {
  const tally = createTally();
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  let dropped = 0;
  for (const name of journals) {
    try {
      for await (const some of journalOfFile(context, name).read()) {
        for (const { entry } of some) {
          if (entry === 'torn') continue;
          tally.add(entry);
          if (entry.op === 'dropped') {
            dropped += entry.count;
            continue;
          }
          first = Math.min(first, entry.t - ('ms' in entry ? entry.ms : 0));
          last = Math.max(last, entry.t);
        }
      }
    } catch (reason) {
      // The check of truth says which line it is, and that nobody can know.
      if (!(reason instanceof MalformedLine)) throw reason;
    }
  }
  const span = last === 0 ? { began, ended } : { began: Math.floor(first), ended: last };
  const silent = (summary?.dropped ?? 0) - dropped;
  if (silent > 0) tally.add({ op: 'dropped', t: span.ended, vu: 0, seg: '0:1', count: silent });
  return { tally: tally.finish(), span };
}

/** From this length on a run can tell something of memory by the hour, seconds. */
const longEnough = 1800;

async function truthOf(context: CliContext, run: RawRun): Promise<TruthResult> {
  const { journals, profile, samples } = run;
  const isSoak = profile.thresholds.some(({ measure }) => measure.of === 'memory-growth');
  const truth = await judgeTruth(
    journals.map((name) => journalOfFile(context, name)),
    isSoak && profile.seconds >= longEnough ? { samples: memoryOf(samples) } : {},
  );
  if (truth.kind === 'judged') return truthResultOf(withoutDropped(truth));
  const finding = { rule: 'gap', text: truth.text };
  return { verdict: 'open', counts: {}, findings: [finding], byRule: { gap: 1 } };
}

/** Heap and buffers in use, of the samples that tell of them. */
function memoryOf(samples: RawRun['samples']): readonly MemorySample[] {
  return samples.flatMap(({ at, heapBytes, externalBytes = 0 }) =>
    heapBytes === undefined ? [] : [{ at, bytes: heapBytes + externalBytes }],
  );
}

/** Iterations that were not started say nothing about documents: the report has a place of its own for them. */
function withoutDropped(truth: Truth): Truth {
  const { dropped: _, ...byRule } = truth.byRule;
  const findings = truth.findings.filter(({ rule }) => rule !== 'dropped');
  const verdict = verdictOf(findings);
  return { ...truth, verdict, ok: verdict === 'ok', findings, byRule };
}
