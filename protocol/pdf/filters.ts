import { inflateSync } from 'node:zlib';
import { PdfFault } from './fault.ts';
import { limits } from './limits.ts';
import { type Bounds, undoAscii85, undoLzw, undoRunLength } from './older-filters.ts';
import { undoPredictor } from './predictor.ts';
import type { PdfSource } from './source.ts';
import { decodeHex } from './strings.ts';
import { dictOf, emptyDict, nameOf, type PdfDict, type PdfStream, type PdfValue, wholeOf } from './value.ts';

/** Looks through a reference. */
export type Resolve = (value: PdfValue | undefined) => PdfValue;

/** What may still be done for a file; one for all of it, so that many small bombs are one big one. */
export interface ReadingBudget {
  /** Bytes to be decoded. */
  left: number;
  /** Bytes to be parsed. */
  parsed: number;
}

export function newBudget(): ReadingBudget {
  return { left: limits.decodedTotal, parsed: limits.parsedTotal };
}

/** Counts bytes that were parsed. */
export function spend(budget: ReadingBudget, bytes: number, offset: number | undefined): void {
  budget.parsed -= bytes;
  if (budget.parsed < 0) throw new PdfFault('pdf.limit', offset, 'parsed bytes');
}

/** Names of the filters of a stream, first to undo first. */
export function filtersOf(dict: PdfDict, resolve: Resolve): readonly string[] {
  const filter = resolve(dict.entries.get('Filter'));
  if (filter === null) return [];
  if (typeof filter === 'object' && filter.kind === 'array') {
    return filter.items.map((item) => nameOf(resolve(item)) ?? '?');
  }
  return [nameOf(filter) ?? '?'];
}

/** Decodes a stream whole. Throws `PdfFault` for filters of images, broken data, and what is too much. */
export function decodeStream(
  source: PdfSource,
  { dict, span }: PdfStream,
  resolve: Resolve,
  budget: ReadingBudget,
): Uint8Array {
  let bytes = source.slice(span.start, span.end);
  const parameters = parametersOf(dict, resolve);
  for (const [index, filter] of filtersOf(dict, resolve).entries()) {
    const bound = Math.min(limits.decodedStream, budget.left);
    bytes = undo(filter, bytes, {
      parameters: parameters[index] ?? emptyDict,
      resolve,
      bound,
      offset: span.start,
    });
    budget.left -= bytes.length;
  }
  return bytes;
}

function parametersOf(dict: PdfDict, resolve: Resolve): readonly (PdfDict | undefined)[] {
  const found = resolve(dict.entries.get('DecodeParms') ?? dict.entries.get('DP'));
  if (typeof found === 'object' && found?.kind === 'array') {
    return found.items.map((item) => dictOf(resolve(item)));
  }
  return [dictOf(found)];
}

interface Undoing extends Bounds {
  readonly parameters: PdfDict;
  readonly resolve: Resolve;
}

function undo(filter: string, bytes: Uint8Array, undoing: Undoing): Uint8Array {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return undoPredictor(inflate(bytes, undoing), undoing.parameters, undoing.resolve, undoing.offset);
    case 'ASCIIHexDecode':
    case 'AHx':
      return undoHex(bytes, undoing.offset);
    case 'ASCII85Decode':
    case 'A85':
      return undoAscii85(bytes, undoing);
    case 'RunLengthDecode':
    case 'RL':
      return undoRunLength(bytes, undoing);
    case 'LZWDecode':
    case 'LZW': {
      const { parameters, resolve, offset } = undoing;
      const early = wholeOf(resolve(parameters.entries.get('EarlyChange'))) ?? 1;
      return undoPredictor(undoLzw(bytes, early === 0 ? 0 : 1, undoing), parameters, resolve, offset);
    }
    default:
      throw new PdfFault('pdf.filter-unknown', undoing.offset, filter);
  }
}

function inflate(bytes: Uint8Array, { bound, offset }: Undoing): Uint8Array {
  if (bound <= 0) throw new PdfFault('pdf.limit', offset, 'decoded bytes');
  try {
    return inflateSync(bytes, { maxOutputLength: bound });
  } catch (error) {
    const isTooMuch = error instanceof RangeError;
    throw new PdfFault(isTooMuch ? 'pdf.limit' : 'pdf.stream-broken', offset, 'FlateDecode');
  }
}

function undoHex(bytes: Uint8Array, offset: number): Uint8Array {
  const framed = new Uint8Array(bytes.length + 1);
  framed.set(bytes, 1);
  const decoded = decodeHex(framed, 0);
  if (decoded.end < 0) throw new PdfFault('pdf.stream-broken', offset, 'ASCIIHexDecode');
  return decoded.bytes;
}
