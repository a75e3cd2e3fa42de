import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Holder } from '../../../fixtures/keys/encode-certificate.ts';
import { type CrlPlan, encodeCrl } from '../../../fixtures/keys/encode-crl.ts';
import { encodeOcspAnswer, encodeOcspError, type OcspPlan } from '../../../fixtures/keys/encode-ocsp.ts';
import { extendedKeyUsage, extension, keyUsage } from '../../../fixtures/keys/extensions.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { certificateOf, testContext } from '../../../fixtures/keys/test-trust.ts';
import { extensionOids, usageOids } from '../../asn1/oids.ts';
import { boolean, explicit, ia5, implicit, namedBits, nullValue, sequence } from '../../asn1/write.ts';
import type { Instant } from '../../ports/ports.ts';
import type { ProofMaterial } from '../context.ts';
import { lawProfile } from '../profiles.ts';
import { checkNonce } from './ocsp-testimony.ts';
import { parseCrl } from './parse-crl.ts';
import { parseOcspAnswer } from './parse-ocsp.ts';
import { type StateAnswer, stateAt } from './state-at.ts';

const pki = testPki();
const { leader, agencyAuthority: authority, ocspAgency } = pki;
const hour = 3_600_000;
const noon = Date.UTC(2026, 5, 1, 5);

function ask(
  proof: Partial<ProofMaterial>,
  at: Instant = noon,
  now: Instant = noon,
  holder: Holder = leader,
): StateAnswer {
  const whole = { certificates: [], crls: [], ocspAnswers: [], ...proof };
  const context = testContext({ profile: lawProfile, now, proof: whole });
  const issuer = certificateOf(holder.issuer ?? holder);
  return stateAt({ certificate: certificateOf(holder), issuer, at, context });
}

/** The state, then the codes of what is said about it. */
function told({ state, reasons }: StateAnswer): readonly string[] {
  return [state, ...reasons.map(({ code }) => code)];
}

function crl(plan: Partial<CrlPlan> = {}): Uint8Array {
  return encodeCrl({ issuer: authority, at: noon - hour, ...plan });
}

function ocsp(plan: Partial<OcspPlan> = {}): Uint8Array {
  const subjects = [{ issuer: authority, serial: leader.serial, state: 'good' as const }];
  return encodeOcspAnswer({ subjects, responder: ocspAgency, at: noon - hour / 2, ...plan });
}

const revoked = (at: Instant, reason?: 'keyCompromise' | 'certificateHold' | 'removeFromCRL') => [
  { serial: leader.serial, at, ...(reason === undefined ? {} : { reason }) },
];

/** An issuing distribution point with these fields. */
function scope(...fields: readonly Uint8Array[]) {
  return extension(extensionOids.issuingDistributionPoint, sequence(...fields), true);
}

const undetermined = ['unknown', 'revocation.undetermined'];

describe('REV-01: what lists say', () => {
  it.each<[string, Uint8Array, readonly string[]]>([
    ['nothing of it: good', crl(), ['good']],
    [
      'revoked before',
      crl({ revoked: revoked(noon - 2 * hour, 'keyCompromise') }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'revoked at the moment itself',
      crl({ at: noon, revoked: revoked(noon) }),
      ['revoked', 'revocation.revoked'],
    ],
    ['another one revoked', crl({ revoked: [{ serial: Uint8Array.of(5), at: noon - 2 * hour }] }), ['good']],
    [
      'suspended',
      crl({ revoked: revoked(noon - 2 * hour, 'certificateHold') }),
      ['suspended', 'revocation.suspended'],
    ],
    [
      'revoked later, and not to be trusted since before, by the authority’s own word',
      encodeCrl({
        issuer: authority,
        at: noon - 1000,
        revoked: [{ serial: leader.serial, at: noon - 1000, invalidSince: noon - 3 * hour }],
      }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'signed by somebody else',
      crl({ signer: pki.lookAlikeAuthority }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    ['of another authority', crl({ issuer: pki.publicAuthority }), undetermined],
    ['past its next update', crl({ nextUpdate: noon - 1 }), [...undetermined, 'revocation.proof-stale']],
    ['until the moment itself', crl({ nextUpdate: noon }), ['good']],
    ['without a next update, young', crl({ nextUpdate: 'never' }), ['good']],
    [
      'without a next update, old',
      crl({ at: noon - 25 * hour, nextUpdate: 'never' }),
      [...undetermined, 'revocation.proof-stale'],
    ],
    ['of the future', crl({ at: noon + hour }), [...undetermined, 'revocation.proof-early']],
    ['signed with SHA-1', crl({ manner: { hash: 'sha1' } }), [...undetermined, 'revocation.proof-weak']],
    [
      'with an unknown critical extension',
      crl({ extensions: [extension('1.3.6.1.4.1.32473.9.9', nullValue, true)] }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    [
      'for authorities only',
      crl({ extensions: [scope(implicit(2, boolean(true)))] }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    ['for users only', crl({ extensions: [scope(implicit(1, boolean(true)))] }), ['good']],
    [
      'for attributes only',
      crl({ extensions: [scope(implicit(5, boolean(true)))] }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    [
      'for some reasons only, and silent',
      crl({ extensions: [scope(implicit(3, namedBits(1)))] }),
      undetermined,
    ],
    [
      'for some reasons only, and telling',
      crl({
        extensions: [scope(implicit(3, namedBits(1)))],
        revoked: revoked(noon - 2 * hour, 'keyCompromise'),
      }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'of another distribution point',
      crl({
        extensions: [scope(explicit(0, explicit(0, implicit(6, ia5('http://elsewhere.example/x.crl')))))],
      }),
      [...undetermined, 'revocation.proof-unusable'],
    ],
    ['damaged', crl().subarray(0, -1), [...undetermined, 'revocation.proof-malformed']],
    [
      'a lifted hold on a complete list',
      crl({ revoked: revoked(noon - 2 * hour, 'removeFromCRL') }),
      [...undetermined, 'revocation.proof-malformed'],
    ],
  ])('REV-05: %s', (_, list, expected) => {
    expect(told(ask({ crls: [list] }))).toEqual(expected);
  });

  it('finds the entry of its own issuer, not of another with the same serial number', () => {
    const twin = { ...pki.publicLeader, serial: leader.serial };
    const list = encodeCrl({
      issuer: pki.publicAuthority,
      at: noon - hour,
      revoked: [{ serial: twin.serial, at: noon - 2 * hour }],
    });
    expect(told(ask({ crls: [list, crl()] }))).toEqual(['good']);
  });
});

describe('REV-03: a suspension that was lifted', () => {
  const held = crl({ at: noon - 3 * hour, revoked: revoked(noon - 4 * hour, 'certificateHold') });
  const lifted = crl({ at: noon - hour });

  it('counts at a moment within it', () => {
    expect(told(ask({ crls: [held, lifted] }, noon - 2 * hour))).toEqual([
      'suspended',
      'revocation.suspended',
    ]);
  });

  it('does not count before it or after it', () => {
    expect(ask({ crls: [held, lifted] }).state).toBe('good');
    expect(ask({ crls: [held] }, noon - 5 * hour).state).toBe('good');
  });

  it('is lifted by a delta to the list that told of it', () => {
    const number = Math.floor((noon - 3 * hour) / 1000);
    const delta = crl({ deltaOf: number, revoked: revoked(noon - 2 * hour, 'removeFromCRL') });
    expect(ask({ crls: [held, delta] }).state).toBe('good');
    expect(ask({ crls: [held, delta] }, noon - 2 * hour).state).toBe('suspended');
  });
});

describe('deltas', () => {
  const base = crl({ at: noon - 3 * hour, nextUpdate: noon - 2 * hour });
  const number = Math.floor((noon - 3 * hour) / 1000);

  it('keeps a base fresh', () => {
    expect(told(ask({ crls: [base] }))[0]).toBe('unknown');
    expect(told(ask({ crls: [base, crl({ deltaOf: number })] }))).toEqual(['good']);
  });

  it('tells of what came since', () => {
    const delta = crl({ deltaOf: number, revoked: revoked(noon - 2 * hour) });
    expect(ask({ crls: [base, delta] }).state).toBe('revoked');
    expect(ask({ crls: [delta] }).state).toBe('revoked');
  });

  it('says nothing without a base that it fits', () => {
    expect(ask({ crls: [crl({ deltaOf: number })] }).state).toBe('unknown');
    expect(ask({ crls: [base, crl({ deltaOf: number + 1 })] }).state).toBe('unknown');
  });
});

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
    ['good', ocsp(), ['good']],
    ['good, by key', ocsp({ byKey: true }), ['good']],
    ['good, certID in SHA-256', ocsp({ hash: 'sha256' }), ['good']],
    ['good, by the issuer itself', ocsp({ responder: authority }), ['good']],
    [
      'revoked',
      ocsp({ subjects: [{ ...subject, state: { revokedAt: noon - 2 * hour, reason: 'keyCompromise' } }] }),
      ['revoked', 'revocation.revoked'],
    ],
    [
      'suspended',
      ocsp({ subjects: [{ ...subject, state: { revokedAt: noon - 2 * hour, reason: 'certificateHold' } }] }),
      ['suspended', 'revocation.suspended'],
    ],
    ['unknown', ocsp({ subjects: [{ ...subject, state: 'unknown' }] }), undetermined],
    ['a bad signature', ocsp({ badSignature: true }), [...undetermined, 'revocation.proof-forged']],
    [
      'another authority’s responder',
      ocsp({ responder: pki.ocspPublic }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'a person of the authority',
      ocsp({ responder: pki.seal }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'a delegate that is no responder',
      ocsp({ responder: wrongUsage }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    [
      'a responder whose key may not sign',
      ocsp({ responder: unfitResponder }),
      [...undetermined, 'revocation.proof-forged'],
    ],
    ['a stranger', ocsp({ responder: pki.lookAlikeAuthority }), [...undetermined, 'revocation.proof-forged']],
    [
      'about another certificate',
      ocsp({ subjects: [{ issuer: authority, serial: Uint8Array.of(9), state: 'good' }] }),
      undetermined,
    ],
    [
      'about the same serial number of another issuer',
      ocsp({ subjects: [{ issuer: pki.publicAuthority, serial: leader.serial, state: 'good' }] }),
      undetermined,
    ],
    [
      'stale',
      ocsp({ at: noon - 2 * hour, nextUpdate: noon - 1 }),
      [...undetermined, 'revocation.proof-stale'],
    ],
    ['of the future', ocsp({ at: noon + hour }), [...undetermined, 'revocation.proof-early']],
    [
      'SHA-1 under the answer',
      ocsp({ manner: { hash: 'sha1' } }),
      [...undetermined, 'revocation.proof-weak'],
    ],
    ['try later', encodeOcspError('tryLater'), [...undetermined, 'revocation.proof-malformed']],
    ['bytes behind it', Uint8Array.of(...ocsp(), 0), [...undetermined, 'revocation.proof-malformed']],
  ])('REV-05: %s', (_, answer, expected) => {
    expect(told(ask({ ocspAnswers: [answer] }))).toEqual(expected);
  });

  it('REV-05: holds an answer against the nonce that was asked with', () => {
    const reading = parseOcspAnswer(ocsp({ nonce: Uint8Array.of(1, 2, 3, 4) }));
    if (!reading.ok) throw new Error('unreadable');
    expect(checkNonce(reading.value, '01020304')).toBeUndefined();
    expect(checkNonce(reading.value, '01020305')?.code).toBe('revocation.nonce-differs');
    const without = parseOcspAnswer(ocsp());
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
    const ocspAnswers = [ocsp({ responder })];
    const blamed = { serial: responder.serial, at: noon - 2 * hour };
    const others = { at: noon - 26 * hour, nextUpdate: noon - 1 };
    expect(told(ask({ ocspAnswers }))).toEqual([...undetermined, 'revocation.proof-forged']);
    expect(told(ask({ ocspAnswers, crls: [crl()] }))).toEqual(['good']);
    expect(ask({ ocspAnswers, crls: [crl({ revoked: [blamed], ...others })] }).state).toBe('unknown');
  });
});

describe('the moment that counts', () => {
  const late = crl({ at: noon, revoked: revoked(noon - hour) });

  it.each([
    [-1, 'good'],
    [0, 'revoked'],
    [1, 'revoked'],
  ] as const)('REV-02: %s s from the revocation the state was %s', (seconds, state) => {
    expect(ask({ crls: [late] }, noon - hour + seconds * 1000).state).toBe(state);
  });

  it('REV-02: says that a revocation came later', () => {
    expect(told(ask({ crls: [late] }, noon - 2 * hour))).toEqual(['good', 'revocation.revoked-later']);
  });

  it('believes a revocation, however old the list that tells of it', () => {
    const old = crl({ at: noon - 100 * hour, revoked: revoked(noon - 101 * hour) });
    expect(ask({ crls: [old] }).state).toBe('revoked');
  });

  it('believes the worse of two proofs that disagree', () => {
    const bad = crl({ revoked: revoked(noon - 2 * hour) });
    expect(ask({ crls: [bad], ocspAnswers: [ocsp()] }).state).toBe('revoked');
  });

  it('takes no silence for good once the certificate had left the lists by expiry', () => {
    const { notAfter } = certificateOf(leader);
    const list = crl({ at: notAfter + hour });
    expect(ask({ crls: [list] }, notAfter - hour, notAfter + 2 * hour).state).toBe('unknown');
    const keeping = crl({ at: notAfter + hour, extensions: [extension('2.5.29.60', nullValue)] });
    expect(ask({ crls: [keeping] }, notAfter - hour, notAfter + 2 * hour).state).toBe('good');
  });
});

describe('hostile proofs', () => {
  it('REV-05: damaged lists and answers are set aside or believed for what was signed, and never throw', () => {
    const whole = { crl: crl({ revoked: revoked(noon - 2 * hour) }), ocsp: ocsp() };
    const damage = fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom('crl' as const, 'ocsp' as const), damage, (kind, changes) => {
        const bytes = Uint8Array.from(whole[kind]);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const parsed = kind === 'crl' ? parseCrl(bytes) : parseOcspAnswer(bytes);
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
