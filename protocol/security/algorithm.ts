/** Hash functions that are known by name; which of them may be used, and until when, is the profile's to say. */
export type HashName =
  | 'md5'
  | 'sha1'
  | 'sha224'
  | 'sha256'
  | 'sha384'
  | 'sha512'
  | 'sha3-256'
  | 'sha3-384'
  | 'sha3-512';

/** Signature schemes that can be verified. */
export type SignatureScheme = 'rsa-pkcs1' | 'rsa-pss' | 'ecdsa';

/** A signature algorithm as it was used: scheme, hash, key. */
export interface AlgorithmUse {
  readonly scheme: SignatureScheme;
  readonly hash: HashName;
  /** Salt length in bytes and the hash of MGF1, for `rsa-pss`. */
  readonly pss?: { readonly saltLength: number; readonly mgfHash: HashName };
  /** Modulus or field size in bits. */
  readonly keyBits: number;
  /** Name of the curve, for `ecdsa`: `P-256`, `P-384`, `P-521`. */
  readonly curve?: string;
}
