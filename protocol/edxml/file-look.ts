import type { SniffedType } from './attachment-facts.ts';
import { createMarkSearch, type MarkSearch, macroMarks, testVirusMarks } from './mark-search.ts';
import { createOpening } from './opening.ts';
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

/** `macros` looks for them from the first byte on, whatever the file looks like: it lies in an archive. */
export function createFileLook(macros = false): FileLook {
  const testVirus = createMarkSearch(testVirusMarks);
  let macroSearch: MarkSearch | undefined = macros ? createMarkSearch(macroMarks) : undefined;
  let pdf: PdfLook | undefined;
  let head = Buffer.alloc(0);
  const opening = createOpening(latestPdfHeader, (bytes) => {
    if (head.length === 0) {
      const first = sniff(bytes);
      if (first === 'zip' || first === 'ole') macroSearch ??= createMarkSearch(macroMarks);
      if (first === 'pdf') pdf = createPdfLook();
    }
    if (head.length < sniffedBytes) {
      head = Buffer.concat([head, bytes.subarray(0, sniffedBytes - head.length)]);
    }
    testVirus.write(bytes);
    macroSearch?.write(bytes);
    pdf?.write(bytes);
  });
  return {
    get head() {
      return head;
    },
    write: (bytes) => opening.write(bytes),
    end() {
      opening.end();
      return {
        sniffed: sniff(head),
        macros: macroSearch?.found ?? false,
        testVirus: testVirus.found,
        ...(pdf === undefined ? {} : { pdf: pdf.end() }),
      };
    },
  };
}
