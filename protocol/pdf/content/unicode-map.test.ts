import { describe, expect, it } from 'vitest';
import { reading } from '../fault.ts';
import { readUnicodeMap } from './unicode-map.ts';

const read = (text: string) => readUnicodeMap(Buffer.from(text, 'latin1'));
const textsOf = (text: string) => [...read(text).texts];

describe('what the codes of a font mean', () => {
  it('is told code by code', () => {
    expect(textsOf('2 beginbfchar <01> <0041> <0102> <1EA10062> endbfchar')).toEqual([
      [1, 'A'],
      [0x102, 'ạb'],
    ]);
  });

  it('is told by ranges that count up', () => {
    expect(textsOf('1 beginbfrange <0010> <0012> <00FE> endbfrange')).toEqual([
      [16, 'þ'],
      [17, 'ÿ'],
      [18, 'Ā'],
    ]);
    expect(textsOf('beginbfrange <05> <06> <00660069> endbfrange')).toEqual([
      [5, 'fi'],
      [6, 'fj'],
    ]);
  });

  it('is told by ranges with a list', () => {
    expect(textsOf('beginbfrange <01> <03> [<0041> 7 <00420043>] <09><09><0044> endbfrange')).toEqual([
      [1, 'A'],
      [3, 'BC'],
      [9, 'D'],
    ]);
  });

  it('comes from all tables, the later over the earlier', () => {
    const tables = 'beginbfchar <01> <0041> endbfchar x beginbfchar <01> <0042> <02> <0043> endbfchar';
    expect(textsOf(tables)).toEqual([
      [1, 'B'],
      [2, 'C'],
    ]);
  });

  it.each([
    ['what is no string', 'beginbfchar 1 <0041> <02> /A <03> <0043> endbfchar', [[3, 'C']]],
    ['a code without a text', 'beginbfchar <01> <0041> <02> endbfchar', [[1, 'A']]],
    [
      'a range of numbers',
      'beginbfrange 1 <02> <0041> <01> 2 <0041> <05> <05> <0045> endbfrange',
      [[5, 'E']],
    ],
    ['a range without a text', 'beginbfrange <01> <01> <0041> <02> <02> endbfrange', [[1, 'A']]],
    ['a range that runs backwards', 'beginbfrange <05> <04> <0041> endbfrange', []],
    ['a range to a name', 'beginbfrange <05> <06> /A endbfrange', []],
    ['a table that cannot be read as values', 'beginbfchar <01> <0041> ] <02> <0042> endbfchar', [[1, 'A']]],
    ['a table without its end', 'beginbfchar <01> <0041> ', []],
    ['nothing', '', []],
  ])('is not told by %s', (_, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it('may be an empty text, or one of half a letter', () => {
    expect(textsOf('beginbfrange <01> <01> <> <02> <02> <41> endbfrange')).toEqual([
      [1, ''],
      [2, ''],
    ]);
  });
});

describe('how many bytes a code has', () => {
  it.each([
    ['begincodespacerange <00> <FF> endcodespacerange', 1],
    ['begincodespacerange <0000> <FFFF> endcodespacerange', 2],
    ['begincodespacerange <00> <FF> endcodespacerange begincodespacerange endcodespacerange', 1],
  ])('%s: %d', (text, bytes) => {
    expect(read(text).codeBytes).toBe(bytes);
  });

  it.each(['', 'begincodespacerange 1 2 endcodespacerange'])('is not told by “%s”', (text) => {
    expect('codeBytes' in read(text)).toBe(false);
  });
});

describe('a map costs no more than a font can need', () => {
  const attempt = (text: string) => {
    const found = reading(() => read(text));
    return found.ok ? found.value.texts.size : [found.fault.code, found.fault.seen];
  };

  it.each([
    ['one range over all codes', 'beginbfrange <0000> <FFFF> <0041> endbfrange', 65_536],
    [
      'two of them',
      `beginbfrange ${'<0000> <FFFF> <0041> '.repeat(2)} endbfrange`,
      ['pdf.limit', 'ToUnicode'],
    ],
    [
      'one over four bytes',
      'beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange',
      ['pdf.limit', 'ToUnicode'],
    ],
    // Three values and 69,997 codes are the 70,000 that are allowed.
    ['the most', 'beginbfrange <000000> <01116D> <0041> endbfrange', 69_998],
    ['one more', 'beginbfrange <000000> <01116E> <0041> endbfrange', ['pdf.limit', 'ToUnicode']],
    ['backward ranges', 'beginbfrange <FFFF> <0000> <41> <00> <02> <0041> endbfrange', 3],
  ])('%s', (_, text, expected) => {
    expect(attempt(text)).toEqual(expected);
  });
});
