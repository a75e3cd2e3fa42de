import { PdfFault } from './fault.ts';
import { limits } from './limits.ts';
import { PdfParser } from './parser.ts';
import type { PdfSource } from './source.ts';
import type { PdfDict, PdfRef, PdfValue } from './value.ts';

/** An indirect object as it stands in the file: `12 0 obj … endobj`. */
export interface PhysicalObject {
  readonly num: number;
  readonly gen: number;
  readonly value: PdfValue;
  /** Offset behind `endobj`. */
  readonly end: number;
}

/** Finds the number that an indirect `/Length` stands for. */
export type LengthOf = (ref: PdfRef) => number;

const firstWindow = 65_536;

/** Runs a parser at an offset, in a window that grows until the object fits. */
export function parseAt<T>(source: PdfSource, offset: number, parse: (parser: PdfParser) => T): T {
  for (let size = firstWindow; ; size *= 16) {
    const end = Math.min(source.length, offset + Math.min(size, limits.objectBytes));
    try {
      return parse(new PdfParser(source.slice(offset, end), offset));
    } catch (error) {
      const isCut = error instanceof PdfFault && error.code === 'pdf.object-cut';
      if (!isCut || end === source.length) throw error;
      if (size >= limits.objectBytes) throw new PdfFault('pdf.limit', offset, 'object');
    }
  }
}

/** Reads the object that begins at `offset`. Throws `PdfFault`. */
export function readObject(source: PdfSource, offset: number, lengthOf: LengthOf): PhysicalObject {
  const head = parseAt(source, offset, parseHead);
  if (head.data === undefined) return head;
  const { dict, start } = head.data;
  const length = lengthIn(dict, lengthOf, offset);
  const end = start + length;
  if (end > source.length) throw new PdfFault('pdf.stream-broken', offset, `Length ${length}`);
  const value: PdfValue = { kind: 'stream', dict, span: { start, end } };
  return { num: head.num, gen: head.gen, value, end: parseAt(source, end, (parser) => endOfStream(parser)) };
}

interface Head extends PhysicalObject {
  readonly data?: { readonly dict: PdfDict; readonly start: number };
}

function parseHead(parser: PdfParser): Head {
  // Behind a comment an object would have as many places as the comment has bytes.
  if (parser.bytes[0] === 0x25) throw parser.fault('%');
  const [num, gen] = [parser.whole(), parser.whole()];
  parser.skipSpace();
  if (!parser.keyword('obj')) throw parser.fault('obj');
  const value = parser.value();
  parser.skipSpace();
  if (parser.keyword('endobj')) return { num, gen, value, end: parser.offset };
  if (value === null || typeof value !== 'object' || value.kind !== 'dict' || !parser.keyword('stream')) {
    throw parser.fault('endobj');
  }
  return { num, gen, value, end: -1, data: { dict: value, start: startOfData(parser) } };
}

/** Behind `stream` stands LF or CR LF; a CR alone leaves open where the data begins. */
function startOfData(parser: PdfParser): number {
  if (parser.bytes[parser.at] === 13) parser.at += 1;
  if (parser.bytes[parser.at] !== 10) throw parser.fault('stream');
  return parser.offset + 1;
}

function lengthIn(dict: PdfDict, lengthOf: LengthOf, offset: number): number {
  const length = dict.entries.get('Length');
  const value = typeof length === 'object' && length?.kind === 'ref' ? lengthOf(length) : length;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new PdfFault('pdf.stream-broken', offset, 'Length');
}

/** A wrong `/Length` is where readers begin to guess, and to differ. */
function endOfStream(parser: PdfParser): number {
  const from = parser.at;
  while (parser.bytes[parser.at] === 13 || parser.bytes[parser.at] === 10 || parser.bytes[parser.at] === 32) {
    parser.at += 1;
  }
  if (parser.at - from > 4 || !parser.keyword('endstream')) {
    throw parser.at >= parser.bytes.length
      ? parser.fault('endstream')
      : new PdfFault('pdf.stream-broken', parser.offset, 'endstream');
  }
  parser.skipSpace();
  if (!parser.keyword('endobj')) throw parser.fault('endobj');
  return parser.offset;
}
