import { describe, expect, it } from 'vitest';
import type { TextRun } from './drawing.ts';
import { linesOf } from './lines.ts';

/** A run of size 10 that is `text` wide at 5 points a letter. */
const run = (text: string, x: number, y: number, more: Partial<TextRun> = {}): TextRun => ({
  ...{ text, x, y, end: x + 5 * text.length, size: 10 },
  ...more,
});
const textsOf = (...runs: readonly TextRun[]) => linesOf(runs).map(({ text }) => text);

describe('runs become lines', () => {
  it('from the top of the page down, each from left to right', () => {
    expect(textsOf(run('d', 100, 10), run('b', 200, 90), run('c', 0, 50), run('a', 0, 90))).toEqual([
      'a b',
      'c',
      'd',
    ]);
  });

  it.each([
    [3.5, 10, 10, ['a b']],
    [3.6, 10, 10, ['a', 'b']],
    [7, 20, 10, ['a b']],
    [7, 10, 20, ['a b']],
    [7.1, 20, 10, ['a', 'b']],
  ])('whose baselines are %d points apart, of sizes %d and %d: %j', (gap, upper, lower, expected) => {
    expect(textsOf(run('a', 0, 100, { size: upper }), run('b', 50, 100 - gap, { size: lower }))).toEqual(
      expected,
    );
  });

  it('of several that stand equally high, the leftmost says how near the next must be', () => {
    const [large, small] = [run('b', 50, 100, { size: 20 }), run('a', 0, 100)];
    expect(textsOf(large, small, run('c', 90, 95))).toEqual(['a b', 'c']);
  });

  it('a line is as near to its highest run, not to the run before', () => {
    expect(textsOf(run('a', 0, 100), run('b', 50, 97), run('c', 90, 94))).toEqual(['a b', 'c']);
  });

  it.each([
    [1.5, 'ab', ['ab']],
    [1.6, 'a b', ['a b']],
    [12, 'a b', ['a b']],
    [12.1, 'a b', ['a', 'b']],
    [-3, 'ab', ['ab']],
  ])('a gap of %d points at size 10 makes “%s” in parts %j', (gap, text, parts) => {
    expect(linesOf([run('a', 0, 0), run('b', 5 + gap, 0)])).toMatchObject([{ text, parts }]);
  });

  it('measures a gap from the farthest end so far, and by the size of what follows', () => {
    const wide = run('abc', 0, 0, { end: 60 });
    expect(textsOf(wide, run('d', 20, 0), run('e', 61, 0))).toEqual(['abcde']);
    expect(linesOf([run('a', 0, 0), run('b', 20, 0, { size: 20 })])[0]?.parts).toEqual(['a b']);
  });

  it('blanks before the first letter begin no column', () => {
    expect(linesOf([run(' ', 0, 0), run('b', 50, 0)])[0]?.parts).toEqual(['b']);
    expect(linesOf([run('', 0, 0), run('b', 50, 0)])[0]?.parts).toEqual(['b']);
    expect(linesOf([run('a', 0, 0), run(' ', 50, 0), run('b', 100, 0)])[0]?.parts).toEqual(['a', 'b']);
    expect(linesOf([run('a', 0, 0), run(' ', 50, 0)])[0]?.parts).toEqual(['a']);
  });

  it('says where it begins and how large its largest letters are', () => {
    const line = linesOf([run('b', 50, 99, { size: 14 }), run('a', 7, 98, { size: 12 })]);
    expect(line).toMatchObject([{ x: 7, y: 98, size: 14, text: 'a b', parts: ['a', 'b'] }]);
  });

  it('composes letters and makes one blank of many', () => {
    expect(textsOf(run(' Hà \n\t  Nội ', 0, 0))).toEqual(['Hà Nội']);
  });

  it('without a letter there is no line', () => {
    expect(textsOf(run('  ', 0, 0), run('', 0, 50))).toEqual([]);
    expect(linesOf([])).toEqual([]);
  });

  it('does not change what it was given', () => {
    const runs = [run('b', 50, 0), run('a', 0, 50)];
    linesOf(runs);
    expect(runs.map(({ text }) => text)).toEqual(['b', 'a']);
  });
});
