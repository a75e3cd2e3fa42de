import type { KeyObject } from 'node:crypto';
import type { Instant } from '../ports/ports.ts';

/** One attribute of a name: dotted OID, value as text. */
export interface NameAttribute {
  readonly oid: string;
  readonly value: string;
}

/** X.501 name. Two names are the same when their `canonical` texts are (RFC 5280 §7.1). */
export interface DistinguishedName {
  readonly attributes: readonly NameAttribute[];
  /** For people, in the order of the certificate: `C=VN, O=…, CN=…`. */
  readonly text: string;
  /** Case folded, spaces squeezed, hex of DER for strings that cannot be compared as text. */
  readonly canonical: string;
  readonly der: Uint8Array;
}

/** One extension as it stands. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** The nine bits of RFC 5280 §4.2.1.3, in their own spelling. */
export type KeyUsageBit =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly';

/** An X.509 certificate, read strictly (CRT-06, CRT-08). Holds its own bytes: nothing is ever re-encoded. */
export interface Certificate {
  readonly der: Uint8Array;
  /** SHA-256 of `der`, hex. */
  readonly sha256: string;
  /** The bytes that the issuer signed. */
  readonly toBeSigned: Uint8Array;
  /** Upper-case hex without leading zeros. */
  readonly serial: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly publicKey: KeyObject;
  readonly publicKeyInfo: Uint8Array;
  /** DER of the AlgorithmIdentifier of the signature. */
  readonly signatureAlgorithm: Uint8Array;
  readonly signature: Uint8Array;
  readonly isAuthority: boolean;
  readonly pathLength?: number;
  /** Absent when the certificate has no such extension. */
  readonly keyUsage?: readonly KeyUsageBit[];
  /** Dotted OIDs. Absent when the certificate has no such extension. */
  readonly extendedKeyUsage?: readonly string[];
  /** Dotted OIDs; `2.5.29.32.0` is any policy. */
  readonly policies?: readonly string[];
  /** Hex. */
  readonly subjectKeyId?: string;
  /** Hex. */
  readonly authorityKeyId?: string;
  readonly crlAddresses: readonly string[];
  readonly ocspAddresses: readonly string[];
  /** DNS names, mail and IP addresses, as texts. */
  readonly alternativeNames: readonly {
    readonly kind: 'dns' | 'mail' | 'ip' | 'uri' | 'other';
    readonly value: string;
  }[];
  readonly extensions: readonly Extension[];
}
