import { describe, expect, it } from 'vitest';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../fixtures/keys/test-trust.ts';
import { algorithmOids, hashOids } from '../asn1/oids.ts';
import { explicit, integer, nullValue, octets, oid, sequence } from '../asn1/write.ts';
import { algorithmUse, parseHashAlgorithm, parseSignatureAlgorithm } from './algorithms.ts';

const { leader, ecLeader, ecSeal } = testPki();
const rsaKey = certificateOf(leader).publicKey;
const ecKey = certificateOf(ecLeader).publicKey;
const hash = (name: keyof typeof hashOids) => sequence(oid(hashOids[name]), nullValue);
const mask = (name: keyof typeof hashOids) => sequence(oid(algorithmOids.mgf1), hash(name));
const pss = (...fields: readonly Uint8Array[]) => sequence(oid(algorithmOids.rsaPss), sequence(...fields));
const strange = '1.3.6.1.4.1.32473.9.9';

describe('the algorithm of a signature', () => {
  it.each<[string, () => Uint8Array, object]>([
    [
      'RSA with NULL',
      () => sequence(oid(algorithmOids.sha256WithRsa), nullValue),
      { scheme: 'rsa-pkcs1', hash: 'sha256' },
    ],
    [
      'RSA without',
      () => sequence(oid(algorithmOids.sha512WithRsa)),
      { scheme: 'rsa-pkcs1', hash: 'sha512' },
    ],
    ['RSA, no hash', () => sequence(oid(algorithmOids.rsaEncryption), nullValue), { scheme: 'rsa-pkcs1' }],
    ['a curve', () => sequence(oid(algorithmOids.ecdsaWithSha384)), { scheme: 'ecdsa', hash: 'sha384' }],
    ['a curve, no hash', () => sequence(oid(algorithmOids.ecPublicKey)), { scheme: 'ecdsa' }],
    [
      'PSS by default',
      () => pss(),
      { scheme: 'rsa-pss', hash: 'sha1', pss: { saltLength: 20, mgfHash: 'sha1' } },
    ],
    [
      'PSS, all said',
      () => pss(explicit(0, hash('sha256')), explicit(1, mask('sha256')), explicit(2, integer(0))),
      { scheme: 'rsa-pss', hash: 'sha256', pss: { saltLength: 0, mgfHash: 'sha256' } },
    ],
  ])('%s', (_, bytes, value) => {
    expect(parseSignatureAlgorithm(bytes())).toEqual({ ok: true, value, problems: [] });
  });

  it.each<[string, () => Uint8Array, string, string]>([
    ['one that nobody knows', () => sequence(oid(strange)), 'algorithm.unsupported', strange],
    [
      'RSA with an OCTET STRING',
      () => sequence(oid(algorithmOids.sha256WithRsa), octets()),
      'algorithm.parameters',
      'wrong-tag',
    ],
    [
      'a curve with NULL',
      () => sequence(oid(algorithmOids.ecdsaWithSha256), nullValue),
      'algorithm.parameters',
      'value',
    ],
    [
      'something behind',
      () => sequence(oid(algorithmOids.sha256WithRsa), nullValue, nullValue),
      'algorithm.parameters',
      'wrong-tag',
    ],
    ['PSS without parameters', () => sequence(oid(algorithmOids.rsaPss)), 'algorithm.parameters', 'missing'],
    [
      'PSS with two hashes',
      () => pss(explicit(0, hash('sha256')), explicit(1, mask('sha512'))),
      'algorithm.parameters',
      'value',
    ],
    [
      'PSS with the default salt written',
      () => pss(explicit(2, integer(20))),
      'algorithm.parameters',
      'value',
    ],
    ['PSS with less than no salt', () => pss(explicit(2, integer(-1))), 'algorithm.parameters', 'value'],
    [
      'PSS with the default trailer',
      () => pss(explicit(3, integer(1))),
      'algorithm.parameters',
      'default-written',
    ],
    ['PSS with another trailer', () => pss(explicit(3, integer(2))), 'algorithm.parameters', 'value'],
    ['PSS and more', () => pss(nullValue), 'algorithm.parameters', 'wrong-tag'],
    [
      'PSS with a strange hash',
      () => pss(explicit(0, sequence(oid(strange)))),
      'algorithm.parameters',
      'value',
    ],
    [
      'PSS with a hash of parameters',
      () => pss(explicit(0, sequence(oid(hashOids.sha256), octets()))),
      'algorithm.parameters',
      'wrong-tag',
    ],
    [
      'PSS with a strange mask',
      () => pss(explicit(1, sequence(oid(strange), hash('sha1')))),
      'algorithm.parameters',
      'value',
    ],
    [
      'PSS with a mask of no hash',
      () => pss(explicit(1, sequence(oid(algorithmOids.mgf1)))),
      'algorithm.parameters',
      'value',
    ],
  ])('is refused: %s', (_, bytes, code, seen) => {
    expect(parseSignatureAlgorithm(bytes())).toMatchObject({
      ok: false,
      problems: [{ code, seen, place: { path: 'algorithm' } }],
    });
  });
});

describe('the algorithm of a digest', () => {
  it.each([
    'sha1',
    'sha224',
    'sha256',
    'sha384',
    'sha512',
    'md5',
    'sha3-256',
    'sha3-384',
    'sha3-512',
  ] as const)('%s, with NULL or without', (name) => {
    expect(parseHashAlgorithm(hash(name))).toMatchObject({ ok: true, value: name });
    expect(parseHashAlgorithm(sequence(oid(hashOids[name])))).toMatchObject({ ok: true, value: name });
  });

  it.each<[string, () => Uint8Array, object]>([
    ['one that nobody knows', () => sequence(oid(strange)), { code: 'algorithm.unsupported', seen: strange }],
    [
      'parameters',
      () => sequence(oid(hashOids.sha256), octets()),
      { code: 'algorithm.parameters', place: { offset: 13 } },
    ],
    ['no algorithm', () => nullValue, { code: 'algorithm.parameters', place: { offset: 0 } }],
  ])('is refused: %s', (_, bytes, problem) => {
    expect(parseHashAlgorithm(bytes())).toMatchObject({ ok: false, problems: [problem] });
  });
});

describe('an algorithm with a key', () => {
  it('has the size of the key, and a hash from elsewhere when it names none', () => {
    expect(algorithmUse({ scheme: 'rsa-pkcs1' }, rsaKey, 'sha384')).toMatchObject({
      value: { scheme: 'rsa-pkcs1', hash: 'sha384', keyBits: 2048 },
    });
    expect(algorithmUse({ scheme: 'ecdsa', hash: 'sha256' }, ecKey, 'sha1')).toMatchObject({
      value: { hash: 'sha256', keyBits: 256, curve: 'P-256' },
    });
    const { publicKey } = certificateOf(ecSeal);
    expect(algorithmUse({ scheme: 'ecdsa', hash: 'sha384' }, publicKey)).toMatchObject({
      value: { keyBits: 384, curve: 'P-384' },
    });
    const salted = { saltLength: 32, mgfHash: 'sha256' } as const;
    const used = algorithmUse({ scheme: 'rsa-pss', hash: 'sha256', pss: salted }, rsaKey);
    expect(used).toMatchObject({ value: { pss: salted } });
  });

  it.each<[string, () => ReturnType<typeof algorithmUse>, string, string]>([
    ['no hash', () => algorithmUse({ scheme: 'ecdsa' }, ecKey), 'algorithm.parameters', 'no hash'],
    [
      'RSA on a curve',
      () => algorithmUse({ scheme: 'rsa-pkcs1', hash: 'sha256' }, ecKey),
      'algorithm.key-mismatch',
      'rsa-pkcs1, ec',
    ],
    [
      'a curve on RSA',
      () => algorithmUse({ scheme: 'ecdsa', hash: 'sha256' }, rsaKey),
      'algorithm.key-mismatch',
      'ecdsa, rsa',
    ],
  ])('does not fit: %s', (_, used, code, seen) => {
    expect(used()).toMatchObject({ ok: false, problems: [{ code, seen, place: { path: 'algorithm' } }] });
  });
});
