import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check, JudgeContext } from '../check.ts';
import type { Finding, Judgement } from '../finding.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { type HubCallSeen, type HubExchange, hubExchange, textIn } from './hub-exchange.ts';
import { wantOf } from './hub-wants.ts';

/** What every check of a hub says of itself. */
export interface RuleHead {
  readonly id: string;
  readonly title: Bilingual;
  /** The first is the one that the check is there for. */
  readonly requirements: readonly [string, ...(readonly string[])];
  readonly scenarios: readonly string[];
  readonly profiles?: readonly ProfileName[];
  /** Why a system gets this wrong, as far as experience goes. */
  readonly cause: Bilingual;
}

/** What a rule saw: entries it looked at, and what was wrong with them; or why it could say nothing. */
export type RuleOutcome =
  | { readonly looked: readonly HubCallSeen[]; readonly wrong: readonly Wrong[] }
  | { readonly notRun: Bilingual /** The step that shows nothing. */; readonly step?: string };

/** One thing that was wrong. */
export interface Wrong {
  readonly call: HubCallSeen;
  readonly expected: Bilingual;
  readonly seen: string;
  /** `status`, `data[0].docId`, a header's name, a path in the packet. */
  readonly path?: string;
  readonly part?: string;
  readonly offset?: number;
  readonly severity?: Finding['severity'];
  readonly requirement?: string;
}

/** Makes a check of the hub's seat out of a rule. */
export function hubCheck(
  head: RuleHead,
  rule: (exchange: HubExchange, context: JudgeContext) => RuleOutcome,
): Check {
  const { cause, ...named } = head;
  return {
    ...named,
    seats: ['hub'],
    judge(evidence, context) {
      const exchange = hubExchange(evidence);
      const [first] = exchange.calls;
      const isThere = first === undefined || exchange.calls.some(({ outcome }) => outcome !== 'silent');
      const outcome = isThere ? rule(exchange, context) : notThere(first);
      return judgementOf(head, withWant(outcome, exchange));
    },
  };
}

/** A step in which nothing was asked lacked something that the suite was not given: that is said instead. */
function withWant(outcome: RuleOutcome, exchange: HubExchange): RuleOutcome {
  if (!('notRun' in outcome) || outcome.step === undefined || exchange.at(outcome.step).length > 0)
    return outcome;
  return { notRun: wantOf(outcome.step) ?? outcome.notRun };
}

const longestSeen = 200;

function judgementOf({ requirements, cause }: RuleHead, outcome: RuleOutcome): Judgement {
  if ('notRun' in outcome) return { kind: 'not-run', why: outcome.notRun };
  const findings = outcome.wrong.map((each): Finding => {
    const { call, expected, seen, path, part = 'answer', offset, severity = 'fail' } = each;
    const place = { entry: call.number, part };
    return {
      requirement: each.requirement ?? requirements[0],
      place: {
        ...place,
        ...(path === undefined ? {} : { path }),
        ...(offset === undefined ? {} : { offset }),
      },
      ...{
        expected,
        seen: seen.trim() === '' ? '–' : seen.slice(0, longestSeen),
        cause,
        blame: 'system',
        severity,
      },
    };
  });
  return { kind: 'judged', findings, looked: outcome.looked.map(({ number }) => number) };
}

/** What an answer says, for a finding: never more of it than its envelope. */
export function told(call: HubCallSeen): string {
  if (call.outcome === 'silent') return call.entry.failure ?? 'no answer';
  if (call.json === undefined) return Buffer.from(call.bytes.subarray(0, 80)).toString('latin1');
  const { json } = call;
  return `${textIn(json, 'status')} ${textIn(json, 'ErrorCode')} ${textIn(json, 'ErrorDesc')}`.trim();
}

/** A refusal's code and words, whatever packet was asked for. */
export function refusalWithoutId(call: HubCallSeen | undefined): string {
  const id = call?.entry.request.headers.find(([name]) => name === 'XroadVnpt-docId')?.[1] ?? '?';
  const words = ['ErrorCode', 'ErrorDesc'].map((name) => textIn(call?.json, name));
  return words.join(' ').replaceAll(id, '…');
}

/** Nothing at all was answered in the whole run: that is how it is reached, and nothing of how it works. */
function notThere(call: HubCallSeen): RuleOutcome {
  return {
    notRun: both(
      `Trục không trả lời lần gọi nào (${told(call)}): sai địa chỉ, chứng thư TLS không được tin cậy, hoặc Trục chưa chạy`,
      `the hub answered no call at all (${told(call)}): a wrong address, a TLS certificate that is not trusted, or a hub that does not run`,
    ),
  };
}

/** Without an answer that can be read nobody knows: no fault of this kind was seen, and nothing passed either. */
export function openIn(calls: readonly HubCallSeen[]): HubCallSeen | undefined {
  return calls.find(({ outcome }) => outcome === 'silent' || outcome === 'garbled');
}

/** Why nothing can be said. */
export function unanswered(call: HubCallSeen): RuleOutcome {
  const what = `${call.operation}, ${call.step}: ${told(call)}`;
  return {
    notRun: both(
      `không có trả lời đọc được (${what}), nên không chứng minh được gì`,
      `there was no answer that can be read (${what}), which proves nothing`,
    ),
  };
}

/** The step did not happen, or not as it has to for saying anything. */
export function unseen(step: string): RuleOutcome {
  const why = both(
    `không có bằng chứng của bước ${step}: việc trước đó không thành, hoặc không có trả lời đọc được`,
    `there is no evidence of the step ${step}`,
  );
  return { notRun: why, step };
}

/** A refusal proves nothing where the sound twin was refused too. */
function twinRefused(step: string, call: HubCallSeen): RuleOutcome {
  const why = told(call);
  return {
    notRun: both(
      `trường hợp đúng ${step} cũng bị từ chối (${why}), nên lời từ chối không chứng minh điều gì`,
      `the sound twin ${step} was refused as well (${why}), so that a refusal proves nothing`,
    ),
  };
}

const wantsRefusal = both(
  'trả lời FAIL với mã lỗi khác "0"',
  'an answer FAIL with an error code other than "0"',
);
const wantsAcceptance = both('trả lời OK với ErrorCode "0"', 'an answer OK with ErrorCode "0"');

/**
 * The broken call of each of these steps is refused, and the sound twin is not. Hanging up is a way of refusing, where
 * the hub answers again later: one that is gone for good refuses nothing.
 */
export function refusedAt(sound: string, ...broken: readonly string[]) {
  return (exchange: HubExchange): RuleOutcome => {
    const twin = exchange.at(sound).find((call) => !call.broken);
    if (twin === undefined) return unseen(sound);
    if (twin.outcome !== 'accepted') return twinRefused(sound, twin);
    const calls = broken.flatMap((step) => exchange.at(step).filter((call) => call.broken));
    const [missing] = broken.filter((step) => !exchange.at(step).some((call) => call.broken));
    if (missing !== undefined) return unseen(missing);
    const wrong = calls.filter(({ outcome }) => outcome === 'accepted');
    const last = exchange.calls.findLast(({ outcome }) => outcome !== 'silent')?.number ?? 0;
    const gone = calls.find(({ outcome, number }) => outcome === 'silent' && number > last);
    if (wrong.length === 0 && gone !== undefined) return unanswered(gone);
    return {
      looked: [twin, ...calls],
      wrong: wrong.map((call) => ({
        ...{ call, expected: wantsRefusal, path: 'status' },
        seen: `${call.entry.fault}: ${told(call)}`,
      })),
    };
  };
}

/** Every call of these steps is accepted; without an answer to one of them nobody knows. */
export function acceptedAt(operation: string, ...steps: readonly string[]) {
  return (exchange: HubExchange): RuleOutcome => {
    const missing = steps.find((step) => exchange.at(step, operation).length === 0);
    if (missing !== undefined) return unseen(missing);
    const calls = steps.flatMap((step) => exchange.at(step, operation));
    const wrong = calls
      .filter(({ outcome }) => outcome === 'refused')
      .map((call) => ({ call, expected: wantsAcceptance, seen: told(call), path: 'status' }));
    const open = openIn(calls);
    return wrong.length === 0 && open !== undefined ? unanswered(open) : { looked: calls, wrong };
  };
}
