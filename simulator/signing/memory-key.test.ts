import { verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { memoryKey } from './memory-key.ts';
import { outcomeOf, signedOf } from './signing-under-test.ts';

const { leader, seal, ecSeal } = testPki();

describe('a key in memory', () => {
  it('signs what its certificate verifies', async () => {
    const key = signedOf(memoryKey({ privateKey: ecSeal.key, certificate: ecSeal.certificate, chain: [] }));
    const bytes = Buffer.from('văn bản');
    const { publicKey } = new X509Certificate(ecSeal.certificate);
    expect(key.algorithm).toEqual({ scheme: 'ecdsa', hash: 'sha384' });
    expect(verify('sha384', bytes, publicKey, await key.sign(bytes))).toBe(true);
  });

  it('is refused with the certificate of another (SIG-05)', () => {
    const material = { privateKey: leader.key, certificate: seal.certificate, chain: [] };
    expect(outcomeOf(memoryKey(material))).toEqual(['signing.key-foreign']);
  });

  it('is refused for a scheme that it cannot sign by (SIG-07)', () => {
    const material = { privateKey: ecSeal.key, certificate: ecSeal.certificate, chain: [] };
    expect(outcomeOf(memoryKey(material, { scheme: 'rsa-pss' }))).toEqual(['signing.key-unfit']);
  });
});
