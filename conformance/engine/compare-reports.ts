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
  /** Checks of both that were judged by other code; and whether what all checks stand on is the same. */
  readonly otherCode: readonly string[];
  readonly sharedCode: 'same' | 'other' | 'unknown';
  /** Settings that differ: `profile`, `asOf`, `seats`, `tolerances`. */
  readonly settings: readonly string[];
}

/** Seen by the suite itself; a warning is a pass with a remark. */
const proved: ReadonlySet<CheckVerdict> = new Set(['pass', 'warn']);
/** The word of a person. */
const stated: ReadonlySet<CheckVerdict> = new Set(['declared', 'attested']);
/** Nobody knows. */
const open: ReadonlySet<CheckVerdict> = new Set(['inconclusive', 'not-run']);

/** Compares two reports, check by check. */
export function compareReports(before: RunReport, after: RunReport): Comparison {
  const [earlier, later] = [byCheck(before), byCheck(after)];
  const ids = [...new Set([...earlier.keys(), ...later.keys()])];
  const changes = ids.flatMap((id) => changeOf(earlier.get(id), later.get(id)));
  return {
    changes,
    same: ids.length - changes.length,
    sameRules: before.suite.rulesetHash === after.suite.rulesetHash,
    ...codeOf(before, after),
    settings: (['profile', 'asOf', 'seats', 'tolerances'] as const).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    ),
  };
}

function codeOf(before: RunReport, after: RunReport): Pick<Comparison, 'otherCode' | 'sharedCode'> {
  if (before.code === undefined || after.code === undefined) return { otherCode: [], sharedCode: 'unknown' };
  const { shared, checks } = after.code;
  const otherCode = Object.entries(before.code.checks)
    .filter(([id, hash]) => (checks[id] ?? hash) !== hash)
    .map(([id]) => id);
  return { otherCode: otherCode.toSorted(), sharedCode: before.code.shared === shared ? 'same' : 'other' };
}

/**
 * True for what a regression run must not have: something that was not failing before and fails now, or is not looked
 * at any more. A check that is gone was looked at when it said anything of the system, a failure above all: taking it
 * away mends nothing, and the later report does not even name it.
 */
export function isRegression({ kind, before, after }: Change): boolean {
  if (kind === 'new-check') return after === 'fail';
  if (kind === 'gone-check') return before !== undefined && before !== 'not-applicable' && !open.has(before);
  return kind === 'new-failure';
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

function kindOf(before: CheckVerdict | undefined, after: CheckVerdict | undefined): ChangeKind | undefined {
  if (before === after) return undefined;
  if (before === undefined) return 'new-check';
  if (after === undefined) return 'gone-check';
  if (after === 'fail' || losesGround(before, after)) return 'new-failure';
  if ((before === 'fail' || before === 'inconclusive') && proved.has(after)) return 'mended';
  return 'changed';
}

/**
 * What was settled and is open now has lost ground as much as what fails; so has what was seen and is only said now.
 * What failed has no ground to lose, and what was open is no worse for being open in another way.
 */
function losesGround(before: CheckVerdict, after: CheckVerdict): boolean {
  if (before === 'fail' || open.has(before)) return false;
  return open.has(after) || (proved.has(before) && stated.has(after));
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
