import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { type AgencyFault, agencyCheck, type Looked } from './agency-check.ts';
import { decisionOn, type Exchange, toldAbout } from './agency-view.ts';

/** A check over documents that were sent to be accepted or refused: what each was for stands in its step. */
export interface CaseRule {
  readonly id: string;
  readonly title: Bilingual;
  readonly requirements: readonly [string, ...(readonly string[])];
  readonly scenario: string;
  /** Groups of cases that it judges. */
  readonly groups: readonly string[];
  readonly profiles?: readonly ProfileName[];
  /** True when a bad document that got no answer at all is a fault too. */
  readonly answered?: true;
}

const cause = both(
  'phần kiểm tra chữ ký trước khi tiếp nhận bỏ qua hoặc làm sai bước này',
  'the verification before acceptance leaves this step out, or does it wrongly',
);

/**
 * A check out of cases. A bad document must not be registered, a sound one must be. Where no sound document was
 * registered at all, a refusal proves nothing and neither does the check.
 */
export function caseCheck(rule: CaseRule): Check {
  return agencyCheck({
    ...{ id: rule.id, title: rule.title, requirements: rule.requirements, cause },
    ...(rule.profiles === undefined ? {} : { profiles: rule.profiles }),
    seats: ['receiver'],
    scenarios: [rule.scenario],
    expected: both(
      '02 kèm lý do cho văn bản sai, 03 cho văn bản đúng',
      '02 with a reason for a bad document, 03 for a sound one',
    ),
    look(exchange, { profile }) {
      const all = exchange.stepsOf(rule.scenario).filter(({ facts }) => facts['document'] !== undefined);
      if (!all.some((each) => isSound(each) && decided(exchange, each) === '03')) return refusesAll;
      return lookAt(
        exchange,
        all.filter((each) => rule.groups.includes(each.facts['group'] ?? '') && isAskedOf(each, profile)),
        rule,
      );
    },
  });
}

/** Whether a case is for this reading: what the law alone refuses, the draft of 2021 refuses with it. */
export function isAskedOf({ facts: { only } }: StepEntry, profile: ProfileName): boolean {
  return only === undefined || only === (profile === 'DT21' ? 'law' : profile);
}

const refusesAll = {
  kind: 'not-run',
  why: both(
    'không văn bản đúng nào được tiếp nhận, nên việc từ chối văn bản sai không chứng tỏ điều gì',
    'no sound document was registered, so that refusing a bad one proves nothing',
  ),
} as const;

function lookAt(exchange: Exchange, cases: readonly StepEntry[], rule: CaseRule): Looked {
  const looked: number[] = [];
  const faults: AgencyFault[] = [];
  for (const step of cases) {
    const fault = faultOf(exchange, step, rule);
    if (fault === 'nothing') continue;
    looked.push(step.number);
    if (fault !== undefined) faults.push(fault);
  }
  return { looked, faults };
}

/** `nothing`: the document was not answered, and this check has nothing to say of that. */
function faultOf(exchange: Exchange, step: StepEntry, rule: CaseRule): AgencyFault | 'nothing' | undefined {
  const { document = '', expect = '', what = '' } = step.facts;
  const decision = decisionOn(exchange, document);
  const registered = toldAbout(exchange, document).find(({ statusCode }) => statusCode === '03');
  if (isSound(step)) {
    if (decision === undefined) return 'nothing';
    if (decision.statusCode === '03') return undefined;
    return {
      entry: decision.entry,
      part: 'packet',
      seen: `${what}: 02 ${decision.description}`,
      expected: wanted03,
    };
  }
  if (registered !== undefined)
    return { entry: registered.entry, part: 'packet', seen: `${what}: 03`, expected: wanted02 };
  if (decision === undefined) {
    if (expect === 'withheld') return undefined;
    return rule.answered
      ? { entry: step.number, part: 'answer', seen: `${what}: …`, expected: wanted02 }
      : 'nothing';
  }
  return undefined;
}

const wanted03 = both('văn bản đúng được tiếp nhận (03)', 'the sound document is registered (03)');
const wanted02 = both(
  'văn bản sai bị từ chối (02) kèm lý do',
  'the bad document is refused (02), with a reason',
);

function isSound({ facts }: StepEntry): boolean {
  return facts['expect'] === 'accepted';
}

function decided(exchange: Exchange, { facts }: StepEntry): string | undefined {
  return decisionOn(exchange, facts['document'] ?? '')?.statusCode;
}
