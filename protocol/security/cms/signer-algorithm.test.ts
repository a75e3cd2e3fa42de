import { describe, expect, it } from 'vitest';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../../fixtures/keys/test-trust.ts';
import { algorithmOids, hashOids } from '../../asn1/oids.ts';
import { nullValue, oid, sequence } from '../../asn1/write.ts';
import type { HashName, SignatureScheme } from '../algorithm.ts';
import { encodeHashAlgorithm, encodeSignatureAlgorithm } from './encode-algorithm.ts';
import type { SignerInfo } from './signed-data.ts';
import { agreesWithProtection, readSignerAlgorithm } from './signer-algorithm.ts';

const { leader, ecLeader } = testPki();
const strange = sequence(oid('1.3.6.1.4.1.32473.9.9'));
const withNull = (hash: HashName) => sequence(oid(hashOids[hash]), nullValue);
const scheme = (name: SignatureScheme, hash: HashName, saltLength?: number) =>
  encodeSignatureAlgorithm({
    ...{ scheme: name, hash },
    ...(saltLength === undefined ? {} : { pss: { saltLength } }),
  });

function signerOf(digestAlgorithm: Uint8Array, signatureAlgorithm: Uint8Array): SignerInfo {
  return {
    ...{ version: 1, name: { by: 'key-id', keyId: '' }, unsigned: [], signature: new Uint8Array() },
    ...{ digestAlgorithm, signatureAlgorithm },
  };
}

describe('the algorithm that a signer used', () => {
  it.each<[string, () => Uint8Array]>([
    ['with its hash', () => scheme('rsa-pkcs1', 'sha384')],
    ['by the key’s kind alone', () => sequence(oid(algorithmOids.rsaEncryption), nullValue)],
  ])('is named %s', (_, named) => {
    const used = readSignerAlgorithm(signerOf(withNull('sha384'), named()), certificateOf(leader), 'p7s');
    expect(used).toEqual({ scheme: 'rsa-pkcs1', hash: 'sha384', keyBits: 2048 });
  });

  it.each<[string, () => readonly [Uint8Array, Uint8Array], string, object]>([
    [
      'two hashes',
      () => [withNull('sha256'), scheme('rsa-pkcs1', 'sha512')],
      'malformed',
      { code: 'signature.algorithms-disagree', seen: 'sha256', expected: 'sha512' },
    ],
    [
      'a hash that nobody knows',
      () => [strange, scheme('rsa-pkcs1', 'sha256')],
      'unsupported-algorithm',
      { code: 'algorithm.unsupported' },
    ],
    [
      'a scheme that nobody knows',
      () => [withNull('sha256'), strange],
      'unsupported-algorithm',
      { code: 'algorithm.unsupported' },
    ],
    [
      'a scheme of another key',
      () => [withNull('sha256'), scheme('ecdsa', 'sha256')],
      'malformed',
      { code: 'algorithm.key-mismatch' },
    ],
    ['no algorithm at all', () => [nullValue, strange], 'malformed', {}],
  ])('is refused with %s', (_, algorithms, verdict, reason) => {
    const used = readSignerAlgorithm(signerOf(...algorithms()), certificateOf(leader), 'p7s');
    expect(used).toMatchObject({ verdict, reasons: [{ ...reason, place: { path: 'p7s' } }] });
  });

  it('has the size and curve of the key', () => {
    const signer = signerOf(withNull('sha256'), scheme('ecdsa', 'sha256'));
    expect(readSignerAlgorithm(signer, certificateOf(ecLeader), 'p7s')).toMatchObject({ curve: 'P-256' });
  });
});

describe('algorithms that were signed', () => {
  const plain = encodeHashAlgorithm('sha256');
  const pss = scheme('rsa-pss', 'sha256', 32);
  const rsaWithout = sequence(oid(algorithmOids.sha256WithRsa));

  it.each<
    [string, () => readonly [Uint8Array, Uint8Array], () => readonly [Uint8Array, Uint8Array], boolean]
  >([
    ['the same bytes', () => [plain, pss], () => [plain, pss], true],
    ['the same bytes, unknown ones too', () => [strange, strange], () => [strange, strange], true],
    ['NULL written once', () => [withNull('sha256'), pss], () => [plain, pss], true],
    ['another hash', () => [encodeHashAlgorithm('sha512'), pss], () => [plain, pss], false],
    ['a hash that nobody knows, signed', () => [strange, pss], () => [plain, pss], false],
    ['a hash that nobody knows, declared', () => [plain, pss], () => [strange, pss], false],
    ['two hashes that nobody knows', () => [sequence(oid('1.2.3')), pss], () => [strange, pss], false],
    ['another scheme', () => [plain, scheme('rsa-pkcs1', 'sha256')], () => [plain, pss], false],
    ['a scheme that nobody knows, signed', () => [plain, strange], () => [plain, pss], false],
    ['a scheme that nobody knows, declared', () => [plain, pss], () => [plain, strange], false],
    ['another salt', () => [plain, scheme('rsa-pss', 'sha256', 20)], () => [plain, pss], false],
    [
      'another hash in the scheme',
      () => [plain, scheme('ecdsa', 'sha384')],
      () => [plain, scheme('ecdsa', 'sha256')],
      false,
    ],
    [
      'the kind of key for the scheme',
      () => [plain, sequence(oid(algorithmOids.rsaEncryption), nullValue)],
      () => [plain, scheme('rsa-pkcs1', 'sha256')],
      false,
    ],
    [
      'NULL of the scheme written once',
      () => [plain, rsaWithout],
      () => [plain, scheme('rsa-pkcs1', 'sha256')],
      true,
    ],
  ])('%s', (_, signed, declared, expected) => {
    const [digest, signature] = signed();
    expect(agreesWithProtection({ digest, signature }, signerOf(...declared()))).toBe(expected);
  });

  it('are those that are declared when none were signed', () => {
    expect(agreesWithProtection(undefined, signerOf(strange, strange))).toBe(true);
  });
});
