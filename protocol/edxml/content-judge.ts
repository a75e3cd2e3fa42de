import { createHash, type Hash } from 'node:crypto';
import type { SniffedType } from './attachment-facts.ts';
import type { AttachmentLimits } from './attachment-limits.ts';
import { type Base64Decoder, type Base64Verdict, createBase64Decoder } from './base64.ts';
import { createFileLook, type FileFindings, type FileLook } from './file-look.ts';
import type { ActiveContent } from './pdf-look.ts';
import { isMangled, isZip } from './sniff.ts';
import { createTail, type Tail } from './tail.ts';
import { createZipProbe, type ZipEntryFacts, type ZipProbe } from './zip-probe.ts';
import { parseDirectory, tailBytes, type ZipDirectory } from './zip-records.ts';
import { createZipWalk, type ZipWalk } from './zip-walk.ts';

/** What was learnt about one content while its Base64 went by, whatever the packet says it is. */
export interface ContentFindings extends Risks {
  readonly base64: Base64Verdict;
  /** Bytes after Base64. */
  readonly size: number;
  /** SHA-256 of these, lower-case hex, where it was asked for. */
  readonly sha256?: string;
  readonly sniffed: SniffedType;
  /** Read as UTF-8 text before it was encoded. */
  readonly mangled: boolean;
  /** Pages of a PDF, where every sign of the file agrees on their number. */
  readonly pages?: number;
  /** For a ZIP: what stands in it. */
  readonly zip?: ZipFindings;
}

/** What may not travel, in the bytes or in what they unzip to (ATT-08). */
export interface Risks {
  /** Marks of macros. */
  readonly macros: boolean;
  /** The string by which virus scanners are tried. */
  readonly testVirus: boolean;
  /** A PDF that is encrypted, with a password or without. */
  readonly encryptedPdf: boolean;
  /** What PDFs would do by themselves. */
  readonly activePdf: readonly ActiveContent[];
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

/**
 * Creates a judge that holds a bounded head and tail, and of a ZIP what unpacking it needs at one time. `hashes`: the
 * SHA-256 is counted too, which is a good part of the work on a long content.
 */
export function createContentJudge(limits: AttachmentLimits, hashes = true): ContentJudge {
  return new Judge(limits, hashes);
}

class Judge implements ContentJudge {
  readonly #limits: AttachmentLimits;
  readonly #look: FileLook = createFileLook(false, (bytes) => this.#take(bytes));
  readonly #decoder: Base64Decoder = createBase64Decoder((bytes) => this.#look.write(bytes));
  readonly #hash: Hash | undefined;
  #size = 0;
  #zip: ZipLook | undefined;

  constructor(limits: AttachmentLimits, hashes: boolean) {
    this.#limits = limits;
    this.#hash = hashes ? createHash('sha256') : undefined;
  }

  write(encoded: Uint8Array, decoded?: Uint8Array): void {
    this.#decoder.write(encoded, decoded);
  }

  end(): ContentFindings {
    const base64 = this.#decoder.end();
    const file = this.#look.end();
    const { sniffed, pdf } = file;
    const zip = this.#zip?.end(this.#size);
    const { macros, testVirus, encryptedPdf, activePdf } = together(this.#zip?.found ?? nothing, file);
    const sha256 = this.#hash?.digest('hex');
    return {
      base64,
      size: this.#size,
      ...(sha256 === undefined ? {} : { sha256 }),
      sniffed,
      mangled: isMangled(this.#look.head, sniffed),
      ...{ macros, testVirus, encryptedPdf, activePdf },
      ...(pdf?.pages === undefined ? {} : { pages: pdf.pages }),
      ...(zip === undefined ? {} : { zip }),
    };
  }

  #take(bytes: Uint8Array): void {
    this.#hash?.update(bytes);
    if (this.#size === 0 && isZip(bytes)) this.#zip = new ZipLook(this.#limits);
    this.#size += bytes.length;
    this.#zip?.write(bytes);
  }
}

/** Looks into a ZIP while it goes by: each entry unpacked, the first one judged, its end kept. */
class ZipLook {
  readonly #probe: ZipProbe;
  readonly #tail: Tail = createTail(tailBytes);
  readonly #walk: ZipWalk;
  readonly #inner: FileLook = createFileLook(true);
  #entries = 0;
  #current: FileLook | undefined;
  #found: Risks = nothing;

  constructor(limits: AttachmentLimits) {
    this.#probe = createZipProbe(limits.inflatedBytes, (bytes) => this.#inner.write(bytes));
    this.#walk = createZipWalk(limits.inflatedBytes, () => this.#next());
  }

  /** What was found in all entries. */
  get found(): Risks {
    const first = together(this.#found, this.#inner.end());
    return this.#current === undefined ? first : together(first, this.#current.end());
  }

  write(bytes: Uint8Array): void {
    this.#probe.write(bytes);
    this.#tail.write(bytes);
    this.#walk.write(bytes);
  }

  end(size: number): ZipFindings {
    return {
      directory: parseDirectory(this.#tail.bytes(), size),
      entry: this.#probe.end(),
      inner: this.#inner.end().sniffed,
    };
  }

  /** The probe unpacks the first entry already. */
  #next(): ((bytes: Uint8Array) => void) | undefined {
    this.#entries += 1;
    if (this.#entries === 1) return undefined;
    if (this.#current !== undefined) this.#found = together(this.#found, this.#current.end());
    const look = createFileLook(true);
    this.#current = look;
    return (bytes) => look.write(bytes);
  }
}

const nothing: Risks = { macros: false, testVirus: false, encryptedPdf: false, activePdf: [] };

function together(risks: Risks, { macros, testVirus, pdf }: FileFindings): Risks {
  const active = pdf?.active ?? [];
  return {
    macros: risks.macros || macros,
    testVirus: risks.testVirus || testVirus,
    encryptedPdf: risks.encryptedPdf || (pdf?.encrypted ?? false),
    activePdf: risks.activePdf.length === 0 ? active : [...new Set([...risks.activePdf, ...active])],
  };
}
