import type { Check, JudgeContext } from '../check.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { FindingPlace, Judgement } from '../finding.ts';
import type { CheckCode, CheckResult, RunReport, SystemFacts, Waiver } from '../report/run-report.ts';
import { inForce } from '../requirements/ledger.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { inapplicability } from './applies.ts';
import { watchGuards } from './guards.ts';
import { withoutGaps } from './interruption.ts';
import {
  askChecks,
  hinderedBy,
  type RawJudgement,
  type ScenariosOfRun,
  verdictOf,
  type Weighed,
  withoutVerdict,
} from './judge-check.ts';
import { judgeRequirements } from './judge-requirements.ts';
import { judgeStatements } from './judge-statements.ts';
import { isCovered, outcomeOf } from './judge-waivers.ts';
import { rulesetHash } from './ruleset-hash.ts';
import { runVerdict } from './run-verdict.ts';
import { seenSoftware } from './seen-software.ts';
import { isBinding, severityOf } from './severity.ts';
import type { RunRecord } from './stage.ts';

/** Everything that a report is made from. Same input, same report. */
export interface JudgeInput {
  readonly record: RunRecord;
  /** Checks that this run selected. */
  readonly checks: readonly Check[];
  /** Every check of the suite: what is complete, and whether a waiver names any, is told by it. */
  readonly suite: readonly Check[];
  readonly requirements: readonly Requirement[];
  readonly context: JudgeContext;
  readonly waivers: readonly Waiver[];
  /** No waiver may then cover a binding MUST. */
  readonly certification: boolean;
  readonly version: string;
  /** By which code it judges, where that is known. */
  readonly code?: CheckCode;
  readonly system: SystemFacts;
  readonly seed: string;
  readonly environment: RunReport['environment'];
  /** Head of the chain of evidence, hex, and how many bodies lie beside it. */
  readonly head: { readonly hash: string; readonly bodies: number };
  readonly judgedAt: number;
  /** Words of the command line between `lienthong check` and the options that repeat one check. */
  readonly target: string;
  /** What the checks said, where workers asked them; asked here unless given. */
  readonly asked?: readonly RawJudgement[];
}

/** Judges a run: every selected check, every requirement, every waiver, and the harness itself. */
export function judge(input: JudgeInput): RunReport {
  const { record, checks, suite, requirements, context, waivers } = input;
  const day = vietnamDay(record.began);
  const weighed = new Map(weighAll(input).map(([check, each]) => [check.id, each]));
  const binding = new Set(
    requirements.filter((each) => isBinding(each, context.profile)).map(({ id }) => id),
  );
  const ground = { suite, weighed, day, certification: input.certification };
  const tried = waivers.map((waiver) => ({
    waiver,
    outcome: outcomeOf(waiver, { ...ground, isBinding: (id) => binding.has(id) }),
  }));
  const results = checks.map((check) => resultOf(check, weighed, tried, input));
  const statements = judgeStatements(record.evidence, requirements, day);
  const guards = watchGuards(
    (check, duty, evidence, scenarios) => weighOne(check, [duty], evidence, scenarios, context),
    record,
    input.seed,
    context,
  );
  const used = tried.filter(({ outcome }) => outcome === 'used').map(({ waiver }) => waiver);
  const verdict = runVerdict({
    ...{ results, waivers: tried, guards },
    covered: new Set(checks.map(({ id }) => id).filter((id) => isAnsweredFor(id, weighed, used))),
    outdated: record.seat === 'record' && statements.some((each) => each.outdated),
    denied: statements.some(({ manner, requirement }) => manner === 'denied' && binding.has(requirement)),
    open: openOf(checks, results, binding),
  });
  return {
    schema: 'lienthong-run-report/1',
    suite: { version: input.version, rulesetHash: rulesetHash(requirements, suite, context.tolerances) },
    ...(input.code === undefined ? {} : { code: codeOf(input.code, checks) }),
    ...{
      system: { ...input.system, seen: seenSoftware(record.evidence) },
      seats: [record.seat],
      profile: context.profile,
      asOf: context.asOf,
    },
    ...{ tolerances: context.tolerances, seed: input.seed, began: record.began, ended: record.ended },
    ...(context.paperAlsoFor === undefined ? {} : { paperAlsoFor: context.paperAlsoFor }),
    ...{ judgedAt: input.judgedAt, environment: input.environment, verdict },
    complete: isComplete(input),
    ...{ results, requirements: judgeRequirements(requirements, results, statements, context) },
    ...{ statements, waivers: tried, guards },
    evidence: {
      head: input.head.hash,
      entries: record.evidence.entries.length,
      bodies: input.head.bodies,
    },
  };
}

/** Of the checks of this run alone. */
function codeOf({ shared, checks }: CheckCode, judged: readonly Check[]): CheckCode {
  return { shared, checks: Object.fromEntries(judged.map(({ id }) => [id, checks[id] ?? '–'])) };
}

function weighAll({ record, checks, requirements, context, asked }: JudgeInput) {
  const said = new Map(asked?.map(({ check, judgement }) => [check, judgement]));
  return checks.map((check): readonly [Check, Weighed] => {
    const own = ownRequirements(check, requirements);
    return [check, weighOne(check, own, record.evidence, record, context, said.get(check.id))];
  });
}

/** A check on a requirement that the ledger does not have is a bug of ours. */
function ownRequirements(check: Check, requirements: readonly Requirement[]): readonly Requirement[] {
  return check.requirements.map((id) => {
    const found = requirements.find((each) => each.id === id);
    if (found === undefined) throw new Error(`Check ${check.id} names ${id}, which is no requirement.`);
    return found;
  });
}

function weighOne(
  check: Check,
  requirements: readonly Requirement[],
  evidence: Evidence,
  scenarios: ScenariosOfRun,
  context: JudgeContext,
  said?: Judgement,
): Weighed {
  const why = inapplicability(check, requirements, context);
  if (why !== undefined) return withoutVerdict('not-applicable', why);
  const hindered = hinderedBy(check, scenarios);
  if (hindered !== undefined) return hindered;
  const judgement = said ?? askChecks([check], evidence, context)[0]?.judgement;
  if (judgement === undefined) throw new Error(`Check ${check.id} was not asked.`);
  return verdictOf(withoutGaps(check, judgement, evidence), (finding) => {
    const requirement = requirements.find(({ id }) => id === finding.requirement);
    if (requirement === undefined || !inForce(requirement, context.asOf)) return undefined;
    const place = placed(finding.place, evidence);
    return { ...finding, place, severity: severityOf(finding, requirement, context.profile) };
  });
}

/** Says what the entry goes by: a number alone tells nobody which of a thousand files it is. */
function placed(place: FindingPlace, { entries }: Evidence): FindingPlace {
  const entry = entries[place.entry - 1];
  if (entry?.number !== place.entry) return place;
  if (entry.kind === 'packet') return { ...place, name: entry.name };
  return entry.kind === 'call' ? { ...place, name: entry.operation } : place;
}

function resultOf(
  check: Check,
  weighed: ReadonlyMap<string, Weighed>,
  tried: RunReport['waivers'],
  { context, target }: JudgeInput,
): CheckResult {
  const { verdict, why, findings, looked } = weighed.get(check.id) ?? withoutVerdict('not-run', check.title);
  const own = tried.filter(({ waiver }) => waiver.check === check.id);
  const waiver = own.find(({ outcome }) => outcome !== 'used') ?? own[0];
  return {
    ...{ check: check.id, title: check.title, requirements: check.requirements, seat: context.seat, verdict },
    ...(why === undefined ? {} : { why }),
    ...{ findings, looked },
    repeat: `lienthong check ${target} --id ${check.id} --profile ${context.profile} --as-of ${context.asOf}`,
    ...(waiver === undefined ? {} : { waiver }),
  };
}

function isAnsweredFor(
  check: string,
  weighed: ReadonlyMap<string, Weighed>,
  used: readonly Waiver[],
): boolean {
  const found = weighed.get(check);
  return (
    found !== undefined &&
    isCovered(
      found,
      used.filter((waiver) => waiver.check === check),
    )
  );
}

/** Checks on a binding duty whose scenario was to bring something about, and that saw nothing of it. */
function openOf(
  checks: readonly Check[],
  results: readonly CheckResult[],
  binding: ReadonlySet<string>,
): ReadonlySet<string> {
  const silent = new Set(results.filter(({ verdict }) => verdict === 'not-run').map(({ check }) => check));
  const open = checks.filter(
    ({ id, scenarios, requirements }) =>
      silent.has(id) && scenarios.length > 0 && requirements.some((each) => binding.has(each)),
  );
  return new Set(open.map(({ id }) => id));
}

/** True when every check that the suite has for this seat was selected, and no scenario broke off. */
function isComplete({ record, checks, suite }: JudgeInput): boolean {
  const selected = new Set(checks.map(({ id }) => id));
  const all = suite.filter(({ seats }) => seats.includes(record.seat));
  return record.unfinished.length === 0 && all.length > 0 && all.every(({ id }) => selected.has(id));
}

/** The day in Vietnam, `yyyy-mm-dd`. */
export function vietnamDay(at: number): string {
  return new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
}
