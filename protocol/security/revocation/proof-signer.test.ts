import { describe, expect, it } from 'vitest';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { extension } from '../../../fixtures/keys/extensions.ts';
import { type SigningManner, signatureAlgorithm, signBytes } from '../../../fixtures/keys/sign-bytes.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { certificateOf, testContext } from '../../../fixtures/keys/test-trust.ts';
import { nullValue } from '../../asn1/write.ts';
import { fieldProfile, lawProfile } from '../profiles.ts';
import { checkProofSigner, isDelegateOf, type SignedProof } from './proof-signer.ts';

const { agencyAuthority: authority, publicAuthority, lookAlikeAuthority } = testPki();
const signer = certificateOf(authority);
const now = Date.UTC(2026, 5, 1);
const law = testContext({ profile: lawProfile, now });

/** Something that the agency authority signed. */
function proofOf(madeAt: number, manner: SigningManner = {}, sha256 = 'one'): SignedProof {
  const toBeSigned = Uint8Array.of(1, 2, 3);
  return {
    ...{ toBeSigned, sha256, label: 'CRL of somebody', madeAt },
    signatureAlgorithm: signatureAlgorithm(authority.key, manner),
    signature: signBytes(authority.key, toBeSigned, manner),
  };
}

describe('who signed a proof', () => {
  it('is the signer, or nobody who is known', () => {
    expect(checkProofSigner(proofOf(now), signer, now, law)).toBeUndefined();
    const other = certificateOf(publicAuthority);
    const forged = checkProofSigner({ ...proofOf(now), signature: Uint8Array.of(0) }, signer, now, law);
    const detail = { code: 'revocation.proof-forged', seen: 'CRL of somebody' };
    expect(forged).toMatchObject({ ...detail, place: { path: signer.subject.text } });
    const foreign = checkProofSigner(proofOf(now), other, now, law);
    expect(foreign).toMatchObject({ ...detail, place: { path: other.subject.text } });
  });

  it.each([
    [-1000, 'revocation.proof-unusable'],
    [0, undefined],
  ])('is a certificate from its first day on: %i ms', (apart, code) => {
    const found = checkProofSigner(proofOf(signer.notBefore + apart), signer, now, law);
    expect(found?.code).toBe(code);
  });

  it.each([
    [0, undefined],
    [1000, 'CRL of somebody'],
  ])('is a certificate up to its last day: %i ms', (apart, seen) => {
    const found = checkProofSigner(proofOf(signer.notAfter + apart), signer, now, law);
    expect(found?.seen).toBe(seen);
    expect(found?.place.path).toBe(seen && signer.subject.text);
  });

  it('is remembered by proof and by signer', () => {
    const memo = new Map<string, unknown>();
    const context = { ...law, memo };
    expect(checkProofSigner(proofOf(now), signer, now, context)).toBeUndefined();
    const spoilt = { ...proofOf(now, {}, 'two'), signature: Uint8Array.of(0) };
    expect(checkProofSigner(spoilt, signer, now, context)?.code).toBe('revocation.proof-forged');
    const other = certificateOf(publicAuthority);
    expect(checkProofSigner(proofOf(now), other, now, context)?.code).toBe('revocation.proof-forged');
    expect(memo.size).toBe(3);
  });
});

describe('SIG-06: a proof under SHA-1', () => {
  const old = Date.UTC(2017, 0, 1);
  const elder = certificateOf(
    issueTest({
      ...{ profile: 'authority', subject: authority.subject, key: 'agency-authority' },
      notBefore: Date.UTC(2015, 0),
    }),
  );
  const field = testContext({ profile: fieldProfile, now });

  it.each([
    ['then and asked about then', old, old, undefined],
    ['then and asked about now', old, now, 'revocation.proof-weak'],
    ['now and asked about then', now, old, 'revocation.proof-weak'],
  ])('made %s', (_, madeAt, at, code) => {
    const found = checkProofSigner(proofOf(madeAt, { hash: 'sha1' }), elder, at, field);
    expect([found?.code, found?.seen]).toEqual([code, code && 'CRL of somebody']);
  });
});

describe('a delegate of an issuer', () => {
  /** Certified by `issuer`, whose name may be another than its key’s. */
  function delegateBy(issuer: Holder, critical?: boolean): Holder {
    const strange = extension('1.3.6.1.4.1.32473.9.9', nullValue, critical);
    const extensions = critical === undefined ? [] : [strange];
    const subject = { commonName: 'Người được uỷ quyền' };
    return issueTest({ issuer, profile: 'ocsp', subject, key: 'spare-ec', extensions });
  }

  it.each<[string, () => Holder, boolean]>([
    ['whom it certified', () => delegateBy(authority), true],
    ['with an extension that may be ignored', () => delegateBy(authority, false), true],
    ['with a critical extension that nobody knows', () => delegateBy(authority, true), false],
    ['by the name of another key', () => delegateBy(lookAlikeAuthority), false],
    [
      'by the key under another name',
      () => delegateBy({ ...authority, subject: { commonName: 'Tên khác' } }),
      false,
    ],
  ])('%s', (_, holder, expected) => {
    expect(isDelegateOf(certificateOf(holder()), signer, now, law)).toBe(expected);
  });

  it('has a certificate that a path could hold: none whose algorithm is too weak for its time', () => {
    const subject = { commonName: 'Người được uỷ quyền' };
    const weak = issueTest({
      issuer: authority,
      profile: 'ocsp',
      subject,
      key: 'spare-ec',
      manner: { hash: 'sha1' },
    });
    expect(isDelegateOf(certificateOf(weak), signer, now, law)).toBe(false);
  });
});
