import type { ByteSpan } from '../security/verdict.ts';
import { isSpace } from './characters.ts';
import { PdfFault } from './fault.ts';
import type { ReadingBudget } from './filters.ts';
import { limits } from './limits.ts';
import type { PdfParser } from './parser.ts';
import { parseAt } from './read-object.ts';
import type { PdfSource } from './source.ts';
import { type PdfDict, wholeOf } from './value.ts';
import { readXrefStream } from './xref-stream.ts';

/** Where an object is: nowhere, at an offset of the file, or in an object stream. */
export type XrefEntry =
  | { readonly type: 'free' }
  | { readonly type: 'at'; readonly offset: number; readonly gen: number }
  | { readonly type: 'in'; readonly stream: number; readonly index: number };

export type XrefEntries = ReadonlyMap<number, XrefEntry>;

/** One cross-reference section with its trailer, up to its `%%EOF`. */
export interface XrefSection {
  readonly offset: number;
  readonly entries: XrefEntries;
  readonly trailer: PdfDict;
  readonly prev?: number;
  /** Bytes of table and trailer, or of the stream objects, and of `startxref … %%EOF`. */
  readonly extents: readonly ByteSpan[];
  /** The number behind `startxref`. */
  readonly says: number;
  /** Offset behind `%%EOF`. */
  readonly end: number;
}

/** Reads the section at `offset`. Throws `PdfFault`. */
export function readSection(source: PdfSource, offset: number, budget: ReadingBudget): XrefSection {
  if (offset <= 0 || offset >= source.length) throw new PdfFault('pdf.xref-broken', offset, 'startxref');
  const start = skipSpaces(source, offset);
  const isTable = parseAt(source, start, (parser) => parser.keyword('xref'));
  return isTable
    ? readTable(source, offset, start, budget)
    : readStreamSection(source, offset, start, budget);
}

function skipSpaces(source: PdfSource, offset: number): number {
  const window = source.slice(offset, offset + 16);
  const found = window.findIndex((byte) => !isSpace(byte));
  return found < 0 ? offset : offset + found;
}

function readStreamSection(
  source: PdfSource,
  offset: number,
  start: number,
  budget: ReadingBudget,
): XrefSection {
  const { entries, trailer, end: endOfObject } = readXrefStream(source, start, budget);
  const tail = readTail(source, endOfObject);
  return {
    offset,
    entries,
    trailer,
    ...prevOf(trailer, offset),
    extents: [{ start, end: tail.end }],
    ...tail,
  };
}

function readTable(source: PdfSource, offset: number, start: number, budget: ReadingBudget): XrefSection {
  const { entries, trailer, end: endOfTrailer } = parseAt(source, start, parseTable);
  const tail = readTail(source, endOfTrailer);
  const extents: ByteSpan[] = [{ start, end: tail.end }];
  const hybrid = trailer.entries.get('XRefStm');
  if (hybrid !== undefined) {
    const at = wholeOf(hybrid);
    if (at === undefined || at >= source.length) throw new PdfFault('pdf.xref-broken', offset, 'XRefStm');
    const stream = readXrefStream(source, at, budget);
    extents.push({ start: at, end: stream.end });
    for (const [num, entry] of stream.entries) addHybrid(entries, num, entry, at);
  }
  return { offset, entries, trailer, ...prevOf(trailer, offset), extents, ...tail };
}

/** What the table hides as free, the stream may show (ISO 32000-2 §7.5.8.4); what both show must be the same. */
function addHybrid(entries: Map<number, XrefEntry>, num: number, entry: XrefEntry, at: number): void {
  const shown = entries.get(num) ?? { type: 'free' };
  if (shown.type === 'free') entries.set(num, entry);
  else if (entry.type !== 'free' && !sameEntry(shown, entry))
    throw new PdfFault('pdf.xref-broken', at, `XRefStm ${num}`);
}

/** True when two entries lead to the same place. */
export function sameEntry(one: XrefEntry | undefined, other: XrefEntry): boolean {
  if (one?.type !== other.type) return false;
  if (one.type === 'at' && other.type === 'at') return one.offset === other.offset && one.gen === other.gen;
  return (
    one.type !== 'in' || (other.type === 'in' && one.stream === other.stream && one.index === other.index)
  );
}

function prevOf(trailer: PdfDict, offset: number): { readonly prev?: number } {
  const prev = trailer.entries.get('Prev');
  if (prev === undefined) return {};
  const at = wholeOf(prev);
  if (at === undefined) throw new PdfFault('pdf.xref-broken', offset, 'Prev');
  return { prev: at };
}

/** `startxref`, its number, `%%EOF`; nothing else may stand before it. */
function readTail(source: PdfSource, from: number): { readonly says: number; readonly end: number } {
  return parseAt(source, from, (parser) => {
    parser.skipSpace();
    if (!parser.keyword('startxref')) throw new PdfFault('pdf.xref-broken', parser.offset, 'startxref');
    const says = parser.whole();
    while (isSpace(parser.bytes[parser.at])) parser.at += 1;
    if (!parser.keyword('%%EOF')) throw new PdfFault('pdf.xref-broken', parser.offset, '%%EOF');
    return { says, end: parser.offset };
  });
}

interface ParsedTable {
  readonly entries: Map<number, XrefEntry>;
  readonly trailer: PdfDict;
  readonly end: number;
}

function parseTable(parser: PdfParser): ParsedTable {
  parser.keyword('xref');
  const entries = new Map<number, XrefEntry>();
  for (let subsections = 0; ; subsections += 1) {
    parser.skipSpace();
    const isEnd = parser.keyword('trailer');
    // Readers that hold to the grammar begin to guess at a table without subsections.
    if (isEnd && subsections === 0) throw new PdfFault('pdf.xref-broken', parser.offset, 'xref');
    if (isEnd) break;
    const [first, count] = [parser.whole(), parser.whole()];
    if (count > limits.entries) throw new PdfFault('pdf.limit', parser.offset, `${count} entries`);
    for (let index = 0; index < count; index += 1) addEntry(parser, entries, first + index);
  }
  return { entries, trailer: parser.dict(), end: parser.offset };
}

function addEntry(parser: PdfParser, entries: Map<number, XrefEntry>, num: number): void {
  const [offset, gen] = [parser.whole(), parser.whole()];
  parser.skipSpace();
  const isUsed = parser.keyword('n');
  if (!isUsed && !parser.keyword('f')) {
    throw parser.at >= parser.bytes.length
      ? parser.fault('xref')
      : new PdfFault('pdf.xref-broken', parser.offset, `${num}`);
  }
  if (entries.has(num)) throw new PdfFault('pdf.xref-broken', parser.offset, `${num} ${num}`);
  if (entries.size >= limits.entries) throw new PdfFault('pdf.limit', parser.offset, 'xref');
  entries.set(num, isUsed ? { type: 'at', offset, gen } : { type: 'free' });
}
