import { createInflater, type Inflater } from './inflate.ts';
import { type LocalHeader, methods, parseLocalHeader } from './zip-records.ts';

/** Unpacks every entry of a ZIP that comes in pieces, one after the other, to see what lies in it. */
export interface ZipWalk {
  write(bytes: Uint8Array): void;
}

const signature = Buffer.from('PK\x03\x04', 'latin1');
/** A local header longer than this is no honest one. */
const longestHeader = 4096;
const sizesFollow = 0x0008;

/**
 * Creates a walk that calls `begin` for each entry and gives what comes out of it to what that gives, at most
 * `bound` bytes of all together; where it gives nothing, the entry is passed over. An entry whose sizes stand behind it, or are not true, ends where the next
 * local header seems to begin, and what lies between two entries counts to the first: the walk looks for what is refused, and does not judge the archive.
 */
export function createZipWalk(bound: number, begin: Begin): ZipWalk {
  return new Walk(bound, begin);
}

type Take = (bytes: Uint8Array) => void;
type Begin = () => Take | undefined;

class Walk implements ZipWalk {
  readonly #begin: Begin;
  #left: number;
  #held: Buffer = Buffer.alloc(0);
  #take: Take | undefined;
  #isStored = false;
  #inflater: Inflater | undefined;
  /** Bytes of the entry that are still to come, where it says how many they are. */
  #rest = 0;

  constructor(bound: number, begin: Begin) {
    this.#left = bound;
    this.#begin = begin;
  }

  write(bytes: Uint8Array): void {
    this.#held = Buffer.concat([this.#held, bytes]);
    while (this.#left > 0 && this.#step());
    if (this.#left <= 0) this.#held = Buffer.alloc(0);
  }

  /** False when more bytes are needed. */
  #step(): boolean {
    if (this.#rest > 0) return this.#pass(this.#rest);
    const next = this.#held.indexOf(signature);
    if (next < 0) {
      this.#pass(Math.max(0, this.#held.length - signature.length + 1));
      return false;
    }
    if (next > 0) return this.#pass(next);
    const header = parseLocalHeader(this.#held);
    if (header === undefined && this.#held.length < longestHeader) return false;
    if (header === undefined) return this.#pass(signature.length);
    this.#open(header);
    return true;
  }

  /** Hands at most so many bytes to the entry. */
  #pass(most: number): boolean {
    const piece = this.#held.subarray(0, most);
    if (piece.length === 0) return false;
    this.#held = this.#held.subarray(piece.length);
    this.#rest = Math.max(0, this.#rest - piece.length);
    if (this.#inflater !== undefined) this.#inflater.write(piece);
    else if (this.#isStored) this.#give(piece);
    return true;
  }

  #open(header: LocalHeader): void {
    this.#take = this.#begin();
    this.#held = this.#held.subarray(header.dataStart);
    this.#isStored = header.method === methods.stored;
    this.#rest = (header.flags & sizesFollow) === 0 ? header.compressedSize : 0;
    this.#inflater =
      this.#take !== undefined && header.method === methods.deflate
        ? createInflater(this.#left, (bytes) => this.#give(bytes))
        : undefined;
  }

  #give(bytes: Uint8Array): void {
    if (this.#take === undefined) return;
    this.#left -= bytes.length;
    this.#take(bytes);
  }
}
