import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cubeRootForgery, signatureCases, signedText } from '../../fixtures/certificates/signature-cases.ts';
import { testKey } from '../../fixtures/keys/test-keys.ts';
import { algorithmOids, hashOids } from '../asn1/oids.ts';
import { explicit, integer, nullValue, oid, sequence, tlv } from '../asn1/write.ts';
import { algorithmUse, parseSignatureAlgorithm } from './algorithms.ts';
import { judgeAlgorithm } from './judge-algorithm.ts';
import { fieldProfile, lawProfile } from './profiles.ts';
import { verifySignatureBytes } from './verify-bytes.ts';

describe('SIG-05: the arithmetic of a signature', () => {
  it.each(signatureCases.map((each) => ({ ...each, each })))('$says → $expected', ({ each }) => {
    const key = createPublicKey(each.key);
    expect(verifySignatureBytes(each.use, key, signedText, each.signature)).toBe(each.expected);
  });

  it('a cube root is no signature, even under an exponent of 3', () => {
    const { modulus, signature } = cubeRootForgery();
    const n = Buffer.from(modulus).toString('base64url');
    const key = createPublicKey({ key: { kty: 'RSA', n, e: 'Aw' }, format: 'jwk' });
    const use = { scheme: 'rsa-pkcs1', hash: 'sha256', keyBits: 2048 } as const;
    expect(verifySignatureBytes(use, key, signedText, signature)).toBe('fails');
  });

  it('answers for any value, and never throws', () => {
    const key = createPublicKey(testKey('spare-ec'));
    const use = { scheme: 'ecdsa', hash: 'sha256', keyBits: 256, curve: 'P-256' } as const;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (signature) => {
        expect(verifySignatureBytes(use, key, signedText, signature)).not.toBe('holds');
      }),
      { numRuns: 2_000 },
    );
  });
});

const mgf = (hash: string) => sequence(oid(algorithmOids.mgf1), sequence(oid(hash), nullValue));
const pss = (...fields: readonly Uint8Array[]) => sequence(oid(algorithmOids.rsaPss), sequence(...fields));
const hash256 = explicit(0, sequence(oid(hashOids.sha256), nullValue));
const mask256 = explicit(1, mgf(hashOids.sha256));
const salt = (length: number) => explicit(2, integer(length));

describe('SIG-07: parameters of algorithms', () => {
  it.each<[string, Uint8Array, string]>([
    ['RSA with NULL', sequence(oid(algorithmOids.sha256WithRsa), nullValue), 'rsa-pkcs1'],
    [
      'RSA without NULL, which must be taken (RFC 4055 §5)',
      sequence(oid(algorithmOids.sha256WithRsa)),
      'rsa-pkcs1',
    ],
    [
      'RSA with something else',
      sequence(oid(algorithmOids.sha256WithRsa), integer(0)),
      'algorithm.parameters',
    ],
    ['ECDSA', sequence(oid(algorithmOids.ecdsaWithSha256)), 'ecdsa'],
    ['ECDSA with NULL', sequence(oid(algorithmOids.ecdsaWithSha256), nullValue), 'algorithm.parameters'],
    ['PSS', pss(hash256, mask256, salt(32)), 'rsa-pss'],
    ['PSS with all defaults, which are SHA-1', pss(), 'rsa-pss'],
    ['PSS without parameters', sequence(oid(algorithmOids.rsaPss)), 'algorithm.parameters'],
    [
      'PSS with another hash in its mask',
      pss(hash256, explicit(1, mgf(hashOids.sha512)), salt(32)),
      'algorithm.parameters',
    ],
    ['PSS with the mask of SHA-1 by default', pss(hash256, salt(32)), 'algorithm.parameters'],
    [
      'PSS with a mask that is none',
      pss(hash256, explicit(1, sequence(oid('1.2.3'))), salt(32)),
      'algorithm.parameters',
    ],
    ['PSS with a negative salt', pss(hash256, mask256, salt(-1)), 'algorithm.parameters'],
    ['PSS with its default salt written', pss(hash256, mask256, salt(20)), 'algorithm.parameters'],
    [
      'PSS with its default trailer written',
      pss(hash256, mask256, salt(32), explicit(3, integer(1))),
      'algorithm.parameters',
    ],
    [
      'PSS with another trailer',
      pss(hash256, mask256, salt(32), explicit(3, integer(2))),
      'algorithm.parameters',
    ],
    [
      'PSS with a field too many',
      pss(hash256, mask256, salt(32), explicit(4, integer(2))),
      'algorithm.parameters',
    ],
    ['an unknown algorithm', sequence(oid('1.2.3.4')), 'algorithm.unsupported'],
    [
      'a field too many',
      sequence(oid(algorithmOids.sha256WithRsa), nullValue, nullValue),
      'algorithm.parameters',
    ],
    ['no identifier', sequence(), 'algorithm.parameters'],
    ['nothing', new Uint8Array(), 'algorithm.parameters'],
    [
      'an indefinite length',
      tlv(0x30).map((byte, index) => (index === 1 ? 0x80 : byte)),
      'algorithm.parameters',
    ],
  ])('%s → %s', (_, bytes, expected) => {
    const reading = parseSignatureAlgorithm(bytes);
    expect(reading.ok ? reading.value.scheme : reading.problems[0]?.code).toBe(expected);
  });

  it('SIG-05: says that a key is of another kind', () => {
    const reading = algorithmUse({ scheme: 'ecdsa', hash: 'sha256' }, createPublicKey(testKey('leader')));
    expect(reading.problems.map(({ code }) => code)).toEqual(['algorithm.key-mismatch']);
  });
});

describe('SIG-06, SIG-07: the two profiles on algorithms', () => {
  const [before, after] = [Date.UTC(2017, 0), Date.UTC(2026, 0)];
  const use = { scheme: 'rsa-pkcs1', hash: 'sha256', keyBits: 2048 } as const;

  it.each([
    ['SHA-256', use, after, ['warning algorithm.scheme'], []],
    ['RSASSA-PSS', { ...use, scheme: 'rsa-pss' }, after, [], []],
    [
      'SHA-1 today',
      { ...use, scheme: 'rsa-pss', hash: 'sha1' },
      after,
      ['error algorithm.hash-weak'],
      ['error algorithm.hash-weak'],
    ],
    [
      'SHA-1 then',
      { ...use, scheme: 'rsa-pss', hash: 'sha1' },
      before,
      ['error algorithm.hash-weak'],
      ['warning algorithm.hash-old'],
    ],
    [
      'MD5',
      { ...use, scheme: 'rsa-pss', hash: 'md5' },
      before,
      ['error algorithm.hash-weak'],
      ['error algorithm.hash-weak'],
    ],
    [
      'RSA of 1024 bits',
      { ...use, scheme: 'rsa-pss', keyBits: 1024 },
      after,
      ['error algorithm.key-short'],
      ['error algorithm.key-short'],
    ],
    ['P-256', { scheme: 'ecdsa', hash: 'sha384', keyBits: 256, curve: 'P-256' }, after, [], []],
    [
      'P-224',
      { scheme: 'ecdsa', hash: 'sha384', keyBits: 224 },
      after,
      ['error algorithm.key-short'],
      ['error algorithm.key-short'],
    ],
  ] as const)('%s', (_, used, at, law, field) => {
    const told = (profile: typeof lawProfile) =>
      judgeAlgorithm(used, profile, at).map(({ severity, code }) => `${severity} ${code}`);
    expect([told(lawProfile), told(fieldProfile)]).toEqual([law, field]);
  });
});
