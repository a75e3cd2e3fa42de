import { catalogue, type ProblemCode } from './catalogue.ts';
import type { ProblemEntry, Severity } from './entry.ts';

/** Where in a peer's bytes something stands. Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** Slash path of local names below the packet's root, repeated elements numbered from 1: `To[2]/OrganId`. */
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  /** Byte offset in what the peer sent, from 0. */
  readonly offset?: number;
}

/** One thing wrong, or worth knowing, with what a peer sent. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly place: Place;
  /** What stood there, shortened to at most 120 characters, never a secret. */
  readonly seen?: string;
  /**
   * What should have stood there, in the words of the wire, where one value or form can be named; at most 500
   * characters, since a peer may have written it.
   */
  readonly expected?: string;
}

/** What a problem may carry beside its code and place. */
export interface ProblemDetail {
  readonly seen?: string;
  readonly expected?: string;
  /** Overrides the catalogue's severity; a dialect does this for a numbered leniency. */
  readonly severity?: Severity;
}

const longestSeen = 120;
const longestExpected = 500;

/** Creates a problem of the catalogue. `place` may be a bare path. */
export function problem(code: ProblemCode, place: Place | string, detail: ProblemDetail = {}): Problem {
  const { seen, expected, severity = entryOf(code).severity } = detail;
  return {
    code,
    severity,
    place: typeof place === 'string' ? { path: place } : place,
    ...(seen === undefined ? {} : { seen: shorten(seen, longestSeen) }),
    ...(expected === undefined ? {} : { expected: shorten(expected, longestExpected) }),
  };
}

/** The catalogue's entry for a code. */
export function entryOf(code: ProblemCode): ProblemEntry {
  return catalogue[code];
}

/** True when any of the problems is an error. */
export function hasError(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === 'error');
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}
