import { PdfFault } from '../fault.ts';
import { as, type PdfString, type PdfValue } from '../value.ts';
import { operationsOf } from './operators.ts';

/** What the codes of a font mean: its `ToUnicode` (ISO 32000-2 §9.10.3). */
export interface UnicodeMap {
  readonly texts: ReadonlyMap<number, string>;
  /** Bytes of a code, from the code space; absent where it names none. */
  readonly codeBytes?: number;
}

/** Far more letters than any font has; ranges that go over the same codes again count too. */
const mostTexts = 70_000;
const utf16 = new TextDecoder('utf-16be');

/** Reads the map. It is a program in PostScript; only its tables are looked at. */
export function readUnicodeMap(bytes: Uint8Array): UnicodeMap {
  const texts = new Map<number, string>();
  let codeBytes: number | undefined;
  let entries = 0;
  const count = (more: number): void => {
    entries += more;
    if (entries > mostTexts) throw new PdfFault('pdf.limit', undefined, 'ToUnicode');
  };
  for (const { kind, items } of tablesOf(bytes)) {
    count(items.length);
    if (kind === 'bfchar') readChars(items, texts);
    else if (kind === 'bfrange') readRanges(items, texts, count);
    else codeBytes = as('string', items[0])?.bytes.length ?? codeBytes;
  }
  return { texts, ...(codeBytes === undefined ? {} : { codeBytes }) };
}

interface MapTable {
  readonly kind: string;
  readonly items: readonly PdfValue[];
}

/** What stands between each `begin…` and its `end…`, which may be hundreds of values. */
function* tablesOf(bytes: Uint8Array): Generator<MapTable> {
  const words = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const begin = /begin(bfchar|bfrange|codespacerange)/g;
  for (let found = begin.exec(words); found !== null; found = begin.exec(words)) {
    const [, kind = ''] = found;
    const end = words.indexOf(`end${kind}`, begin.lastIndex);
    if (end < 0) return;
    const [parsed] = operationsOf(Buffer.from(`[${words.slice(begin.lastIndex, end)}] x`, 'latin1'));
    yield { kind, items: as('array', parsed?.operands[0])?.items ?? [] };
    begin.lastIndex = end;
  }
}

function readChars(items: readonly PdfValue[], texts: Map<number, string>): void {
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [code, text] = [as('string', items[index]), as('string', items[index + 1])];
    if (code !== undefined && text !== undefined) texts.set(numberOf(code), utf16.decode(text.bytes));
  }
}

function readRanges(
  items: readonly PdfValue[],
  texts: Map<number, string>,
  count: (more: number) => void,
): void {
  for (let index = 0; index + 2 < items.length; index += 3) {
    const [first, last] = [as('string', items[index]), as('string', items[index + 1])];
    if (first === undefined || last === undefined) continue;
    const [from, to] = [numberOf(first), numberOf(last)];
    count(Math.max(0, to - from));
    const list = as('array', items[index + 2])?.items;
    const base = as('string', items[index + 2]);
    for (let code = from; code <= to; code += 1) {
      const own = list === undefined ? base : as('string', list[code - from]);
      if (own !== undefined)
        texts.set(code, list === undefined ? stepped(own, code - from) : utf16.decode(own.bytes));
    }
  }
}

/** The last unit of a range's text counts up. */
function stepped({ bytes }: PdfString, by: number): string {
  const copy = Uint8Array.from(bytes);
  const at = copy.length - 2;
  if (at < 0) return '';
  const unit = (((copy[at] ?? 0) << 8) | (copy[at + 1] ?? 0)) + by;
  copy[at] = (unit >> 8) & 0xff;
  copy[at + 1] = unit & 0xff;
  return utf16.decode(copy);
}

function numberOf({ bytes }: PdfString): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
