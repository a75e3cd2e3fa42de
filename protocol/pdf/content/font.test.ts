import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject } from '../../../fixtures/documents/tiny-pdf.ts';
import { reading } from '../fault.ts';
import { openPdf } from '../file.ts';
import { sourceOf } from '../source.ts';
import { emptyDict } from '../value.ts';
import { type Font, type Glyph, openFont } from './font.ts';

/** A font by the words of its dictionary; what it refers to stands beside it. */
function fontOf(dict: string, objects: Readonly<Record<number, TinyObject>> = {}): Font {
  const view = openPdf(sourceOf(pdfOf([], { ...objects, 5: `<< /Type /Font ${dict} >>` }))).last;
  return openFont(view, view.dict({ kind: 'ref', num: 5, gen: 0 }) ?? emptyDict);
}
const glyphs = (font: Font, ...bytes: readonly number[]): readonly Glyph[] =>
  font.glyphs(Uint8Array.from(bytes));
const textsOf = (font: Font, ...bytes: readonly number[]) => glyphs(font, ...bytes).map(({ text }) => text);
const widthsOf = (font: Font, ...bytes: readonly number[]) =>
  glyphs(font, ...bytes).map(({ width }) => width);
const map = (tables: string) => ({ dict: '', data: tables });

describe('a simple font', () => {
  it('has codes of one byte, those of Windows', () => {
    expect(textsOf(fontOf('/Subtype /Type1'), 0x41, 0x7e, 0x80, 0xe9)).toEqual(['A', '~', '€', 'é']);
    expect(textsOf(fontOf('/Subtype /TrueType'), 0x42)).toEqual(['B']);
  });

  it('tells nothing of codes that control', () => {
    expect(textsOf(fontOf('/Subtype /Type1'), 0, 31, 32)).toEqual([undefined, undefined, ' ']);
  });

  it('that is drawn has only the letters that it names', () => {
    const font = fontOf('/Subtype /Type3 /Encoding << /Differences [65 /a /g7] >>');
    expect(textsOf(font, 65, 66, 67)).toEqual(['a', undefined, undefined]);
  });

  it('may name its letters, in rows that begin at a number', () => {
    const font = fontOf('/Subtype /Type1 /Encoding << /Differences [/x 65 /b /c 200 /dcroat 7 /A 0] >>');
    expect(textsOf(font, 0, 65, 66, 67, 200, 201)).toEqual(['x', 'b', 'c', 'C', 'đ', 'É']);
  });

  it('may refer to its names', () => {
    const font = fontOf('/Subtype 9 0 R /Encoding 6 0 R', {
      6: '<< /Differences 7 0 R >>',
      7: '[65 8 0 R]',
      8: '/z',
      9: '/Type3',
    });
    expect(textsOf(font, 65, 66)).toEqual(['z', undefined]);
  });

  it('with a map means what the map says, and nothing else', () => {
    const font = fontOf('/Subtype /Type1 /ToUnicode 6 0 R', {
      6: map('beginbfchar <41> <1EA1> endbfchar'),
    });
    expect(textsOf(font, 0x41, 0x42)).toEqual(['ạ', undefined]);
  });

  it('has widths from its first code on, and a usual one beyond', () => {
    const font = fontOf('/Subtype /Type1 /FirstChar 65 /Widths [100 200 6 0 R /no]', { 6: '300' });
    expect(widthsOf(font, 64, 65, 66, 67, 68, 69)).toEqual([500, 100, 200, 300, 500, 500]);
  });

  it('without a first code begins at none', () => {
    expect(widthsOf(fontOf('/Subtype /Type1 /Widths [100 200]'), 0, 1, 2)).toEqual([100, 200, 500]);
    expect(widthsOf(fontOf('/Subtype /Type1'), 65)).toEqual([500]);
  });

  it('knows its blank: code 32', () => {
    expect(glyphs(fontOf('/Subtype /Type1'), 31, 32, 33).map(({ isSpace }) => isSpace)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('a composite font', () => {
  const below = (more: string) => `/Subtype /Type0 /DescendantFonts [<< /Subtype /CIDFontType2 ${more} >>]`;

  it('has codes of two bytes; half a code shows nothing', () => {
    const font = fontOf(`${below('')} /ToUnicode 6 0 R`, {
      6: map('beginbfchar <0102> <1EA1> <0002> <0042> endbfchar'),
    });
    expect(textsOf(font, 1, 2, 0, 2, 0, 3)).toEqual(['ạ', 'B', undefined]);
    expect(textsOf(font, 1, 2, 0)).toEqual(['ạ']);
    expect(textsOf(font, 1)).toEqual([]);
  });

  it.each([
    ['<00> <ff>', [32, 65], ['A', 'B'], [true, false]],
    ['<0000> <ffff>', [0, 32], ['A'], [false]],
    ['<> <>', [32, 65], ['A', 'B'], [true, false]],
  ])('has codes as long as its code space says: %s', (space, bytes, texts, spaces) => {
    const font = fontOf(`${below('')} /ToUnicode 6 0 R`, {
      6: map(`begincodespacerange ${space} endcodespacerange beginbfchar <20> <0041> <41> <0042> endbfchar`),
    });
    expect(glyphs(font, ...bytes).map(({ text }) => text)).toEqual(texts);
    expect(glyphs(font, ...bytes).map(({ isSpace }) => isSpace)).toEqual(spaces);
  });

  it('without a map tells no letter, but how wide they are', () => {
    expect(glyphs(fontOf(below('/DW 600')), 0, 65)).toEqual([
      { text: undefined, width: 600, isSpace: false },
    ]);
  });

  it('is a thousand wide where nothing is said', () => {
    expect(widthsOf(fontOf(below('')), 0, 1)).toEqual([1000]);
    expect(widthsOf(fontOf('/Subtype /Type0'), 0, 1)).toEqual([1000]);
  });

  it.each([
    ['a list from a code on', '/W [2 [100 200]]', [1000, 100, 200, 1000]],
    ['a range', '/W [2 3 150]', [1000, 150, 150, 1000]],
    ['both, one behind the other', '/W [1 1 50 2 [100] 3 4 70]', [50, 100, 70, 70]],
    ['a list, then a list', '/W [1 [10] 3 [30]]', [10, 1000, 30, 1000]],
    ['a later one over an earlier', '/W [1 4 10 2 [20]]', [10, 20, 10, 10]],
    ['a range without its width', '/W [2 3]', [1000, 500, 500, 1000]],
    ['a range to no number', '/W [2 /x 70]', [1000, 70, 1000, 1000]],
    ['widths that are no numbers', '/W [2 [/x 200]]', [1000, 500, 200, 1000]],
    ['no code to begin at', '/W [/x [100] 1 [100]]', [1000, 1000, 1000, 1000]],
    ['a code alone', '/W [2]', [1000, 1000, 1000, 1000]],
    ['a range that runs backwards', '/W [3 2 100]', [1000, 1000, 1000, 1000]],
    ['references', '/W [2 6 0 R]', [1000, 100, 200, 1000]],
  ])('has the widths of %s', (_, widths, expected) => {
    const font = fontOf(below(widths), { 6: '[100 7 0 R]', 7: '200' });
    expect(widthsOf(font, 0, 1, 0, 2, 0, 3, 0, 4)).toEqual(expected);
  });

  it('may refer to what stands below', () => {
    const font = fontOf('/Subtype /Type0 /DescendantFonts 6 0 R', {
      6: '[7 0 R]',
      7: '<< /DW 8 0 R >>',
      8: '9',
    });
    expect(widthsOf(font, 0, 1)).toEqual([9]);
  });

  it.each([
    ['one range over everything', '0 999999999 1', 'read'],
    ['two', '0 65535 1 0 65535 2', 'read'],
    ['the most', '0 65535 1 0 65535 2 0 8927 3', 'read'],
    ['one more', '0 65535 1 0 65535 2 0 8928 3', 'pdf.limit W'],
  ])('has no more widths than a font has codes: %s', (_, widths, expected) => {
    const attempt = reading(() => fontOf(below(`/W [${widths}]`)));
    expect(attempt.ok ? 'read' : `${attempt.fault.code} ${attempt.fault.seen}`).toBe(expected);
  });
});
