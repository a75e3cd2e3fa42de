import { hexDigit, isSpace, latin1 } from './characters.ts';

/** `plain`: hexadecimal in pairs of digits and nothing else. */
export type StringForm = 'literal' | 'hex' | 'plain';

/** Decoded bytes and the index behind the string; a negative `end` is minus the index where it went wrong. */
export interface DecodedString {
  readonly form: StringForm;
  readonly bytes: Uint8Array;
  readonly end: number;
}

const nothing = new Uint8Array(0);

/** `<48656C6C6F>`; `at` is the index of `<`. White space is passed over, an odd digit is followed by 0. */
export function decodeHex(bytes: Uint8Array, at: number): DecodedString {
  const close = bytes.indexOf(0x3e, at);
  if (close < 0) return { form: 'hex', bytes: nothing, end: -(bytes.length + 1) };
  const plain = Buffer.from(latin1(bytes.subarray(at + 1, close)), 'hex');
  if (2 * plain.length === close - at - 1) return { form: 'plain', bytes: plain, end: close + 1 };
  const decoded = new Uint8Array((close - at) >> 1);
  let [count, high] = [0, -1];
  for (let index = at + 1; index < close; index += 1) {
    const digit = hexDigit(bytes[index]);
    if (digit < 0) {
      if (isSpace(bytes[index])) continue;
      return { form: 'hex', bytes: nothing, end: -index };
    }
    if (high < 0) high = digit;
    else {
      decoded[count++] = high * 16 + digit;
      high = -1;
    }
  }
  if (high >= 0) decoded[count++] = high * 16;
  return { form: 'hex', bytes: decoded.subarray(0, count), end: close + 1 };
}

const escapes: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

/** `(Hello)`; `at` is the index of `(`. */
export function decodeLiteral(bytes: Uint8Array, at: number): DecodedString {
  const close = closeOf(bytes, at);
  if (close < 0) return { form: 'literal', bytes: nothing, end: -(bytes.length + 1) };
  const decoded = new Uint8Array(close - at);
  let count = 0;
  for (let index = at + 1; index < close; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 13) {
      decoded[count++] = 10;
      if (bytes[index + 1] === 10) index += 1;
    } else if (byte !== 0x5c) decoded[count++] = byte;
    else {
      const { value, last } = escapedAt(bytes, index + 1);
      if (value >= 0) decoded[count++] = value;
      index = last;
    }
  }
  return { form: 'literal', bytes: decoded.subarray(0, count), end: close + 1 };
}

function closeOf(bytes: Uint8Array, open: number): number {
  let depth = 0;
  for (let index = open; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === 0x5c) index += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29 && --depth === 0) return index;
  }
  return -1;
}

/** What stands behind a backslash; -1 for a line that only goes on. `last` is the index of its last byte. */
function escapedAt(bytes: Uint8Array, at: number): { readonly value: number; readonly last: number } {
  const byte = bytes[at] ?? 0;
  if (byte === 13) return { value: -1, last: bytes[at + 1] === 10 ? at + 1 : at };
  if (byte === 10) return { value: -1, last: at };
  if (byte < 0x30 || byte > 0x37) return { value: escapes[byte] ?? byte, last: at };
  let [value, index] = [0, at];
  for (; index < at + 3; index += 1) {
    const digit = bytes[index] ?? 0;
    if (digit < 0x30 || digit > 0x37) break;
    value = value * 8 + digit - 0x30;
  }
  return { value: value & 0xff, last: index - 1 };
}
