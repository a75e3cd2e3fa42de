import { describe, expect, it } from 'vitest';
import { reading } from './fault.ts';
import { PdfParser } from './parser.ts';
import { undoPredictor } from './predictor.ts';
import { as, emptyDict } from './value.ts';

function undo(parameters: string, ...bytes: readonly number[]): readonly number[] | string {
  const dict = as('dict', new PdfParser(Buffer.from(`<< ${parameters} >>`)).value()) ?? emptyDict;
  const attempt = reading(() => [
    ...undoPredictor(Uint8Array.from(bytes), dict, (value) => value ?? null, 77),
  ]);
  const { fault } = attempt.ok ? {} : attempt;
  return attempt.ok ? attempt.value : `${fault?.code} at ${fault?.offset}: ${fault?.seen}`;
}

describe('rows of PNG', () => {
  it.each([
    ['none', [0, 1, 2, 3, 0, 4, 5, 6], [1, 2, 3, 4, 5, 6]],
    ['to the left', [1, 1, 2, 3, 1, 4, 5, 250], [1, 3, 6, 4, 9, 3]],
    ['above', [2, 1, 2, 3, 2, 4, 5, 255], [1, 2, 3, 5, 7, 2]],
    ['the middle of both', [3, 2, 4, 6, 3, 9, 9, 9], [2, 5, 8, 10, 16, 21]],
    // (left, above, corner) of the second row: (0, 10, 0), (17, 5, 10), (11, 9, 5): above, the corner, left.
    ['the nearest of three', [0, 10, 5, 9, 4, 7, 1, 2], [10, 5, 9, 17, 11, 13]],
    ['each row its own', [0, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 2, 2, 2, 1, 2, 3]],
  ])('take from %s', (_, rows, expected) => {
    expect(undo('/Predictor 15 /Columns 3', ...rows)).toEqual(expected);
  });

  it.each([
    // corner 50, left 30, above 60: the guess is 40, as far from left as from the corner.
    ['left before the corner', [0, 50, 60, 4, 236, 1], [50, 60, 30, 31]],
    // corner 50, left 60, above 30: the guess is 40, as far from above as from the corner.
    ['above before the corner', [0, 50, 30, 4, 10, 1], [50, 30, 60, 31]],
    // corner 100, left 100, above 130: the guess is 130, which is above.
    ['above, being the guess', [0, 100, 130, 4, 0, 1], [100, 130, 100, 131]],
    // corner 50, left 40, above 80: the guess is 70, nearest to above.
    ['above, being nearest', [0, 50, 80, 4, 246, 1], [50, 80, 40, 81]],
    // corner 50, left 40, above 60: the guess is 50, the corner.
    ['the corner, being nearest', [0, 50, 60, 4, 246, 1], [50, 60, 40, 51]],
    // corner 10, left 20, above 10: the guess is 20, which is left.
    ['left, being nearest', [0, 10, 10, 4, 10, 1], [10, 10, 20, 21]],
  ])('the nearest of three is %s', (_, rows, expected) => {
    expect(undo('/Predictor 14 /Columns 2', ...rows)).toEqual(expected);
  });

  it.each([
    ['/Colors 3', [1, 1, 2, 3, 10, 20, 30], [1, 2, 3, 11, 22, 33]],
    [
      '/Colors 3 /BitsPerComponent 16',
      [1, 1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 1],
      [1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7],
    ],
    ['/BitsPerComponent 4', [1, 7, 1, 9], [7, 9]],
    ['/BitsPerComponent 8', [1, 7, 9, 1, 1, 1], [7, 16, 1, 2]],
  ])('reach back by a whole pixel: %s', (more, rows, expected) => {
    expect(undo(`/Predictor 11 /Columns 2 ${more}`, ...rows)).toEqual(expected);
  });

  it('are as long as their columns need, the last bits filled up', () => {
    expect(undo('/Predictor 12 /Columns 9 /BitsPerComponent 1', 0, 1, 2, 2, 1, 1)).toEqual([1, 2, 2, 3]);
    expect(undo('/Predictor 12', 0, 1, 2, 1, 2, 1)).toEqual([1, 2, 3]);
  });

  it('may end in the middle of one', () => {
    expect(undo('/Predictor 12 /Columns 3', 0, 1, 2, 3, 2, 1, 1)).toEqual([1, 2, 3, 2, 3]);
    expect(undo('/Predictor 12 /Columns 3', 0, 1, 2, 3, 2)).toEqual([1, 2, 3]);
    expect(undo('/Predictor 12 /Columns 3')).toEqual([]);
  });

  it.each([5, 255])('of kind %d are none', (kind) => {
    expect(undo('/Predictor 12 /Columns 1', 0, 1, kind, 1)).toBe(`pdf.stream-broken at 77: PNG row ${kind}`);
  });
});

describe('what a predictor says', () => {
  it.each(['', '/Predictor 1', '/Predictor /x', '/Predictor 1.5', '/Columns 0'])(
    'nothing is undone: “%s”',
    (parameters) => {
      expect(undo(parameters, 9, 9)).toEqual([9, 9]);
    },
  );

  it.each([10, 15])('%d is one of PNG', (predictor) => {
    expect(undo(`/Predictor ${predictor}`, 0, 7)).toEqual([7]);
  });

  it.each([0, 2, 9, 16])('%d is not undone here', (predictor) => {
    expect(undo(`/Predictor ${predictor}`, 0, 7)).toBe(`pdf.filter-unknown at 77: Predictor ${predictor}`);
  });

  it.each([
    '/Colors 0',
    '/Colors -1',
    '/BitsPerComponent 1025',
    '/Columns 0',
    '/Columns 1048577',
    '/Colors 129',
  ])('what no picture has is refused: %s', (more) => {
    expect(undo(`/Predictor 12 ${more}`, 0, 7)).toBe('pdf.stream-broken at 77: DecodeParms');
  });

  it.each(['/Colors 128', '/BitsPerComponent 1', '/Columns 1048576'])(
    'the most and the least are not: %s',
    (more) => {
      expect(undo(`/Predictor 12 ${more}`, 0, 7)).toEqual([7]);
    },
  );
});
