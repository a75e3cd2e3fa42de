import { describe, expect, it } from 'vitest';
import {
  askedAt,
  askState,
  leaderLine,
  listWith,
  toldOf,
  undetermined,
} from '../../../fixtures/certificates/ask-state.ts';
import { encodeCrl, type RevokedEntry } from '../../../fixtures/keys/encode-crl.ts';
import { type EncodedExtension, extension } from '../../../fixtures/keys/extensions.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { certificateOf } from '../../../fixtures/keys/test-trust.ts';
import { extensionOids } from '../../asn1/oids.ts';
import { boolean, implicit, nullValue, sequence } from '../../asn1/write.ts';
import type { Problem } from '../../problems/problem.ts';
import { lawProfile } from '../profiles.ts';
import type { StateAnswer } from './state-at.ts';

const { leader, agencyAuthority: authority } = testPki();
const { subject, notAfter } = certificateOf(leader);
const hour = 3_600_000;
const minute = 60_000;
const noon = askedAt;

/** What is said last, of the one list. */
function lastOf(list: Uint8Array): Problem | undefined {
  return askState({ crls: [list] }).reasons.at(-1);
}

function bySerial(plan: Omit<RevokedEntry, 'serial'>): Uint8Array {
  return listWith({ at: noon - minute, revoked: [{ serial: leader.serial, ...plan }] });
}

describe('what is said of a list that was set aside', () => {
  const authorities = extension(
    extensionOids.issuingDistributionPoint,
    sequence(implicit(2, boolean(true))),
    true,
  );
  const strange = extension('1.3.6.1.4.1.32473.9.9', nullValue, true);

  it.each<[string, () => Uint8Array, RegExp]>([
    ['of the future', () => listWith({ at: noon + hour }), /^CRL C=VN, .*CA cơ quan/],
    ['with a strange extension', () => listWith({ extensions: [strange] }), /^CRL C=VN, /],
    ['of other certificates', () => listWith({ extensions: [authorities] }), /^CRL C=VN, /],
    ['forged', () => listWith({ signer: testPki().lookAlikeAuthority }), /^CRL C=VN, /],
    ['a forged delta', () => listWith({ deltaOf: 4, signer: testPki().root }), /^delta CRL C=VN, /],
  ])('%s', (_, list, seen) => {
    expect(lastOf(list())?.seen).toMatch(seen);
  });

  it('names the list’s day, and what is not understood, where names are short', () => {
    const short = { ...authority, subject: { commonName: 'A' } };
    const holder = issueTest({ issuer: short, profile: 'person', subject: leader.subject, key: 'leader' });
    const seenOf = (...extensions: readonly EncodedExtension[]) => {
      const crls = [encodeCrl({ issuer: short, at: noon - hour, extensions })];
      return askState({ crls }, noon, noon, holder).reasons.at(-1)?.seen;
    };
    const label = 'CRL C=VN, OU=THU NGHIEM – khong co gia tri, CN=A 2026-06-01 11:00:00 +07:00';
    expect(seenOf(strange)).toBe(`${label}: 1.3.6.1.4.1.32473.9.9`);
    expect(seenOf(authorities)).toBe(`${label}: issuingDistributionPoint`);
  });

  it('is fresh for five minutes of tolerance, and not longer', () => {
    const early = noon + lawProfile.clockTolerance;
    expect(askState({ crls: [listWith({ at: early })] }, noon).state).toBe('good');
    expect(toldOf(askState({ crls: [listWith({ at: early + 1000 })] }, noon))).toEqual([
      ...undetermined,
      'revocation.proof-early',
    ]);
  });
});

describe('what a list’s entry says', () => {
  it('since when, and why', () => {
    const answer = askState({ crls: [bySerial({ at: noon - hour, reason: 'keyCompromise' })] });
    expect(answer.reasons).toMatchObject([
      { place: { path: subject.text }, seen: '2026-06-01 11:00:00 +07:00', expected: 'keyCompromise' },
    ]);
    expect(answer.evidence).toMatchObject({
      ...{ kind: 'crl', from: noon - minute, until: noon - minute + 24 * hour },
      ...{ revokedAt: noon - hour, reason: 'keyCompromise' },
    });
  });

  it('no reason is an unspecified one', () => {
    expect(askState({ crls: [bySerial({ at: noon - hour })] }).reasons).toMatchObject([
      { expected: 'unspecified' },
    ]);
  });

  it('the earlier of revocation and loss of trust', () => {
    const later = bySerial({ at: noon - hour, invalidSince: noon + hour });
    expect(askState({ crls: [later] }).state).toBe('revoked');
    const earlier = bySerial({ at: noon - minute, invalidSince: noon - hour });
    expect(askState({ crls: [earlier] }, noon - hour / 2).state).toBe('revoked');
  });

  it('until when a suspension has lasted, and that a revocation came later', () => {
    const held = askState({ crls: [bySerial({ at: noon - hour, reason: 'certificateHold' })] });
    expect(held.reasons).toMatchObject([
      { place: { path: subject.text }, seen: '2026-06-01 11:00:00 +07:00' },
    ]);
    const late = listWith({ at: noon, revoked: leaderLine(noon - hour, 'superseded') });
    expect(askState({ crls: [late] }, noon - 2 * hour).reasons).toMatchObject([
      { seen: '2026-06-01 11:00:00 +07:00', expected: 'superseded' },
    ]);
  });
});

describe('what a list proves by silence', () => {
  const evidenceOf = ({ evidence }: StateAnswer) => evidence;

  it('is kept with the moments of the list and the hash of its bytes', () => {
    const evidence = evidenceOf(askState({ crls: [listWith()] }));
    expect(evidence).toMatchObject({ kind: 'crl', from: noon - hour, until: noon + 23 * hour });
    expect(evidence?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const endless = evidenceOf(askState({ crls: [listWith({ nextUpdate: 'never' })] }));
    expect(endless && 'until' in endless).toBe(false);
  });

  it('is good up to the last day of the certificate', () => {
    const silent = (at: number) => askState({ crls: [listWith({ at })] }, at, at).state;
    expect([silent(notAfter), silent(notAfter + 1000)]).toEqual(['good', 'unknown']);
  });

  it('is stale after a day of no next update', () => {
    const [until, day] = [noon, 24 * hour];
    const old = listWith({ at: until - day, nextUpdate: 'never' });
    expect(askState({ crls: [old] }).state).toBe('good');
    const [undecided, stale] = askState({ crls: [old] }, noon + 1).reasons;
    expect(undecided).toMatchObject({ place: { path: subject.text }, seen: '2026-06-01 12:00:00 +07:00' });
    expect(stale).toMatchObject({ place: { path: subject.text }, seen: 'CRL 2026-06-01 12:00:00 +07:00' });
  });

  it('is told together with forgeries beside it, and with nothing else', () => {
    const forged = listWith({ signer: testPki().lookAlikeAuthority });
    const early = listWith({ at: noon + hour });
    expect(toldOf(askState({ crls: [forged, early, listWith()] }))).toEqual([
      'good',
      'revocation.proof-forged',
    ]);
  });
});
