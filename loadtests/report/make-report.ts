import type { HubSeries, LoadFinding, LoadReport, OperationSpans, TruthResult } from './load-report.ts';
import { nothing, operationsOf, turnedAway } from './operations.ts';
import { spreadOf } from './percentile.ts';
import { silenceOf } from './silence.ts';
import type { Tally } from './tally.ts';
import { firstToGive, judgeThreshold, type K6Said, lies, type Threshold } from './thresholds.ts';
import { decide, k6Ends } from './verdict.ts';
import { windowsOf } from './windows.ts';

/** Everything that a run left behind. */
export interface RunLeft
  extends Pick<
    LoadReport,
    'lienthong' | 'profile' | 'target' | 'seed' | 'began' | 'ended' | 'interrupted' | 'machine'
  > {
  readonly thresholds: readonly Threshold[];
  readonly tally: Tally;
  readonly truth: TruthResult;
  readonly k6: {
    readonly version: string;
    readonly exitCode: number;
    /** By id of threshold. */
    readonly said: Readonly<Record<string, K6Said>>;
  };
  readonly hub?: HubSeries;
  readonly spans?: readonly OperationSpans[];
  readonly floors?: LoadReport['floors'];
  /** What befell the hub or the harness beside what the journal tells. */
  readonly troubles?: readonly LoadFinding[];
}

/** Judges a run. The same run gives the same report, byte for byte. */
export function makeReport(left: RunLeft): LoadReport {
  const { thresholds, tally, k6, hub, spans, floors, troubles = [], ...known } = left;
  const isPart = left.interrupted || k6.exitCode === k6Ends.stopped;
  const truth = isPart ? inPart(left.truth) : left.truth;
  const windows = windowsOf(tally, left);
  const measured = { tally, windows, began: left.began, ...(hub === undefined ? {} : { hub }) };
  const results = thresholds.map((each) => judgeThreshold(each, measured, k6.said[each.id]));
  const dropped = tally.dropped.count.reduce((sum, each) => sum + each, 0);
  const findings = [
    ...troubles,
    ...(isPart ? [] : [...silenceOf(tally, left.began), ...lies(results, k6.exitCode)]),
    ...droppedFinding(dropped),
  ];
  const gaveWay = firstToGive(thresholds, measured);
  const k6Facts = { version: k6.version, exitCode: k6.exitCode };
  const grounds = { ...known, truth, thresholds: results, findings, k6: k6Facts, dropped };
  const { verdict, reasons } = decide({ ...grounds, ...(hub === undefined ? {} : { hub }) });
  const operations = operationsOf(tally);
  return {
    schema: 'lienthong-load-report/1',
    ...known,
    verdict,
    reasons: [...reasons, ...turnedAway(results, operations)],
    truth,
    thresholds: results,
    ...(gaveWay === undefined ? {} : { gaveWay }),
    findings,
    k6: k6Facts,
    operations,
    delay: spreadOf(tally.delays.ms) ?? nothing,
    windows,
    ...(hub === undefined ? {} : { hub }),
    ...(spans === undefined ? {} : { spans }),
    ...(floors === undefined ? {} : { floors }),
  };
}

/** Calls that were cut off at the end are not in the journal: what seems wrong then may be right. */
function inPart(truth: TruthResult): TruthResult {
  return truth.verdict === 'broken' ? { ...truth, verdict: 'open' } : truth;
}

function droppedFinding(dropped: number): readonly LoadFinding[] {
  if (dropped === 0) return [];
  return [
    {
      rule: 'dropped',
      text: {
        vi: `${dropped} lượt đã đến giờ mà k6 không bắt đầu được: tải thực tế thấp hơn tải đã định.`,
        en: `${dropped} iterations were due and k6 could not start them: the load was less than was asked for.`,
      },
      seen: String(dropped),
    },
  ];
}
