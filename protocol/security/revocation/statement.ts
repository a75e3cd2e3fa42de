import type { Instant } from '../../ports/ports.ts';
import type { StateEvidence } from '../verdict.ts';

/** Reasons of revocation by number (RFC 5280 §5.3.1); 7 is not used. */
export const reasonNames: Readonly<Record<number, string>> = {
  0: 'unspecified',
  1: 'keyCompromise',
  2: 'cACompromise',
  3: 'affiliationChanged',
  4: 'superseded',
  5: 'cessationOfOperation',
  6: 'certificateHold',
  8: 'removeFromCRL',
  9: 'privilegeWithdrawn',
  10: 'aACompromise',
};

/** What one authentic list or answer says of one certificate. */
export interface Statement {
  readonly evidence: StateEvidence;
  /** When it was made. */
  readonly from: Instant;
  /** Until when it is fresh. */
  readonly until: Instant;
  /** `silent`: it names no fault, and would not name every fault there might be. */
  readonly says: 'good' | 'revoked' | 'held' | 'silent';
  /** Since when, for `revoked` and `held`. */
  readonly since?: Instant;
}

/** What a certificate's state was at a moment, by the statements that bear on it. */
export type Decision =
  | { readonly state: 'good'; readonly by: Statement; readonly later?: Statement }
  | { readonly state: 'revoked' | 'suspended'; readonly by: Statement }
  | { readonly state: 'unknown'; readonly stale: readonly Statement[] };

/**
 * Decides by the moment that counts (REV-02, REV-03). A revocation never heals, so whoever tells of one since
 * before the moment is believed, however old or young the proof; a suspension does, so there the last word from
 * before the moment counts, and a later word only when it says that the suspension had begun by then. Good is
 * taken from a proof that was fresh at the moment, or was made after it.
 */
export function decide(statements: readonly Statement[], at: Instant): Decision {
  const began = ({ since = Number.NEGATIVE_INFINITY }: Statement): boolean => since <= at;
  const revoked = statements.find((each) => each.says === 'revoked' && began(each));
  if (revoked !== undefined) return { state: 'revoked', by: revoked };
  const spoken = statements.filter(({ says }) => says !== 'silent');
  const before = newest(spoken.filter(({ from, until }) => from <= at && at <= until));
  const after = spoken.filter(({ from }) => from > at);
  const held = [...(before === undefined ? [] : [before]), ...after].find(
    (each) => each.says === 'held' && began(each),
  );
  if (held !== undefined) return { state: 'suspended', by: held };
  const by = newest(after) ?? before;
  if (by === undefined) return { state: 'unknown', stale: statements.filter(({ until }) => until < at) };
  const later = after.find(({ says }) => says === 'revoked');
  return { state: 'good', by, ...(later === undefined ? {} : { later }) };
}

/** Of two that were made at once, the one that does not hide a suspension. */
function newest(statements: readonly Statement[]): Statement | undefined {
  return statements.reduce<Statement | undefined>((best, each) => {
    const isNewer = best === undefined || each.from > best.from;
    return isNewer || (each.from === best.from && each.says === 'held') ? each : best;
  }, undefined);
}
