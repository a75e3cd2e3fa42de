import type { WireFault } from './fault.ts';

/** What can go wrong on purpose at a trust service, as data; times in milliseconds on its clock. */
export type TrustFault = TrustWireFault | TrustClaimFault | DeskFault;

export type TrustFaultKind = TrustFault['kind'];

/** What a line or a proxy does, as at a hub; a service has no effect that could come before or after. */
export type TrustWireFault =
  | Omit<Extract<WireFault, { kind: 'delay' }>, 'when'>
  | { readonly kind: 'drop' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'truncate'; readonly bytes: number }
  | { readonly kind: 'html-page'; readonly status?: number }
  | { readonly kind: 'empty-body'; readonly status?: number };

/** What an authority says that should not be believed, or does not say. */
export type TrustClaimFault =
  /** What was known so long ago, with the dates that it had then; a time-stamp, of then. */
  | { readonly kind: 'stale'; readonly ms: number }
  /** The service's clock is off; negative when it is late. */
  | { readonly kind: 'skewed'; readonly ms: number }
  /** Signed by a key of somebody else with the right names. */
  | { readonly kind: 'wrong-signer' }
  /** The signature does not fit what was signed. */
  | { readonly kind: 'bad-signature' }
  /** A sound answer to another question: another serial, another imprint. */
  | { readonly kind: 'other-subject' }
  /** The nonce of the question is not in the answer. */
  | { readonly kind: 'nonce-lost' }
  /** The service refuses in its own protocol: `tryLater`, `timeNotAvailable`. */
  | { readonly kind: 'busy' };

/** The desk that grants requests takes longer. */
export interface DeskFault {
  readonly kind: 'desk-delay';
  readonly ms: number;
}
