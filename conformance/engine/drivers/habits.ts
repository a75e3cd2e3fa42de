import type { SignatureScheme } from '../../../protocol/security/algorithm.ts';
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
  /** Judges certificates by today: what has ended since the signing counts as ended. */
  readonly dislikesEnded?: true;
  /** Looks at the first file only. */
  readonly overlooksAnnexes?: true;
  /** Refuses what was revoked after it had been signed. */
  readonly dislikesLost?: true;
  /** Believes answers about a status whoever signed them. */
  readonly believesAnyAnswer?: true;
  /** Knows these signature schemes only. */
  readonly knowsOnly?: readonly SignatureScheme[];
  /** Takes no notice of time-stamps. */
  readonly ignoresStamps?: true;
  /** What it lets pass where a certificate has ended: the signer's, its authority's, a claimed time, any time-stamp. */
  readonly believes?: readonly ('authority' | 'signer' | 'claim' | 'stamp')[];
  /** Never asks for revocation lists or answers. */
  readonly neverAsksStatus?: true;
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
  /** Only documents that are finished from this hour of the day on stay there. */
  readonly lateFrom?: number;
  /** Only urgent documents stay there. */
  readonly lateWhenUrgent?: true;
  /** Shows no state of what was sent. */
  readonly showsNoState?: true;
  /** Sends everything to everybody where receivers were to get different annexes. */
  readonly mergesSets?: true;
  /** Signs without looking at its certificate first. */
  readonly signsUnchecked?: true;
  /** Reads the directory this often, in milliseconds. */
  readonly directoryEvery?: number;
  /** Waits between attempts to send, in milliseconds. */
  readonly backOff?: readonly number[];
  /** Exports a file that is not the one that came. */
  readonly exportsOther?: true;
  /** Shows the last status that came, whatever came before. */
  readonly showsLast?: true;
  /** Writes a line of history for each packet, repeated or not. */
  readonly countsRepeats?: true;
  /** Keeps the last version only. */
  readonly keepsLastOnly?: true;
  /** Does not mark what was replaced. */
  readonly marksNothing?: true;
  /** Shows the directory as it was when it was installed. */
  readonly showsOldDirectory?: true;
  /** Milliseconds between two rounds; at every opportunity unless told. */
  readonly turnsEvery?: number;
}
