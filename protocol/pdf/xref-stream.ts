import { PdfFault } from './fault.ts';
import { decodeStream, type ReadingBudget } from './filters.ts';
import { limits } from './limits.ts';
import { readObject } from './read-object.ts';
import type { PdfSource } from './source.ts';
import { as, nameOf, type PdfDict, type PdfStream, type PdfValue, wholeOf } from './value.ts';
import type { XrefEntry } from './xref-section.ts';

/** A cross-reference stream (ISO 32000-2 §7.5.8), whose dictionary is also the trailer. */
export interface ReadXrefStream {
  readonly entries: Map<number, XrefEntry>;
  readonly trailer: PdfDict;
  /** Offset behind `endobj`. */
  readonly end: number;
}

/** Reads one. Nothing in it may be indirect: there is no table yet to look references up in. */
export function readXrefStream(source: PdfSource, offset: number, budget: ReadingBudget): ReadXrefStream {
  const { value, end } = readObject(source, offset, () => {
    throw new PdfFault('pdf.xref-broken', offset, 'Length');
  });
  const stream = as('stream', value);
  if (stream === undefined || nameOf(stream.dict.entries.get('Type')) !== 'XRef') {
    throw new PdfFault('pdf.xref-broken', offset, 'XRef');
  }
  const direct = (found: PdfValue | undefined) => found ?? null;
  const bytes = decodeStream(source, stream, direct, budget);
  return { entries: entriesIn(bytes, stream, offset), trailer: stream.dict, end };
}

function entriesIn(bytes: Uint8Array, { dict }: PdfStream, offset: number): Map<number, XrefEntry> {
  const widths = wholesOf(dict.entries.get('W'));
  const [type = 0, second = 0, third = 0] = widths;
  const size = type + second + third;
  if (widths.length !== 3 || size < 1 || Math.max(...widths) > 7) throw broken(offset, 'W');
  const total = wholeOf(dict.entries.get('Size')) ?? 0;
  const index = dict.entries.has('Index') ? wholesOf(dict.entries.get('Index')) : [0, total];
  const entries = new Map<number, XrefEntry>();
  let at = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = [index[pair], index[pair + 1]];
    if (at + count * size > bytes.length) throw broken(offset, 'Index');
    if (entries.size + count > limits.entries) throw new PdfFault('pdf.limit', offset, 'xref');
    for (let number = first; number < first + count; number += 1, at += size) {
      if (entries.has(number)) throw broken(offset, `${number} ${number}`);
      entries.set(number, entryAt(bytes, at, [type, second, third], offset));
    }
  }
  return entries;
}

function entryAt(
  bytes: Uint8Array,
  at: number,
  [type, second, third]: readonly [number, number, number],
  offset: number,
): XrefEntry {
  const kind = type === 0 ? 1 : numberAt(bytes, at, type);
  const [one, other] = [numberAt(bytes, at + type, second), numberAt(bytes, at + type + second, third)];
  if (kind === 0) return { type: 'free' };
  if (kind === 1) return { type: 'at', offset: one, gen: other };
  if (kind === 2) return { type: 'in', stream: one, index: other };
  throw broken(offset, `type ${kind}`);
}

function numberAt(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function wholesOf(value: PdfValue | undefined): readonly number[] {
  const items = as('array', value)?.items ?? [];
  const numbers = items.map(wholeOf);
  return numbers.every((each) => each !== undefined && each >= 0) ? numbers.map((each) => each ?? 0) : [];
}

function broken(offset: number, seen: string): PdfFault {
  return new PdfFault('pdf.xref-broken', offset, seen);
}
