import { describe, expect, it } from 'vitest';
import { hexDigit, isDigit, isRegular, isSpace, latin1 } from './characters.ts';

const every = Array.from({ length: 256 }, (_, byte) => byte);
const textOf = (bytes: readonly number[]) => String.fromCharCode(...bytes);

describe('classes of bytes (ISO 32000-2 §7.2.3)', () => {
  it('six are white space', () => {
    expect(every.filter(isSpace)).toEqual([0, 9, 10, 12, 13, 32]);
  });

  it('ten are delimiters, and all others regular', () => {
    const others = every.filter((byte) => !isSpace(byte) && !isRegular(byte));
    expect(textOf(others)).toBe('%()/<>[]{}');
    expect(every.filter(isRegular)).toHaveLength(240);
  });

  it('ten are digits, twenty-two hexadecimal ones', () => {
    expect(textOf(every.filter(isDigit))).toBe('0123456789');
    expect(textOf(every.filter((byte) => hexDigit(byte) >= 0))).toBe('0123456789ABCDEFabcdef');
    expect([...Buffer.from('09afAF')].map(hexDigit)).toEqual([0, 9, 10, 15, 10, 15]);
    expect(hexDigit(0x67)).toBe(-1);
  });

  it('no byte is of no class', () => {
    expect([isSpace(undefined), isRegular(undefined), isDigit(undefined), hexDigit(undefined)]).toEqual([
      false,
      false,
      false,
      -1,
    ]);
  });

  it('every byte is one character, also in a part of a buffer', () => {
    expect(latin1(Uint8Array.from([0, 65, 0xff, 66]).subarray(1, 3))).toBe('A\xff');
  });
});
