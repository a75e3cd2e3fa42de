import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, type Der, decoding, deepest, readDer, readFirstDer, tags } from './der.ts';
import { fieldsOf, listOf, setOf } from './fields.ts';
import {
  asciiOf,
  bitBytesOf,
  bitsOf,
  booleanOf,
  hexOf,
  integerOf,
  namedBitsOf,
  nullOf,
  octetsOf,
  oidOf,
  smallIntegerOf,
  textOf,
  timeOf,
  wrappedIn,
} from './values.ts';
import * as write from './write.ts';

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

function ruleOf(hex: string, reader: (der: Der) => unknown = () => undefined): string {
  const reading = decoding(() => reader(readDer(bytesOf(hex))));
  return reading.ok ? 'read' : `${reading.fault.rule}@${reading.fault.offset}`;
}

describe('reading DER', () => {
  it.each([
    ['nothing', '', 'truncated@0'],
    ['a tag alone', '30', 'truncated@1'],
    ['a length that the bytes do not reach', '04 05 00', 'truncated@0'],
    ['a length of three bytes that are not there', '04 83 01', 'truncated@1'],
    ['a value behind the value', '05 00 05 00', 'trailing-bytes@2'],
    ['the indefinite length of BER', '30 80 05 00 00 00', 'indefinite-length@1'],
    ['a short length in the long form', '04 81 01 00', 'padded-length@1'],
    ['a long length with a zero in front', `04 82 00 80 ${'00'.repeat(128)}`, 'padded-length@1'],
    ['a length of five bytes', '04 85 00 00 00 00 01 00', 'padded-length@1'],
    ['a length of five bytes that means it', '04 85 01 00 00 00 00 00', 'truncated@1'],
    ['a small tag number in the long form', '9f 1e 00', 'padded-tag@1'],
    ['a long tag number with a zero in front', '9f 80 1f 00', 'padded-tag@1'],
    ['a tag number without end', '9f ff ff ff ff ff 00', 'padded-tag@1'],
    ['the end-of-contents of BER as a value', '00 00', 'wrong-tag@0'],
    ['an octet string in pieces', '24 03 04 01 00', 'constructed@0'],
    ['a text in pieces', '2c 03 0c 01 41', 'constructed@0'],
    ['a sequence that is primitive', '10 00', 'constructed@0'],
    ['an EXTERNAL that is primitive', '08 00', 'constructed@0'],
    ['a long tag number that does not begin', '9f', 'truncated@1'],
    ['a long tag number that does not end', '9f 81', 'truncated@2'],
    ['a tag number of five bytes', '9f 81 82 83 84 05 00', 'padded-tag@1'],
    ['a length of four bytes that the bytes do not reach', '04 84 01 00 00 00 00', 'truncated@0'],
  ])('refuses %s', (_, hex, rule) => {
    expect(ruleOf(hex)).toBe(rule);
  });

  it('reads long tags and says where children stand', () => {
    const outer = readDer(bytesOf('30 08 02 01 05 9f 1f 02 aa bb'));
    expect(childrenOf(outer).map(({ number, offset, depth }) => [number, offset, depth])).toEqual([
      [2, 2, 1],
      [31, 5, 1],
    ]);
  });

  it.each([
    ['9f 81 00 00', 128],
    ['9f 81 80 00 00', 128 ** 2],
    ['9f 81 80 80 00 00', 128 ** 3],
    ['9f ff ff ff 7f 00', 128 ** 4 - 1],
  ])('reads the long tag %s', (hex, number) => {
    expect(readDer(bytesOf(hex))).toMatchObject({ tagClass: 'context', constructed: false, number });
  });

  it.each([
    ['05 00', 'universal'],
    ['45 00', 'application'],
    ['85 00', 'context'],
    ['c5 00', 'private'],
  ])('tells the class of %s', (hex, tagClass) => {
    expect(readDer(bytesOf(hex))).toMatchObject({ tagClass, number: 5 });
  });

  it.each([
    ['00', 0],
    ['7f', 127],
    ['81 80', 128],
    ['81 ff', 255],
    ['82 01 00', 256],
    ['83 01 00 00', 65_536],
  ])('reads the length %s', (length, expected) => {
    expect(readDer(bytesOf(`04${length}${'00'.repeat(expected)}`)).content).toHaveLength(expected);
  });

  it.each([8, 11, 16, 17, 29])('takes the constructed type %i', (number) => {
    const der = readDer(Uint8Array.of(0x20 | number, 2, 5, 0));
    expect(childrenOf(der).map((child) => child.number)).toEqual([tags.null]);
  });

  it('takes the value in front, whatever follows', () => {
    expect(readFirstDer(bytesOf('02 01 05 ff')).bytes).toEqual(bytesOf('02 01 05'));
  });

  it('finds no members in a primitive value', () => {
    expect(ruleOf('04 02 05 00', childrenOf)).toBe('constructed@0');
  });

  it('counts the offsets and depth of a wrapped value from the outermost', () => {
    const inner = (hex: string) => {
      const [, wrapping] = childrenOf(readDer(bytesOf(hex)));
      return wrapping && wrappedIn(wrapping);
    };
    expect(inner('30 06 05 00 04 02 05 00')).toMatchObject({ number: tags.null, offset: 6, depth: 2 });
    expect(decoding(() => inner('30 08 05 00 04 04 05 00 05 00'))).toEqual({
      ok: false,
      fault: { rule: 'trailing-bytes', offset: 8 },
    });
  });

  it.each([
    ['as deep as is taken', deepest, /^read$/],
    ['one deeper', deepest + 1, /^too-deep@/],
  ])('ends at a depth that no honest value reaches: %s', (_, depth, rule) => {
    const descend = (der: Der): void => childrenOf(der).forEach(descend);
    let nested: Uint8Array = write.sequence();
    for (let level = 0; level < depth; level += 1) nested = write.sequence(nested);
    expect(ruleOf(Buffer.from(nested).toString('hex'), descend)).toMatch(rule);
  });

  it('ends at a number of members that no honest value reaches', () => {
    const many = write.sequence(...Array.from({ length: 6 }, () => write.nullValue));
    expect(decoding(() => childrenOf(readDer(many), 5))).toEqual({
      ok: false,
      fault: { rule: 'too-many', offset: 12 },
    });
  });

  it('names rule and place where nobody catches', () => {
    expect(() => readDer(bytesOf('30'))).toThrow('truncated at byte 1');
  });

  it('lets bugs through', () => {
    expect(() => decoding((): unknown => JSON.parse('{'))).toThrow(SyntaxError);
  });
});

describe('values that have one spelling', () => {
  it.each<[string, string, (der: Der) => unknown, string]>([
    ['a boolean of 1', '01 01 01', booleanOf, 'boolean@0'],
    ['a boolean of two bytes', '01 02 ff ff', booleanOf, 'boolean@0'],
    ['an integer of no byte', '02 00', integerOf, 'integer-empty@0'],
    ['an integer padded with 00', '02 02 00 7f', integerOf, 'integer-padded@0'],
    ['an integer padded with ff', '02 02 ff 80', integerOf, 'integer-padded@0'],
    ['a version of five bytes', '02 05 01 00 00 00 00', smallIntegerOf, 'integer-too-large@0'],
    ['an integer in place of octets', '02 01 00', octetsOf, 'wrong-tag@0'],
    ['a NULL with content', '05 01 00', nullOf, 'null-content@0'],
    ['bits of no byte', '03 00', bitsOf, 'bits-unused@0'],
    ['eight unused bits', '03 02 08 00', bitsOf, 'bits-unused@0'],
    ['unused bits that are set', '03 02 01 01', bitsOf, 'bits-unused@0'],
    ['unused bits of nothing', '03 01 01', bitsOf, 'bits-unused@0'],
    ['a key that ends within a byte', '03 02 01 80', bitBytesOf, 'bits-unused@0'],
    ['named bits with zeros at the end', '03 02 00 80', namedBitsOf, 'bits-named@0'],
    ['an object identifier of no byte', '06 00', oidOf, 'object-identifier@0'],
    ['an arc that does not end', '06 02 2a 86', oidOf, 'object-identifier@0'],
    ['an arc with a zero in front', '06 03 2a 80 01', oidOf, 'object-identifier@0'],
    ['an arc past all counting', '06 0a 2a ff ff ff ff ff ff ff ff 7f', oidOf, 'object-identifier@0'],
    ['UTCTime without seconds', '17 0b 323630313031303030305a', timeOf, 'time@0'],
    ['UTCTime with an offset', '17 11 3236303130313030303030302b30373030', timeOf, 'time@0'],
    ['the 30th of February', '17 0d 3236303233303030303030305a', timeOf, 'time@0'],
    ['the 24th hour', '17 0d 3236303230313234303030305a', timeOf, 'time@0'],
    ['a fraction that ends in 0', '18 12 32303236303130313030303030302e31305a', timeOf, 'time@0'],
    ['text with a NUL', '0c 03 41 00 42', textOf, 'text@2'],
    ['UTF-8 that is none', '0c 02 c3 28', textOf, 'text@2'],
    ['an address outside ASCII', '16 01 e9', asciiOf, 'text@2'],
    ['half a BMP character', '1e 03 00 41 00', textOf, 'text@2'],
    ['a number as text', '02 01 41', textOf, 'text@2'],
    ['two values in one wrapping', '04 04 05 00 05 00', wrappedIn, 'trailing-bytes@4'],
    ['a set out of order', '31 06 02 01 02 02 01 01', (der) => setOf(der, integerOf), 'set-order@5'],
    ['a list with a stranger', '30 02 05 00', (der) => listOf(der, integerOf), 'wrong-tag@2'],
    ['a field too many', '30 02 05 00', (der) => fieldsOf(der).end(), 'wrong-tag@2'],
    ['a field too few', '30 00', (der) => fieldsOf(der).take(tags.oid), 'missing@2'],
  ])('refuses %s', (_, hex, reader, rule) => {
    expect(ruleOf(hex, reader)).toBe(rule);
  });

  it.each<[string, string, (der: Der) => unknown, unknown]>([
    ['a boolean', '01 01 ff', booleanOf, true],
    ['a negative integer', '02 01 80', integerOf, -128n],
    ['a long integer', '02 09 00 80 00 00 00 00 00 00 00', integerOf, 2n ** 63n],
    ['named bits', '03 02 01 06', namedBitsOf, [5, 6]],
    ['no named bits', '03 01 00', namedBitsOf, []],
    ['an object identifier under 2', '06 03 88 37 03', oidOf, '2.999.3'],
    ['an object identifier under 1', '06 08 2a 86 48 ce 3d 04 03 02', oidOf, '1.2.840.10045.4.3.2'],
    ['UTCTime', '17 0d 3439303630313132303030305a', timeOf, Date.UTC(2049, 5, 1, 12)],
    ['UTCTime of the last century', '17 0d 3530303630313132303030305a', timeOf, Date.UTC(1950, 5, 1, 12)],
    ['a fraction', '18 12 32303236303130313030303030302e32355a', timeOf, Date.UTC(2026, 0, 1, 0, 0, 0, 250)],
    ['Vietnamese', '0c 05 e1bb87 6e 21', textOf, 'ện!'.slice(0, 3)],
    ['BMP text', '1e 04 1ec7 006e', textOf, 'ện'],
  ])('reads %s', (_, hex, reader, value) => {
    expect(reader(readDer(bytesOf(hex)))).toEqual(value);
  });
});

describe('writing DER', () => {
  it('writes integers that read back', () => {
    fc.assert(
      fc.property(fc.bigInt(), (value) => {
        expect(integerOf(readDer(write.integer(value)))).toBe(value);
      }),
    );
  });

  it('writes object identifiers that read back', () => {
    const arcs = fc.tuple(fc.integer({ min: 0, max: 39 }), fc.array(fc.nat(), { maxLength: 6 }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), arcs, (root, [second, rest]) => {
        const dotted = [root, second, ...rest].join('.');
        expect(oidOf(readDer(write.oid(dotted)))).toBe(dotted);
      }),
    );
  });

  it('writes times, bits and lengths that read back', () => {
    const at = fc.integer({ min: 0, max: Date.UTC(9999, 0) });
    fc.assert(
      fc.property(at, fc.uint8Array({ maxLength: 70_000 }), (instant, bytes) => {
        expect(timeOf(readDer(write.generalizedTime(instant)))).toBe(instant);
        expect(timeOf(readDer(write.time(instant - (instant % 1000))))).toBe(instant - (instant % 1000));
        const wrapped = readDer(write.explicit(3, write.sequence(write.octets(bytes), write.bits(bytes))));
        const [octets, bits] = childrenOf(fieldsOf(wrapped, 'implicit').any());
        expect(octets && hexOf(octetsOf(octets)) === hexOf(bytes)).toBe(true);
        expect(bits && hexOf(bitBytesOf(bits)) === hexOf(bytes)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('puts the members of a set in order', () => {
    const set = write.set(write.integer(300), write.integer(2), write.integer(1));
    expect(setOf(readDer(set), integerOf)).toEqual([1n, 2n, 300n]);
  });
});

describe('a hostile value', () => {
  it('is refused or read, and never throws anything else', () => {
    const readers = [integerOf, oidOf, timeOf, textOf, namedBitsOf, bitsOf, booleanOf, wrappedIn];
    const descend = (der: Der): void => {
      for (const reader of readers) decoding(() => reader(der));
      if (der.constructed) for (const child of childrenOf(der)) descend(child);
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        decoding(() => descend(readDer(bytes)));
      }),
      { numRuns: 2_000 },
    );
  });
});
