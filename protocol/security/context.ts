import type { Instant } from '../ports/ports.ts';
import type { Certificate } from './certificate.ts';
import type { SecurityProfile } from './profile.ts';

/** What a signature is for; a root is trusted for purposes, never as such (SIG-14). */
export type TrustPurpose = 'official-signature' | 'public-signature' | 'time-stamp' | 'device' | 'encryption';

/** One trusted root. */
export interface TrustAnchor {
  readonly certificate: Certificate;
  readonly purposes: readonly TrustPurpose[];
  /** Signatures proven at or after this moment are not accepted under this root (CRT-07's cut-over). */
  readonly until?: Instant;
  readonly from?: Instant;
}

export interface TrustList {
  readonly anchors: readonly TrustAnchor[];
}

/**
 * What is at hand to prove states with, as DER. Kept beside a document, it lets the verdict be repeated after
 * the authority is gone (SIG-15). Everything in it is a claim until it was verified.
 */
export interface ProofMaterial {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
}

/** Results that may be shared between verifications, keyed by content; the owner decides how long it lives. */
export interface VerificationMemo {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** Everything that a verdict depends on beside the bytes themselves. Same context and bytes, same verdict. */
export interface VerificationContext {
  readonly profile: SecurityProfile;
  readonly trust: TrustList;
  readonly proof: ProofMaterial;
  /** First receipt by the hub, when there was one (TSP-03). */
  readonly receivedAt?: Instant;
  /** When the verdict is given. */
  readonly now: Instant;
  readonly memo?: VerificationMemo;
  /** Dotted OIDs of the policies that a time-stamp may be issued under; any when there is no such list (TSP-02). */
  readonly timeStampPolicies?: readonly string[];
}
