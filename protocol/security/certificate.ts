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
  /**
   * Case folded, spaces squeezed, hex of DER for strings that cannot be compared as text. Each RDN ends in a
   * comma that nothing inside it can look like: a name lies below another when its text begins with the other's.
   */
  readonly canonical: string;
  readonly der: Uint8Array;
}

/** What a GeneralName names (RFC 5280 §4.2.1.6). */
export type NameKind = 'dns' | 'mail' | 'ip' | 'uri' | 'directory' | 'other';

/** One name of an alternative-name extension or of a constraint. */
export interface GeneralName {
  readonly kind: NameKind;
  /** Text of the name; dotted or colon form for `ip`, the canonical text for `directory`, the tag for `other`. */
  readonly value: string;
  /** What the name's tag holds. */
  readonly content: Uint8Array;
}

/** Name constraints of an authority (RFC 5280 §4.2.1.10). */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** Where revocation lists are published, as far as it must be compared with a list (RFC 5280 §4.2.1.13). */
export interface DistributionPoint {
  /** `uri:` with an address or `directory:` with a canonical name; empty when the point has no full name. */
  readonly names: readonly string[];
  /** Canonical names of authorities that sign the list in place of the issuer. */
  readonly crlIssuers: readonly string[];
  /** True when the list is for some reasons only. */
  readonly partial: boolean;
}

/** Policies as an authority limits and translates them (RFC 5280 §4.2.1.5, §4.2.1.11, §4.2.1.14). */
export interface PolicyLimits {
  readonly mappings: readonly { readonly issuer: string; readonly subject: string }[];
  /** Number of further certificates, as in the extensions. */
  readonly requireExplicit?: number;
  readonly inhibitMapping?: number;
  readonly inhibitAny?: number;
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
  readonly version: 1 | 2 | 3;
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
  /** Where the issuer’s certificate is said to be (`caIssuers`); nobody asks there unless told to (CRT-03). */
  readonly issuerAddresses: readonly string[];
  readonly distributionPoints: readonly DistributionPoint[];
  /** DNS names, mail and IP addresses, as texts. */
  readonly alternativeNames: readonly GeneralName[];
  readonly nameConstraints?: NameConstraints;
  readonly policyLimits: PolicyLimits;
  /** An OCSP responder whose own state need not be asked for (RFC 6960 §4.2.2.2.1). */
  readonly statusUnchecked: boolean;
  readonly extensions: readonly Extension[];
}
