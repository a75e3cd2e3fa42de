import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check, JudgeContext } from '../check.ts';
import type { Blame, FindingPlace, Judgement, Seat } from '../finding.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { type Exchange, exchangeOf } from './agency-view.ts';

/** One thing that a system did, or did not do. What is left out is said by the check. */
export interface AgencyFault {
  readonly entry: number;
  readonly part: FindingPlace['part'];
  readonly path?: string;
  readonly seen: string;
  readonly expected?: Bilingual;
  readonly cause?: Bilingual;
  readonly severity?: 'warn';
  readonly blame?: Blame;
}

/** What a rule saw: where it looked, and what was wrong there. */
export interface Looked {
  readonly looked: readonly number[];
  readonly faults: readonly AgencyFault[];
}

/** A check of an agency's system, by what it did in an exchange. */
export interface AgencyRule {
  readonly id: string;
  readonly title: Bilingual;
  readonly requirements: readonly [string, ...(readonly string[])];
  readonly seats: readonly Seat[];
  readonly scenarios: readonly [string, ...(readonly string[])];
  readonly profiles?: readonly ProfileName[];
  /** Measures time. */
  readonly timed?: true;
  readonly expected: Bilingual;
  readonly cause: Bilingual;
  look(exchange: Exchange, context: JudgeContext): Looked | Judgement;
}

const longestSeen = 200;

/** A check out of a rule. A driver that failed makes it inconclusive; a function that is not there, not applicable. */
export function agencyCheck(rule: AgencyRule): Check {
  const { id, title, requirements, seats, scenarios, profiles, timed } = rule;
  return {
    ...{ id, title, requirements, seats, scenarios },
    ...(profiles === undefined ? {} : { profiles }),
    ...(timed === undefined ? {} : { timed }),
    judge(evidence, context) {
      const exchange = exchangeOf(evidence);
      const seen = rule.look(exchange, context);
      if ('kind' in seen) return seen;
      if (seen.looked.length === 0) return unproved(rule, exchange);
      return {
        kind: 'judged',
        looked: seen.looked,
        findings: seen.faults.map((fault) => findingOf(rule, fault)),
      };
    },
  };
}

function findingOf(rule: AgencyRule, fault: AgencyFault) {
  const { entry, part, path, seen } = fault;
  return {
    requirement: rule.requirements[0],
    place: { entry, part, ...(path === undefined ? {} : { path }) },
    expected: fault.expected ?? rule.expected,
    seen: seen.length > longestSeen ? `${seen.slice(0, longestSeen - 1)}…` : seen,
    cause: fault.cause ?? rule.cause,
    blame: fault.blame ?? ('system' as const),
    severity: fault.severity ?? ('fail' as const),
  };
}

/** Why nothing was seen: what the driver said when it was asked. */
function unproved({ scenarios }: AgencyRule, exchange: Exchange): Judgement {
  const here = exchange.asked.filter((entry) => scenarios.some((each) => exchange.in(each, entry)));
  const failed = here.find(({ facts }) => facts['outcome'] === 'failed');
  if (failed !== undefined) {
    const why = failed.facts['why'] ?? '';
    return {
      kind: 'inconclusive',
      blame: 'harness',
      why: both(`bộ điều khiển bị lỗi: ${why}`, `the driver failed: ${why}`),
    };
  }
  const absent = here.find(({ facts }) => facts['outcome'] === 'not-offered');
  if (absent !== undefined) {
    const what = absent.subject.replace('asked ', '');
    return {
      kind: 'not-applicable',
      why: both(`hệ thống không có chức năng ${what}`, `the system has no function ${what}`),
    };
  }
  return { kind: 'not-run', why: both('không có gì xảy ra để xét', 'nothing happened that it could judge') };
}
