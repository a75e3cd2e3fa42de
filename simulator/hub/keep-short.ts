import { type Problem, problem } from '../../protocol/problems/problem.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';

/**
 * A head may be of two megabytes, since one packet goes to thousands, and anybody may send one who is not known yet.
 * What is kept of requests when they are over is therefore kept short, and says what was cut.
 */

/** Bytes of a head that is kept as it is. A poll has one thousand and a half, four hundred receivers ten. */
const longestHead = 16 * 1024;
/** What a header takes beside its letters; a thousand empty ones are no small head either. */
const eachHeader = 64;

/** True for what honest clients send all day. */
export function isShortHead(headers: readonly HeaderPair[]): boolean {
  let size = headers.length * eachHeader;
  for (const [name, value] of headers) size += name.length + value.length;
  return size <= longestHead;
}

const mostHeaders = 64;
const longestName = 200;
const longestValue = 512;

/** A head that is short, as it is; of a longer one, the first headers, and of each the first letters. */
export function shortHead(headers: readonly HeaderPair[]): readonly HeaderPair[] {
  if (isShortHead(headers)) return headers;
  const more = headers.length - mostHeaders;
  return [
    ...headers
      .slice(0, mostHeaders)
      .map(([name, value]): HeaderPair => [shortText(name, longestName), shortText(value, longestValue)]),
    ...(more > 0 ? [['…', `(+${more})`] satisfies HeaderPair] : []),
  ];
}

/**
 * A text of at most so many letters, or its start with how many were cut: `00.99… (+1899744)`. The start is copied: a
 * slice of a long text would keep all of it.
 */
export function shortText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = Buffer.from(text.slice(0, longest), 'utf8').toString('utf8');
  return `${start}… (+${text.length - longest})`;
}

/** So many problems of one head are told; a long one can have tens of thousands, of a packet all are told. */
const mostOfHead = 100;

/** Problems without those that are only more of the same in the head of a request, and how many these were. */
export function shortProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length === 0) return problems;
  const [late] = problems.filter(isOfHead).slice(mostOfHead);
  const end = late === undefined ? problems.length : problems.indexOf(late);
  const kept = problems.filter((each, at) => at < end || !isOfHead(each));
  const more = problems.length - kept.length;
  return [
    ...kept.map(withShortPlace),
    ...(more > 0 ? [problem('wire.problems-left-out', 'request', { seen: String(more) })] : []),
  ];
}

function isOfHead({ code }: Problem): boolean {
  return code.startsWith('wire.');
}

/** The name of a header is a place, and the caller's to choose. */
function withShortPlace(each: Problem): Problem {
  const { path } = each.place;
  if (path.length <= longestName) return each;
  return { ...each, place: { ...each.place, path: shortText(path, longestName) } };
}
