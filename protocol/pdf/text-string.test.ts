import { describe, expect, it } from 'vitest';
import { textOf } from './text-string.ts';

const text = (...bytes: readonly number[]) =>
  textOf({ kind: 'string', bytes: Uint8Array.from(bytes), form: 'literal' });

describe('a text string', () => {
  it.each([
    ['UTF-16, with its mark', [0xfe, 0xff, 0x1e, 0xa1, 0, 0x41], 'ạA'],
    ['UTF-16 without a letter', [0xfe, 0xff], ''],
    ['UTF-8, with its mark', [0xef, 0xbb, 0xbf, 0xe1, 0xba, 0xa1], 'ạ'],
    ['half a mark of UTF-16', [0xfe, 0x41], 'þA'],
    ['the mark turned round', [0xff, 0xfe], 'ÿþ'],
    ['two thirds of the mark of UTF-8', [0xef, 0xbb, 0x41], 'ï»A'],
    ['a third of it', [0xef, 0x41, 0xbf], 'ïA¿'],
    ['the rest of it', [0x41, 0xbb, 0xbf], 'A»¿'],
    ['nothing', [], ''],
  ])('is read: %s', (_, bytes, expected) => {
    expect(text(...bytes)).toBe(expected);
  });

  it('has signs of its own where Latin has none (Annex D.3)', () => {
    const from = (first: number, last: number) =>
      text(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
    expect(from(0x17, 0x20)).toBe('\x17˘ˇˆ˙˝˛˚˜ ');
    expect(from(0x7e, 0x8d)).toBe('~\x7f•†‡…—–ƒ⁄‹›−‰„“');
    expect(from(0x8e, 0xa1)).toBe('”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\x9f€¡');
    expect(text(0xe9, 0x41)).toBe('éA');
  });

  it.each([undefined, null, 7, { kind: 'name', name: 'a' } as const])('is not %j', (value) => {
    expect(textOf(value)).toBeUndefined();
  });
});
