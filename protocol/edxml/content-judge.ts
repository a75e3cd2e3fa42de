import { createHash, type Hash } from 'node:crypto';
import type { SniffedType } from './attachment-facts.ts';
import type { AttachmentLimits } from './attachment-limits.ts';
import { type Base64Decoder, type Base64Verdict, createBase64Decoder } from './base64.ts';
import { createMarkSearch, type MarkSearch } from './macro-marks.ts';
import { isMangled, sniff, sniffedBytes } from './sniff.ts';
import { createTail, type Tail } from './tail.ts';
import { createZipProbe, type ZipEntryFacts, type ZipProbe } from './zip-probe.ts';
import { parseDirectory, tailBytes, type ZipDirectory } from './zip-records.ts';

/** What was learnt about one content while its Base64 went by, whatever the packet says it is. */
export interface ContentFindings {
  readonly base64: Base64Verdict;
  /** Bytes after Base64. */
  readonly size: number;
  /** SHA-256 of these, lower-case hex. */
  readonly sha256: string;
  readonly sniffed: SniffedType;
  /** Read as UTF-8 text before it was encoded. */
  readonly mangled: boolean;
  /** Marks of macros in the bytes, or in what they unzip to. */
  readonly macros: boolean;
  /** For a ZIP: what stands in it. */
  readonly zip?: ZipFindings;
}

/** A ZIP, looked at from both ends. */
export interface ZipFindings {
  readonly directory: ZipDirectory | undefined;
  readonly entry: ZipEntryFacts;
  /** What the first entry is by its first bytes. */
  readonly inner: SniffedType;
}

/** Takes the Base64 of one content in pieces. */
export interface ContentJudge {
  /** `decoded`: see `Base64Decoder`. */
  write(encoded: Uint8Array, decoded?: Uint8Array): void;
  end(): ContentFindings;
}

/** Creates a judge that holds a bounded head and tail, and of a ZIP what unpacking it needs at one time. */
export function createContentJudge(limits: AttachmentLimits): ContentJudge {
  return new Judge(limits);
}

class Judge implements ContentJudge {
  readonly #limits: AttachmentLimits;
  readonly #decoder: Base64Decoder = createBase64Decoder((bytes) => this.#take(bytes));
  readonly #hash: Hash = createHash('sha256');
  #head = Buffer.alloc(0);
  #size = 0;
  #marks: MarkSearch | undefined;
  #zip: ZipLook | undefined;

  constructor(limits: AttachmentLimits) {
    this.#limits = limits;
  }

  write(encoded: Uint8Array, decoded?: Uint8Array): void {
    this.#decoder.write(encoded, decoded);
  }

  end(): ContentFindings {
    const base64 = this.#decoder.end();
    const sniffed = sniff(this.#head);
    const zip = this.#zip?.end(this.#size);
    return {
      base64,
      size: this.#size,
      sha256: this.#hash.digest('hex'),
      sniffed,
      mangled: isMangled(this.#head, sniffed),
      macros: (this.#marks?.found ?? false) || (this.#zip?.macros ?? false),
      ...(zip === undefined ? {} : { zip }),
    };
  }

  #take(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    if (this.#size === 0) this.#begin(sniff(bytes));
    if (this.#head.length < sniffedBytes) {
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, sniffedBytes - this.#head.length)]);
    }
    this.#size += bytes.length;
    this.#marks?.write(bytes);
    this.#zip?.write(bytes);
  }

  /** What the first piece looks like decides what else is looked for. */
  #begin(first: SniffedType): void {
    if (first === 'zip') this.#zip = new ZipLook(this.#limits);
    if (first === 'zip' || first === 'ole') this.#marks = createMarkSearch();
  }
}

/** Looks into a ZIP while it goes by: its first entry unpacked, its end kept. */
class ZipLook {
  readonly #probe: ZipProbe;
  readonly #tail: Tail = createTail(tailBytes);
  readonly #marks: MarkSearch = createMarkSearch();
  #innerHead = Buffer.alloc(0);

  constructor(limits: AttachmentLimits) {
    this.#probe = createZipProbe(limits.inflatedBytes, (bytes) => this.#takeInner(bytes));
  }

  get macros(): boolean {
    return this.#marks.found;
  }

  write(bytes: Uint8Array): void {
    this.#probe.write(bytes);
    this.#tail.write(bytes);
  }

  end(size: number): ZipFindings {
    return {
      directory: parseDirectory(this.#tail.bytes(), size),
      entry: this.#probe.end(),
      inner: sniff(this.#innerHead),
    };
  }

  #takeInner(bytes: Uint8Array): void {
    this.#marks.write(bytes);
    if (this.#innerHead.length >= sniffedBytes) return;
    this.#innerHead = Buffer.concat([
      this.#innerHead,
      bytes.subarray(0, sniffedBytes - this.#innerHead.length),
    ]);
  }
}
