import type { HashName, SignatureScheme } from './algorithm.ts';

/** How a key signs. */
export interface SigningAlgorithm {
  readonly scheme: SignatureScheme;
  readonly hash: HashName;
  /** For `rsa-pss`: salt in bytes; MGF1 uses `hash` too. Without it the salt is as long as the hash. */
  readonly pss?: { readonly saltLength: number };
}

/** A key that can sign and is not shown: in memory, in a PKCS#12 file, or behind a device. */
export interface SigningKey {
  /** DER of the certificate that belongs to the key. */
  readonly certificate: Uint8Array;
  /** DER, the signer's issuer first, with or without the root. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SigningAlgorithm;
  /** The raw signature value over these bytes, which it hashes itself; for ECDSA the DER of `r` and `s`. */
  sign(toBeSigned: Uint8Array): Promise<Uint8Array> | Uint8Array;
}
