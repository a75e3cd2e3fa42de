import { describe, expect, it } from 'vitest';
import { reading } from './fault.ts';
import { type Bounds, undoAscii85, undoLzw, undoRunLength } from './older-filters.ts';

const told = (undo: (bounds: Bounds) => Uint8Array, bound = 100_000) => {
  const attempt = reading(() => undo({ offset: 7, bound }));
  if (attempt.ok) return Buffer.from(attempt.value).toString('latin1');
  const { code, offset, seen } = attempt.fault;
  return `${code} at ${offset}: ${seen}`;
};
const base85 = (text: string, bound?: number) =>
  told((bounds) => undoAscii85(Buffer.from(text, 'latin1'), bounds), bound);
const runs = (bytes: readonly number[], bound?: number) =>
  told((bounds) => undoRunLength(Uint8Array.from(bytes), bounds), bound);

/** Codes of these widths, high bits first. */
function lzw(codes: readonly (readonly [code: number, width: number])[], early = 1, bound?: number): string {
  const bits = codes.map(([code, width]) => code.toString(2).padStart(width, '0')).join('');
  const bytes = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (each) =>
    Number.parseInt(each.padEnd(8, '0'), 2),
  );
  return told((bounds) => undoLzw(bytes, early, bounds), bound);
}
const nine = (...codes: readonly number[]) => codes.map((code) => [code, 9] as const);
const limit = 'pdf.limit at 7: decoded bytes';

describe('base-85', () => {
  it.each([
    ['!!', '\0'],
    ['!!!', '\0\0'],
    ['!!!!', '\0\0\0'],
    ['!!!!!', '\0\0\0\0'],
    ['s8W-!', '\xff\xff\xff\xff'],
    ['rr', '\xff'],
    ['s8N', '\xff\xff'],
    ['s8W*', '\xff\xff\xff'],
    ['@:E_', 'abc'],
    ['\0 \t\n\f\r@:E_', 'abc'],
    ['@:E_~garbage!', 'abc'],
    ['z@:E_~>', '\0\0\0\0abc'],
  ])('%j', (text, expected) => {
    expect(base85(text)).toBe(expected);
  });

  it.each(['s8W-"', 'uu', '!', '@:E_!!', '!z!!!', '@v', '@\x0b', '@ \x1f', '\x7f'])(
    '%j is broken',
    (text) => {
      expect(base85(text)).toBe('pdf.stream-broken at 7: ASCII85Decode');
    },
  );

  it.each([
    ['z', 4],
    ['!!!!!', 4],
    ['@:E_', 3],
  ])('%s gives no more than may come out', (text, size) => {
    expect(base85(text, size)).toHaveLength(size);
    expect(base85(text, size - 1)).toBe(limit);
  });
});

describe('run lengths', () => {
  it.each([
    [[], ''],
    [[0, 65], 'A'],
    [[1, 65, 66], 'AB'],
    [[255, 65], 'AA'],
    [[129, 65], 'A'.repeat(128)],
    [[127, ...Array.from({ length: 128 }, () => 66)], 'B'.repeat(128)],
    [[0, 65, 128, 0, 66], 'A'],
    [[255, 65, 0, 66], 'AAB'],
    [[128], ''],
  ])('%j', (bytes, expected) => {
    expect(runs(bytes)).toBe(expected);
  });

  it.each([[[0]], [[1, 65]], [[255]], [[0, 65, 2, 66, 67]]])('%j is broken', (bytes) => {
    expect(runs(bytes)).toBe('pdf.stream-broken at 7: RunLengthDecode');
  });

  it('give no more than may come out', () => {
    expect([runs([255, 65], 2), runs([255, 65], 1), runs([1, 65, 66], 1)]).toEqual(['AA', limit, limit]);
  });

  it('may come to much', () => {
    const many = Array.from({ length: 100 }, () => [129, 67]).flat();
    expect(runs(many)).toBe('C'.repeat(12_800));
    expect(runs([...many, 0, 68])).toBe(`${'C'.repeat(12_800)}D`);
  });
});

describe('LZW', () => {
  it.each([
    ['nothing', [], ''],
    ['an end', nine(257), ''],
    ['bytes', nine(256, 65, 66, 257, 67), 'AB'],
    ['no beginning', nine(65, 66), 'AB'],
    ['words of what came before', nine(256, 65, 66, 258, 260, 257), 'ABABABA'],
    ['a word as it comes to be', nine(256, 65, 258, 259, 257), 'AAAAAA'],
    ['words forgotten', nine(256, 65, 66, 256, 67, 68, 258, 257), 'ABCDCD'],
  ])('%s', (_, codes, expected) => {
    expect(lzw(codes)).toBe(expected);
  });

  it.each([
    ['a word that nobody wrote', nine(256, 65, 259)],
    ['a word at the beginning', nine(256, 258)],
    ['a word from before it was forgotten', nine(256, 65, 66, 256, 258)],
  ])('%s is broken', (_, codes) => {
    expect(lzw(codes)).toBe('pdf.stream-broken at 7: LZWDecode');
  });

  it.each([
    [1, 253],
    [0, 254],
  ])('codes grow by a bit, with EarlyChange %d after %d words', (early, words) => {
    const codes = [...nine(256), ...nine(...Array.from({ length: words + 1 }, () => 65))];
    const grown = [
      [66, 10],
      [257, 10],
    ] as const;
    expect(lzw([...codes, ...grown], early)).toBe(`${'A'.repeat(words + 1)}B`);
  });

  it('codes have twelve bits and no more; a full table grows no more', () => {
    const widthAt = (known: number) => Math.min(12, 32 - Math.clz32(known + 1));
    const codes: (readonly [number, number])[] = [[256, 9]];
    for (let count = 0; count < 4_000; count += 1)
      codes.push([65, Math.max(9, widthAt(257 + Math.max(1, count)))]);
    codes.push([257, 12]);
    expect(lzw(codes)).toBe('A'.repeat(4_000));
  });

  it('gives no more than may come out', () => {
    const codes = nine(256, 65, 258, 257);
    expect([lzw(codes, 1, 3), lzw(codes, 1, 2)]).toEqual(['AAA', limit]);
  });
});
