import type { Chance, Instant } from '../../protocol/ports/ports.ts';
import { fires, isWithin, type RuleTally } from './fault-draws.ts';
import { type TrustRule, type TrustServiceName, trustFaultPlaces } from './trust-plan.ts';

/** What a request to a trust service is about. */
export interface TrustSubject {
  readonly service: TrustServiceName;
  readonly authority?: string;
  /** The same for every attempt at the same thing: serials, an imprint, the name of a list. */
  readonly identity: string;
}

/** A rule that fires for one request. */
export interface TrustFired {
  readonly rule: TrustRule;
  readonly subject: TrustSubject;
  /** Which attempt at the subject it is, from 1. */
  readonly attempt: number;
  /** A number in [0, 1) for one purpose of this very fault. */
  draw(purpose: string): number;
  /** Nothing came of it: a count does not wear out by that. */
  giveBack(): void;
}

/** The draws of one list of rules, keyed by rule, subject and attempt as those of a hub are. */
export interface TrustDraws {
  /**
   * The first rule that fires; all are asked, so that each counts its own attempts, and one that comes second to
   * another does not wear out by it.
   */
  firstToFire(subject: TrustSubject, at: Instant): TrustFired | undefined;
  tally(): readonly RuleTally[];
}

interface Count {
  asked: number;
  fired: number;
  readonly attempts: Map<string, number>;
}

/** Creates the draws of some rules, all counts at their beginning. */
export function createTrustDraws(rules: readonly TrustRule[], chance: Chance): TrustDraws {
  const counted = rules.map((rule) => ({
    rule,
    count: { asked: 0, fired: 0, attempts: new Map<string, number>() } satisfies Count,
  }));
  return {
    firstToFire(subject, at) {
      let first: TrustFired | undefined;
      for (const { rule, count } of counted) {
        if (!looksAt(rule, subject, at)) continue;
        const fired = ask(rule, count, subject, chance);
        if (first === undefined) first = fired;
        else fired?.giveBack();
      }
      return first;
    },
    tally: () =>
      counted.map(({ rule: { id, count: most }, count: { asked, fired } }) => ({
        ...{ rule: id, asked, fired },
        ...(most === undefined ? {} : { left: most - fired }),
      })),
  };
}

function ask(rule: TrustRule, count: Count, subject: TrustSubject, chance: Chance): TrustFired | undefined {
  const key = JSON.stringify([subject.service, subject.authority, subject.identity]);
  const attempt = (count.attempts.get(key) ?? 0) + 1;
  count.attempts.set(key, attempt);
  count.asked += 1;
  const draw = (purpose: string) => chance.draw(JSON.stringify(['trust', rule.id, key, attempt, purpose]));
  if (!fires(rule, count, attempt, draw)) return undefined;
  count.fired += 1;
  const giveBack = () => {
    count.fired -= 1;
  };
  return { rule, subject, attempt, draw, giveBack };
}

function looksAt(rule: TrustRule, { service, authority }: TrustSubject, at: Instant): boolean {
  return (
    trustFaultPlaces[rule.kind].includes(service) &&
    (rule.service ?? service) === service &&
    (rule.authority === undefined || rule.authority === authority) &&
    isWithin(rule, at)
  );
}
