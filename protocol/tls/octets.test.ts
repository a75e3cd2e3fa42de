import { describe, expect, test } from 'vitest';
import { readExtensions } from './extensions.ts';
import { joined, numbersOf, octetReader, octets, TlsFault, vector } from './octets.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

/** Rule and offset of the fault that reading runs into. */
function faultOf(read: () => unknown): readonly [string, number] | undefined {
  try {
    read();
    return undefined;
  } catch (reason) {
    if (reason instanceof TlsFault) return [reason.message, reason.offset];
    throw reason;
  }
}

describe('walking over bytes', () => {
  test('numbers are big-endian, and what is left goes down as they are read', () => {
    const reader = octetReader(bytes(1, 2, 3, 4, 5, 6));
    expect([reader.offset(), reader.left()]).toEqual([0, 6]);
    expect([reader.number(1), reader.number(2), reader.number(3)]).toEqual([1, 0x0203, 0x040506]);
    expect([reader.offset(), reader.left()]).toEqual([6, 0]);
  });

  test.each([1, 2, 3] as const)('a vector has its length in %i octets before it', (lengthOctets) => {
    const content = bytes(7, 8);
    const reader = octetReader(joined(vector(lengthOctets, content), bytes(9)));
    expect(reader.vector(lengthOctets)).toEqual(content);
    expect(reader.left()).toBe(1);
  });

  test('what is there can be taken to its last byte, and not one more', () => {
    expect(octetReader(bytes(1, 2)).take(2)).toEqual(bytes(1, 2));
    const reader = octetReader(bytes(1, 2));
    reader.number(1);
    expect(faultOf(() => reader.take(2))).toEqual(['2 bytes are missing or cut', 1]);
  });

  test('a vector that says more than there is, is cut', () => {
    expect(faultOf(() => octetReader(bytes(3, 1, 2)).vector(1))).toEqual(['3 bytes are missing or cut', 1]);
  });
});

describe('lists of two-byte codes', () => {
  test('are read in their order', () => {
    expect(numbersOf(bytes(0x13, 0x02, 0xc0, 0x30))).toEqual([0x1302, 0xc030]);
    expect(numbersOf(bytes())).toEqual([]);
  });

  test('have an even length', () => {
    expect(faultOf(() => numbersOf(bytes(0x13, 0x02, 0xc0)))).toEqual([
      ...['a list of two-byte codes has an odd length', 3],
    ]);
  });
});

test.each([
  [0xc030, 2, [0xc0, 0x30]],
  [5, 3, [0, 0, 5]],
  [0x010203, 3, [1, 2, 3]],
  [0xff, 1, [0xff]],
] as const)('%i in %i octets', (value, length, written) => {
  expect(octets(value, length)).toEqual(bytes(...written));
});

describe('extensions', () => {
  const extension = (code: number, ...content: readonly number[]) =>
    joined(octets(code, 2), vector(2, bytes(...content)));

  test('are told by their number, empty ones too', () => {
    const found = readExtensions(joined(extension(23), extension(43, 3, 4)));
    expect([...found]).toEqual([
      [23, bytes()],
      [43, bytes(3, 4)],
    ]);
  });

  test('one that stands twice is no TLS (RFC 8446 §4.2)', () => {
    const twice = joined(extension(10, 1), extension(23), extension(10, 1));
    expect(faultOf(() => readExtensions(twice))).toEqual(['the extension 10 stands twice', 11]);
  });
});
