import { describe, expect, it } from 'vitest';
import type { Font } from './font.ts';
import { identity, type Matrix } from './matrix.ts';
import { operationsOf } from './operators.ts';
import { TextPen, type Written } from './text-pen.ts';

/** Every letter is half as wide as the type is large; nothing tells what `?` is. */
const plain: Font = {
  glyphs: (bytes) =>
    Array.from(bytes, (code) => ({
      text: code === 63 ? undefined : String.fromCharCode(code),
      width: 500,
      isSpace: code === 32,
    })),
};

function penOf(size = 10): TextPen {
  const pen = new TextPen();
  pen.font = plain;
  pen.size = size;
  return pen;
}

function write(content: string, pen = penOf(), page: Matrix = identity): readonly Written[] {
  const operations = [...operationsOf(Buffer.from(content))];
  return operations.flatMap(({ operator, operands }) => pen.write(operator, operands, page));
}
const runsOf = (content: string, pen = penOf(), page: Matrix = identity) =>
  write(content, pen, page).map(({ run }) => run);
const startsOf = (content: string) => runsOf(content).map(({ x, y }) => [x, y]);

describe('where letters stand', () => {
  it.each([
    ['at the origin', '(a) Tj', [[0, 0]]],
    [
      'behind one another',
      '(ab) Tj (c) Tj',
      [
        [0, 0],
        [10, 0],
      ],
    ],
    ['after a step', '3 4 Td (a) Tj', [[3, 4]]],
    [
      'after steps from the start of the line',
      '3 4 Td (ab) Tj 10 -20 Td (c) Tj',
      [
        [3, 4],
        [13, -16],
      ],
    ],
    [
      'on the next line',
      '14 TL 5 100 Td (a) Tj T* (b) Tj',
      [
        [5, 100],
        [5, 86],
      ],
    ],
    [
      'on a next line that a step set',
      '5 100 Td 0 -12 TD (a) Tj T* (b) Tj',
      [
        [5, 88],
        [5, 76],
      ],
    ],
    [
      'by a matrix',
      '1 0 0 1 30 40 Tm (a) Tj 1 1 Td (b) Tj',
      [
        [30, 40],
        [31, 41],
      ],
    ],
    ['by a matrix that scales steps', '2 0 0 3 30 40 Tm 1 1 Td (b) Tj', [[32, 43]]],
    ['not by what is no matrix', '5 6 Td 1 0 0 Tm (a) Tj', [[5, 6]]],
    ['by a matrix without its place', '5 6 Td 1 0 0 1 Tm (a) Tj', [[0, 0]]],
    [
      'at the origin of every text',
      '5 6 Td (a) Tj BT (b) Tj',
      [
        [5, 6],
        [0, 0],
      ],
    ],
    [
      'raised',
      '4 Ts (a) Tj 0 Ts (b) Tj',
      [
        [0, 4],
        [5, 0],
      ],
    ],
    [
      "on a next line with '",
      "14 TL (a) ' (b) '",
      [
        [0, -14],
        [0, -28],
      ],
    ],
    ['on a next line with "', '14 TL 0 0 (a) "', [[0, -14]]],
    ['unmoved by steps that are no numbers', '/x /y Td (a) Tj', [[0, 0]]],
    ['unmoved by other instructions', '9 9 re 7 w (a) Tj', [[0, 0]]],
  ])('%s', (_, content, starts) => {
    expect(startsOf(content)).toEqual(starts);
  });

  it('on the page, through what stands between', () => {
    expect(runsOf('3 4 Td (ab) Tj', penOf(), [2, 0, 0, 3, 100, 200])).toEqual([
      { text: 'ab', x: 106, y: 212, end: 126, size: 30 },
    ]);
  });
});

describe('how far letters go', () => {
  it.each([
    ['their widths', '(abc) Tj', 15],
    ['space between letters', '2 Tc (abc) Tj', 21],
    ['space between words', '3 Tw (a b) Tj', 18],
    ['both', '2 Tc 3 Tw (a b) Tj', 24],
    ['stretched', '200 Tz 2 Tc (abc) Tj', 42],
    ['drawn together', '[(a) 100 (b)] TJ', 9],
    ['drawn together and stretched', '50 Tz [(a) 100 (b)] TJ', 4.5],
    ['drawn apart', '[(a) -100 (b)] TJ', 11],
    ['set by "', '3 2 (a b) "', 24],
    ['no string', '7 Tj', -0.07],
    ['a name', '/x Tj', 0],
    ['nothing', 'Tj', 0],
  ])('%s', (_, content, end) => {
    expect(runsOf(content)[0]?.end).toBeCloseTo(end, 9);
  });

  it('further text begins there', () => {
    expect(startsOf('2 Tc 50 Tz [(a) -100 (b)] TJ (c) Tj')[1]?.[0]).toBeCloseTo(7.5, 9);
  });

  it.each([
    [10, identity, 10],
    [-10, identity, 10],
    [10, [2, 0, 0, 3, 0, 0], 30],
    [10, [0, 2, -4, 0, 0, 0], 40],
  ] as const)('type of size %d under %j is %d large', (size, page, expected) => {
    expect(runsOf('(a) Tj', penOf(size), page)[0]?.size).toBe(expected);
  });
});

describe('what letters say', () => {
  it.each([
    ['(a b) Tj', 'a b'],
    ['[(a) (b)] TJ', 'ab'],
    ['[(a) -180 (b)] TJ', 'ab'],
    ['[(a) -181 (b)] TJ', 'a b'],
    ['[(a ) -500 (b)] TJ', 'a b'],
    ['[(a) -500 -500 (b)] TJ', 'a b'],
    ['[(a) 500 (b)] TJ', 'ab'],
    ['[(a) /x null (b)] TJ', 'ab'],
    ["(a) '", 'a'],
    ["(a) (b) '", 'a'],
    ['(x) (y) (a) "', 'a'],
    ['(a) (b) Tj', 'a'],
  ])('%s: “%s”', (content, text) => {
    expect(runsOf(content).map((run) => run.text)).toEqual([text]);
  });

  it('is counted where nothing tells it', () => {
    expect(write('(a?b?) Tj (c) Tj').map(({ run, unknown }) => [run.text, unknown])).toEqual([
      ['ab', 2],
      ['c', 0],
    ]);
  });

  it('is nothing without a font', () => {
    expect(write('(ab) Tj', new TextPen())).toMatchObject([{ run: { text: '', end: 0 }, unknown: 0 }]);
  });

  it.each([
    'BT',
    '1 Tc',
    '1 Tw',
    '1 Tz',
    '1 TL',
    '1 Ts',
    '1 1 Td',
    '1 1 TD',
    'T*',
    '1 0 0 1 0 0 Tm',
    'ET',
    'q',
  ])('is not in “%s”', (content) => {
    expect(write(content)).toEqual([]);
  });
});

describe('a copy of a pen', () => {
  it('goes on as the pen would, and apart from it', () => {
    const pen = penOf();
    write('1 Tc 2 Tw 50 Tz 14 TL 3 Ts 1 0 0 1 30 40 Tm (a) Tj', pen);
    const copy = pen.copy();
    const next = "(a b) Tj T* (c) '";
    const expected = runsOf(next, copy);
    expect(expected).toEqual([
      { text: 'a b', x: 33, y: 43, end: 43, size: 10 },
      { text: 'c', x: 30, y: 15, end: 33, size: 10 },
    ]);
    expect(runsOf(next, pen)).toEqual(expected);
    pen.size = 20;
    expect(copy.size).toBe(10);
  });
});
