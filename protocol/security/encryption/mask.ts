import { createHash } from 'node:crypto';

/** Hashes that hide a key. SHA-1 is for reading and for peers that know nothing newer. */
export type HidingHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** MGF1 (RFC 8017 B.2.1). */
export function mask(seed: Uint8Array, length: number, hash: HidingHash): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0, made = 0; made < length; counter += 1) {
    const block = createHash(hash).update(seed).update(numberInBytes(counter)).digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** Four bytes, most significant first. */
export function numberInBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
