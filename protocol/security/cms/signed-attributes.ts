import type { Instant } from '../../ports/ports.ts';
import type { HashName } from '../algorithm.ts';

/** How a signer bound its certificate (RFC 5035): the first reference of the attribute, which is the signer's. */
export interface CertificateReference {
  /** `unknown`: a hash that cannot be computed here. */
  readonly hash: HashName | 'unknown';
  readonly digest: Uint8Array;
  /** DER of the issuer's name, and serial number as in `Certificate`, where the reference has them. */
  readonly issuer?: Uint8Array;
  readonly serial?: string;
}

/** What one signer signed beside the content. */
export interface SignedAttributes {
  /** Dotted OID. */
  readonly contentType: string;
  readonly messageDigest: Uint8Array;
  /** The signer's word for the time. */
  readonly signingTime?: Instant;
  readonly certificate?: CertificateReference;
  /** DER of the two algorithm identifiers of CMSAlgorithmProtection. */
  readonly protection?: { readonly digest: Uint8Array; readonly signature: Uint8Array };
  /** Adobe's: DER of lists and answers that the signer put in. */
  readonly crls: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
}
