import { createHash, type Hash } from 'node:crypto';
import type { HashName } from '../security/algorithm.ts';
import type { ByteSpan } from '../security/verdict.ts';

/**
 * The bytes of a PDF as its reader needs them: pieces by offset, and digests over ranges, so that a file need
 * not be held or copied. `slice` is clipped to the file and may be a view: nobody writes to it or keeps it.
 */
export interface PdfSource {
  /** Bytes. */
  readonly length: number;
  slice(start: number, end: number): Uint8Array;
  /**
   * Digest over ranges, as if they were one. `marks` are offsets at which another digest of this file may part
   * ways with this one: what lies before such an offset need not be hashed again.
   */
  digest(hash: HashName, spans: readonly ByteSpan[], marks?: readonly number[]): Uint8Array;
}

/** A source over bytes at hand. Slices are views. */
export function sourceOf(bytes: Uint8Array): PdfSource {
  const states = new Map<string, Hash>();
  return {
    length: bytes.length,
    slice: (start, end) => bytes.subarray(start, end),
    digest(hash, spans, marks = []) {
      const [first, ...rest] = spans;
      if (first === undefined) return createHash(hash).digest();
      const hashing = hashFirst(bytes, hash, first, marks, states);
      for (const { start, end } of rest) hashing.update(bytes.subarray(start, end));
      return hashing.digest();
    },
  };
}

/**
 * Hashes the first range, which of all signatures of a file is the beginning of the file: the signatures of a
 * letter share it, and a megabyte is hashed once for both.
 */
function hashFirst(
  bytes: Uint8Array,
  hash: HashName,
  { start, end }: ByteSpan,
  marks: readonly number[],
  states: Map<string, Hash>,
): Hash {
  const known = start === 0 ? states.get(`${hash} ${end}`) : undefined;
  if (known !== undefined) return known.copy();
  const hashing = createHash(hash);
  const stops = start === 0 ? marks.filter((mark) => mark > 0 && mark < end).sort((a, b) => a - b) : [];
  let at = start;
  for (const stop of stops) {
    hashing.update(bytes.subarray(at, stop));
    states.set(`${hash} ${stop}`, hashing.copy());
    at = stop;
  }
  return hashing.update(bytes.subarray(at, end));
}
