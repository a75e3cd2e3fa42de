import { PdfFault } from './fault.ts';
import { type ReadingBudget, type Resolve, spend } from './filters.ts';
import { limits } from './limits.ts';
import { PdfParser } from './parser.ts';
import { nameOf, type PdfStream, type PdfValue, wholeOf } from './value.ts';

/** An object stream, decoded (ISO 32000-2 §7.5.7). */
export interface ObjectStream {
  /** Numbers of its objects, in order. */
  readonly numbers: readonly number[];
  /** The object at an index, which must have this number. Throws `PdfFault`. */
  object(index: number, num: number): PdfValue;
}

/** `budget` is charged for what is parsed: many entries may lead to the same bytes. */
export function openObjectStream(
  { dict, span }: PdfStream,
  bytes: Uint8Array,
  resolve: Resolve,
  budget: ReadingBudget,
): ObjectStream {
  const first = wholeOf(resolve(dict.entries.get('First')));
  const count = wholeOf(resolve(dict.entries.get('N')));
  const isSound = nameOf(resolve(dict.entries.get('Type'))) === 'ObjStm' && first !== undefined;
  if (!isSound || count === undefined || count < 0 || count > limits.entries || first > bytes.length) {
    throw new PdfFault('pdf.object-broken', span.start, 'ObjStm');
  }
  const header = new PdfParser(bytes.subarray(0, first));
  const places = Array.from({ length: count }, () => ({ num: header.whole(), at: first + header.whole() }));
  const known = new Map<number, PdfValue>();
  return {
    numbers: places.map((place) => place.num),
    object(index, num) {
      const place = places[index];
      if (place?.num !== num) throw new PdfFault('pdf.xref-broken', span.start, `ObjStm ${index}: ${num}`);
      const before = known.get(index);
      if (before !== undefined) return before;
      const parser = new PdfParser(bytes);
      parser.at = place.at;
      const value = parser.value();
      spend(budget, parser.at - place.at, span.start);
      known.set(index, value);
      return value;
    },
  };
}
