import type { Bilingual } from '../protocol/problems/entry.ts';

/** Where the system under test sits; one set of definitions serves all of them. */
export const seats = ['packet', 'sender', 'receiver', 'hub', 'link', 'record'] as const;

/**
 * `packet`: files alone. `sender`, `receiver`: an agency's system, our hub is its hub. `hub`: our agencies are its
 * clients. `link`: TLS and headers only. `record`: evidence on file and attended steps.
 */
export type Seat = (typeof seats)[number];

/** What a check says of a system. Only `pass` is a yes, and only with evidence. */
export const checkVerdicts = [
  'pass',
  'fail',
  'warn',
  /** The system has nothing that the check is about; the reason says what. */
  'not-applicable',
  /** The harness or its surroundings failed, never the system. */
  'inconclusive',
  /** Somebody says so, with a dated file. */
  'declared',
  /** Somebody says so who saw it. */
  'attested',
  /** Nothing happened that it could judge; the reason says why. */
  'not-run',
] as const;

export type CheckVerdict = (typeof checkVerdicts)[number];

/** Whose fault a finding is, as far as the evidence tells. */
export type Blame = 'system' | 'configuration' | 'harness' | 'environment';

/** Where in the evidence something was seen. */
export interface FindingPlace {
  /** Number of the evidence entry. */
  readonly entry: number;
  /** `request`, `answer`, `packet`, `link` …: which part of the entry. */
  readonly part: string;
  /** What the entry goes by: a file's name, an operation. Filled in by the judge. */
  readonly name?: string;
  /** Slash path below a packet's root, a header's name, a JSON path. */
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  /** Byte offset in that part, from 0. */
  readonly offset?: number;
}

/** One thing that a check found wrong. Every field is filled: a finding that explains nothing is no finding. */
export interface Finding {
  readonly requirement: string;
  readonly place: FindingPlace;
  /** What should have been there, in the words of the wire or of the duty. */
  readonly expected: Bilingual;
  /** What was there, at most 200 characters, never a secret. */
  readonly seen: string;
  readonly cause: Bilingual;
  readonly blame: Blame;
  /** Severity that the check gives; the profile and the marks may soften it, never sharpen it. */
  readonly severity: 'fail' | 'warn';
}

/** What a check concluded from the evidence. */
export type Judgement =
  | {
      readonly kind: 'judged';
      readonly findings: readonly Finding[];
      /** Numbers of the entries that were looked at. None: nothing was proved, and the verdict is `not-run`. */
      readonly looked: readonly number[];
    }
  | { readonly kind: 'not-applicable'; readonly why: Bilingual }
  | { readonly kind: 'inconclusive'; readonly why: Bilingual; readonly blame: 'harness' | 'environment' }
  | { readonly kind: 'not-run'; readonly why: Bilingual };
