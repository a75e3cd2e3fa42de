import type { Der } from '../../asn1/der.ts';

/** A signed message as it stands (RFC 5652 §5.1): nothing in it is believed yet. Bytes are views of the message. */
export interface SignedData {
  /** Dotted OID of what is signed. */
  readonly contentType: string;
  /** What is signed, when the message carries it; `offset` counts in the message. */
  readonly content?: { readonly bytes: Uint8Array; readonly offset: number };
  /** DER of X.509 certificates; other kinds are left out. */
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  /** DER of OCSPResponse (RFC 5940). */
  readonly ocspAnswers: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
}

/** How a signer is named (RFC 5652 §5.3): DER of the issuer's name; numbers and identifiers as in `Certificate`. */
export type SignerName =
  | { readonly by: 'issuer-serial'; readonly issuer: Uint8Array; readonly serial: string }
  | { readonly by: 'key-id'; readonly keyId: string };

/** One attribute, its values unread. */
export interface Attribute {
  readonly type: string;
  readonly values: readonly Der[];
}

/** One SignerInfo. */
export interface SignerInfo {
  readonly version: number;
  readonly name: SignerName;
  /** DER of AlgorithmIdentifiers. */
  readonly digestAlgorithm: Uint8Array;
  readonly signatureAlgorithm: Uint8Array;
  /** Absent when the message has none; then the signature is over the content itself. */
  readonly signed?: { readonly bytes: Uint8Array; readonly attributes: readonly Attribute[] };
  readonly unsigned: readonly Attribute[];
  readonly signature: Uint8Array;
}
