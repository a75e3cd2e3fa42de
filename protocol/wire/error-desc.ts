import { describeProblem } from '../problems/describe.ts';
import { entryOf, type Place, type Problem } from '../problems/problem.ts';
import { unaccent } from './ascii.ts';

/** Texts of the live hub that are publicly known, word for word. */
export const liveTexts = {
  /** `ErrorDesc` of every success [2+]. */
  success: 'Thanh cong',
  /** `sendEdoc` with a `from` that is neither the system nor registered under it [1]. */
  senderForeign: (from: string, systemId: string) =>
    `Don vi gui ${from} khong dung voi ma da dang ky: ${systemId}`,
} as const;

/**
 * The `ErrorDesc` of a refusal, in ASCII: what is wrong first (the live hub's own words where they are
 * known), where, its stable code in brackets, and how many more errors there are (ERR-01, ERR-02).
 * Throws when there is no problem: a refusal without a reason is a bug.
 */
export function errorDescOf(problems: readonly Problem[], liveText?: string): string {
  const first = reasonOf(problems);
  const text = (liveText ?? describeProblem(first, 'vi').text).replace(/[.\s]+$/, '');
  const more = problems.filter((each) => each !== first && each.severity === 'error').length;
  const further = more === 0 ? '' : `; con ${more} loi khac`;
  return unaccent(`${text}${placeText(first.place, text)} [${first.code}]${further}`);
}

/** The `ErrorCode` of a refusal: that of its first error. */
export function errorCodeOf(problems: readonly Problem[]): string {
  return entryOf(reasonOf(problems).code).wireCode;
}

function reasonOf(problems: readonly Problem[]): Problem {
  const reason = problems.find((each) => each.severity === 'error') ?? problems[0];
  if (reason === undefined) throw new Error('a refusal needs a problem');
  return reason;
}

/** ` (MessageHeader/To[2], dong 14, cot 7)`: what is known of the place and not said in the text already. */
function placeText({ path, line, column }: Place, text: string): string {
  const parts = [
    ...(path === '' || path === 'request' || text.includes(path) ? [] : [path]),
    ...(line === undefined ? [] : [`dong ${line}`]),
    ...(column === undefined ? [] : [`cot ${column}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
