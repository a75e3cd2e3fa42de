import { judgeRequirements } from '../../conformance/engine/judge-requirements.ts';
import { contextOf } from '../../conformance/engine/judge-run.ts';
import { redactedEntries } from '../../conformance/engine/rejudge.ts';
import type { Suite } from '../../conformance/engine/select.ts';
import { canonicalJson } from '../../conformance/report/canonical-json.ts';
import type { CheckResult, RunReport, StatementResult } from '../../conformance/report/run-report.ts';
import type { KeptRun } from './read-run.ts';

/**
 * Places at which a report says something else than its evidence does when it is judged again: one for each member
 * of the report, one for each check and requirement. None when nobody wrote into the report.
 *
 * Left out is what evidence cannot tell: when it was judged, and by which version, and code, of a suite whose rules are the same.
 * Where private texts were taken out, a result has to keep its verdict; its words spoke of what is gone. Requirements
 * follow from results and statements, so they are drawn from those of the report itself.
 */
export function judgedOtherwise(kept: KeptRun, again: RunReport, suite: Suite): readonly string[] {
  const { report, header } = kept;
  const follow = judgeRequirements(suite.requirements, report.results, report.statements, contextOf(header));
  const gone = redactedEntries(kept.sealed);
  const hanging = [...report.results, ...again.results]
    .filter(({ looked }) => looked.some((entry) => gone.has(entry)))
    .map(({ check }) => check);
  const mute = { results: new Set(hanging), statements: goneStatements(kept, gone) };
  return [
    ...membersThatDiffer(factsOf(report, mute), factsOf(again, mute), ''),
    ...membersThatDiffer(resultsOf(report, mute), resultsOf(again, mute), 'results/'),
    ...membersThatDiffer(requirementsOf(report), requirementsOf({ requirements: follow }), 'requirements/'),
    ...twiceIn(report),
  ];
}

/** What spoke of texts that were taken out: ids of checks, numbers of statements from 0. */
interface Mute {
  readonly results: ReadonlySet<string>;
  readonly statements: ReadonlySet<number>;
}

function goneStatements({ evidence }: KeptRun, gone: ReadonlySet<number>): ReadonlySet<number> {
  const statements = evidence.entries.filter(({ kind }) => kind === 'statement');
  return new Set(statements.flatMap(({ number }, index) => (gone.has(number) ? [index] : [])));
}

function factsOf(
  { judgedAt: _, suite, code: _code, results: __, requirements: ___, ...facts }: RunReport,
  mute: Mute,
) {
  const statements = facts.statements.map((each, index) =>
    mute.statements.has(index) ? wordless(each) : each,
  );
  return { ...facts, suite: suite.rulesetHash, statements };
}

/** The name of whoever said it is the one text of a statement that is private. */
function wordless({ by: _, ...statement }: StatementResult) {
  return statement;
}

function resultsOf({ results }: RunReport, { results: mute }: Mute) {
  return Object.fromEntries(
    results.map((each) => [each.check, mute.has(each.check) ? verdictOf(each) : each]),
  );
}

function verdictOf({ why: _, findings: __, looked: ___, ...rest }: CheckResult) {
  return rest;
}

function requirementsOf({ requirements }: Pick<RunReport, 'requirements'>) {
  return Object.fromEntries(requirements.map((each) => [each.requirement, each]));
}

/** A second word on the same thing would be read by nobody here, and be printed all the same. */
function twiceIn({ results, requirements }: RunReport): readonly string[] {
  const ids = [
    ...results.map(({ check }) => `results/${check}`),
    ...requirements.map(({ requirement }) => `requirements/${requirement}`),
  ];
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

type Members = Readonly<Record<string, unknown>>;

/** The first place in each member that differs. */
function membersThatDiffer(said: Members, is: Members, within: string): readonly string[] {
  const keys = [...new Set([...Object.keys(said), ...Object.keys(is)])];
  return keys
    .filter((key) => !isSame(said[key], is[key]))
    .map((key) => `${within}${key}${firstDifference(said[key], is[key])}`);
}

function firstDifference(said: unknown, is: unknown): string {
  if (!isNested(said) || !isNested(is)) return '';
  const [key, inner] = [said, is]
    .flatMap((each) => Object.keys(each))
    .filter((each) => !isSame(said[each], is[each]))
    .map((each) => [each, firstDifference(said[each], is[each])] as const)[0] ?? ['', ''];
  return `/${key}${inner}`;
}

function isNested(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}

function isSame(said: unknown, is: unknown): boolean {
  return canonicalJson({ value: said }) === canonicalJson({ value: is });
}
