import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { CheckVerdict } from '../finding.ts';
import type { CheckResult, RunReport } from '../report/run-report.ts';

/** What became of a check between two reports. */
export type ChangeKind = 'new-failure' | 'mended' | 'changed' | 'new-check' | 'gone-check';

/** One check that says something else, or that only one of two reports has. */
export interface Change {
  readonly kind: ChangeKind;
  readonly check: string;
  readonly title: Bilingual;
  readonly before?: CheckVerdict;
  readonly after?: CheckVerdict;
  /** What the later report found, or why it says nothing; of a check that is mended what the earlier one found. */
  readonly because: readonly Bilingual[];
}

/** Two reports side by side. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** Checks that say the same. */
  readonly same: number;
  /** False when the rules or tolerances differ: what changed may then be the suite, not the system. */
  readonly sameRules: boolean;
  /** Settings that differ: `profile`, `asOf`, `seats`, `tolerances`. */
  readonly settings: readonly string[];
}

const bad: ReadonlySet<CheckVerdict> = new Set(['fail', 'inconclusive']);

/** Compares two reports, check by check. */
export function compareReports(before: RunReport, after: RunReport): Comparison {
  const [earlier, later] = [byCheck(before), byCheck(after)];
  const ids = [...new Set([...earlier.keys(), ...later.keys()])];
  const changes = ids.flatMap((id) => changeOf(earlier.get(id), later.get(id)));
  return {
    changes,
    same: ids.length - changes.length,
    sameRules: before.suite.rulesetHash === after.suite.rulesetHash,
    settings: (['profile', 'asOf', 'seats', 'tolerances'] as const).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    ),
  };
}

/** True for what a regression run must not have: something that was not failing before and fails now, or is not looked at any more. */
export function isRegression({ kind, after }: Change): boolean {
  if (kind === 'new-check') return after === 'fail';
  return kind === 'new-failure' || kind === 'gone-check';
}

function byCheck({ results }: RunReport): ReadonlyMap<string, CheckResult> {
  return new Map(results.map((result) => [`${result.seat} ${result.check}`, result]));
}

function changeOf(before: CheckResult | undefined, after: CheckResult | undefined): readonly Change[] {
  const shown = after ?? before;
  if (shown === undefined) return [];
  const { check, title } = shown;
  const kind = kindOf(before?.verdict, after?.verdict);
  if (kind === undefined) return [];
  return [
    {
      ...{ kind, check, title, because: reasonsOf(kind === 'mended' ? before : after) },
      ...(before === undefined ? {} : { before: before.verdict }),
      ...(after === undefined ? {} : { after: after.verdict }),
    },
  ];
}

/** A check that passed and now says nothing has lost ground as much as one that fails. */
function kindOf(before: CheckVerdict | undefined, after: CheckVerdict | undefined): ChangeKind | undefined {
  if (before === after) return undefined;
  if (before === undefined) return 'new-check';
  if (after === undefined) return 'gone-check';
  if (bad.has(after) && !bad.has(before)) return 'new-failure';
  if (before === 'pass' && after === 'not-run') return 'new-failure';
  if (bad.has(before) && (after === 'pass' || after === 'warn')) return 'mended';
  return 'changed';
}

const mostReasons = 3;

function reasonsOf(result: CheckResult | undefined): readonly Bilingual[] {
  if (result === undefined) return [];
  if (result.why !== undefined) return [result.why];
  return result.findings.slice(0, mostReasons).map(({ requirement, cause, seen }) => ({
    vi: `${requirement}: ${cause.vi} (thấy: ${seen})`,
    en: `${requirement}: ${cause.en} (seen: ${seen})`,
  }));
}
