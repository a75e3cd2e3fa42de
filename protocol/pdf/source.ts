import { createHash } from 'node:crypto';
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
  digest(hash: HashName, spans: readonly ByteSpan[]): Uint8Array;
}

/** A source over bytes at hand. Slices are views. */
export function sourceOf(bytes: Uint8Array): PdfSource {
  return {
    length: bytes.length,
    slice: (start, end) => bytes.subarray(start, end),
    digest(hash, spans) {
      const hashing = createHash(hash);
      for (const { start, end } of spans) hashing.update(bytes.subarray(start, end));
      return hashing.digest();
    },
  };
}
