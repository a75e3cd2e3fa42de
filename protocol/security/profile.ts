import type { Instant } from '../ports/ports.ts';
import type { HashName, SignatureScheme } from './algorithm.ts';
import type { TrustPurpose } from './context.ts';

/** How bad a departure is in a profile. */
export type Stance = 'refuse' | 'warn' | 'accept';

/** What is asked of signatures. The two profiles differ here and nowhere else. */
export interface SecurityProfile {
  readonly name: 'law' | 'field';
  /** Until when each hash is taken: `always`, `never`, or signatures proven before an instant (SIG-06). */
  readonly hashes: Readonly<Record<HashName, 'always' | 'never' | Instant>>;
  /** SIG-07. */
  readonly schemes: Readonly<Record<SignatureScheme, Stance>>;
  readonly leastRsaBits: number;
  readonly leastEcBits: number;
  /** Person's and agency's signature on an original (SIG-02). */
  readonly twoSignatures: Stance;
  /** An unsigned document (SIG-01). */
  readonly unsigned: Stance;
  /** A public CA's signature on an official document after the cut-over day (CRT-07). */
  readonly publicAuthority: Stance;
  /** Which purposes of trust an official document's signature may rest on. */
  readonly purposes: readonly TrustPurpose[];
  /** What is done when the state of a certificate cannot be learnt: the verdict is `undetermined` either way (REV-04). */
  readonly revocation: 'required' | 'when-at-hand';
  /** Longest age of a list or an answer without `nextUpdate`, and tolerance of clocks, ms (REV-05). */
  readonly statusFreshFor: number;
  readonly clockTolerance: number;
}
