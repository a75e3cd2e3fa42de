import type { PdfObject, PdfRef } from '@libpdf/core';
import type { UpdateObject } from './incremental-update.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { type NumberOf, writeDict, writeObject } from './write-object.ts';

/** A drawing of a known size, as a PDF of one page. */
export interface Stamp {
  readonly pdf: Uint8Array;
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/** The drawing as a form XObject with all that it needs: the first object is the form. */
export interface GraftedStamp {
  readonly form: number;
  readonly objects: readonly UpdateObject[];
}

/**
 * Copies a drawing into a file as a form XObject, with numbers from `firstNumber` on. `matrix` turns it where
 * the page is turned.
 */
export async function graftStamp(
  stamp: Stamp,
  firstNumber: number,
  matrix: readonly number[],
): Promise<GraftedStamp> {
  const source = await openPdf(stamp.pdf);
  const page = source?.pages[0];
  if (source === undefined || page === undefined) throw new Error('the drawing is no PDF of one page');
  const numbers = new Map<string, number>();
  const waiting: PdfRef[] = [];
  const numberOf: NumberOf = (ref) => {
    const key = `${ref.objectNumber} ${ref.generation}`;
    const number = numbers.get(key) ?? firstNumber + 1 + numbers.size;
    if (!numbers.has(key)) waiting.push(ref);
    numbers.set(key, number);
    return number;
  };
  const resources = source.resolve(page.dict.get('Resources'));
  const form = formBody(stamp, matrix, contentOf(source, page.dict.get('Contents')), resources, numberOf);
  const objects: UpdateObject[] = [{ number: firstNumber, generation: 0, body: form }];
  for (let ref = waiting.shift(); ref !== undefined; ref = waiting.shift()) {
    const object = source.resolve(ref);
    if (object === undefined) throw new Error('the drawing refers to nothing');
    objects.push({ number: numberOf(ref), generation: 0, body: bodyOf(object, numberOf) });
  }
  return { form: firstNumber, objects };
}

function formBody(
  { width, height }: Stamp,
  matrix: readonly number[],
  content: Uint8Array,
  resources: PdfObject | undefined,
  numberOf: NumberOf,
): Uint8Array {
  const named = resources === undefined ? '<< >>' : writeObject(resources, numberOf);
  const dict = `<< /Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Matrix [${matrix.join(' ')}] /Resources ${named} /Length ${content.length} >>`;
  return streamBody(dict, content);
}

function contentOf(source: OpenPdf, contents: PdfObject | undefined): Uint8Array {
  const found = source.resolve(contents);
  const parts = found?.type === 'array' ? found.toArray().map((each) => source.resolve(each)) : [found];
  const decoded = parts.map((part) =>
    part !== undefined && 'getDecodedData' in part ? part.getDecodedData() : new Uint8Array(),
  );
  return Buffer.concat(decoded.flatMap((part) => [part, Buffer.from('\n')]));
}

function bodyOf(object: PdfObject, numberOf: NumberOf): Uint8Array | string {
  if (!('getDecodedData' in object)) return writeObject(object, numberOf);
  return streamBody(writeDict(object, numberOf, { Length: String(object.data.length) }), object.data);
}

/** A stream object's body. */
export function streamBody(dict: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${dict}\nstream\n`, 'latin1'), data, Buffer.from('\nendstream')]);
}
