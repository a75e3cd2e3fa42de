import { constants, createHash, type KeyObject, publicEncrypt } from 'node:crypto';
import { type HidingHash, mask } from './mask.ts';
import type { RandomBytes } from './random-bytes.ts';

/**
 * Encrypts a key under RSAES-OAEP with MGF1 of the same hash and no label (RFC 8017, 7.1.1). The padding is made
 * here, since OpenSSL would draw its seed itself; only the power is OpenSSL's. Undoing it is all OpenSSL's, which
 * takes the same time whatever it finds.
 */
export function encryptOaep(
  key: KeyObject,
  message: Uint8Array,
  hash: HidingHash,
  randomBytes: RandomBytes,
): Uint8Array {
  const size = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  const padded = encodeOaep(message, size, hash, randomBytes);
  return new Uint8Array(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, padded));
}

/** EME-OAEP encoding. Throws when the message is too long for the modulus, which no key of AES is. */
export function encodeOaep(
  message: Uint8Array,
  size: number,
  hash: HidingHash,
  randomBytes: RandomBytes,
): Uint8Array {
  const label = createHash(hash).digest();
  const room = size - 2 * label.length - 2 - message.length;
  if (room < 0) throw new Error('A key is too long for the modulus.');
  const block = Buffer.concat([label, new Uint8Array(room), Uint8Array.of(1), message]);
  const seed = randomBytes(label.length);
  const maskedBlock = xor(block, mask(seed, block.length, hash));
  const maskedSeed = xor(seed, mask(maskedBlock, seed.length, hash));
  return Buffer.concat([Uint8Array.of(0), maskedSeed, maskedBlock]);
}

function xor(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((byte, index) => byte ^ (other[index] ?? 0));
}
