import { type TrialFault, trialNames } from '../../../fixtures/fuzz/trials/trial.ts';

/**
 * What is thrown at whom: packets at the decoder, requests at a hub in this process, or over its socket; the
 * other kinds at what verifies or reads them. In the order in which a lane takes them.
 */
export const fuzzTargets = ['packets', 'requests', 'sockets', ...trialNames] as const;
export type FuzzTarget = (typeof fuzzTargets)[number];

/** The cases of one run, or a part of them: `from` is the first, `to` is not among them. */
export interface FuzzSpan {
  readonly target: FuzzTarget;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

/** Something that must never be. */
export interface FuzzFinding {
  readonly rule:
    | TrialFault['rule']
    | 'threw'
    | 'slow'
    | 'contradicts-itself'
    | 'chunks-differ'
    | 'not-well-formed'
    | 'bad-answer'
    | 'failed-inside'
    | 'queued-by-refused'
    | 'ledger'
    | 'memory'
    | 'stopped';
  /** Number of the case. */
  readonly number: number;
  readonly story: string;
  readonly detail: string;
}

/** What came of a span, and of several. */
export interface FuzzReport {
  readonly cases: number;
  readonly accepted: number;
  readonly refused: number;
  /** Longest case, milliseconds. */
  readonly slowest: number;
  /** Bytes held after the last collection more than after the first, once warm; 0 where nobody collected. */
  readonly grown: number;
  /** Accepted packets that `xmllint` was asked about. */
  readonly linted: number;
  readonly findings: readonly FuzzFinding[];
}

export const nothingYet: FuzzReport = {
  cases: 0,
  accepted: 0,
  refused: 0,
  slowest: 0,
  grown: 0,
  linted: 0,
  findings: [],
};

/** Two reports as one. */
export function both(one: FuzzReport, other: FuzzReport): FuzzReport {
  return {
    cases: one.cases + other.cases,
    accepted: one.accepted + other.accepted,
    refused: one.refused + other.refused,
    slowest: Math.max(one.slowest, other.slowest),
    grown: Math.max(one.grown, other.grown),
    linted: one.linted + other.linted,
    findings: [...one.findings, ...other.findings],
  };
}
