import type { Check, JudgeContext } from '../check.ts';
import type { Seat } from '../finding.ts';
import type { CheckCode } from '../report/run-report.ts';
import type { ProfileName, Requirement } from '../requirements/requirement.ts';
import { inapplicability } from './applies.ts';
import type { Scenario } from './stage.ts';

/** What a person asks for; what is left out does not narrow. */
export interface Wish {
  readonly seat: Seat;
  /** Groups of requirements: `ENV`. */
  readonly groups?: readonly string[];
  /** Ids of checks, or of requirements: `packet.organ-id-form`, `IDC-01`. */
  readonly ids?: readonly string[];
  readonly levels?: readonly Requirement['level'][];
  readonly context: JudgeContext;
}

/** A check of the plan, and whether it says anything under the profile and on the day. */
export interface PlannedCheck {
  readonly check: Check;
  readonly applies: boolean;
}

/** What will be done. */
export interface Plan {
  readonly seat: Seat;
  readonly profile: ProfileName;
  readonly asOf: string;
  readonly checks: readonly PlannedCheck[];
  /** Scenarios that the checks need, in the order of the suite. */
  readonly scenarios: readonly Scenario[];
  /** Scenarios that a check needs and nobody has: a fault of the suite. */
  readonly missing: readonly string[];
  /** Groups and ids that were asked for and that nothing has. */
  readonly unknown: readonly string[];
}

/** The suite that a plan is made from. */
export interface Suite {
  readonly checks: readonly Check[];
  readonly scenarios: readonly Scenario[];
  readonly requirements: readonly Requirement[];
  /** By which code it judges; absent where nobody looked, or where that is not known. */
  readonly code?: CheckCode;
}

/** Makes a plan out of what is asked for. Scenarios of checks that do not apply are not run. */
export function selectPlan(wish: Wish, suite: Suite): Plan {
  const { seat, context } = wish;
  const here = suite.checks.filter(({ seats }) => seats.includes(seat));
  const checks = here
    .filter((check) => isWanted(check, wish, suite.requirements))
    .map((check) => ({ check, applies: inapplicability(check, suite.requirements, context) === undefined }));
  const needed = new Set(checks.flatMap(({ check, applies }) => (applies ? check.scenarios : [])));
  const scenarios = suite.scenarios.filter((each) => needed.has(each.id));
  const known = new Set(scenarios.map(({ id }) => id));
  return {
    ...{ seat, profile: context.profile, asOf: context.asOf, checks, scenarios },
    missing: [...needed].filter((id) => !known.has(id)),
    unknown: unknownOf(wish, here, suite.requirements),
  };
}

function isWanted(check: Check, wish: Wish, requirements: readonly Requirement[]): boolean {
  const own = requirements.filter(({ id }) => check.requirements.includes(id));
  const { groups, ids, levels } = wish;
  return (
    (groups === undefined || own.some(({ group }) => groups.includes(group))) &&
    (ids === undefined || [check.id, ...check.requirements].some((id) => ids.includes(id))) &&
    (levels === undefined || own.some(({ level }) => levels.includes(level)))
  );
}

function unknownOf(wish: Wish, checks: readonly Check[], requirements: readonly Requirement[]) {
  const ids = new Set([...checks.map(({ id }) => id), ...requirements.map(({ id }) => id)]);
  const groups = new Set(requirements.map(({ group }) => group));
  return [
    ...(wish.ids ?? []).filter((id) => !ids.has(id)),
    ...(wish.groups ?? []).filter((group) => !groups.has(group)),
  ];
}
