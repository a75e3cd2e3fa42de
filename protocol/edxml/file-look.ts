import type { SniffedType } from './attachment-facts.ts';
import { createMarkSearch, type MarkSearch, macroMarks, testVirusMarks } from './mark-search.ts';
import { createOpening, type Opening } from './opening.ts';
import { createPdfLook, type PdfFindings, type PdfLook } from './pdf-look.ts';
import { latestPdfHeader, sniff, sniffedBytes } from './sniff.ts';

/** What was learnt about the bytes of one file, as it is or as it lies in a ZIP. */
export interface FileFindings {
  readonly sniffed: SniffedType;
  /** Marks of macros. */
  readonly macros: boolean;
  /** The string by which virus scanners are tried. */
  readonly testVirus: boolean;
  readonly pdf?: PdfFindings;
}

/** Looks at a file that comes in pieces. What its first bytes look like decides what else is looked for. */
export interface FileLook {
  /** The first bytes, as many as sniffing needs; whole once the file has ended. */
  readonly head: Uint8Array;
  write(bytes: Uint8Array): void;
  end(): FileFindings;
}

/**
 * `macros` looks for them from the first byte on, whatever the file looks like: it lies in an archive. `opened`
 * hears of every piece before it is looked at, the first one long enough to see what the file is.
 */
export function createFileLook(macros = false, opened?: (bytes: Uint8Array) => void): FileLook {
  return new Look(macros, opened);
}

const nothing = Buffer.alloc(0);

class Look implements FileLook {
  readonly #opening: Opening = createOpening(latestPdfHeader, (bytes) => this.#take(bytes));
  readonly #opened: ((bytes: Uint8Array) => void) | undefined;
  readonly #testVirus: MarkSearch = createMarkSearch(testVirusMarks);
  #macros: MarkSearch | undefined;
  #pdf: PdfLook | undefined;
  #head = nothing;
  /** What the head is; undefined after it grew. */
  #sniffed: SniffedType | undefined;

  constructor(macros: boolean, opened?: (bytes: Uint8Array) => void) {
    this.#opened = opened;
    this.#macros = macros ? createMarkSearch(macroMarks) : undefined;
  }

  get head(): Uint8Array {
    return this.#head;
  }

  write(bytes: Uint8Array): void {
    this.#opening.write(bytes);
  }

  end(): FileFindings {
    this.#opening.end();
    const sniffed = this.#sniffed ?? sniff(this.#head);
    const [macros, testVirus] = [this.#macros?.found ?? false, this.#testVirus.found];
    return this.#pdf === undefined
      ? { sniffed, macros, testVirus }
      : { sniffed, macros, testVirus, pdf: this.#pdf.end() };
  }

  #take(bytes: Uint8Array): void {
    this.#opened?.(bytes);
    if (this.#head.length < sniffedBytes) this.#lookAtHead(bytes);
    this.#testVirus.write(bytes);
    this.#macros?.write(bytes);
    this.#pdf?.write(bytes);
  }

  #lookAtHead(bytes: Uint8Array): void {
    const isFirst = this.#head.length === 0;
    this.#head = Buffer.concat([this.#head, bytes.subarray(0, sniffedBytes - this.#head.length)]);
    this.#sniffed = isFirst ? sniff(bytes) : undefined;
    if (this.#sniffed === 'zip' || this.#sniffed === 'ole') this.#macros ??= createMarkSearch(macroMarks);
    if (this.#sniffed === 'pdf') this.#pdf = createPdfLook();
  }
}
