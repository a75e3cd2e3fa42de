import { describe, expect, it } from 'vitest';
import { publicKeyBits, publicKeyInfo, type TestKeyName, testKey } from '../../fixtures/keys/test-keys.ts';
import { decoding, readDer } from '../asn1/der.ts';
import { algorithmOids, curveOids } from '../asn1/oids.ts';
import { bits, integer, nullValue, octets, oid, sequence } from '../asn1/write.ts';
import { keyOf, parsePublicKey, sizeOf } from './public-key.ts';

const rsa = sequence(oid(algorithmOids.rsaEncryption), nullValue);
const p256 = sequence(oid(algorithmOids.ecPublicKey), oid(curveOids['P-256']));
const modulus = (1n << 1023n) + 1n;
const point = publicKeyBits(testKey('ec-leader'));

/** An RSA key of these numbers, under `kind`. */
function rsaOf(n: bigint, e: bigint, kind = rsa, ...more: readonly Uint8Array[]): Uint8Array {
  return sequence(kind, bits(sequence(integer(n), integer(e), ...more)));
}

/** `key`, or why there is none; a broken rule by its name. */
function judged(info: Uint8Array): string {
  const reading = decoding(() => keyOf(readDer(info)));
  if (!reading.ok) return reading.fault.rule;
  return typeof reading.value === 'string' ? reading.value : 'key';
}

/** The point in its short form: an even or an odd second coordinate, then the first. */
const compressed = Uint8Array.of(2 + ((point.at(-1) ?? 0) & 1), ...point.subarray(1, 33));

describe('a public key', () => {
  it.each<[TestKeyName, object]>([
    ['leader', { keyBits: 2048 }],
    ['seal', { keyBits: 3072 }],
    ['ec-leader', { keyBits: 256, curve: 'P-256' }],
    ['ec-seal', { keyBits: 384, curve: 'P-384' }],
  ])('of %s is loaded, with its size', (name, size) => {
    const key = parsePublicKey(publicKeyInfo(testKey(name)), readDer);
    expect(typeof key === 'string' ? key : sizeOf(key)).toEqual(size);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['RSA, 3', () => rsaOf(modulus, 3n), 'key'],
    ['RSA, 1', () => rsaOf(modulus, 1n), 'unsound'],
    ['RSA, 2', () => rsaOf(modulus, 2n), 'unsound'],
    ['RSA, -3', () => rsaOf(modulus, -3n), 'unsound'],
    ['RSA, an even modulus', () => rsaOf(modulus + 1n, 3n), 'unsound'],
    ['RSA, a modulus below zero', () => rsaOf(-modulus, 3n), 'unsound'],
    ['RSA, an exponent as large as the modulus', () => rsaOf(modulus, modulus), 'unsound'],
    ['RSA, an exponent below a modulus however small', () => rsaOf(7n, 5n), 'key'],
    ['RSA, 16 Kbit', () => rsaOf((1n << 16_383n) + 1n, 65_537n), 'key'],
    ['RSA, a bit more', () => rsaOf((1n << 16_384n) + 1n, 65_537n), 'unsound'],
    ['RSA without NULL', () => rsaOf(modulus, 3n, sequence(oid(algorithmOids.rsaEncryption))), 'missing'],
    [
      'RSA with parameters',
      () => rsaOf(modulus, 3n, sequence(oid(algorithmOids.rsaEncryption), octets())),
      'wrong-tag',
    ],
    ['RSA-PSS without parameters', () => rsaOf(modulus, 3n, sequence(oid(algorithmOids.rsaPss))), 'key'],
    ['RSA of three numbers', () => rsaOf(modulus, 3n, rsa, integer(1)), 'wrong-tag'],
    [
      'an algorithm of three',
      () => rsaOf(modulus, 3n, sequence(oid(algorithmOids.rsaEncryption), nullValue, nullValue)),
      'wrong-tag',
    ],
    [
      'three fields',
      () => sequence(rsa, bits(sequence(integer(modulus), integer(3))), nullValue),
      'wrong-tag',
    ],
    ['something that nobody knows', () => sequence(sequence(oid('1.2.3')), bits(point)), 'unsupported'],
    [
      'a curve by no name',
      () => sequence(sequence(oid(algorithmOids.ecPublicKey)), bits(point)),
      'unsupported',
    ],
    [
      'a curve in its own words',
      () => sequence(sequence(oid(algorithmOids.ecPublicKey), sequence()), bits(point)),
      'unsupported',
    ],
    [
      'a curve that is not taken',
      () => sequence(sequence(oid(algorithmOids.ecPublicKey), oid('1.3.132.0.10')), bits(point)),
      'unsupported',
    ],
    ['a point', () => sequence(p256, bits(point)), 'key'],
    ['a short point', () => sequence(p256, bits(compressed)), 'key'],
    ['a point in both forms', () => sequence(p256, bits(Uint8Array.of(6, ...point.subarray(1)))), 'unsound'],
    [
      'a point beside the curve',
      () => sequence(p256, bits(Uint8Array.of(4, ...new Uint8Array(63), 1))),
      'unsound',
    ],
    ['no point', () => sequence(p256, bits(new Uint8Array())), 'unsound'],
    ['the point that is nowhere', () => sequence(p256, bits(Uint8Array.of(0))), 'unsound'],
  ])('%s', (_, info, expected) => {
    expect(judged(info())).toBe(expected);
  });

  it('of bytes that are none is unsound', () => {
    expect(parsePublicKey(Uint8Array.of(0x30, 9), readDer)).toBe('unsound');
    expect(parsePublicKey(sequence(sequence(oid('1.2.3')), bits(point)), readDer)).toBe('unsupported');
  });
});
