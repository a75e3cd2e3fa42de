import { PdfFault } from '../fault.ts';
import type { PdfView } from '../file.ts';
import { as, nameOf, type PdfDict, type PdfValue } from '../value.ts';
import { textOfGlyph } from './glyph-names.ts';
import { readUnicodeMap, type UnicodeMap } from './unicode-map.ts';

/** One code of a shown string. */
export interface Glyph {
  /** Undefined when nothing tells what the code means. */
  readonly text: string | undefined;
  /** In thousandths of the size of the type. */
  readonly width: number;
  /** A code of one byte, 32: word spacing applies to it (ISO 32000-2 §9.3.3). */
  readonly isSpace: boolean;
}

export interface Font {
  glyphs(bytes: Uint8Array): readonly Glyph[];
}

/** What a font's codes mean and how wide they are. */
export function openFont(view: PdfView, dict: PdfDict): Font {
  const map = unicodeMapOf(view, dict);
  return nameOf(view.resolve(dict.entries.get('Subtype'))) === 'Type0'
    ? compositeFont(view, dict, map)
    : simpleFont(view, dict, map);
}

function unicodeMapOf(view: PdfView, dict: PdfDict): UnicodeMap | undefined {
  const stream = as('stream', view.resolve(dict.entries.get('ToUnicode')));
  return stream === undefined ? undefined : readUnicodeMap(view.decode(stream));
}

const usualWidth = 500;

function compositeFont(view: PdfView, dict: PdfDict, map: UnicodeMap | undefined): Font {
  const below = view.dict(view.array(dict.entries.get('DescendantFonts'))?.items[0]);
  const widths = readWidths(view, below?.entries.get('W'));
  const usual = numberOr(view.resolve(below?.entries.get('DW')), 1000);
  const step = Math.max(1, map?.codeBytes ?? 2);
  return {
    glyphs: (bytes) => {
      const shown: Glyph[] = [];
      for (let at = 0; at + step <= bytes.length; at += step) {
        let code = 0;
        for (let byte = at; byte < at + step; byte += 1) code = code * 256 + (bytes[byte] ?? 0);
        const isSpace = step === 1 && code === 32;
        shown.push({ text: map?.texts.get(code), width: widths.get(code) ?? usual, isSpace });
      }
      return shown;
    },
  };
}

/** A font has no more codes than this; ranges that go over the same ones again are of no good font. */
const mostWidths = 140_000;

/** `W`: `c [w1 w2 …]` or `first last w`. */
function readWidths(view: PdfView, value: PdfValue | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = (view.array(value)?.items ?? []).map(view.resolve);
  let count = 0;
  const put = (code: number, width: PdfValue): void => {
    count += 1;
    if (count > mostWidths) throw new PdfFault('pdf.limit', undefined, 'W');
    widths.set(code, numberOr(width, usualWidth));
  };
  for (let index = 0; index + 1 < items.length; ) {
    const [first, second, third] = items.slice(index, index + 3);
    if (typeof first !== 'number') break;
    const list = as('array', second)?.items;
    const last = Math.min(numberOr(second ?? null, first), 0xffff);
    if (list !== undefined) for (const [at, width] of list.entries()) put(first + at, view.resolve(width));
    else for (let code = first; code <= last; code += 1) put(code, third ?? null);
    index += list === undefined ? 3 : 2;
  }
  return widths;
}

function simpleFont(view: PdfView, dict: PdfDict, map: UnicodeMap | undefined): Font {
  const first = numberOr(view.resolve(dict.entries.get('FirstChar')), 0);
  const widths = (view.array(dict.entries.get('Widths'))?.items ?? []).map(view.resolve);
  const meanings = meaningsOf(view, dict);
  return {
    glyphs: (bytes) =>
      Array.from(bytes, (code) => ({
        text: map?.texts.get(code) ?? (map === undefined ? meanings(code) : undefined),
        width: numberOr(widths[code - first] ?? null, usualWidth),
        isSpace: code === 32,
      })),
  };
}

/** Codes below it control, and show nothing. */
const firstLetter = 32;
const windows = new TextDecoder('windows-1252');

/**
 * Codes of a font without `ToUnicode`: those of Windows, but for what `Differences` says. The letters of a Type 3
 * font are drawings, which nothing else names.
 */
function meaningsOf(view: PdfView, dict: PdfDict): (code: number) => string | undefined {
  const own = new Map<number, string | undefined>();
  const differences = view.array(view.dict(dict.entries.get('Encoding'))?.entries.get('Differences'));
  let code = 0;
  for (const item of (differences?.items ?? []).map(view.resolve)) {
    if (typeof item === 'number') code = item;
    else own.set(code++, textOfGlyph(nameOf(item) ?? ''));
  }
  const isDrawn = nameOf(view.resolve(dict.entries.get('Subtype'))) === 'Type3';
  return (each) => {
    if (own.has(each)) return own.get(each);
    return isDrawn || each < firstLetter ? undefined : windows.decode(Uint8Array.of(each));
  };
}

function numberOr(value: PdfValue, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
