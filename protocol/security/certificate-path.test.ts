import { describe, expect, it } from 'vitest';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { proofsAt, type TestRevocation } from '../../fixtures/keys/proofs.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { certificateOf, testContext } from '../../fixtures/keys/test-trust.ts';
import type { Instant } from '../ports/ports.ts';
import { type PathVerdict, verifyPath } from './certificate-path.ts';
import type { TrustPurpose, VerificationContext, VerificationMemo } from './context.ts';
import { fieldProfile, lawProfile } from './profiles.ts';
import { publicAuthorityCutOver } from './trust-list.ts';

const pki = testPki();
const now = Date.UTC(2026, 5, 1);
const hour = 3_600_000;

interface Given {
  readonly at?: Instant;
  readonly purpose?: TrustPurpose;
  readonly revoked?: readonly TestRevocation[];
  readonly others?: readonly Holder[];
  readonly context?: Partial<VerificationContext>;
}

function verify(holder: Holder, given: Given = {}): PathVerdict {
  const { at = now, purpose = 'official-signature', revoked = [], others = [] } = given;
  const proof = proofsAt(now, revoked, [holder]);
  const context = testContext({ profile: lawProfile, now: now + hour / 2, proof, ...given.context });
  return verifyPath({ leaf: certificateOf(holder), others: others.map(certificateOf), purpose, at, context });
}

function summaryOf({ verdict, reasons }: PathVerdict): readonly unknown[] {
  return [verdict, reasons[0]?.code];
}

const valid = ['valid', undefined];

function mapMemo(): { readonly memo: VerificationMemo; readonly known: ReadonlyMap<string, unknown> } {
  const known = new Map<string, unknown>();
  const set = (key: string, value: unknown): void => {
    known.set(key, value);
  };
  return { memo: { get: (key) => known.get(key), set }, known };
}

describe('a path to a listed root', () => {
  it.each([
    ['leader', pki.leader, 'official-signature'],
    ['seal', pki.seal, 'official-signature'],
    ['ecLeader', pki.ecLeader, 'official-signature'],
    ['ecSeal', pki.ecSeal, 'official-signature'],
    ['timeStamp', pki.timeStamp, 'time-stamp'],
    ['tlsServer', pki.tlsServer, 'device'],
    ['tlsClient', pki.tlsClient, 'device'],
    ['encryption', pki.encryption, 'encryption'],
    ['ecEncryption', pki.ecEncryption, 'encryption'],
  ] as const)('CRT-03: holds for %s', (_, holder, purpose) => {
    const found = verify(holder, { purpose });
    expect(summaryOf(found)).toEqual(valid);
    expect(found.steps.map(({ state }) => state)).toEqual(['good', 'good', 'trusted']);
    expect(found.steps.map(({ evidence }) => evidence?.kind)).toEqual(['ocsp', 'crl', 'trust-list']);
  });

  it('CRT-03: breaks where an intermediate is not at hand; nothing is fetched', () => {
    const proof = { ...proofsAt(now, [], [pki.leader]), certificates: [] };
    const found = verify(pki.leader, { context: { proof } });
    expect(summaryOf(found)).toEqual(['untrusted', 'certificate.issuer-missing']);
    const whole = verify(pki.leader, { context: { proof }, others: [pki.agencyAuthority] });
    expect(summaryOf(whole)).toEqual(valid);
  });

  it('SIG-14: refuses a look-alike with identical names', () => {
    const sent = [pki.lookAlikeAuthority, pki.lookAlikeRoot];
    expect(summaryOf(verify(pki.lookAlikeLeader, { others: sent }))).toEqual([
      'untrusted',
      'certificate.root-look-alike',
    ]);
    expect(summaryOf(verify(pki.lookAlikeLeader))).toEqual(['untrusted', 'certificate.issuer-key-differs']);
  });

  it('SIG-14: trusts a root for its purposes only', () => {
    const found = verify(pki.leader, { purpose: 'public-signature' });
    expect(summaryOf(found)).toEqual(['untrusted', 'certificate.root-elsewhere']);
  });

  it('CRT-04: refuses certificates that are for something else', () => {
    for (const holder of [pki.tlsServer, pki.tlsClient, pki.encryption, pki.timeStamp, pki.ocspAgency]) {
      expect(verify(holder).verdict).toBe('wrong-usage');
    }
    expect(summaryOf(verify(pki.agencyAuthority))).toEqual(['wrong-usage', 'certificate.authority-signs']);
    expect(verify(pki.leader, { purpose: 'device' }).verdict).toBe('wrong-usage');
    expect(verify(pki.leader, { purpose: 'time-stamp' }).verdict).toBe('wrong-usage');
  });
});

describe('a memo', () => {
  it('SIG-12: changes nothing but the time that a verdict takes', () => {
    const { memo, known } = mapMemo();
    for (const holder of [pki.leader, pki.tlsServer, pki.lookAlikeLeader, pki.publicLeader]) {
      const plain = verify(holder);
      expect(verify(holder, { context: { memo } })).toEqual(plain);
      expect(verify(holder, { context: { memo } })).toEqual(plain);
    }
    expect(known.size).toBeGreaterThan(0);
  });

  it('SIG-14: of one list of roots vouches for nothing under another', () => {
    const { memo } = mapMemo();
    expect(verify(pki.leader, { context: { memo } }).verdict).toBe('valid');
    const nobody = { memo, trust: { anchors: [] } };
    expect(verify(pki.leader, { context: nobody }).verdict).toBe('untrusted');
  });
});

describe('the moment that counts', () => {
  const { notBefore, notAfter } = certificateOf(pki.leader);

  it.each([
    [notBefore - 1000, 'not-yet-valid', 'certificate.not-yet-valid'],
    [notAfter + 1000, 'expired', 'certificate.expired'],
  ] as const)('CRT-01: at %s the verdict is %s', (at, verdict, code) => {
    const context = { now: Math.max(at, now) + hour };
    expect(summaryOf(verify(pki.leader, { at, context }))).toEqual([verdict, code]);
  });

  it('CRT-01: holds at both ends of validity, verified later with a proof from then', () => {
    for (const at of [notBefore, notAfter]) {
      const context = { now: notAfter + 365 * 24 * hour, proof: proofsAt(at, [], [pki.leader]) };
      expect(summaryOf(verify(pki.leader, { at, context }))).toEqual(valid);
    }
  });

  it('CRT-07: a public signature holds before the cut-over; after it law refuses and field warns', () => {
    const before = publicAuthorityCutOver - 1000;
    const proof = proofsAt(before, [], [pki.publicLeader]);
    const early = verify(pki.publicLeader, { at: before, context: { now: before, proof } });
    expect(summaryOf(early)).toEqual(valid);
    const late = verify(pki.publicLeader);
    expect(summaryOf(late)).toEqual(['untrusted', 'certificate.root-past']);
    const field = verify(pki.publicLeader, { context: { profile: fieldProfile } });
    expect([field.verdict, field.reasons.map(({ code, severity }) => [code, severity])]).toEqual([
      'valid',
      [['certificate.root-past', 'warning']],
    ]);
  });

  it.each([
    [-1000, 'revoked', 'revocation.revoked'],
    [0, 'revoked', 'revocation.revoked'],
    [1000, 'valid', 'revocation.revoked-later'],
  ] as const)('REV-02: a revocation %s ms from the moment makes it %s', (offset, verdict, code) => {
    const at = now - hour;
    const revoked = [{ holder: pki.leader, at: at + offset, reason: 'superseded' as const }];
    expect(summaryOf(verify(pki.leader, { at, revoked }))).toEqual([verdict, code]);
  });

  it('REV-03: a suspension before the moment makes it suspended', () => {
    const revoked = [{ holder: pki.leader, at: now - hour, reason: 'certificateHold' as const }];
    expect(summaryOf(verify(pki.leader, { revoked }))).toEqual(['suspended', 'revocation.suspended']);
  });

  it('CRT-03: a revoked authority takes everybody below it along', () => {
    const revoked = [{ holder: pki.agencyAuthority, at: now - hour, reason: 'cACompromise' as const }];
    const found = verify(pki.leader, { revoked });
    expect(summaryOf(found)).toEqual(['revoked', 'revocation.revoked']);
    expect(found.steps.map(({ state }) => state)).toEqual(['good', 'revoked', 'trusted']);
  });

  it('REV-04: without a proof the verdict is undetermined, and completes when one comes', () => {
    const proof = { ...proofsAt(now), crls: [] };
    const found = verify(pki.leader, { context: { proof } });
    expect(summaryOf(found)).toEqual(['undetermined', 'revocation.undetermined']);
    expect(summaryOf(verify(pki.leader))).toEqual(valid);
  });

  it('SIG-15: the same verdict comes out of the same proofs years later', () => {
    const proof = proofsAt(now, [], [pki.leader]);
    const later = verify(pki.leader, { context: { proof, now: now + 20 * 365 * 24 * hour } });
    expect(later).toEqual(verify(pki.leader, { context: { proof } }));
  });
});
