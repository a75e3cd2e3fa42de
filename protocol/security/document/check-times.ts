import { renderLocalDateOf, renderLocalTimestamp } from '../../calendar/local-time.ts';
import type { Instant } from '../../ports/ports.ts';
import type { RoledSignature } from './document-verdict.ts';
import { finding, ofRole, type Rule, type RuleFinding, type RuleMatter } from './rule.ts';

/** The time of signing: proven by a time-stamp, else as the signer wrote it. */
export function signingTime({ verdict }: RoledSignature): Instant | undefined {
  return verdict.proven?.by === 'time-stamp' ? verdict.proven.at : verdict.claimedAt;
}

/** SIG-20: signed on or after the day of issue, before it was sent, before the hub had it. */
export const checkTimes: Rule = (matter) => [
  ...(matter.isCopy ? [] : ofRole(matter.main, 'agency').flatMap((seal) => againstIssue(seal, matter))),
  ...matter.main.signatures.flatMap((signature) => againstExchange(signature, matter)),
];

/** A person may sign earlier, as long as the agency's signature is on the day. */
function againstIssue(
  seal: RoledSignature,
  { facts: { promulgationDate } }: RuleMatter,
): readonly RuleFinding[] {
  const at = signingTime(seal);
  if (at === undefined || promulgationDate === undefined) return [];
  const day = renderLocalDateOf(at);
  if (day === promulgationDate) return [];
  const [path, expected] = [seal.verdict.field, promulgationDate];
  return day < promulgationDate
    ? [finding('signed.before-issue', path, { seen: renderLocalTimestamp(at), expected })]
    : [finding('signed.day-differs', path, { seen: day, expected })];
}

function againstExchange(signature: RoledSignature, { facts, profile }: RuleMatter): readonly RuleFinding[] {
  const at = signingTime(signature);
  if (at === undefined) return [];
  const { sentAt, receivedAt } = facts;
  const isAfter = (moment: Instant | undefined) =>
    moment !== undefined && at > moment + profile.clockTolerance;
  const code = isAfter(receivedAt)
    ? 'signed.after-receipt'
    : isAfter(sentAt)
      ? 'signed.after-sending'
      : undefined;
  if (code === undefined) return [];
  const than = code === 'signed.after-receipt' ? receivedAt : sentAt;
  const detail = { seen: renderLocalTimestamp(at), expected: renderLocalTimestamp(than ?? at) };
  return [finding(code, signature.verdict.field, detail)];
}

/** `20/11/2026 09:15:32 +07:00`, as a signature shows it (SIG-21). */
export function shownTime(at: Instant): string {
  const [date = '', time = ''] = renderLocalTimestamp(at).split(' ');
  return `${date.split('/').toReversed().join('/')} ${time} +07:00`;
}

/** A field that shows a time shows that of the signature. */
export function timeShown({ verdict, shown }: RoledSignature): readonly RuleFinding[] {
  const text = shown.join(' ');
  const { claimedAt } = verdict;
  if (claimedAt === undefined || !/\d{1,2}:\d{2}/.test(text)) return [];
  const expected = shownTime(claimedAt);
  return text.includes(expected) ? [] : [finding('signed.time-not-shown', verdict.field, { expected })];
}

/** SIG-21, for signatures with their time in print. */
export const checkShownTimes: Rule = ({ main }) => main.signatures.flatMap(timeShown);
