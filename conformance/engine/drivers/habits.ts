import type { Verdict } from '../../../protocol/security/verdict.ts';

/**
 * What the built-in agency does otherwise than it should, for mutants. Without any it is orderly. Everything that
 * can be done wrong on the wire is done by a wrapper round its line instead.
 */
export interface AgencyHabits {
  /** Takes documents with these verdicts for good ones. */
  readonly forgives?: readonly Verdict[];
  /** Refuses documents with these verdicts on top: `valid` refuses all. */
  readonly dislikes?: readonly Verdict[];
  /** Does not verify at all. */
  readonly blind?: true;
  /** Judges certificates by today, and not by the time of signing. */
  readonly judgesByToday?: true;
  /** Takes every claim of a signing time for proved. */
  readonly believesClaims?: true;
  /** Never asks for revocation lists or answers. */
  readonly neverAsksStatus?: true;
  /** Trusts whatever root a signature brings. */
  readonly trustsAnyRoot?: true;
  /** Milliseconds between two acts of its clerk. */
  readonly pace?: number;
  /** Acts of its clerk, by code, where they are not 03, 04, 05, 06. */
  readonly acts?: readonly ('02' | '03' | '04' | '05' | '06')[];
  /** Answers of its clerk to recalls, take-backs and updates; agrees to all unless told. */
  readonly leaves?: readonly ('recalls' | 'takeBacks' | 'updates')[];
  /** Urgent documents wait like any other: milliseconds until the first act. */
  readonly urgentPace?: number;
  /** Keeps documents that say that paper follows until it comes, which it never does. */
  readonly waitsForPaper?: true;
  /** Milliseconds for which a finished document stays in a drawer before it is sent. */
  readonly sendsLate?: number;
  /** Signs without looking at its certificate first. */
  readonly signsUnchecked?: true;
  /** Reads the directory this often, in milliseconds. */
  readonly directoryEvery?: number;
  /** Waits between attempts to send, in milliseconds. */
  readonly backOff?: readonly number[];
  /** Exports a file that is not the one that came. */
  readonly exportsOther?: true;
  /** Shows nothing of what receivers said. */
  readonly showsNothing?: true;
  /** Does not fetch more than so many packets in one round. */
  readonly perRound?: number;
}
