import type { Bilingual, GaveWay, LoadFinding, ThresholdResult } from './load-report.ts';
import { courseOf, figureOf, leftOut, type Measure, type Measured, unitOf } from './measure.ts';

/** A limit of a profile, as this report judges it. */
export interface Threshold {
  readonly id: string;
  readonly what: Bilingual;
  readonly measure: Measure;
  /** Largest value that holds, in the unit of the measure. */
  readonly most: number;
  readonly source: string;
  readonly mark: string;
}

/** What k6 said of a threshold in its own summary. */
export interface K6Said {
  readonly seen?: number;
  readonly held?: boolean;
}

/**
 * Judges one threshold anew. What was not measured is said to be so, and holds nothing; where every call of its kind
 * was refused or not answered, nothing was as fast as it says, and it is broken.
 */
export function judgeThreshold(threshold: Threshold, measured: Measured, k6?: K6Said): ThresholdResult {
  const { id, what, measure, most, source, mark } = threshold;
  const figure = figureOf(measure, measured);
  const failed = leftOut(measure, measured);
  const known = {
    id,
    what,
    ...(measure.of === 'latency' ? { operation: measure.operation } : {}),
    unit: unitOf(measure),
    most,
    source,
    mark,
    ...(failed === 0 ? {} : { failed }),
    ...(k6 === undefined ? {} : { k6 }),
  };
  if (figure === undefined) {
    return { ...known, verdict: failed > 0 ? 'broken' : 'not-measured', samples: 0 };
  }
  return {
    ...known,
    verdict: figure.value <= most ? 'held' : 'broken',
    seen: figure.value,
    samples: figure.samples,
  };
}

/**
 * The limit that was passed first, and stayed passed for two windows in a row (one at the end of the run, or where
 * iterations were dropped): a single slow second is no giving way.
 */
export function firstToGive(thresholds: readonly Threshold[], measured: Measured): GaveWay | undefined {
  const found = thresholds.flatMap((each) => giving(each, measured) ?? []);
  return found.reduce<GaveWay | undefined>(
    (first, each) => (first === undefined || each.atMs < first.atMs ? each : first),
    undefined,
  );
}

function giving({ id, what, measure, most }: Threshold, measured: Measured): GaveWay | undefined {
  const course = courseOf(measure, measured) ?? [];
  const isOver = (at: number) => (course[at] ?? -1) > most;
  const lasting = measure.of === 'dropped' ? 1 : 2;
  const at = course.findIndex(
    (_, index) => isOver(index) && (lasting === 1 || index === course.length - 1 || isOver(index + 1)),
  );
  const seen = course[at];
  if (at < 0 || seen === undefined || seen === null) return undefined;
  return { atMs: at * measured.windows.widthMs, threshold: id, what, unit: unitOf(measure), seen, most };
}

/** How far two arithmetics over the same calls may lie apart: a call in flight at the end is in one of them only. */
const allowance = { share: 0.1, ms: 20 } as const;

/** k6 that says something else about a threshold than its own samples do. */
export function lies(results: readonly ThresholdResult[], k6Exit: number): readonly LoadFinding[] {
  const found = results.flatMap((each) => lieOf(each) ?? []);
  const broken = results.filter(
    (each) =>
      each.verdict === 'broken' && each.seen !== undefined && each.k6?.held !== undefined && !isNear(each),
  );
  if (k6Exit === 0 && broken.length > 0 && found.length === 0) {
    return [lie(`k6 ended with 0`, `broken: ${broken.map(({ id }) => id).join(', ')}`)];
  }
  return found;
}

/** Two figures as near as this may well lie on either side of the limit. */
function isNear({ unit, seen, k6 }: ThresholdResult): boolean {
  if (unit !== 'ms' || seen === undefined || k6?.seen === undefined) return false;
  return Math.abs(k6.seen - seen) <= Math.max(allowance.ms, allowance.share * seen);
}

function lieOf(result: ThresholdResult): LoadFinding | undefined {
  const { id, verdict, unit, seen, k6 } = result;
  if (k6 === undefined || verdict === 'not-measured' || seen === undefined) return undefined;
  if (unit === 'ms' && k6.seen !== undefined) {
    if (isNear(result)) return undefined;
    return lie(`k6, ${id}: ${k6.seen.toFixed(1)} ms`, `journal: ${seen.toFixed(1)} ms`);
  }
  if (k6.held === undefined || k6.held === (verdict === 'held')) return undefined;
  return lie(`k6, ${id}: ${k6.held ? 'held' : 'broken'}`, `journal: ${verdict}`);
}

function lie(said: string, seen: string): LoadFinding {
  return {
    rule: 'threshold-lie',
    text: {
      vi: 'k6 nói một đằng về ngưỡng, số đo trong nhật ký nói một nẻo: không tin được kết quả nào trong hai.',
      en: 'k6 says one thing about a threshold and its own journal another: neither can be believed.',
    },
    said,
    seen,
  };
}
