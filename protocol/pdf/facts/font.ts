import { reading } from '../fault.ts';
import type { PdfView } from '../file.ts';
import { as, dictOf, nameOf, type PdfDict, type PdfValue, wholeOf } from '../value.ts';
import { textOfGlyph } from './glyph-names.ts';
import { parseToUnicode, type ToUnicode } from './to-unicode.ts';

/** One code of a shown string. */
export interface ShownCode {
  /** Absent when the font does not say how it reads. */
  readonly text?: string;
  /** In thousandths of the font's size. */
  readonly width: number;
  readonly isSpace: boolean;
}

/** A font as far as text is taken out of it. */
export interface ReadFont {
  codes(bytes: Uint8Array): readonly ShownCode[];
}

/** Opens a font dictionary. What it does not say is unreadable, never guessed. */
export function openFont(view: PdfView, dict: PdfDict): ReadFont {
  const stream = as('stream', view.resolve(dict.entries.get('ToUnicode')));
  const map = stream === undefined ? undefined : reading(() => parseToUnicode(view.decode(stream)));
  const unicode = map?.ok === true ? map.value : undefined;
  return nameOf(view.resolve(dict.entries.get('Subtype'))) === 'Type0'
    ? compositeFont(view, dict, unicode)
    : simpleFont(view, dict, unicode);
}

function compositeFont(view: PdfView, dict: PdfDict, unicode: ToUnicode | undefined): ReadFont {
  const descendant = view.dict(view.array(dict.entries.get('DescendantFonts'))?.items[0]);
  const usual = wholeOf(view.resolve(descendant?.entries.get('DW'))) ?? 1000;
  const widths = compositeWidths(view, descendant);
  return {
    codes: (bytes) => {
      const codes: ShownCode[] = [];
      for (let at = 0; at + 1 < bytes.length; at += 2) {
        const code = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
        codes.push(shown(unicode?.texts.get(code), widths.get(code) ?? usual, false));
      }
      return codes;
    },
  };
}

/** `/W`: a first code with an array of widths, or a first and a last with one width. */
function compositeWidths(view: PdfView, descendant: PdfDict | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = (view.array(descendant?.entries.get('W'))?.items ?? []).map(view.resolve);
  for (let at = 0; at + 1 < items.length; ) {
    const [first, second, third] = [items[at], items[at + 1], items[at + 2]];
    const list = as('array', second);
    if (typeof first !== 'number') break;
    if (list !== undefined) {
      for (const [index, width] of list.items.entries()) setWidth(widths, first + index, view.resolve(width));
      at += 2;
    } else {
      const last = Math.min(typeof second === 'number' ? second : 0, first + 65_535);
      for (let code = first; code <= last; code += 1) setWidth(widths, code, third);
      at += 3;
    }
    if (widths.size > 65_536) break;
  }
  return widths;
}

function setWidth(widths: Map<number, number>, code: number, width: PdfValue | undefined): void {
  if (typeof width === 'number' && widths.size <= 65_536) widths.set(code, width);
}

function simpleFont(view: PdfView, dict: PdfDict, unicode: ToUnicode | undefined): ReadFont {
  const first = wholeOf(view.resolve(dict.entries.get('FirstChar'))) ?? 0;
  const widths = (view.array(dict.entries.get('Widths'))?.items ?? []).map(view.resolve);
  const glyphs = differencesOf(view, dict);
  const isSymbolic = nameOf(view.resolve(dict.entries.get('Subtype'))) === 'Type3';
  return {
    codes: (bytes) =>
      Array.from(bytes, (code) => {
        const width = widths[code - first];
        const glyph = glyphs.get(code);
        const named = glyph === undefined ? fromWindows(code, isSymbolic) : textOfGlyph(glyph);
        return shown(unicode?.texts.get(code) ?? named, typeof width === 'number' ? width : 500, code === 32);
      }),
  };
}

/** Names of glyphs that take the place of the base encoding's. */
function differencesOf(view: PdfView, dict: PdfDict): ReadonlyMap<number, string> {
  const encoding = dictOf(view.resolve(dict.entries.get('Encoding')));
  const glyphs = new Map<number, string>();
  let code = 0;
  for (const item of view.array(encoding?.entries.get('Differences'))?.items ?? []) {
    const value = view.resolve(item);
    if (typeof value === 'number') code = value;
    else {
      const name = nameOf(value);
      if (name !== undefined) glyphs.set(code, name);
      code += 1;
    }
  }
  return glyphs;
}

const windows = new TextDecoder('windows-1252');

function fromWindows(code: number, isSymbolic: boolean): string | undefined {
  if (isSymbolic || code < 32) return undefined;
  return windows.decode(Uint8Array.of(code));
}

function shown(text: string | undefined, width: number, isSpace: boolean): ShownCode {
  return text === undefined ? { width, isSpace } : { text, width, isSpace };
}
