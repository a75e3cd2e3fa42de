import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sourceOf } from './source.ts';

const text = 'abcdefghij';
const bytes = Buffer.from(text);
const hex = (digest: Uint8Array) => Buffer.from(digest).toString('hex');
const expected = (hash: string, of: string) => createHash(hash).update(of).digest('hex');
const span = (start: number, end: number) => ({ start, end });

describe('the bytes of a file', () => {
  it('come in pieces, clipped to the file', () => {
    const source = sourceOf(bytes);
    expect([source.length, Buffer.from(source.slice(2, 4)).toString(), source.slice(8, 99).length]).toEqual([
      10,
      'cd',
      2,
    ]);
  });

  it.each([
    ['no range', [], ''],
    ['one', [span(2, 5)], 'cde'],
    ['the whole', [span(0, 10)], text],
    ['two, as if they were one', [span(0, 3), span(5, 10)], 'abcfghij'],
    ['two in the order that is given', [span(5, 7), span(0, 2)], 'fgab'],
  ])('are hashed over ranges: %s', (_, spans, covered) => {
    expect(hex(sourceOf(bytes).digest('sha256', spans))).toBe(expected('sha256', covered));
    expect(hex(sourceOf(bytes).digest('sha512', spans))).toBe(expected('sha512', covered));
  });

  it.each([
    [
      'at the marks of an earlier one',
      [span(0, 7), span(8, 10)],
      [3, 7, 5],
      [span(0, 5), span(9, 10)],
      'abcdej',
    ],
    ['at no mark', [span(0, 7)], [3], [span(0, 4)], 'abcd'],
    ['at marks outside of it', [span(0, 4)], [0, 4, 9, -1], [span(0, 4), span(5, 6)], 'abcdf'],
    ['not from the beginning', [span(2, 7)], [5], [span(0, 5)], 'abcde'],
    ['from elsewhere', [span(0, 7)], [5], [span(1, 5)], 'bcde'],
  ])('are hashed again, ending %s', (_, first, marks, second, covered) => {
    const source = sourceOf(bytes);
    source.digest('sha256', first, marks);
    expect(hex(source.digest('sha256', second))).toBe(expected('sha256', covered));
    expect(hex(source.digest('sha256', second))).toBe(expected('sha256', covered));
    expect(hex(source.digest('sha512', second))).toBe(expected('sha512', covered));
  });

  it('marks change nothing of a digest', () => {
    const marks = [9, 2, 5, 100, 0, 5];
    expect(hex(sourceOf(bytes).digest('sha256', [span(0, 8)], marks))).toBe(
      expected('sha256', text.slice(0, 8)),
    );
    expect(hex(sourceOf(bytes).digest('sha256', [span(3, 8)], marks))).toBe(
      expected('sha256', text.slice(3, 8)),
    );
  });

  it('what stands before a mark is not hashed again', () => {
    const own = Buffer.from(text);
    const source = sourceOf(own);
    source.digest('sha256', [span(0, 9)], [5]);
    own.fill(0x78);
    expect(hex(source.digest('sha256', [span(0, 5), span(5, 6)]))).toBe(expected('sha256', 'abcdex'));
    expect(hex(source.digest('sha256', [span(0, 4)]))).toBe(expected('sha256', 'xxxx'));
    expect(hex(source.digest('sha512', [span(0, 5)]))).toBe(expected('sha512', 'xxxxx'));
  });
});
