import { describe, expect, it } from 'vitest';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { certificateOf, testContext } from '../../../fixtures/signatures/test-context.ts';
import type { HashName } from '../algorithm.ts';
import { digestOf } from './content.ts';
import { findSigner, type SignerQuestion } from './find-signer.ts';
import type { CertificateReference } from './signed-attributes.ts';
import type { SignedData, SignerName } from './signed-data.ts';

const { leader, secondLeader, agencyAuthority, root } = testPki();
const own = certificateOf(leader);
const issuer = encodeName(agencyAuthority.subject);
const nobody = { certificates: [], crls: [], ocspAnswers: [] };

const byNumber: SignerName = { by: 'issuer-serial', issuer, serial: own.serial };
const byKey = (keyId: string): SignerName => ({ by: 'key-id', keyId });

function messageWith(...certificates: readonly Uint8Array[]): SignedData {
  return { contentType: '1.2.3', certificates, crls: [], ocspAnswers: [], signers: [] };
}

function referenceBy(hash: HashName, rest: Partial<CertificateReference> = {}): CertificateReference {
  return { hash, digest: new Uint8Array(digestOf(hash, [leader.certificate])), ...rest };
}

function search(question: Partial<SignerQuestion>) {
  const context = testContext({ proof: nobody });
  const others = [certificateOf(secondLeader), own];
  const usual = { name: byNumber, reference: referenceBy('sha256'), message: messageWith(), others };
  return findSigner({ ...usual, context, place: 'p7s', ...question });
}

describe('the certificate that a signature names', () => {
  it.each<[string, () => SignerName]>([
    ['by issuer and number', () => byNumber],
    ['by key', () => byKey(own.subjectKeyId ?? '')],
  ])('is found %s', (_, name) => {
    expect(search({ name: name() })).toEqual({ found: own, notices: [] });
  });

  it('is found in what is at hand', () => {
    const proof = { ...nobody, certificates: [leader.certificate] };
    expect(search({ others: [], context: testContext({ proof }) })).toMatchObject({ notices: [] });
  });

  it.each<[string, () => SignerName, string]>([
    ['another number', () => ({ ...byNumber, serial: 'F00' }), / \/ F00$/.source],
    [
      'another issuer',
      () => ({ ...byNumber, issuer: encodeName(root.subject) }),
      `^C=VN, .*CA gốc chuyên dùng.* / ${own.serial.slice(0, 4)}`,
    ],
    [
      'an issuer that is no name',
      () => ({ ...byNumber, issuer: Uint8Array.of(5, 0) }),
      `^– / ${own.serial}$`,
    ],
    ['another key', () => byKey('abcd'), '^abcd$'],
  ])('is not there by %s', (_, name, seen) => {
    expect(search({ name: name() })).toMatchObject({
      refusal: {
        verdict: 'undetermined',
        reasons: [{ code: 'signature.certificate-missing', seen: expect.stringMatching(seen) }],
      },
    });
  });

  it('is not there, and what could not be read is told', () => {
    const message = messageWith(secondLeader.certificate, Uint8Array.of(0x30, 0));
    const found = search({ others: [], message });
    const codes = 'refusal' in found ? found.refusal.reasons.map(({ code }) => code) : [];
    expect(codes).toHaveLength(2);
    expect(codes[0]).toBe('signature.certificate-missing');
    expect(codes[1]).toMatch(/^certificate\./);
  });
});

describe('the certificate that a signature is bound to', () => {
  it.each<[HashName, readonly string[]]>([
    ['sha256', []],
    ['sha384', []],
    ['sha512', []],
    ['sha1', ['SHA1']],
    ['md5', ['MD5']],
  ])('by %s', (hash, seen) => {
    const found = search({ reference: referenceBy(hash) });
    const notices = 'found' in found ? found.notices : undefined;
    expect(notices?.map((each) => each.seen)).toEqual(seen);
    expect(notices?.every(({ code }) => code === 'signature.certificate-bound-weakly')).toBe(true);
  });

  it('is anybody’s when nothing binds it', () => {
    expect(search({ reference: undefined })).toMatchObject({
      found: own,
      notices: [{ code: 'signature.certificate-unbound', place: { path: 'p7s' } }],
    });
  });

  it('cannot be told by a hash that nobody knows', () => {
    const reference = { hash: 'unknown', digest: new Uint8Array() } as const;
    expect(search({ reference })).toMatchObject({ refusal: { verdict: 'unsupported-algorithm' } });
  });

  it.each<[string, () => Partial<CertificateReference>, boolean]>([
    ['its issuer', () => ({ issuer }), true],
    ['its issuer and number', () => ({ issuer, serial: own.serial }), true],
    ['its number', () => ({ serial: own.serial }), true],
    ['another issuer', () => ({ issuer: encodeName(root.subject), serial: own.serial }), false],
    ['another number', () => ({ issuer, serial: 'F00' }), false],
    ['another digest', () => ({ digest: new Uint8Array(32) }), false],
  ])('with %s', (_, rest, isFound) => {
    const found = search({ reference: referenceBy('sha256', rest()) });
    expect('found' in found).toBe(isFound);
    expect(found).toMatchObject(
      isFound
        ? { found: own }
        : {
            refusal: { verdict: 'wrong-signer', reasons: [{ code: 'signature.certificate-swapped' }] },
            suspect: own,
          },
    );
  });

  it('is the one of several with the same name', () => {
    const twin: Holder = issueTest({
      ...{ issuer: agencyAuthority, profile: 'person', key: 'leader', serial: leader.serial },
      subject: { commonName: 'Người khác' },
    });
    const others = [certificateOf(twin), own];
    expect(search({ others })).toMatchObject({ found: own });
    expect(search({ others: [certificateOf(twin)] })).toMatchObject({ suspect: certificateOf(twin) });
  });
});
