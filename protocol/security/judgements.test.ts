import { describe, expect, it } from 'vitest';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../fixtures/keys/test-trust.ts';
import { usageOids } from '../asn1/oids.ts';
import { problem } from '../problems/problem.ts';
import type { AlgorithmUse } from './algorithm.ts';
import type { Certificate } from './certificate.ts';
import type { TrustAnchor, TrustPurpose } from './context.ts';
import { dayOf } from './day.ts';
import { decisiveFirst, rankOf } from './finding.ts';
import { judgeAlgorithm, judgeStrength } from './judge-algorithm.ts';
import { fieldProfile, lawProfile } from './profiles.ts';
import { anchoringOf, anchorWith, publicAuthorityCutOver, purposesFor } from './trust-list.ts';
import { checkAuthorityUsage, checkLeafUsage } from './usages.ts';

const { leader, agencyAuthority, root, nationalRoot } = testPki();
const leaf = certificateOf(leader);
const top = certificateOf(root);
const now = Date.UTC(2026, 5, 1);

describe('CRT-04: what a leaf may be used for', () => {
  const judge = (facts: Partial<Certificate>, purpose: TrustPurpose, extended?: readonly string[]) => {
    const { keyUsage: _bits, extendedKeyUsage: _extended, ...bare } = leaf;
    return checkLeafUsage({ ...bare, ...facts }, purpose, extended).map(
      ({ verdict, problem: { code, seen, expected } }) => [verdict, code, seen, expected],
    );
  };
  const usage = (seen: string, expected: string) => [['wrong-usage', 'certificate.usage', seen, expected]];
  const other = (seen: string) => [['wrong-usage', 'certificate.extended-usage', seen, undefined]];

  it.each<[string, Partial<Certificate>, TrustPurpose, readonly unknown[]]>([
    ['whatever it likes, when it says nothing', {}, 'official-signature', []],
    ['signing', { keyUsage: ['digitalSignature'] }, 'public-signature', []],
    ['binding', { keyUsage: ['cRLSign', 'nonRepudiation'] }, 'official-signature', []],
    [
      'encryption, and signs',
      { keyUsage: ['keyEncipherment', 'keyAgreement'] },
      'official-signature',
      usage('keyEncipherment, keyAgreement', 'digitalSignature / nonRepudiation'),
    ],
    ['agreeing, and is hidden from', { keyUsage: ['keyAgreement'] }, 'encryption', []],
    ['hiding data', { keyUsage: ['dataEncipherment'] }, 'encryption', []],
    ['hiding keys', { keyUsage: ['keyEncipherment'] }, 'encryption', []],
    [
      'signing, and is hidden from',
      { keyUsage: ['digitalSignature'] },
      'encryption',
      usage('digitalSignature', 'keyEncipherment / keyAgreement / dataEncipherment'),
    ],
    ['a device that signs', { keyUsage: ['digitalSignature'] }, 'device', []],
    ['a device that agrees', { keyUsage: ['keyAgreement'] }, 'device', []],
    [
      'a device that binds',
      { keyUsage: ['nonRepudiation'] },
      'device',
      usage('nonRepudiation', 'digitalSignature / keyEncipherment / keyAgreement'),
    ],
    ['documents', { extendedKeyUsage: ['1.2.3', usageOids.documentSigning] }, 'official-signature', []],
    ['Adobe’s documents', { extendedKeyUsage: [usageOids.adobeDocumentSigning] }, 'official-signature', []],
    [
      'Microsoft’s documents',
      { extendedKeyUsage: [usageOids.microsoftDocumentSigning] },
      'official-signature',
      [],
    ],
    ['mail', { extendedKeyUsage: [usageOids.emailProtection] }, 'official-signature', []],
    ['anything', { extendedKeyUsage: [usageOids.any] }, 'official-signature', []],
    [
      'servers, and signs',
      { extendedKeyUsage: [usageOids.serverAuth, '1.2.3'] },
      'official-signature',
      other(`${usageOids.serverAuth}, 1.2.3`),
    ],
    ['servers', { extendedKeyUsage: [usageOids.serverAuth] }, 'device', []],
    ['clients', { extendedKeyUsage: [usageOids.clientAuth] }, 'device', []],
    [
      'mail, in a device',
      { extendedKeyUsage: [usageOids.emailProtection] },
      'device',
      other(usageOids.emailProtection),
    ],
    ['mail that is hidden', { extendedKeyUsage: [usageOids.emailProtection] }, 'encryption', []],
    ['time', { extendedKeyUsage: [usageOids.timeStamping] }, 'time-stamp', []],
    ['anything, and time', { extendedKeyUsage: [usageOids.any] }, 'time-stamp', other(usageOids.any)],
    ['nothing said, and time', {}, 'time-stamp', other('–')],
    [
      'an authority',
      { isAuthority: true },
      'official-signature',
      [['wrong-usage', 'certificate.authority-signs', undefined, undefined]],
    ],
  ])('%s', (_, facts, purpose, expected) => {
    expect(judge(facts, purpose)).toEqual(expected);
  });

  it('may be asked for more narrowly', () => {
    const server = { extendedKeyUsage: [usageOids.serverAuth] };
    expect(judge(server, 'device', [usageOids.clientAuth])).toEqual(other(usageOids.serverAuth));
    expect(judge(server, 'device', [usageOids.serverAuth])).toEqual([]);
  });

  it('says whose', () => {
    expect(checkLeafUsage({ ...leaf, isAuthority: true }, 'official-signature')).toMatchObject([
      { problem: { place: { path: leaf.subject.text } } },
    ]);
  });
});

describe('CRT-04: what an authority may certify for', () => {
  const authority = certificateOf(agencyAuthority);

  it.each<[string, readonly string[] | undefined, TrustPurpose, boolean]>([
    ['all, when it says nothing', undefined, 'time-stamp', true],
    ['all, when it says so', [usageOids.any], 'time-stamp', true],
    ['time', [usageOids.timeStamping], 'time-stamp', true],
    ['servers only', [usageOids.serverAuth], 'official-signature', false],
  ])('%s', (_, extendedKeyUsage, purpose, isFine) => {
    const { extendedKeyUsage: _before, ...bare } = authority;
    const one = extendedKeyUsage === undefined ? bare : { ...bare, extendedKeyUsage };
    expect(checkAuthorityUsage(one, purpose)).toHaveLength(isFine ? 0 : 1);
  });

  it('for what is asked for', () => {
    const server = { ...authority, extendedKeyUsage: [usageOids.serverAuth] };
    expect(checkAuthorityUsage(server, 'device', [usageOids.clientAuth])).toMatchObject([
      { problem: { code: 'certificate.extended-usage', place: { path: authority.subject.text } } },
    ]);
  });
});

describe('SIG-14: what a root is listed for', () => {
  const anchor: TrustAnchor = { certificate: top, purposes: ['official-signature'] };
  const open: TrustAnchor = { certificate: top, purposes: ['public-signature'] };

  it.each<[string, TrustAnchor, TrustPurpose, object]>([
    ['it serves', anchor, 'official-signature', { kind: 'serves' }],
    ['something else', anchor, 'device', { kind: 'elsewhere' }],
    ['from now on', { ...anchor, from: now }, 'official-signature', { kind: 'serves' }],
    ['from later on', { ...anchor, from: now + 1 }, 'official-signature', { kind: 'early' }],
    ['until later', { ...anchor, until: now + 1 }, 'official-signature', { kind: 'serves' }],
    ['until now', { ...anchor, until: now }, 'official-signature', { kind: 'past', stance: 'refuse' }],
    ['the public, in place of offices', open, 'official-signature', { kind: 'serves' }],
    [
      'the public, until now',
      { ...open, until: now },
      'public-signature',
      { kind: 'past', stance: 'refuse' },
    ],
    [
      'the public, in place of offices, until now',
      { ...open, until: now },
      'official-signature',
      { kind: 'past', stance: 'warn' },
    ],
  ])('%s', (_, root_, purpose, expected) => {
    expect(anchoringOf(root_, purpose, now, fieldProfile)).toEqual(expected);
  });

  it('is refused by the law where the field warns', () => {
    const past = { ...open, until: now };
    expect(anchoringOf(past, 'official-signature', now, lawProfile)).toEqual({
      kind: 'past',
      stance: 'refuse',
    });
    const both = { ...past, purposes: ['public-signature', 'official-signature'] as const };
    expect(anchoringOf(both, 'official-signature', now, fieldProfile)).toEqual({
      kind: 'past',
      stance: 'refuse',
    });
  });

  it('is found by its bytes alone', () => {
    const list = { anchors: [{ certificate: certificateOf(nationalRoot), purposes: [] }, anchor] };
    expect(anchorWith(top, list)).toBe(anchor);
    expect(anchorWith({ ...top, sha256: '' }, list)).toBeUndefined();
  });

  it('is asked for official documents by the profile, for the rest as it stands', () => {
    expect(purposesFor('device', lawProfile)).toEqual(['device']);
    expect(purposesFor('official-signature', { ...lawProfile, purposes: ['public-signature'] })).toEqual([
      'public-signature',
    ]);
    expect(dayOf(publicAuthorityCutOver)).toBe('2026-01-01 00:00:00 +07:00');
  });
});

describe('SIG-06, SIG-07: what a profile says against an algorithm', () => {
  const use: AlgorithmUse = { scheme: 'ecdsa', hash: 'sha256', keyBits: 256, curve: 'P-256' };
  const field = (change: Partial<AlgorithmUse>, at = now) =>
    judgeAlgorithm({ ...use, ...change }, fieldProfile, at).map(({ code, severity, seen, expected }) =>
      [code, severity, seen, expected].join(' '),
    );
  const dawn = Date.UTC(2018, 0, 31, 17);

  it.each<[string, Partial<AlgorithmUse>, number, readonly string[]]>([
    ['nothing', {}, now, []],
    ['nothing of RSA 2048', { scheme: 'rsa-pkcs1', keyBits: 2048 }, now, []],
    ['RSA 2047', { scheme: 'rsa-pss', keyBits: 2047 }, now, ['algorithm.key-short error 2047 2048']],
    ['a curve of 255 bits', { keyBits: 255 }, now, ['algorithm.key-short error 255 256']],
    ['MD5 at any time', { hash: 'md5' }, dawn - 1, ['algorithm.hash-weak error md5 ']],
    ['SHA-1 on its last day', { hash: 'sha1' }, dawn - 1, ['algorithm.hash-old warning sha1 ']],
    ['SHA-1 from then on', { hash: 'sha1' }, dawn, ['algorithm.hash-weak error sha1 ']],
  ])('%s', (_, change, at, expected) => {
    expect(field(change, at)).toEqual(expected);
  });

  it.each([
    ['accept', []],
    ['warn', ['warning']],
    ['refuse', ['error']],
  ] as const)('of a scheme that it would %s', (stance, severities) => {
    const profile = { ...fieldProfile, schemes: { ...fieldProfile.schemes, ecdsa: stance } };
    const said = judgeAlgorithm(use, profile, now);
    expect(said.map(({ severity }) => severity)).toEqual(severities);
    expect(said.every(({ code, seen }) => code === 'algorithm.scheme' && seen === 'ecdsa')).toBe(true);
    expect(judgeStrength(use, profile, now)).toEqual([]);
  });
});

describe('what decides', () => {
  it('goes first: what can never be mended', () => {
    const of = (verdict: 'expired' | 'tampered' | 'undetermined') => ({
      verdict,
      problem: problem('certificate.expired', verdict),
    });
    const sorted = decisiveFirst([of('undetermined'), of('tampered'), of('expired')]);
    expect(sorted.map(({ verdict }) => verdict)).toEqual(['tampered', 'expired', 'undetermined']);
    expect([rankOf('valid'), rankOf('absent')]).toEqual([0, 1]);
  });

  it('is dated for people, or a dash', () => {
    expect([dayOf(Date.UTC(2026, 0, 1, 17, 0, 5)), dayOf(undefined)]).toEqual([
      '2026-01-02 00:00:05 +07:00',
      '–',
    ]);
  });
});
