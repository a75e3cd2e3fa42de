import type { Chance, Instant } from '../../protocol/ports/ports.ts';
import type { Fault } from './fault.ts';
import { operationsOf } from './fault-places.ts';
import type { FaultPlan, FaultRule, RuleHead, Trigger } from './plan.ts';
import { concerns, type FindAgency, type Subject } from './subject.ts';

/** A rule that fires for one request. */
export interface Fired<F extends Fault = Fault> {
  readonly rule: FaultRule & F;
  readonly subject: Subject;
  /** Which attempt at the subject it is, from 1. */
  readonly attempt: number;
  /** A number in [0, 1) for one purpose of this very fault. */
  draw(purpose: string): number;
  /** Nothing came of it: a count does not wear out by that. */
  giveBack(): void;
}

/** How often a rule was asked and how often it fired. */
export interface RuleTally {
  readonly rule: string;
  readonly asked: number;
  readonly fired: number;
  /** How often it can still fire, for a rule with a count. */
  readonly left?: number;
}

/**
 * The draws of one plan. Each is keyed by rule, subject and attempt, so that a concurrent run replays from its
 * seed: which request comes first decides nothing, but for rules with a `count`.
 */
export interface FaultDraws {
  /** Asks one rule about one subject, once for each attempt. */
  ask(rule: FaultRule, subject: Subject, at: Instant): Promise<Fired | undefined>;
  /** True when the rule looks at such a request at all. */
  looksAt(rule: FaultRule, subject: Subject, at: Instant): Promise<boolean>;
  tally(): readonly RuleTally[];
}

interface Record {
  asked: number;
  fired: number;
  readonly attempts: Map<string, number>;
}

/** Creates the draws of a plan, all counts at their beginning. */
export function createFaultDraws(plan: FaultPlan, chance: Chance, find: FindAgency): FaultDraws {
  const records = new Map<string, Record>(
    plan.rules.map(({ id }) => [id, { asked: 0, fired: 0, attempts: new Map<string, number>() }]),
  );
  const recordOf = (rule: FaultRule): Record => {
    const record = records.get(rule.id);
    if (record === undefined) throw new Error(`the plan has no rule ${rule.id}`);
    return record;
  };

  const looksAt = async (rule: FaultRule, subject: Subject, at: Instant) =>
    operationsOf(rule.kind).includes(subject.operation) &&
    (rule.operation ?? subject.operation) === subject.operation &&
    (rule.system ?? subject.systemId) === subject.systemId &&
    isWithin(rule, at) &&
    (rule.agency === undefined || (await concerns(subject, rule.agency, find)));

  const ask = async (rule: FaultRule, subject: Subject, at: Instant) => {
    if (!(await looksAt(rule, subject, at))) return undefined;
    const record = recordOf(rule);
    const { operation, systemId, identity } = subject;
    const key = JSON.stringify([operation, systemId, identity]);
    const attempt = (record.attempts.get(key) ?? 0) + 1;
    record.attempts.set(key, attempt);
    record.asked += 1;
    const draw = (purpose: string) =>
      chance.draw(JSON.stringify(['fault', rule.id, operation, systemId, identity, attempt, purpose]));
    if (!fires(rule, record, attempt, draw)) return undefined;
    record.fired += 1;
    const giveBack = () => {
      record.fired -= 1;
    };
    return { rule, subject, attempt, draw, giveBack };
  };

  return { ask, looksAt, tally: () => plan.rules.map((rule) => tallyOf(rule, recordOf(rule))) };
}

/** The first rule that fires is the fault; all are asked, so that each counts its own attempts. */
export async function firstToFire(
  rules: readonly FaultRule[],
  draws: FaultDraws,
  subject: Subject,
  at: Instant,
): Promise<Fired | undefined> {
  let first: Fired | undefined;
  for (const rule of rules) {
    const fired = await draws.ask(rule, subject, at);
    if (first === undefined) first = fired;
    else fired?.giveBack();
  }
  return first;
}

/** True when a rule's measure says so; of its fields only the measure counts. */
export function fires(
  rule: Trigger,
  { fired }: { readonly fired: number },
  attempt: number,
  draw: (purpose: string) => number,
): boolean {
  if (rule.rate !== undefined) return draw('fires') < rule.rate;
  if (rule.count !== undefined) return fired < rule.count;
  return attempt === rule.nth;
}

/** True inside the rule's window. */
export function isWithin({ within = {} }: Pick<RuleHead, 'within'>, at: Instant): boolean {
  const { from, to } = within;
  return (from === undefined || at >= Date.parse(from)) && (to === undefined || at < Date.parse(to));
}

function tallyOf({ id, count }: FaultRule, { asked, fired }: Record): RuleTally {
  return { rule: id, asked, fired, ...(count === undefined ? {} : { left: count - fired }) };
}
