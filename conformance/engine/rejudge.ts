import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { type BundleParts, decodeBundle } from '../evidence/bundle.ts';
import { evidenceOf } from '../evidence/create-recorder.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { bodyRefsOf } from '../evidence/merge-evidence.ts';
import type { Sealed } from '../evidence/seal.ts';
import { canonicalJson } from '../report/canonical-json.ts';
import { parseReport } from '../report/parse-report.ts';
import type { RunReport } from '../report/run-report.ts';
import { type Change, type Comparison, compareReports } from './compare-reports.ts';
import { judgeAgain } from './judge-run.ts';
import { readRunHeader } from './run-header.ts';
import type { Suite } from './select.ts';

/** A stored run, judged again. */
export interface Rejudged {
  /** What this suite says of the stored evidence. */
  readonly report: RunReport;
  readonly evidence: Evidence;
  /** What was said when the bundle was made; absent where nobody had judged. */
  readonly stored?: RunReport;
  readonly comparison?: Comparison;
  /** Verdicts that differ where private fields were taken out: nothing can be said of them any more. */
  readonly undecided: readonly Change[];
}

/** Reads a bundle, follows its chain, and judges what it holds. Problems: `evidence.*`. */
export function rejudge(
  parts: BundleParts,
  judging: { readonly suite: Suite; readonly version: string; readonly judgedAt: number },
): Reading<Rejudged> {
  const bundle = decodeBundle(parts);
  if (!bundle.ok) return bundle;
  const { sealed, bodies } = bundle.value;
  const header = readRunHeader(sealed.header);
  if (!header.ok) return unread(malformed('run.json', header.problems));
  const stored = storedReport(parts);
  if (stored !== undefined && !stored.ok) return unread(malformed('report.json', stored.problems));
  const evidence = evidenceOf(
    sealed.entries.map(({ entry }) => entry),
    bodies,
  );
  const report = judgeAgain(header.value, evidence, sealed, judging);
  if (stored === undefined) return read({ report, evidence, undecided: [] });
  const redacted = redactedEntries(sealed);
  const all = compareReports(stored.value, report);
  const hangs = ({ check }: Change) =>
    [...stored.value.results, ...report.results].some(
      (result) => result.check === check && result.looked.some((entry) => redacted.has(entry)),
    );
  const comparison = { ...all, changes: all.changes.filter((change) => !hangs(change)) };
  return read({ report, evidence, stored: stored.value, comparison, undecided: all.changes.filter(hangs) });
}

/** Numbers of the entries of which something was taken out, or out of whose bodies. */
export function redactedEntries({ entries, bodies }: Sealed): ReadonlySet<number> {
  const refs = new Set(bodies.filter(({ pieces }) => pieces !== undefined).map(({ ref }) => ref));
  return new Set(
    entries
      .filter(
        ({ entry, redacted }) => redacted !== undefined || bodyRefsOf(entry).some((ref) => refs.has(ref)),
      )
      .map(({ entry }) => entry.number),
  );
}

/**
 * True when the same suite said the same: in every word but the time of judging, where nothing was taken out;
 * by which code, only where the stored report tells that.
 */
export function isReproduced({ stored, report, undecided, comparison }: Rejudged): boolean {
  if (stored === undefined) return false;
  const told = stored.code !== undefined;
  const timeless = ({ code, ...each }: RunReport) =>
    canonicalJson({ ...each, ...(told ? { code: code ?? null } : {}), judgedAt: 0 });
  return undecided.length > 0 ? comparison?.changes.length === 0 : timeless(stored) === timeless(report);
}

function storedReport(parts: BundleParts): Reading<RunReport> | undefined {
  const bytes = parts.get('report.json');
  return bytes === undefined ? undefined : parseReport(Buffer.from(bytes).toString('utf8'));
}

function malformed(name: string, problems: readonly Problem[]): Problem {
  const [first] = problems;
  const seen = first === undefined ? '' : `${first.place.path} ${first.seen ?? ''} ${first.expected ?? ''}`;
  return problem('evidence.part-malformed', name, { seen: seen.trim() });
}
