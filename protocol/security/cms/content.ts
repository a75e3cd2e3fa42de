import { createHash, hash as hashOnce } from 'node:crypto';
import type { HashName } from '../algorithm.ts';
import type { SignedCoverage } from '../verdict.ts';

/**
 * What a signature is over, as whoever holds the bytes can give it: a file of 50 MB is hashed where it lies and
 * never copied.
 */
export interface CmsContent {
  /** Digest of the whole content. Called once or twice a signature; holders of much keep what they answered. */
  digest(hash: HashName): Uint8Array;
  /** Which bytes these are, for the verdict. */
  readonly coverage?: SignedCoverage;
}

/** Content that lies in memory, in one piece or in several that follow each other. */
export function contentOf(...pieces: readonly Uint8Array[]): CmsContent {
  const digests = new Map<HashName, Uint8Array>();
  return {
    digest(name) {
      const known = digests.get(name);
      if (known !== undefined) return known;
      const digest = digestOf(name, pieces);
      digests.set(name, digest);
      return digest;
    },
    coverage: coverageOf(pieces),
  };
}

/** Digest of some pieces, as if they were one. */
export function digestOf(name: HashName, pieces: readonly Uint8Array[]): Uint8Array {
  const [only, ...more] = pieces;
  if (only !== undefined && more.length === 0) return hashOnce(name, only, 'buffer');
  const hash = createHash(name);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

function coverageOf(pieces: readonly Uint8Array[]): SignedCoverage {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  return { spans: [{ start: 0, end: bytes }], parts: [], bytes };
}
