import { PDF, type PDFPage, type PdfDict, type PdfObject, type PdfRef } from '@libpdf/core';

/** A rectangle in points from the lower left corner: `x`, `y` of its lower left, width, height. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One page, as far as signing needs it. */
export interface OpenPage {
  /** Counted from 0. */
  readonly index: number;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** What a reader shows of it, in the page's own coordinates. */
  readonly box: Box;
  /** Clockwise turn when shown. */
  readonly rotation: 0 | 90 | 180 | 270;
}

/** Where a text stands: on which page, and its box there. */
export interface FoundText {
  readonly page: number;
  readonly box: Box;
}

/**
 * A PDF opened for signing. The library reads it and nothing more: its own incremental saving declines
 * linearized files, which most office suites make, so the bytes that are appended are written in this room.
 */
export interface OpenPdf {
  readonly bytes: Uint8Array;
  readonly rootRef: PdfRef;
  readonly catalog: PdfDict;
  readonly trailer: PdfDict;
  /** True when the last cross-reference section is a stream; the next one is made alike. */
  readonly usesStreams: boolean;
  /** Offset of the last cross-reference section. */
  readonly startXref: number;
  /** The first object number that nothing uses. */
  readonly nextNumber: number;
  readonly pages: readonly OpenPage[];
  readonly encrypted: boolean;
  resolve(object: PdfObject | undefined): PdfObject | undefined;
  /** Where a text stands on one page, counted from 0. */
  find(text: string, page: number): readonly FoundText[];
}

/**
 * Opens a PDF. Nothing is repaired: a file whose own table of objects is wrong would be another file to every
 * reader, and is not signed.
 * @returns undefined when it is no whole PDF.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | undefined> {
  const startXref = lastStartXref(bytes);
  if (startXref === undefined || !startsWith(bytes, '%PDF-')) return undefined;
  try {
    const pdf = await PDF.load(bytes, { lenient: false });
    const rootRef = pdf.context.info.trailer.getRef('Root');
    if (rootRef === undefined || pdf.getPageCount() === 0 || pdf.recoveredViaBruteForce) return undefined;
    return describe(pdf, bytes, rootRef, startXref);
  } catch {
    return undefined;
  }
}

function describe(pdf: PDF, bytes: Uint8Array, rootRef: PdfRef, startXref: number): OpenPdf {
  const { registry, info } = pdf.context;
  const resolve = (object: PdfObject | undefined): PdfObject | undefined =>
    object?.type === 'ref' ? (registry.resolve(object) ?? undefined) : object;
  const size = info.trailer.getNumber('Size')?.value ?? 0;
  const pages = pdf.getPages();
  return {
    bytes,
    rootRef,
    catalog: pdf.getCatalog(),
    trailer: info.trailer,
    usesStreams: !startsWith(bytes.subarray(startXref), 'xref'),
    startXref,
    nextNumber: Math.max(registry.nextObjectNumber, size),
    pages: pages.map(describePage),
    encrypted: pdf.isEncrypted,
    resolve,
    find: (text, index) => {
      const page = pages[index];
      if (page === undefined) return [];
      return readOnce(page)
        .findText(text)
        .map(({ bbox }) => ({ page: index, box: bbox }));
    },
  };
}

/** The library takes the text out of a page anew for every search, which is most of what a signature costs. */
function readOnce(page: PDFPage): PDFPage {
  const text = page.extractText();
  page.extractText = () => text;
  return page;
}

function describePage(page: PDFPage, index: number): OpenPage {
  const { x, y, width, height } = page.getCropBox();
  return { index, ref: page.ref, dict: page.dict, box: { x, y, width, height }, rotation: page.rotation };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}

/** The offset that the last `startxref` names; it has to stand in the last 1024 bytes. */
function lastStartXref(bytes: Uint8Array): number | undefined {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 1024))).toString('latin1');
  const digits = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail)?.[1];
  const offset = digits === undefined ? undefined : Number(digits);
  return offset !== undefined && offset < bytes.length ? offset : undefined;
}
