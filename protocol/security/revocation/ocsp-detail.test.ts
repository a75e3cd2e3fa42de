import { describe, expect, it } from 'vitest';
import {
  answerWith,
  askedAt,
  askState,
  listWith,
  toldOf,
  undetermined,
} from '../../../fixtures/certificates/ask-state.ts';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { encodeCertId, type OcspState } from '../../../fixtures/keys/encode-ocsp.ts';
import { extendedKeyUsage, keyUsage } from '../../../fixtures/keys/extensions.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { certificateOf } from '../../../fixtures/keys/test-trust.ts';
import { usageOids } from '../../asn1/oids.ts';
import { integer, nullValue, octets, oid, sequence } from '../../asn1/write.ts';
import { lawProfile } from '../profiles.ts';
import { checkNonce } from './ocsp-testimony.ts';
import { parseOcspAnswer } from './parse-ocsp.ts';

const pki = testPki();
const { leader, agencyAuthority: authority, ocspAgency } = pki;
const { subject, notAfter } = certificateOf(leader);
const hour = 3_600_000;
const noon = askedAt;

const aboutLeader = (state: OcspState) => ({
  subjects: [{ issuer: authority, serial: leader.serial, state }],
});

/** What is said of one answer. */
function told(answer: Uint8Array, certificates: readonly Uint8Array[] = []): readonly string[] {
  return toldOf(askState({ ocspAnswers: [answer], certificates }));
}

describe('whom an answer is about', () => {
  const otherName = { ...authority, subject: { commonName: 'Tên khác' } };
  const otherKey = { ...authority, key: pki.publicAuthority.key };
  const unknownHash = sequence(
    sequence(oid('1.3.6.1.4.1.32473.9.9'), nullValue),
    octets(encodeName(authority.subject)),
    octets(Uint8Array.of(1)),
    integer(leader.serial),
  );

  it.each<[string, () => Uint8Array, readonly string[]]>([
    [
      'the certificate, by SHA-256',
      () => encodeCertId({ issuer: authority, serial: leader.serial }, 'sha256'),
      ['good'],
    ],
    ['one of another key', () => encodeCertId({ issuer: otherKey, serial: leader.serial }), undetermined],
    ['one of another name', () => encodeCertId({ issuer: otherName, serial: leader.serial }), undetermined],
    [
      'one of another number',
      () => encodeCertId({ issuer: authority, serial: Uint8Array.of(4) }),
      undetermined,
    ],
    ['nobody, by a hash that is not known', () => unknownHash, undetermined],
  ])('%s', (_, certId, expected) => {
    const subjects = [{ issuer: authority, serial: leader.serial, state: 'good' as const, certId: certId() }];
    expect(told(answerWith({ subjects }))).toEqual(expected);
  });

  it('also one of several', () => {
    const other = { issuer: authority, serial: Uint8Array.of(4), state: 'unknown' as const };
    const { subjects } = aboutLeader('good');
    expect(told(answerWith({ subjects: [other, ...subjects] }))).toEqual(['good']);
  });
});

describe('when an answer was made', () => {
  const latest = noon + lawProfile.clockTolerance;

  it.each<[string, number, number, readonly string[]]>([
    ['both at the end of the tolerance', latest, latest, ['good']],
    ['said too early', latest + 1000, latest, [...undetermined, 'revocation.proof-early']],
    ['produced too early', latest, latest + 1000, [...undetermined, 'revocation.proof-early']],
  ])('%s', (_, at, producedAt, expected) => {
    expect(told(answerWith({ at, producedAt }))).toEqual(expected);
  });

  it('is told, with who answered', () => {
    const reason = askState({ ocspAnswers: [answerWith({ at: noon + hour, byKey: true })] }).reasons.at(-1);
    expect(reason?.place.path).toBe(subject.text);
    expect(reason?.seen).toMatch(/^OCSP [0-9a-f]{40} 2026-06-01 13:00:00 \+07:00$/);
  });

  it('without a next update it lasts a day', () => {
    const answer = answerWith({ at: noon - 24 * hour, nextUpdate: 'never' });
    const answered = askState({ ocspAnswers: [answer] });
    expect(answered).toMatchObject({ state: 'good', evidence: { kind: 'ocsp', from: noon - 24 * hour } });
    expect(answered.evidence && 'until' in answered.evidence).toBe(false);
    const late = askState({ ocspAnswers: [answer] }, noon + 1);
    expect(late.reasons.at(-1)?.seen).toBe('OCSP 2026-06-01 12:00:00 +07:00');
  });

  it('with a next update it lasts until then', () => {
    const { evidence } = askState({ ocspAnswers: [answerWith()] });
    expect(evidence).toMatchObject({ kind: 'ocsp', from: noon - hour / 2, until: noon + hour / 2 });
    expect(evidence?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is good up to the last day of the certificate', () => {
    const stateAt = (at: number) => askState({ ocspAnswers: [answerWith({ at })] }, at, at).state;
    expect([stateAt(notAfter), stateAt(notAfter + 1000)]).toEqual(['good', 'unknown']);
  });
});

describe('what an answer says of a revocation', () => {
  it('since when, and why', () => {
    const state = { revokedAt: noon - 2 * hour, reason: 'keyCompromise' } as const;
    const answer = askState({ ocspAnswers: [answerWith(aboutLeader(state))] });
    expect(answer.evidence).toMatchObject({ kind: 'ocsp', ...state });
    expect(answer.reasons).toMatchObject([
      { place: { path: subject.text }, seen: '2026-06-01 10:00:00 +07:00', expected: 'keyCompromise' },
    ]);
  });

  it('nothing of why: unspecified', () => {
    const answer = answerWith(aboutLeader({ revokedAt: noon - 2 * hour }));
    expect(askState({ ocspAnswers: [answer] }).evidence?.reason).toBe('unspecified');
  });
});

describe('who may answer', () => {
  const usage = extendedKeyUsage([usageOids.ocspSigning]);

  it('a responder whose key may bind itself', () => {
    const responder = issueTest({
      ...{ issuer: authority, profile: 'ocsp', key: 'spare-rsa' },
      ...{ subject: { commonName: 'Nơi trả lời' }, extensions: [keyUsage('nonRepudiation'), usage] },
    });
    expect(told(answerWith({ responder }))).toEqual(['good']);
  });

  it('a responder whose certificate is at hand, not in the answer', () => {
    const answer = answerWith({ withoutCertificate: true });
    const forged = [...undetermined, 'revocation.proof-forged'];
    expect([told(answer), told(answer, [ocspAgency.certificate])]).toEqual([forged, ['good']]);
  });

  it('no responder that says it is another', () => {
    const liar = { ...ocspAgency, subject: { commonName: 'Tên khác' } };
    expect(told(answerWith({ responder: liar })).at(-1)).toBe('revocation.proof-forged');
    const thief = { ...ocspAgency, key: pki.publicLeader.key };
    expect(told(answerWith({ responder: thief, byKey: true })).at(-1)).toBe('revocation.proof-forged');
  });

  it('weakly, when the responder signed weakly, whoever else is of its name', () => {
    const namesake = issueTest({
      ...{ issuer: authority, profile: 'ocsp', key: 'spare-ec', subject: ocspAgency.subject },
    });
    const answer = answerWith({ manner: { hash: 'sha1' } });
    expect(told(answer, [namesake.certificate])).toEqual([...undetermined, 'revocation.proof-weak']);
  });

  it.each([
    [9, 'good'],
    [10, 'unknown'],
  ] as const)('a responder behind %i others of its name: %s', (count, state) => {
    const namesakes = Array.from({ length: count }, (_, index) =>
      issueTest({
        ...{ issuer: authority, profile: 'ocsp', key: 'spare-ec', subject: ocspAgency.subject },
        serial: Uint8Array.of(index + 1),
      }),
    );
    const holders: readonly Holder[] = [leader, leader, leader, ...namesakes, ocspAgency];
    const certificates = holders.map(({ certificate }) => certificate);
    expect(told(answerWith({ withoutCertificate: true }), certificates)[0]).toBe(state);
  });

  it('nobody whose certificate cannot be read', () => {
    const broken = { ...ocspAgency, certificate: sequence() };
    expect(told(answerWith({ responder: broken })).at(-1)).toBe('revocation.proof-forged');
  });

  it('a responder that was withdrawn after it answered', () => {
    const responder = issueTest({
      ...{ issuer: authority, profile: 'person', key: 'spare-rsa', extensions: [usage] },
      subject: { commonName: 'Nơi trả lời' },
    });
    const ocspAnswers = [answerWith({ responder })];
    const later = listWith({ revoked: [{ serial: responder.serial, at: noon - hour }], at: noon - hour / 4 });
    const held = listWith({
      at: noon - hour / 4,
      revoked: [{ serial: responder.serial, at: noon - hour / 3, reason: 'certificateHold' }],
    });
    const stateBy = (list: Uint8Array) =>
      askState({ ocspAnswers, crls: [list] }).reasons.map(({ code }) => code);
    expect(stateBy(later)).toContain('revocation.proof-forged');
    expect(stateBy(held)).toEqual([]);
  });
});

describe('REV-05: a nonce', () => {
  it('is the same in either case of hex, and what came instead is told', () => {
    const answer = (nonce?: Uint8Array) => {
      const reading = parseOcspAnswer(answerWith(nonce === undefined ? {} : { nonce }));
      if (!reading.ok) throw new Error('unreadable');
      return reading.value;
    };
    const sent = answer(Uint8Array.of(0xab, 0xcd));
    expect([checkNonce(sent, 'abcd'), checkNonce(sent, 'ABCD')]).toEqual([undefined, undefined]);
    expect(checkNonce(sent, 'abce')).toMatchObject({ place: { path: 'OCSP' }, seen: 'abcd' });
    expect(checkNonce(answer(), 'abcd')?.seen).toBe('–');
  });
});
