import { describe, expect, it } from 'vitest';
import {
  answerWith,
  askedAt,
  askState,
  listWith,
  toldOf,
  undetermined,
} from '../../../fixtures/certificates/ask-state.ts';
import { encodeOcspError } from '../../../fixtures/keys/encode-ocsp.ts';
import { extendedKeyUsage, keyUsage } from '../../../fixtures/keys/extensions.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { usageOids } from '../../asn1/oids.ts';
import { checkNonce } from './ocsp-testimony.ts';
import { parseOcspAnswer } from './parse-ocsp.ts';

const pki = testPki();
const { leader, agencyAuthority: authority } = pki;
const hour = 3_600_000;
const noon = askedAt;

describe('REV-01: what OCSP answers say', () => {
  const subject = { issuer: authority, serial: leader.serial };
  const unfitResponder = issueTest({
    issuer: authority,
    profile: 'ocsp',
    subject: { commonName: 'Responder whose key may not sign' },
    key: 'spare-rsa',
    extensions: [keyUsage('keyEncipherment')],
  });
  const wrongUsage = issueTest({
    issuer: authority,
    profile: 'ocsp',
    subject: { commonName: 'No responder' },
    key: 'spare-rsa',
    extensions: [extendedKeyUsage([usageOids.emailProtection])],
  });

  it.each<[string, Uint8Array, readonly string[]]>([
    ['good', answerWith(), ['good']],
    ['good, by key', answerWith({ byKey: true }), ['good']],
    ['good, certID in SHA-256', answerWith({ hash: 'sha256' }), ['good']],
    ['good, by the issuer itself', answerWith({ responder: authority }), ['good']],
    [
      'revoked',
      answerWith({
        subjects: [{ ...subject, state: { revokedAt: noon - 2 * hour, reason: 'keyCompromise' } }],
      }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'suspended',
      answerWith({
        subjects: [{ ...subject, state: { revokedAt: noon - 2 * hour, reason: 'certificateHold' } }],
      }),
      ['suspended', 'revocation.suspended'],
    ],
    [
      'good and revoked',
      answerWith({
        subjects: [
          { ...subject, state: 'good' },
          { ...subject, state: { revokedAt: noon - 2 * hour, reason: 'keyCompromise' } },
        ],
      }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'good and suspended',
      answerWith({
        subjects: [
          { ...subject, state: 'good' },
          { ...subject, state: { revokedAt: noon - 2 * hour, reason: 'certificateHold' } },
        ],
      }),
      ['suspended', 'revocation.suspended'],
    ],
    ['unknown', answerWith({ subjects: [{ ...subject, state: 'unknown' }] }), undetermined],
    ['a bad signature', answerWith({ badSignature: true }), [...undetermined, 'revocation.proof-forged']],
    [
      'another authority’s responder',
      answerWith({ responder: pki.ocspPublic }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'a person of the authority',
      answerWith({ responder: pki.seal }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'a delegate that is no responder',
      answerWith({ responder: wrongUsage }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'a responder whose key may not sign',
      answerWith({ responder: unfitResponder }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'a stranger',
      answerWith({ responder: pki.lookAlikeAuthority }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'about another certificate',
      answerWith({ subjects: [{ issuer: authority, serial: Uint8Array.of(9), state: 'good' }] }),
      undetermined,
    ],
    [
      'about the same serial number of another issuer',
      answerWith({ subjects: [{ issuer: pki.publicAuthority, serial: leader.serial, state: 'good' }] }),
      undetermined,
    ],
    [
      'stale',
      answerWith({ at: noon - 2 * hour, nextUpdate: noon - 1 }),
      [...undetermined, 'revocation.proof-stale'],
    ],
    ['of the future', answerWith({ at: noon + hour }), [...undetermined, 'revocation.proof-early']],
    [
      'SHA-1 under the answer',
      answerWith({ manner: { hash: 'sha1' } }),
      [...undetermined, 'revocation.proof-weak'],
    ],
    ['try later', encodeOcspError('tryLater'), [...undetermined, 'revocation.proof-malformed']],
    ['bytes behind it', Uint8Array.of(...answerWith(), 0), [...undetermined, 'revocation.proof-malformed']],
  ])('REV-05: %s', (_, answer, expected) => {
    expect(toldOf(askState({ ocspAnswers: [answer] }))).toEqual(expected);
  });

  it('REV-05: holds an answer against the nonce that was asked with', () => {
    const reading = parseOcspAnswer(answerWith({ nonce: Uint8Array.of(1, 2, 3, 4) }));
    if (!reading.ok) throw new Error('unreadable');
    expect(checkNonce(reading.value, '01020304')).toBeUndefined();
    expect(checkNonce(reading.value, '01020305')?.code).toBe('revocation.nonce-differs');
    const without = parseOcspAnswer(answerWith());
    expect(without.ok && checkNonce(without.value, '01020304')?.code).toBe('revocation.nonce-differs');
  });

  it('believes a responder without nocheck only when a list clears it', () => {
    const responder = issueTest({
      issuer: authority,
      profile: 'person',
      subject: { commonName: 'Responder with a state of its own' },
      key: 'spare-rsa',
      extensions: [extendedKeyUsage([usageOids.ocspSigning])],
    });
    const ocspAnswers = [answerWith({ responder })];
    const blamed = { serial: responder.serial, at: noon - 2 * hour };
    const others = { at: noon - 26 * hour, nextUpdate: noon - 1 };
    expect(toldOf(askState({ ocspAnswers }))).toEqual([...undetermined, 'revocation.proof-forged']);
    expect(toldOf(askState({ ocspAnswers, crls: [listWith()] }))).toEqual(['good']);
    expect(askState({ ocspAnswers, crls: [listWith({ revoked: [blamed], ...others })] }).state).toBe(
      'unknown',
    );
  });
});
