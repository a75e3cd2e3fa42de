import { crc32 } from './crc32.ts';
import { createInflater, type Inflater } from './inflate.ts';
import { type LocalHeader, methods, parseLocalHeader } from './zip-records.ts';

/** What was learnt about the first entry of a ZIP by unpacking it. */
export interface ZipEntryFacts {
  readonly header: LocalHeader | undefined;
  /** Bytes that came out. */
  readonly size: number;
  readonly crc: number;
  readonly state: Inflater['state'];
}

/** Unpacks the first entry of a ZIP that comes in pieces, up to a bound. */
export interface ZipProbe {
  write(bytes: Uint8Array): void;
  end(): ZipEntryFacts;
}

/** A local header longer than this is no honest one: its name would be. */
const longestHeader = 4096;

/** Creates a probe that gives to `sink` what is in the first entry, at most `bound` bytes of it. */
export function createZipProbe(bound: number, sink: (bytes: Uint8Array) => void): ZipProbe {
  return new Probe(bound, sink);
}

class Probe implements ZipProbe {
  readonly #inflater: Inflater;
  readonly #copy: (bytes: Uint8Array) => void;
  #front: Uint8Array | undefined = new Uint8Array(0);
  #header: LocalHeader | undefined;
  #crc = 0;
  #stored = 0;

  constructor(bound: number, sink: (bytes: Uint8Array) => void) {
    this.#copy = (bytes) => {
      this.#crc = crc32(bytes, this.#crc);
      sink(bytes);
    };
    this.#inflater = createInflater(bound, this.#copy);
  }

  write(bytes: Uint8Array): void {
    if (this.#header !== undefined) this.#unpack(bytes, this.#header);
    else if (this.#front !== undefined) this.#open(Buffer.concat([this.#front, bytes]));
  }

  end(): ZipEntryFacts {
    const { state, size } = this.#inflater;
    return { header: this.#header, crc: this.#crc, state, size: size + this.#stored };
  }

  #open(front: Uint8Array): void {
    const header = parseLocalHeader(front);
    const isHopeless = header === undefined && front.length >= longestHeader;
    this.#front = isHopeless || header !== undefined ? undefined : front;
    this.#header = header;
    if (header !== undefined) this.#unpack(front.subarray(header.dataStart), header);
  }

  #unpack(bytes: Uint8Array, { method, compressedSize }: LocalHeader): void {
    if (method === methods.deflate) this.#inflater.write(bytes);
    if (method !== methods.stored) return;
    const rest = bytes.subarray(0, Math.max(0, compressedSize - this.#stored));
    this.#stored += rest.length;
    if (rest.length > 0) this.#copy(rest);
  }
}
