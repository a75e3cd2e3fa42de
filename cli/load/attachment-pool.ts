import { createCipheriv, createHash } from 'node:crypto';
import { scannedPdf, scannedPdfFrame } from '../../fixtures/documents/scanned-pdf.ts';
import type { MixName } from '../../loadtests/payloads/manifest.ts';

/** A file that many packets share, as the text that stands in them. */
export interface PoolFile {
  /** Base64, ASCII. */
  readonly text: Uint8Array;
  /** Of the text. */
  readonly sha256: string;
}

/** A size of packets, and how many of a hundred have it. */
interface Share {
  /** Bytes of the whole packet. */
  readonly size: number;
  readonly percent: number;
}

const kilobyte = 1000;
const megabyte = 1000 * kilobyte;

/**
 * Sizes of packets after Base64. Nobody measured them in the field: the mean of 1.5 MB is an assumption (I), and
 * `field` spreads it over small letters and large scans; `even` is what limits for “1.5 MB” are judged by.
 */
export const mixes: Readonly<Record<MixName, readonly Share[]>> = {
  even: [{ size: 1.5 * megabyte, percent: 100 }],
  small: [{ size: 20 * kilobyte, percent: 100 }],
  field: [
    { size: 20 * kilobyte, percent: 25 },
    { size: 200 * kilobyte, percent: 30 },
    { size: 1 * megabyte, percent: 25 },
    { size: 3.2 * megabyte, percent: 12 },
    { size: 10 * megabyte, percent: 8 },
  ],
};

/** Mean size of the packets of a mix, bytes. */
export function meanSize(mix: MixName): number {
  return mixes[mix].reduce((sum, { size, percent }) => sum + (size * percent) / 100, 0);
}

/** What a packet weighs without its attachment, about. */
const envelopeBytes = 5000;

/** Different files of one size: enough that no cache holds them all. */
const variants = 4;

/** The files of a mix, `variants` of each size, in the order of the mix: scanned pages, of noise. */
export function poolOf(mix: MixName, seed: string): readonly PoolFile[] {
  return mixes[mix].flatMap(({ size }) =>
    Array.from({ length: variants }, (_, at) => fileOfSize(size, `${seed} ${size} ${at}`)),
  );
}

/** Which file of a mix's pool a packet gets, by two draws in [0, 1). */
export function pickFile(mix: MixName, bySize: number, byVariant: number): number {
  let left = bySize * 100;
  const size = mixes[mix].findIndex(({ percent }) => {
    left -= percent;
    return left < 0;
  });
  return Math.max(0, size) * variants + Math.floor(byVariant * variants);
}

/** One file that makes a packet about `size` bytes long. */
export function fileOfSize(size: number, seed: string): PoolFile {
  const length = Math.max(2048, Math.floor(((size - envelopeBytes) * 3) / 4));
  return poolFile(scannedPdf(noise(seed, length - scannedPdfFrame)));
}

/** Bytes that do not compress, the same from the same seed; a keystream, because hashing 50 MB block by block is slow. */
function noise(seed: string, length: number): Buffer {
  const key = createHash('sha256').update(seed, 'utf8').digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}

/** A file as it stands in a packet. */
function poolFile(bytes: Uint8Array): PoolFile {
  const text = Buffer.from(Buffer.from(bytes).toString('base64'), 'latin1');
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}
