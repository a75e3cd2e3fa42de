import { createHash } from 'node:crypto';
import { type HidingHash, numberInBytes } from './mask.ts';

/** The single-step key derivation of NIST SP 800-56A, 5.8.1, which XML Encryption 1.1 calls ConcatKDF. */
export function concatKdf(
  secret: Uint8Array,
  length: number,
  hash: HidingHash,
  otherInfo: Uint8Array,
): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let counter = 1, made = 0; made < length; counter += 1) {
    const block = createHash(hash).update(numberInBytes(counter)).update(secret).update(otherInfo).digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks).subarray(0, length);
}
