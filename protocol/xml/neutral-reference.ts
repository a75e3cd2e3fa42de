import { isSpace, semicolon } from './bytes.ts';

/** The bytes end before it can be told. */
export const undecided = -1;

const longestReference = 8;
const hash = 0x23;
const letterX = 0x78;
const notADigit = 99;

/**
 * The length of the character reference at `at`, when it stands for white space: `&#13;`, `&#xA;`, with up to
 * as many zeros as make eight bytes. 0 when something else stands there.
 */
export function neutralReferenceAt(bytes: Uint8Array, at: number): number {
  if (at + 1 >= bytes.length) return undecided;
  if (bytes[at + 1] !== hash) return 0;
  if (at + 2 >= bytes.length) return undecided;
  const hexadecimal = bytes[at + 2] === letterX;
  const digits = at + (hexadecimal ? 3 : 2);
  return readDigits(bytes, at, digits, hexadecimal ? 16 : 10);
}

function readDigits(bytes: Uint8Array, start: number, from: number, radix: number): number {
  let value = 0;
  for (let at = from; at < start + longestReference; at += 1) {
    if (at >= bytes.length) return undecided;
    const byte = bytes[at] ?? 0;
    if (byte === semicolon) return at > from && isSpace(value) ? at + 1 - start : 0;
    const digit = digitOf(byte);
    if (digit >= radix) return 0;
    value = value * radix + digit;
  }
  return 0;
}

/** The value of a digit, or more than any radix. */
function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : notADigit;
}
