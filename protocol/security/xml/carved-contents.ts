import { createHash, type Hash } from 'node:crypto';
import { type Base64Decoder, createBase64Decoder } from '../../edxml/base64.ts';
import type { CarveSink } from '../../xml/carve-sink.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { HashName } from '../algorithm.ts';

/** The Base64 text of one element, decoded and hashed. */
export interface Content {
  /** Number of decoded bytes. */
  readonly size: number;
  /** Digests by hash, of the hashes that were asked for. */
  readonly digests: ReadonlyMap<HashName, Uint8Array>;
  /** The decoded bytes, when there are not many. */
  readonly bytes: Uint8Array | undefined;
}

/** Decodes and hashes every carved run while it streams by. Long contents are never held. */
export interface CarvedContents {
  readonly sink: CarveSink;
  /** Undefined when the element's text is not one standard Base64 text. */
  of(element: XmlElement): Content | undefined;
}

/** Bytes that are kept of one run, and of all together; longer ones are hashed only. */
export interface KeptBytes {
  readonly each: number;
  readonly all: number;
}

/** Certificates and time-stamps are shorter than this, and are looked into. */
const short: KeptBytes = { each: 65_536, all: 1_048_576 };

export function createCarvedContents(hashes: readonly HashName[], kept: KeptBytes = short): CarvedContents {
  const runs = new Map<number, Content | undefined>();
  let room = kept.all;
  let run: ContentRun | undefined;
  let start = 0;
  return {
    sink: {
      begin(offset) {
        start = offset;
        run = new ContentRun(hashes, Math.min(kept.each, room));
      },
      chunk: (bytes, decoded) => run?.write(bytes, decoded),
      end() {
        const content = run?.end();
        room -= content?.bytes?.length ?? 0;
        runs.set(start, content);
      },
    },
    of(element) {
      if (element.children.length > 0) return undefined;
      const [carved, ...others] = element.carved;
      if (carved === undefined) return decodeText(element.text, hashes);
      return others.length === 0 && isBlank(element.text) ? runs.get(carved.start) : undefined;
    },
  };
}

function decodeText(text: string, hashes: readonly HashName[]): Content | undefined {
  const run = new ContentRun(hashes, short.each);
  run.write(Buffer.from(text, 'utf8'));
  return run.end();
}

export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}

class ContentRun {
  readonly #hashes: ReadonlyMap<HashName, Hash>;
  readonly #decoder: Base64Decoder;
  #kept: Buffer[] | undefined = [];
  #size = 0;

  constructor(hashes: readonly HashName[], room: number) {
    this.#hashes = new Map(hashes.map((each) => [each, createHash(each)]));
    this.#decoder = createBase64Decoder((bytes) => this.#take(bytes, room));
  }

  write(encoded: Uint8Array, decoded?: Uint8Array): void {
    this.#decoder.write(encoded, decoded);
  }

  end(): Content | undefined {
    if (this.#decoder.end().fault !== undefined) return undefined;
    const digests = new Map(Array.from(this.#hashes, ([name, hash]) => [name, hash.digest()]));
    return { size: this.#size, digests, bytes: this.#kept && Buffer.concat(this.#kept) };
  }

  #take(bytes: Uint8Array, room: number): void {
    this.#size += bytes.length;
    for (const hash of this.#hashes.values()) hash.update(bytes);
    if (this.#size > room) this.#kept = undefined;
    else this.#kept?.push(Buffer.from(bytes));
  }
}
