import type { Instant } from '../../ports/ports.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Certificate } from '../certificate.ts';
import type { VerificationContext } from '../context.ts';
import type { Statement } from './statement.ts';

/** Whose state is asked for, and when. */
export interface StateQuestion {
  readonly certificate: Certificate;
  /** Who signed it: its signature was verified before. */
  readonly issuer: Certificate;
  /** The moment that counts. */
  readonly at: Instant;
  readonly context: VerificationContext;
  /** What came with the signature; may hold certificates of those who sign lists and answers. */
  readonly others?: readonly Certificate[];
  /** Only lists that the issuer signed with its own key count. */
  readonly alone?: boolean;
}

/** What the proofs at hand say, and which of them were set aside and why. */
export interface Testimony {
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
}
