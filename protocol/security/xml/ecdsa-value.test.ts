import { describe, expect, it } from 'vitest';
import { derOfValue, valueOfDer } from './ecdsa-value.ts';

/** `r` and `s` of three bytes each, as a curve of 17 to 24 bits would have them. */
const value = Buffer.from('010203ff0001', 'hex');
const der = Buffer.from('300b' + '0203010203' + '020400ff0001', 'hex');

describe('the value of an ECDSA signature', () => {
  it.each([17, 24])('is its two numbers, of the length of a field of %d bits', (bits) => {
    expect(Buffer.from(derOfValue(value, bits) ?? '')).toEqual(der);
    expect(Buffer.from(valueOfDer(der, bits))).toEqual(value);
  });

  it('has numbers filled up in front', () => {
    const small = Buffer.from('3006' + '020101' + '020102', 'hex');
    expect(Buffer.from(valueOfDer(small, 24)).toString('hex')).toBe('000001000002');
    expect(Buffer.from(derOfValue(Buffer.from('000001000002', 'hex'), 24) ?? '')).toEqual(small);
  });

  it.each([16, 25, 48])('is none of a field of %d bits', (bits) => {
    expect(derOfValue(value, bits)).toBeUndefined();
  });

  it.each([
    ['no DER', ''],
    ['one number', '3003020101'],
    ['three numbers', '3009020101020101020101'],
    ['something else than numbers', '3006040101040101'],
  ])('cannot be had of %s', (_, hex) => {
    expect(() => valueOfDer(Buffer.from(hex, 'hex'), 24)).toThrow('no DER of an ECDSA value');
  });

  it('cannot be had of the numbers of a larger curve', () => {
    expect(() => valueOfDer(der, 16)).toThrow('an ECDSA value of another curve');
  });
});
