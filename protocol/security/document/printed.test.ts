import { describe, expect, it } from 'vitest';
import {
  letterFace,
  letterLines,
  pageFace,
  printedLine,
  scannedPage,
} from '../../../fixtures/signatures/judged-document.ts';
import { isScan, prefixesIn, printedHeading, printedOf, printedSigner, wholeText } from './printed.ts';
import { foldText } from './same-text.ts';

const faceOf = (...texts: readonly string[]) =>
  letterFace([pageFace({ lines: texts.map((text, at) => printedLine(text, 60, 800 - at * 10)) })]);

describe('the number that a letter prints', () => {
  it.each([
    ['Số: 7816/VPCP-TTĐT', '7816/VPCP-TTĐT'],
    ['Số:7816/VPCP-TTĐT Hà Nội, ngày 1', '7816/VPCP-TTĐT'],
    ['Số : 01 / QĐ-A', '01/QĐ-A'],
    ['Số: 12a/BC-B, bản 2', '12a/BC-B'],
    ['V/v Số: 3/C', '3/C'],
  ])('is read from „%s“', (text, code) => {
    expect(printedOf(faceOf('một dòng', text))).toEqual({ isReadable: true, code });
  });

  it.each(['Số:      /VPCP-TTĐT', 'Số 7816/VPCP', 'Số: VPCP/7816', 'Số: 7816', 'Số: 7816,5/VPCP'])(
    'is not read from „%s“',
    (text) => {
      expect(printedOf(faceOf(text))).toEqual({ isReadable: true });
    },
  );

  it('is the first of them, on the upper half of the first page', () => {
    expect(printedOf(faceOf('Số: 1/A', 'Số: 2/B')).code).toBe('1/A');
    const at = (y: number) =>
      printedOf(letterFace([pageFace({ lines: [printedLine('Số: 1/A', 60, y)] })])).code;
    expect([at(422), at(421), at(420.9)]).toEqual(['1/A', '1/A', undefined]);
    const shifted = pageFace({ box: [0, 100, 595, 300], lines: [printedLine('Số: 1/A', 60, 200)] });
    expect(printedOf(letterFace([shifted])).code).toBe('1/A');
    const below = { ...shifted, lines: [printedLine('Số: 1/A', 60, 199)] };
    expect(printedOf(letterFace([below])).code).toBeUndefined();
    expect(printedOf(letterFace([pageFace({ lines: [] }), pageFace()])).code).toBeUndefined();
  });
});

describe('the date that a letter prints', () => {
  it.each([
    ['Hà Nội, ngày 20 tháng 11 năm 2026', '2026/11/20'],
    ['Đà Nẵng , ngày 02 tháng 1 năm 2026', '2026/01/02'],
    ['TP. Hồ Chí Minh, ngày 5 tháng 12 năm 2026', '2026/12/05'],
    ['Số: 1/A Hà Nội,ngày  5  tháng  12  năm  2026', '2026/12/05'],
  ])('is read from „%s“', (text, date) => {
    expect(printedOf(faceOf('một dòng', text))).toMatchObject({ date });
  });

  it.each([
    'ngày 20 tháng 11 năm 2026',
    'theo công văn, ngày 20 tháng 11 năm 2026',
    'Hà Nội, ngày    tháng 11 năm 2026',
    'Hà Nội, ngày 20 tháng 11 năm 26',
    'Hà Nội, ngày 20/11/2026',
  ])('is not read from „%s“', (text) => {
    expect(printedOf(faceOf(text)).date).toBeUndefined();
  });
});

it.each(['picture', 'unreadable', 'empty'] as const)('nothing is read from a page that is %s', (legible) => {
  const face = letterFace([pageFace({ legible })]);
  expect(printedOf(face)).toEqual({ isReadable: false });
  expect(printedHeading(face)).toBeUndefined();
});

it('nothing is read from a file without pages', () => {
  expect(printedOf(letterFace([]))).toEqual({ isReadable: false });
  expect(printedHeading(letterFace([]))).toBeUndefined();
  expect(isScan(letterFace([]))).toBe(false);
});

describe('the heading', () => {
  it('is what stands over the number on the left, as one text', () => {
    const [first, ...rest] = letterLines;
    const above = printedLine('THỦ TƯỚNG', 60, 790);
    const right = printedLine('Độc lập - Tự do - Hạnh phúc', 298, 770);
    const lines = first === undefined ? [] : [above, first, right, ...rest];
    const heading = printedHeading(letterFace([pageFace({ lines })]));
    const only = printedHeading(faceOf('thủ tướng', 'văn phòng chính phủ', 'Số: 1/A', 'sau số'));
    expect(heading).toBe(only);
    expect(heading).toMatch(/^thu/);
  });

  it('is not there where no number stands, or nothing over it', () => {
    expect(printedHeading(faceOf('VĂN PHÒNG', 'Kính gửi'))).toBeUndefined();
    expect(printedHeading(faceOf('Số: 1/A', 'VĂN PHÒNG'))).toBeUndefined();
    expect(printedHeading(faceOf('VĂN PHÒNG', 'Theo Số: 1/A'))).toBeUndefined();
  });

  it('is on the left half of the page', () => {
    const at = (x: number) => {
      const lines = [printedLine('VĂN PHÒNG', x, 800), printedLine('Số: 1/A', 60, 700)];
      return printedHeading(letterFace([pageFace({ box: [100, 0, 300, 842], lines })]));
    };
    expect([at(199), at(200)]).toEqual([expect.stringMatching(/^v/), undefined]);
  });
});

describe('the letters by which one signs for another', () => {
  it.each([
    ['TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH', ['TM', 'KT']],
    ['TL.BỘ TRƯỞNG', ['TL']],
    ['TUQ. BỘ TRƯỞNG; Q. VỤ TRƯỞNG', ['TUQ', 'Q']],
    ['KT . BỘ TRƯỞNG', ['KT']],
    ['KT. Ủ', []],
    ['KT. Bộ trưởng', []],
    ['ABKT. BỘ TRƯỞNG', []],
    ['kt. BỘ TRƯỞNG', []],
    ['KT BỘ TRƯỞNG', []],
    ['', []],
  ])('of „%s“ are %j', (text, prefixes) => {
    expect(prefixesIn(text)).toEqual(prefixes);
    expect(prefixesIn(text.normalize('NFD'))).toEqual(prefixes);
  });
});

describe('the signer that a letter prints', () => {
  const named = 'Nguyễn Thị Thử';

  it('stands under the authority, on the last page that has the name', () => {
    const first = pageFace({ lines: [printedLine('TM. CHÍNH PHỦ', 60, 700), printedLine(named, 60, 650)] });
    const last = pageFace({ lines: [printedLine('hết', 60, 700)] });
    const face = letterFace([first, pageFace(), last]);
    expect(printedSigner(face, 'NGUYỄN THỊ THỬ')).toEqual({ prefixes: ['KT'] });
    expect(printedSigner(letterFace([first, last]), named)).toEqual({ prefixes: ['TM'] });
    expect(printedSigner(face, 'Trần Văn Mẫu')).toBeUndefined();
  });

  it('has the authority of its last mention, within fourteen lines over it', () => {
    const filler = Array.from({ length: 13 }, (_, at) => `dòng ${at}`);
    expect(printedSigner(faceOf(named, 'KT. BỘ TRƯỞNG', ...filler, named), named)?.prefixes).toEqual(['KT']);
    expect(printedSigner(faceOf('KT. BỘ TRƯỞNG', 'thêm', ...filler, named), named)?.prefixes).toEqual([]);
    expect(printedSigner(faceOf(named, 'KT. BỘ TRƯỞNG'), named)?.prefixes).toEqual([]);
  });
});

it('all text of a file is one text, page after page', () => {
  const [one, two] = [faceOf('Một', 'hai'), faceOf('Ba')];
  expect(wholeText(letterFace([...one.pages, ...two.pages]))).toBe(foldText('Một hai ba'));
});

describe('a scan', () => {
  const empty = pageFace({ lines: [], legible: 'empty' });

  it.each([
    ['a picture', [scannedPage()], true],
    ['pictures and empty pages', [empty, scannedPage(), empty], true],
    ['a picture and a page of text', [scannedPage(), pageFace()], false],
    ['empty pages', [empty], false],
    ['letters without meaning', [pageFace({ legible: 'unreadable' })], false],
  ])('is %s or not', (_, pages, expected) => {
    expect(isScan(letterFace(pages))).toBe(expected);
  });
});
