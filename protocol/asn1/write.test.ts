import { describe, expect, it } from 'vitest';
import * as write from './write.ts';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const textIn = (time: Uint8Array) => Buffer.from(time.subarray(2)).toString('latin1');

describe('what is written', () => {
  it.each<readonly [string, () => Uint8Array, string]>([
    ['a truth', () => write.boolean(true), '0101ff'],
    ['a falsehood', () => write.boolean(false), '010100'],
    ['nothing', () => write.nullValue, '0500'],
    ['an enumeration', () => write.enumerated(5), '0a0105'],
    ['a number', () => write.integer(128), '02020080'],
    ['a negative number', () => write.integer(-128n), '020180'],
    ['unsigned bytes with zeros in front', () => write.integer(bytesOf('00007f')), '02017f'],
    ['unsigned bytes that would be negative', () => write.integer(bytesOf('80')), '02020080'],
    ['unsigned bytes that begin with 0x7f', () => write.integer(bytesOf('7f80')), '02027f80'],
    ['unsigned zero', () => write.integer(bytesOf('00')), '020100'],
    ['unsigned bytes that are not there', () => write.integer(bytesOf('')), '020100'],
    ['bits', () => write.bits(bytesOf('a0'), 5), '030205a0'],
    ['bits of whole bytes', () => write.bits(bytesOf('a0')), '030200a0'],
    ['no named bit', () => write.namedBits(), '030100'],
    ['named bits in any order', () => write.namedBits(8, 0), '0303078080'],
    ['octets in parts', () => write.octets(bytesOf('01'), bytesOf('0203')), '0403010203'],
    ['an object identifier', () => write.oid('1.2.840.113549'), '06062a864886f70d'],
    ['an object identifier under 2', () => write.oid('2.999.3'), '0603883703'],
    ['UTF-8', () => write.utf8('ệ'), '0c03e1bb87'],
    ['printable', () => write.printable('Ab'), '13024162'],
    ['an address', () => write.ia5('a@b'), '1603614062'],
    ['an address with a letter beyond ASCII, a byte each', () => write.ia5('é'), '1601e9'],
  ])('%s', (_, written, expected) => {
    expect(hexOf(written())).toBe(expected);
  });

  it.each([
    [0, '0400'],
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('a length of %i in the fewest bytes', (length, head) => {
    const written = write.octets(new Uint8Array(length));
    expect(hexOf(written.subarray(0, written.length - length))).toBe(head);
  });
});

describe('what holds other values', () => {
  it('leaves out fields that are absent', () => {
    const written = write.sequence(write.integer(1), undefined, write.integer(2));
    expect(hexOf(written)).toBe('3006020101020102');
  });

  it('puts the members of a set in order, and leaves the given ones where they are', () => {
    const members = [write.integer(2), write.boolean(true), write.integer(1)];
    expect(hexOf(write.set(...members))).toBe('31090101ff020101020102');
    expect(members.map(hexOf)).toEqual(['020102', '0101ff', '020101']);
  });

  it('an explicit tag goes around, an implicit one instead', () => {
    expect(hexOf(write.explicit(3, write.nullValue))).toBe('a3020500');
    expect(hexOf(write.implicit(3, write.nullValue))).toBe('8300');
    expect(hexOf(write.implicit(0, write.sequence(write.nullValue)))).toBe('a0020500');
  });

  it('an implicit tag leaves the value as it was', () => {
    const value = write.octets(bytesOf('01'));
    write.implicit(1, value);
    expect(hexOf(value)).toBe('040101');
  });
});

describe('times', () => {
  it.each([
    ['the last second before UTCTime', Date.UTC(1949, 11, 31, 23, 59, 59), 0x18, '19491231235959Z'],
    ['its first', Date.UTC(1950, 0, 1), 0x17, '500101000000Z'],
    ['its last', Date.UTC(2049, 11, 31, 23, 59, 59), 0x17, '491231235959Z'],
    ['the first one after it', Date.UTC(2050, 0, 1), 0x18, '20500101000000Z'],
  ])('%s (RFC 5280 §4.1.2.5)', (_, at, tag, text) => {
    const written = write.time(at);
    expect([written[0], textIn(written)]).toEqual([tag, text]);
  });

  it.each([
    [0, '20261121083000Z'],
    [500, '20261121083000.5Z'],
    [20, '20261121083000.02Z'],
    [7, '20261121083000.007Z'],
  ])('with %i ms: a fraction without zeros at its end', (milliseconds, text) => {
    expect(textIn(write.generalizedTime(Date.UTC(2026, 10, 21, 8, 30) + milliseconds))).toBe(text);
  });

  it('milliseconds count forward before 1970 too', () => {
    expect(textIn(write.generalizedTime(-1))).toBe('19691231235959.999Z');
  });
});
