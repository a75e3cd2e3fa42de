import { describe, expect, it } from 'vitest';
import { type Der, decoding, readDer } from './der.ts';
import {
  asciiOf,
  bitsOf,
  booleanOf,
  integerBytesOf,
  integerOf,
  namedBitsOf,
  nullOf,
  oidOf,
  sameBytes,
  smallIntegerOf,
  textOf,
  timeOf,
} from './values.ts';
import * as write from './write.ts';

/** What a reader makes of bytes: the value, or the rule that they break and where. */
function outcome(bytes: Uint8Array, reader: (der: Der) => unknown): unknown {
  const reading = decoding(() => reader(readDer(bytes)));
  return reading.ok ? reading.value : `${reading.fault.rule}@${reading.fault.offset}`;
}

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const latin = (tag: number, text: string) => write.tlv(tag, Uint8Array.from(Buffer.from(text, 'latin1')));

describe('a value of another type', () => {
  it.each([
    ['BOOLEAN', booleanOf],
    ['INTEGER', integerBytesOf],
    ['NULL', nullOf],
    ['BIT STRING', bitsOf],
    ['OBJECT IDENTIFIER', oidOf],
    ['IA5String', asciiOf],
  ])('is no %s', (_, reader) => {
    expect(outcome(hex('04 01 00'), reader)).toBe('wrong-tag@0');
    expect(outcome(hex('a0 02 05 00'), reader)).toBe('constructed@0');
  });

  it.each([
    ['a time', timeOf, 'time@0'],
    ['a text', textOf, 'text@0'],
  ])('is not %s', (_, reader, rule) => {
    expect(outcome(write.octets(hex('32 30')), reader as (der: Der) => unknown)).toMatch(/@/);
    expect(outcome(hex('a0 02 05 00'), reader as (der: Der) => unknown)).toBe(rule);
  });
});

describe('small values', () => {
  it.each([
    ['01 01 ff', booleanOf, true],
    ['01 01 00', booleanOf, false],
    ['01 01 01', booleanOf, 'boolean@0'],
    ['01 02 00 00', booleanOf, 'boolean@0'],
    ['01 00', booleanOf, 'boolean@0'],
    ['80 01 ff', booleanOf, true],
    ['05 00', nullOf, null],
    ['05 01 00', nullOf, 'null-content@0'],
    ['02 01 00', integerOf, 0n],
    ['0a 01 05', integerOf, 5n],
    ['02 00', integerOf, 'integer-empty@0'],
    ['02 02 00 7f', integerOf, 'integer-padded@0'],
    ['02 02 ff 80', integerOf, 'integer-padded@0'],
    ['02 02 00 80', integerOf, 128n],
    ['02 02 ff 7f', integerOf, -129n],
    ['02 04 7f ff ff ff', smallIntegerOf, 2 ** 31 - 1],
    ['02 04 80 00 00 00', smallIntegerOf, -(2 ** 31)],
    ['02 05 01 00 00 00 00', smallIntegerOf, 'integer-too-large@0'],
  ])('%s', (bytes, reader, expected) => {
    expect(outcome(hex(bytes), reader as (der: Der) => unknown)).toEqual(expected);
  });

  it('integers end at 2049 bytes', () => {
    const of = (length: number) =>
      write.tlv(
        2,
        Uint8Array.from({ length }, (_, at) => (at === 0 ? 1 : 0)),
      );
    expect(outcome(of(2049), integerOf)).toBe(1n << BigInt(8 * 2048));
    expect(outcome(of(2050), integerOf)).toBe('integer-too-large@0');
  });
});

describe('bits', () => {
  it.each([
    ['03 01 00', { bytes: hex(''), unused: 0 }],
    ['03 02 07 80', { bytes: hex('80'), unused: 7 }],
    ['03 02 08 00', 'bits-unused@0'],
    ['03 02 01 01', 'bits-unused@0'],
    ['03 01 01', 'bits-unused@0'],
    ['03 00', 'bits-unused@0'],
  ])('%s', (bytes, expected) => {
    expect(outcome(hex(bytes), bitsOf)).toEqual(expected);
  });

  it('that are named end with one that is set, and are at most 64', () => {
    expect(outcome(write.namedBits(), namedBitsOf)).toEqual([]);
    expect(outcome(write.namedBits(0, 5), namedBitsOf)).toEqual([0, 5]);
    expect(outcome(write.namedBits(63, 8), namedBitsOf)).toEqual([8, 63]);
    expect(outcome(write.namedBits(1, 5, 9), namedBitsOf)).toEqual([1, 5, 9]);
    expect(outcome(write.namedBits(64), namedBitsOf)).toBe('bits-named@0');
    expect(outcome(hex('03 02 06 00'), namedBitsOf)).toBe('bits-named@0');
    expect(outcome(hex('03 02 00 40'), namedBitsOf)).toBe('bits-named@0');
  });
});

describe('object identifiers', () => {
  it.each([
    ['06 01 00', '0.0'],
    ['06 01 27', '0.39'],
    ['06 01 28', '1.0'],
    ['06 01 50', '2.0'],
    ['06 02 81 34', '2.100'],
    ['06 08 2a 9f ff ff ff ff ff 7f', `1.2.${2 ** 47 - 1}`],
    ['06 09 2a 8f ff ff ff ff ff ff 7f', `1.2.${Number.MAX_SAFE_INTEGER}`],
    ['06 09 2a 90 80 80 80 80 80 80 00', 'object-identifier@0'],
    ['06 00', 'object-identifier@0'],
    ['06 02 2a 80', 'object-identifier@0'],
    ['06 03 2a 80 01', 'object-identifier@0'],
    ['06 03 2a 81 80', 'object-identifier@0'],
    ['06 02 80 01', 'object-identifier@0'],
    [`06 40 ${'01'.repeat(64)}`, `0.1${'.1'.repeat(63)}`],
    [`06 41 ${'01'.repeat(65)}`, 'object-identifier@0'],
  ])('%s', (bytes, expected) => {
    expect(outcome(hex(bytes), oidOf)).toBe(expected);
  });
});

describe('times', () => {
  it.each([
    [0x17, '491231235959Z', Date.UTC(2049, 11, 31, 23, 59, 59)],
    [0x17, '500101000000Z', Date.UTC(1950, 0, 1)],
    [0x18, '20261121083000Z', Date.UTC(2026, 10, 21, 8, 30)],
    [0x18, '20261121083000.5Z', Date.UTC(2026, 10, 21, 8, 30, 0, 500)],
    [0x18, '20261121083000.1239Z', Date.UTC(2026, 10, 21, 8, 30, 0, 123)],
    [0x18, '20261121083000.50Z', 'time@0'],
    [0x18, '261121083000Z', 'time@0'],
    [0x17, '20261121083000Z', 'time@0'],
    [0x17, '2611210830Z', 'time@0'],
    [0x17, '261121083000+0700', 'time@0'],
    [0x17, '260229083000Z', 'time@0'],
    [0x17, '261121240000Z', 'time@0'],
    [0x13, '20261121083000Z', 'time@0'],
    [0x18, `20261121083000.${'1'.repeat(24)}Z`, Date.UTC(2026, 10, 21, 8, 30, 0, 111)],
    [0x18, `20261121083000.${'1'.repeat(25)}Z`, 'time@0'],
    [0x80, '20261121083000Z', Date.UTC(2026, 10, 21, 8, 30)],
  ])('%i %s', (tag, text, expected) => {
    expect(outcome(latin(tag, text), timeOf)).toBe(expected);
  });
});

describe('texts', () => {
  it.each([
    ['NumericString', '12 01 31', '1'],
    ['PrintableString with what certificates write into it', '13 03 40 26 5f', '@&_'],
    ['PrintableString of nothing', '13 00', ''],
    ['PrintableString with a control letter', '13 02 41 0a', 'text@2'],
    ['PrintableString with one in front', '13 02 0a 41', 'text@2'],
    ['PrintableString beyond ASCII', '13 01 e4', 'text@2'],
    ['VisibleString', '1a 01 7e', '~'],
    ['IA5String', '16 02 41 0a', 'A\n'],
    ['IA5String beyond ASCII', '16 02 41 80', 'text@2'],
    ['IA5String that begins beyond ASCII', '16 02 80 41', 'text@2'],
    ['TeletexString', '14 01 e4', 'ä'],
    ['UTF8String', '0c 03 e1 bb 87', 'ệ'],
    ['UTF8String that is none', '0c 02 e1 bb', 'text@2'],
    ['UTF8String with a NUL', '0c 03 41 00 42', 'text@2'],
    ['BMPString', '1e 04 1e c7 00 41', 'ệA'],
    ['BMPString with half a letter', '1e 03 1e c7 00', 'text@2'],
    ['BMPString with a surrogate', '1e 04 00 41 d8 00', 'text@2'],
    ['BMPString that begins with one', '1e 04 d8 00 00 41', 'text@2'],
    ['UniversalString', '1c 08 00 00 00 41 00 01 f6 00', 'A😀'],
    ['UniversalString of its last letter', '1c 04 00 10 ff ff', '\u{10ffff}'],
    ['UniversalString beyond it', '1c 08 00 00 00 41 00 11 00 00', 'text@2'],
    ['UniversalString with a surrogate', '1c 08 00 00 00 41 00 00 d8 00', 'text@2'],
    ['UniversalString with two bytes over', '1c 06 00 00 00 41 00 00', 'text@2'],
    ['OCTET STRING', '04 01 41', 'text@2'],
    ['text under a tag of its own', '80 01 41', 'text@0'],
  ])('%s', (_, bytes, expected) => {
    expect(outcome(hex(bytes), textOf)).toBe(expected);
  });

  it.each([
    ['82 01 41', 'A'],
    ['82 00', ''],
    ['82 03 61 2e 76', 'a.v'],
    ['82 01 00', 'text@2'],
    ['82 02 41 80', 'text@2'],
    ['82 02 80 41', 'text@2'],
  ])('an address %s', (bytes, expected) => {
    expect(outcome(hex(bytes), asciiOf)).toBe(expected);
  });
});

it('bytes are the same when all of them are', () => {
  expect(sameBytes(hex('01 02'), hex('01 02'))).toBe(true);
  expect(sameBytes(hex(''), hex(''))).toBe(true);
  expect(sameBytes(hex('01 02'), hex('01 03'))).toBe(false);
  expect(sameBytes(hex('01'), hex('01 02'))).toBe(false);
  expect(sameBytes(hex('01 02'), hex('01'))).toBe(false);
});
