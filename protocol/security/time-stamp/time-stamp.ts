import type { Instant } from '../../ports/ports.ts';
import type { HashName } from '../algorithm.ts';

/** What a time-stamp is over: a digest, never the bytes themselves (RFC 3161 §2.4.1). */
export interface MessageImprint {
  readonly hash: HashName;
  readonly digest: Uint8Array;
}

/** TimeStampReq. */
export interface TimeStampRequest {
  readonly imprint: MessageImprint;
  /** Dotted OID of the policy that is asked for. */
  readonly policy?: string;
  /** Large and random: what ties the answer to the question. */
  readonly nonce?: bigint;
  /** Whether the issuer's certificate is to be put into the token. */
  readonly certificateWanted: boolean;
}

/** Accuracy of the issuer's clock: the true time lies within these milliseconds around `at`. */
export interface Accuracy {
  readonly milliseconds: number;
}

/** TSTInfo: what the issuer vouches for (RFC 3161 §2.4.2). */
export interface TimeStampInfo {
  /** Dotted OID. */
  readonly policy: string;
  readonly imprint: MessageImprint;
  readonly serial: bigint;
  readonly at: Instant;
  readonly accuracy?: Accuracy;
  readonly ordering: boolean;
  readonly nonce?: bigint;
  /** DER of the issuer's own name, where the token has one that is a directory name. */
  readonly issuer?: Uint8Array;
}

/** PKIStatus, in its own spelling (RFC 3161 §2.4.2). */
export const statuses = [
  'granted',
  'grantedWithMods',
  'rejection',
  'waiting',
  'revocationWarning',
  'revocationNotification',
] as const;
export type TimeStampStatus = (typeof statuses)[number];

/** PKIFailureInfo: bit numbers (RFC 3161 §2.4.2). */
export const failureBits = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  timeNotAvailable: 14,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
  addInfoNotAvailable: 17,
  systemFailure: 25,
} as const;
export type TimeStampFailure = keyof typeof failureBits;

/** TimeStampResp. */
export interface TimeStampResponse {
  readonly status: TimeStampStatus;
  /** Words of the issuer. */
  readonly texts: readonly string[];
  readonly failures: readonly TimeStampFailure[];
  /** DER of the token; there is one exactly when the status is a granted one. */
  readonly token?: Uint8Array;
}
