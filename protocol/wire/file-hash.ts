import { createHash, hash as hashOnce } from 'node:crypto';
import { problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { placeOfParameter } from './parameters.ts';

/**
 * How a sender's `hash-file` was made. `java`: what the vendor SDK sends, hex without the leading zero of
 * each byte, over the body without the CRLF it appends afterwards [V]. `padded`: usual hex over the same
 * bytes. `unpadded-whole`, `padded-whole`: over the body as it stands (other implementations).
 */
export type FileHashForm = 'java' | 'padded' | 'unpadded-whole' | 'padded-whole';

/** One range of the body and its SHA-256. */
export interface HashedBytes {
  /** Bytes from the start of the body. */
  readonly size: number;
  /** 64 lowercase hex digits. */
  readonly sha256: string;
}

/** What a body may have been hashed as. Of a short body each hash is worked out when it is asked for. */
export interface BodyHashes {
  readonly whole: HashedBytes;
  /** The body without one trailing CRLF, when it ends in one. */
  readonly trimmed?: HashedBytes;
}

/** Which bytes of the body are the file, and by which form that was found. */
export interface FileHashMatch extends HashedBytes {
  readonly form: FileHashForm;
}

/** Takes a body in pieces. A short one is kept to its end, of a longer one no more than the last two bytes. */
export interface BodyHasher {
  /** The bytes must stay as they are until the end. */
  write(chunk: Uint8Array): void;
  end(): BodyHashes;
}

/** A body below this many bytes is hashed in one go, and as a rule once: only the form that its sender used. */
const shortBelow = 128 * 1024;

/** Creates a hasher for one body. */
export function createBodyHasher(): BodyHasher {
  let held: Uint8Array[] = [];
  let size = 0;
  let long: BodyHasher | undefined;
  return {
    write(chunk) {
      size += chunk.length;
      if (long === undefined && size >= shortBelow) {
        long = createLongHasher();
        for (const each of held) long.write(each);
        held = [];
      }
      if (long === undefined) held.push(chunk);
      else long.write(chunk);
    },
    end() {
      return long?.end() ?? hashesOf(held.length === 1 && held[0] ? held[0] : Buffer.concat(held));
    },
  };
}

function hashesOf(body: Uint8Array): BodyHashes {
  const whole = hashedWhenAsked(body);
  return endsInCrlf(body) ? { whole, trimmed: hashedWhenAsked(body.subarray(0, -2)) } : { whole };
}

function hashedWhenAsked(bytes: Uint8Array): HashedBytes {
  let found: string | undefined;
  return {
    size: bytes.length,
    get sha256() {
      found ??= hashOnce('sha256', bytes, 'hex');
      return found;
    },
  };
}

function createLongHasher(): BodyHasher {
  const hash = createHash('sha256');
  let tail = Buffer.alloc(0);
  let size = 0;
  return {
    write(chunk) {
      size += chunk.length;
      if (chunk.length >= 2) {
        if (tail.length > 0) hash.update(tail);
        hash.update(chunk.subarray(0, -2));
        tail = Buffer.from(chunk.subarray(-2));
        return;
      }
      const joined = Buffer.concat([tail, chunk]);
      hash.update(joined.subarray(0, Math.max(0, joined.length - 2)));
      tail = joined.subarray(-2);
    },
    end() {
      const trimmed = { size: size - 2, sha256: hash.copy().digest('hex') };
      const whole = { size, sha256: hash.update(tail).digest('hex') };
      return endsInCrlf(tail) ? { whole, trimmed } : { whole };
    },
  };
}

function endsInCrlf(bytes: Uint8Array): boolean {
  return bytes.at(-2) === 0x0d && bytes.at(-1) === 0x0a;
}

/** The hashes of a body that is held as a whole. */
export function hashBody(body: Uint8Array): BodyHashes {
  return hashesOf(body);
}

/** Hex digits with the leading zero of each byte left out: ambiguous, so it is only ever recomputed [V]. */
export function unpaddedHex(sha256: string): string {
  let digits = '';
  for (let at = 0; at < sha256.length; at += 2) {
    digits += sha256[at] === '0' ? sha256.charAt(at + 1) : sha256.slice(at, at + 2);
  }
  return digits;
}

/** The `hash-file` value that the vendor SDK sends for a file. */
export function javaFileHash(file: Uint8Array): string {
  return unpaddedHex(hashOnce('sha256', file, 'hex'));
}

/** Finds the form by which `declared` fits the body, the vendor's first (ENV-10). */
export function matchFileHash(hashes: BodyHashes, declared: string | undefined): Reading<FileHashMatch> {
  const place = placeOfParameter('hash-file');
  const sent = declared?.trim() ?? '';
  if (sent === '') return unread(problem('wire.file-hash-missing', place));
  const match = findForm(hashes, sent.toLowerCase());
  if (match !== undefined) return read(match);
  const expected = unpaddedHex((hashes.trimmed ?? hashes.whole).sha256);
  return unread(problem('wire.file-hash-wrong', place, { seen: sent, expected }));
}

const forms = [
  { java: 'java', padded: 'padded', of: 'trimmed' },
  { java: 'unpadded-whole', padded: 'padded-whole', of: 'whole' },
] as const;

function findForm(hashes: BodyHashes, text: string): FileHashMatch | undefined {
  for (const { java, padded, of } of forms) {
    const bytes = hashes[of];
    if (bytes === undefined) continue;
    const { size, sha256 } = bytes;
    if (text === unpaddedHex(sha256)) return { size, sha256, form: java };
    if (text === sha256) return { size, sha256, form: padded };
  }
  return undefined;
}
