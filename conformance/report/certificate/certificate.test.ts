import { hash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from '../../../fixtures/documents/tiny-pdf.ts';
import { encodeTimeStampToken, imprintOf } from '../../../fixtures/keys/encode-time-stamp.ts';
import { proofsAt } from '../../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { testTrust } from '../../../fixtures/keys/test-trust.ts';
import { read } from '../../../protocol/result.ts';
import { lawProfile } from '../../../protocol/security/profiles.ts';
import { signDetached } from '../../../simulator/signing/sign-detached.ts';
import { signPdf } from '../../../simulator/signing/sign-pdf.ts';
import type { SignerOrder } from '../../../simulator/signing/signing-order.ts';
import { renderJson } from '../render-json.ts';
import type { RunReport, WaiverOutcome } from '../run-report.ts';
import { sampleBegan, sampleReport, sampleResult, sampleWaiver, soundReport } from '../sample-report.ts';
import { type CertificationGround, type CertifyingSuite, checkCertifiable } from './certifiable.ts';
import { type CertificateManifest, certifiedRun, decodeManifest, encodeManifest } from './manifest.ts';
import { type CertificatePackage, packageNames, sumsOf } from './package.ts';
import { verifyCertificate } from './verify-certificate.ts';

const day = '2026-11-20';
const at = sampleBegan + 3_600_000;
const pki = testPki();
const suite: CertifyingSuite = {
  rulesetHash: () => 'a'.repeat(64),
  checksOf: (seat) => (seat === 'sender' ? soundReport().results.map(({ check }) => check) : []),
  isBinding: (requirement) => requirement === 'IDC-01',
};

describe('what can be certified', () => {
  const codes = (report: RunReport, ground: CertificationGround = { suite, day }) =>
    checkCertifiable([{ name: 'run', report }], ground).map(({ code }) => code);
  const waived = (outcome: WaiverOutcome, more: Partial<typeof sampleWaiver> = {}) =>
    soundReport({ waivers: [{ waiver: { ...sampleWaiver, ...more }, outcome }] });

  const unproved = (check: string, verdict: 'not-run' | 'inconclusive' | 'not-applicable') =>
    soundReport({
      results: [...soundReport().results, sampleResult(check, verdict, { why: { vi: 'x', en: 'x' } })],
    });

  it('may leave open what its seat has no occasion for, what does not apply, and what its owner declares', () => {
    expect(codes(unproved('document.response-complete', 'not-run'))).toEqual([]);
    expect(codes(unproved('sender.sent-same-day', 'not-applicable'))).toEqual([]);
    expect(codes(unproved('attachment.zip-open', 'not-run'), { suite, day, absent: ['zip'] })).toEqual([]);
  });

  it('is a complete, conformant run of a guarded harness', () => {
    expect(codes(soundReport())).toEqual([]);
  });

  it.each<[string, RunReport]>([
    ['certification.run-unfinished', soundReport({ complete: false })],
    ['certification.not-conformant', soundReport({ verdict: 'not-conformant' })],
    ['certification.not-conformant', soundReport({ verdict: 'inconclusive' })],
    [
      'certification.guards-broken',
      soundReport({ guards: { canary: 'passed', unknownCase: 'not-run-as-it-must' } }),
    ],
    ['certification.case-not-run', unproved('sender.sent-same-day', 'not-run')],
    ['certification.case-not-run', unproved('sender.sent-same-day', 'inconclusive')],
    ['certification.corpus-lacks', unproved('document.recall-reason', 'not-run')],
    ['certification.corpus-may-lack', unproved('attachment.zip-open', 'not-run')],
    ['certification.case-missing', soundReport({ results: soundReport().results.slice(1) })],
    ['certification.ruleset-changed', soundReport({ suite: { version: '1', rulesetHash: 'c'.repeat(64) } })],
    ['certification.system-unnamed', soundReport({ system: { ...soundReport().system, version: '–' } })],
    ['certification.waiver-expired', waived('expired')],
    ['certification.waiver-expired', waived('used', { expires: '2026-11-19' })],
    ['certification.waiver-not-allowed', waived('not-allowed')],
    ['certification.waiver-not-allowed', waived('used', { requirement: 'IDC-01' })],
    ['certification.waiver-broken', waived('stale')],
    ['certification.waiver-broken', waived('unexpected-pass')],
  ])('refuses with %s', (code, report) => {
    expect(codes(report)).toEqual([code]);
  });

  it('lets a waiver stand to the end of its last day', () => {
    expect(codes(waived('used', { expires: day }))).toEqual([]);
    expect(codes(waived('not-tried'))).toEqual([]);
  });

  it('gives every reason at once', () => {
    const rules = { version: '2', rulesetHash: 'f'.repeat(64) };
    expect(codes(sampleReport({ complete: false, suite: rules }))).toEqual([
      'certification.run-unfinished',
      'certification.not-conformant',
      'certification.ruleset-changed',
      'certification.case-not-run',
      'certification.case-not-run',
    ]);
  });

  it('takes runs of one system by one set of settings, one a seat', () => {
    const runs = (second: RunReport) =>
      checkCertifiable(
        [
          { name: 'one', report: soundReport() },
          { name: 'two', report: second },
        ],
        { day },
      ).map(({ code, seen }) => `${code} ${seen}`);
    expect(runs(soundReport())).toEqual(['certification.seat-twice sender']);
    expect(runs(soundReport({ seats: ['receiver'] }))).toEqual([]);
    expect(runs(soundReport({ seats: ['receiver'], profile: 'field' }))).toEqual([
      'certification.runs-differ profile',
    ]);
  });
});

describe('a package', () => {
  let page: Uint8Array;
  let otherPage: Uint8Array;
  const security = {
    profile: lawProfile,
    trust: testTrust(),
    proof: proofsAt(at + 60_000),
    now: at + 120_000,
  };
  const orderOf = (holder: typeof pki.leader): SignerOrder => ({
    key: signingKeyOf(holder),
    at,
    level: 't',
    check: 'unchecked',
    timeStamp: async (signature) =>
      read(encodeTimeStampToken({ imprint: imprintOf(signature), at, signer: pki.timeStamp })),
  });

  beforeAll(async () => {
    page = await signedPage(orderOf(pki.leader));
    otherPage = await signedPage(orderOf(pki.secondLeader));
  });

  async function signedPage(order: SignerOrder): Promise<Uint8Array> {
    const signed = await signPdf(pdfOf([{ content: '' }]), {
      ...order,
      role: { kind: 'annex', code: 'KT/1' },
    });
    if (!signed.ok) throw new Error(JSON.stringify(signed.problems));
    return signed.value;
  }

  interface Changes {
    readonly manifest?: Partial<CertificateManifest>;
    readonly report?: RunReport;
    readonly page?: Uint8Array;
    readonly level?: 'b' | 't';
  }

  /** A package that somebody with a good key signed, whatever stands in it. */
  async function packageOf(changes: Changes = {}): Promise<CertificatePackage> {
    const said = soundReport();
    const { report = said, level = 't' } = changes;
    const name = 'reports/1-sender.json';
    const files = new Map<string, Uint8Array>([
      [name, Buffer.from(renderJson(report))],
      [packageNames.page, changes.page ?? page],
    ]);
    const { system, suite: judgedBy, profile, asOf, tolerances } = said;
    const manifest = encodeManifest({
      schema: 'lienthong-certificate/1',
      absent: [],
      ...{ issuedAt: at, validUntil: '2027-11-20', signing: 'test-key', signer: 'Nguyễn Thị Thử' },
      ...{ system, suite: judgedBy, profile, asOf, tolerances, runs: [certifiedRun(name, said)] },
      files: Object.fromEntries([...files].map(([each, bytes]) => [each, hash('sha256', bytes)])),
      ...changes.manifest,
    });
    const signature = await signDetached(manifest, { ...orderOf(pki.leader), level });
    if (!signature.ok) throw new Error(JSON.stringify(signature.problems));
    files.set(packageNames.manifest, manifest).set(packageNames.signature, signature.value);
    return files.set(packageNames.sums, sumsOf(files));
  }

  const judge = async (
    changes: Changes = {},
    context: Partial<Parameters<typeof verifyCertificate>[1]> = {},
  ) => {
    const judgement = verifyCertificate(await packageOf(changes), { suite, day, security, ...context });
    return { ...judgement, codes: judgement.problems.map(({ code }) => code) };
  };

  it('is valid when everything fits, and says that its key is one for tests', async () => {
    expect(await judge()).toMatchObject({ verdict: 'valid', codes: ['certification.test-key'] });
  });

  it.each<[string, Changes]>([
    ['certification.case-missing', { report: soundReport({ results: soundReport().results.slice(1) }) }],
    [
      'certification.ruleset-changed',
      { report: soundReport({ suite: { version: '2', rulesetHash: 'd'.repeat(64) } }) },
    ],
    ['certification.facts-differ', { report: soundReport({ seed: '8' }) }],
    ['certification.facts-differ', { manifest: { profile: 'field' } }],
    ['certification.run-unfinished', { report: soundReport({ complete: false }) }],
    ['certification.not-conformant', { report: soundReport({ verdict: 'inconclusive' }) }],
    ['certification.key-undisclosed', { manifest: { signing: 'checked-key' } }],
    ['certification.time-stamp-missing', { level: 'b' }],
    ['certification.part-missing', { manifest: { files: { 'reports/9.json': 'a'.repeat(64) } } }],
    ['certification.part-unknown', { manifest: { files: {} } }],
    ['certification.report-missing', { manifest: { files: {} } }],
  ])('is refused with %s, whoever signed it', async (code, changes) => {
    const { verdict, codes } = await judge(changes);
    expect([verdict, codes]).toEqual(['refused', expect.arrayContaining([code])]);
  });

  it('is refused when its page is signed by somebody else, or by nobody', async () => {
    for (const other of [otherPage, pdfOf([{ content: '' }])]) {
      const { verdict, codes } = await judge({ page: other });
      expect([verdict, codes]).toEqual(['refused', expect.arrayContaining(['certification.page-unsound'])]);
    }
  });

  it('lacks a case that the same suite has and nobody ran', async () => {
    const more = { ...suite, checksOf: () => ['hub.never-run'] };
    expect((await judge({}, { suite: more })).codes).toContain('certification.case-missing');
  });

  it('stands by its own ruleset before another suite, which says so', async () => {
    const other = { ...suite, rulesetHash: () => 'e'.repeat(64), checksOf: () => ['hub.of-tomorrow'] };
    const { verdict, codes } = await judge({}, { suite: other });
    expect(verdict).toBe('valid');
    expect(codes).toContain('certification.ruleset-other');
  });

  it('ends with its last day, and with a waiver of it', async () => {
    const waivers = [{ waiver: sampleWaiver, outcome: 'used' }] as const;
    const report = soundReport({ waivers });
    const manifest = { runs: [certifiedRun('reports/1-sender.json', report)] };
    expect((await judge({ report, manifest })).verdict).toBe('valid');
    expect((await judge({ report, manifest }, { day: '2027-01-01' })).codes).toContain(
      'certification.waiver-expired',
    );
    expect((await judge({}, { day: '2027-11-21' })).codes).toContain('certification.expired');
  });

  it('is refused when any byte of any file of it is flipped', async () => {
    const files = await packageOf();
    for (const [name, bytes] of files) {
      for (const where of [0, Math.floor(bytes.length / 3), bytes.length - 1]) {
        const flipped = Uint8Array.from(bytes);
        flipped[where] = (flipped[where] ?? 0) ^ 1;
        const { verdict } = verifyCertificate(new Map([...files, [name, flipped]]), { suite, day, security });
        expect([name, where, verdict]).toEqual([name, where, 'refused']);
      }
    }
  });

  it('is never valid for bytes that are no package', () => {
    const empty = verifyCertificate(new Map(), { day, security });
    expect([empty.verdict, empty.problems.length]).toEqual(['refused', 4]);
    const junk = new Map(Object.values(packageNames).map((name) => [name, Buffer.from('{}')]));
    expect(verifyCertificate(junk, { day, security }).verdict).toBe('refused');
  });
});

describe('the manifest', () => {
  it('is read back only from its one canonical text', () => {
    const bytes = Buffer.from('{"schema": "lienthong-certificate/1"}');
    expect(decodeManifest(bytes).ok).toBe(false);
  });
});
