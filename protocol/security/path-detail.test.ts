import { describe, expect, it } from 'vitest';
import { caseContext } from '../../fixtures/certificates/judge-path-case.ts';
import { oddName } from '../../fixtures/certificates/odd-certificate.ts';
import {
  authority,
  type Change,
  caseMoment,
  chain,
  holder,
  type PathFiles,
  root,
} from '../../fixtures/certificates/path-chain.ts';
import { basicConstraints, extension, keyUsage } from '../../fixtures/keys/extensions.ts';
import { extensionOids } from '../asn1/oids.ts';
import { nullValue, sequence } from '../asn1/write.ts';
import type { Certificate } from './certificate.ts';
import { type PathVerdict, verifyPath } from './certificate-path.ts';
import type { TrustAnchor } from './context.ts';
import { dayOf } from './day.ts';
import { parseCertificate, parseKnownCertificate, verdictOfUnread } from './parse-certificate.ts';
import { knownCertificates } from './proof-certificates.ts';
import { checkIssuedBy, remembered } from './signed-by.ts';

function parsed(certificate: Uint8Array): Certificate {
  const reading = parseCertificate(certificate);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** The verdict on a chain; `listed` changes how its root is listed. */
function verify(files: PathFiles, listed: Partial<TrustAnchor> = {}, at = caseMoment): PathVerdict {
  const context = caseContext(files, at);
  const anchors = context.trust.anchors.map((anchor) => ({ ...anchor, ...listed }));
  return verifyPath({
    leaf: parsed(files.leaf.certificate),
    others: files.others.map(({ certificate }) => parsed(certificate)),
    ...{ purpose: 'official-signature', at, context: { ...context, trust: { anchors } } },
  });
}

const said = ({ reasons: [first] }: PathVerdict) => [first?.code, first?.seen, first?.expected];
const textOf = (files: PathFiles, index: 0 | 1 = 0) =>
  parsed((index === 0 ? files.leaf : (files.others[0] ?? files.leaf)).certificate).subject.text;
const tall = (upper: Change = {}, lower: Change = {}): PathFiles => {
  const top = root();
  const first = authority(top, { name: oddName('Upper'), key: 'spare-ec', ...upper });
  const second = authority(first, lower);
  return { leaf: holder(second), others: [second, first], roots: [top] };
};

describe('what is said of a path', () => {
  it('that holds: each certificate’s state, and what it rests on', () => {
    const { verdict, steps, reasons } = verify(chain());
    expect([verdict, reasons]).toEqual(['valid', []]);
    expect(steps.map(({ state, evidence }) => `${state} ${evidence?.kind}`)).toEqual([
      ...['good crl', 'good crl', 'trusted trust-list'],
    ]);
  });

  it('that is out of its time: when it was, and when it would have been', () => {
    const files = chain();
    const { notBefore, notAfter } = parsed(files.leaf.certificate);
    const [early, late] = [verify(files, {}, notBefore - 1000), verify(files, {}, notAfter + 1000)];
    expect(said(early)).toEqual(['certificate.not-yet-valid', dayOf(notBefore - 1000), dayOf(notBefore)]);
    expect(said(late)).toEqual(['certificate.expired', dayOf(notAfter + 1000), dayOf(notAfter)]);
    expect(early.reasons[0]?.place.path).toBe(textOf(files));
    expect(early.steps.map(({ state }) => state)).toEqual(['not-yet-valid', 'unchecked', 'trusted']);
    expect(late.steps.map(({ state }) => state)).toEqual(['expired', 'unchecked', 'trusted']);
    expect(verify(files, {}, notBefore).verdict).toBe('valid');
  });

  it('whose root is listed for something else, for later, or until earlier', () => {
    const files = chain();
    const [top] = files.roots;
    const name = top && parsed(top.certificate).subject.text;
    const at = caseMoment;
    expect(said(verify(files, { purposes: ['device'] }))).toEqual([
      ...['certificate.root-elsewhere', name, 'official-signature'],
    ]);
    expect(said(verify(files, { from: at + 1 }))).toEqual(['certificate.root-early', name, dayOf(at + 1)]);
    expect(said(verify(files, { until: at }))).toEqual(['certificate.root-past', name, dayOf(at)]);
    expect(verify(files, { until: at }).verdict).toBe('untrusted');
  });

  it.each<[string, () => PathFiles, readonly unknown[], string]>([
    [
      'a critical extension that nobody knows',
      () => chain({ extensions: [extension('1.2.3.4', nullValue, true)] }),
      ['certificate.critical-unknown', '1.2.3.4', undefined],
      'unsupported-algorithm',
    ],
    [
      'an authority that is none',
      () => chain({}, { extensions: [extension(extensionOids.basicConstraints, sequence(), true)] }),
      ['certificate.not-authority', undefined, undefined],
      'wrong-usage',
    ],
    [
      'an authority that may not certify',
      () => chain({}, { extensions: [keyUsage('cRLSign')] }),
      ['certificate.may-not-certify', undefined, undefined],
      'wrong-usage',
    ],
    [
      'an authority too many',
      () => tall({ extensions: [basicConstraints(0)] }),
      ['certificate.path-length', '1', '0'],
      'wrong-usage',
    ],
    [
      'just as many as may be',
      () => tall({ extensions: [basicConstraints(1)] }),
      [undefined, undefined, undefined],
      'valid',
    ],
    [
      'no root at hand',
      () => ({ ...chain(), roots: [] }),
      ['certificate.issuer-missing', expect.stringContaining('Root'), undefined],
      'untrusted',
    ],
    [
      'an issuer of another key',
      () => ({ ...chain(), others: [authority(root(), { key: 'spare-ec' })] }),
      ['certificate.issuer-key-differs', expect.stringContaining('Authority'), undefined],
      'untrusted',
    ],
    [
      'a root that nobody lists',
      () => ({ leaf: root(), others: [], roots: [] }),
      ['certificate.root-unlisted', expect.stringContaining('Root'), undefined],
      'untrusted',
    ],
    [
      'a root that looks like a listed one',
      () => ({ leaf: root({ key: 'spare-ec' }), others: [], roots: [root()] }),
      ['certificate.root-look-alike', expect.stringContaining('Root'), undefined],
      'untrusted',
    ],
  ])('with %s', (_, files, expected, verdict) => {
    const found = verify(files());
    expect([found.verdict, said(found)]).toEqual([verdict, expected]);
  });

  it('whose key is short, and where that stands', () => {
    const files = chain();
    const context = caseContext(files, caseMoment);
    const strict = { ...context, profile: { ...context.profile, leastEcBits: 257 } };
    const { verdict, reasons } = verifyPath({
      leaf: parsed(files.leaf.certificate),
      others: files.others.map(({ certificate }) => parsed(certificate)),
      ...{ purpose: 'official-signature', at: caseMoment, context: strict },
    });
    expect(verdict).toBe('weak-algorithm');
    expect(reasons).toMatchObject([
      // The leaf's own key, and the authority's, which signed the leaf; the root's has 384 bits.
      { code: 'algorithm.key-short', seen: '256', expected: '257' },
      { code: 'algorithm.key-short', seen: '256', expected: '257' },
    ]);
  });

  it('that has several things against it: what can never be mended first', () => {
    const files = chain({ extensions: [keyUsage('keyEncipherment')] });
    const late = parsed(files.leaf.certificate).notAfter + 1000;
    const { verdict, reasons } = verify(files, {}, late);
    expect(verdict).toBe('wrong-usage');
    expect(reasons.map(({ code }) => code)).toEqual(['certificate.usage', 'certificate.expired']);
  });
});

describe('a certificate that cannot be read', () => {
  it.each<[string, Change, string, string]>([
    [
      'another algorithm outside',
      { outerAlgorithm: sequence(nullValue) },
      'certificate.algorithms-differ',
      'malformed',
    ],
    [
      'a key that nobody knows',
      { keyInfo: sequence(sequence(Uint8Array.of(6, 1, 42)), Uint8Array.of(3, 2, 0, 1)) },
      'certificate.key-unsupported',
      'unsupported-algorithm',
    ],
  ])('by %s', (_, change, code, verdict) => {
    const reading = parseCertificate(chain(change).leaf.certificate);
    expect(reading.problems).toMatchObject([{ code }]);
    expect(reading.problems[0]?.place.path).toMatch(/^Certificate/);
    expect(reading.problems[0]?.place.offset).toBeGreaterThan(0);
    expect(verdictOfUnread(reading.problems)).toBe(verdict);
  });

  it.each([
    [65_536, 'truncated'],
    [65_537, '65537 bytes'],
  ])('by its length: %i bytes', (length, seen) => {
    const bytes = new Uint8Array(length);
    bytes.set([0x30, 0x84, 1, 0, 0, 0]);
    expect(parseCertificate(bytes).problems).toMatchObject([{ code: 'certificate.malformed', seen }]);
  });
});

describe('what was read before', () => {
  const { certificate } = chain().leaf;

  it('is remembered by its bytes', () => {
    const memo = new Map<string, unknown>();
    const once = parseKnownCertificate(certificate, memo);
    expect(parseKnownCertificate(Uint8Array.from(certificate), memo)).toBe(once);
    expect(parseKnownCertificate(certificate, undefined)).not.toBe(once);
    expect(parseKnownCertificate(root().certificate, memo)).not.toBe(once);
    expect(memo.size).toBe(2);
  });

  it.each([undefined, null, 'problems', 7, {}])('is not believed when the memo holds %j', (known) => {
    const kept: unknown[] = [];
    const memo = { get: () => known, set: (_: string, value: unknown) => void kept.push(value) };
    expect(parseKnownCertificate(certificate, memo).ok).toBe(true);
    const one = parsed(certificate);
    expect(checkIssuedBy(one, one, memo).kind).toBe('fails');
    expect(kept).toHaveLength(2);
  });

  it('is read again from proofs that have grown, without what cannot be read', () => {
    const certificates = [certificate, Uint8Array.of(5, 0)];
    const proof = { certificates, crls: [], ocspAnswers: [] };
    const first = knownCertificates(proof, undefined);
    expect(first).toHaveLength(1);
    expect(knownCertificates(proof, undefined)).toBe(first);
    certificates.push(root().certificate);
    expect(knownCertificates(proof, undefined)).toHaveLength(2);
  });

  it('answers in the place of arithmetic', () => {
    const memo = new Map<string, unknown>([['k', { kind: 'fails' }]]);
    const dear = () => {
      throw new Error('asked again');
    };
    expect(remembered(memo, 'k', dear)).toEqual({ kind: 'fails' });
    expect(() => remembered(memo, 'other', dear)).toThrow('asked again');
    expect(() => remembered(undefined, 'k', dear)).toThrow('asked again');
  });
});
