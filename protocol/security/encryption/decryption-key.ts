import { constants, createPrivateKey, diffieHellman, type KeyObject, privateDecrypt } from 'node:crypto';
import type { HidingHash } from './mask.ts';

/** A key that can open what was encrypted for its certificate, and is not shown: in memory or behind a device. */
export interface DecryptionKey {
  /** DER of the certificate that belongs to the key. */
  readonly certificate: Uint8Array;
  /** RSAES-OAEP with MGF1 of the same hash; undefined when the key is another one. */
  openOaep(wrapped: Uint8Array, hash: HidingHash): Promise<Uint8Array | undefined> | Uint8Array | undefined;
  /** The secret agreed on with the holder of this public key; undefined when that is on another curve. */
  agree(publicKey: KeyObject): Promise<Uint8Array | undefined> | Uint8Array | undefined;
}

/** The key of a certificate, held in memory as DER of PKCS#8. */
export function decryptionKey(certificate: Uint8Array, pkcs8: Uint8Array): DecryptionKey {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  return {
    certificate,
    openOaep: (wrapped, hash) => openOaep(key, wrapped, hash),
    agree: (publicKey) => agree(key, publicKey),
  };
}

function openOaep(key: KeyObject, wrapped: Uint8Array, oaepHash: HidingHash): Uint8Array | undefined {
  const bytes = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  if (key.asymmetricKeyType !== 'rsa' || wrapped.length !== bytes) return undefined;
  try {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, wrapped);
  } catch {
    // OpenSSL tells a bad padding in no other way, and one way only.
    return undefined;
  }
}

function agree(privateKey: KeyObject, publicKey: KeyObject): Uint8Array | undefined {
  const [own, other] = [privateKey, publicKey].map((each) => each.asymmetricKeyDetails?.namedCurve);
  return own !== undefined && own === other ? diffieHellman({ privateKey, publicKey }) : undefined;
}
