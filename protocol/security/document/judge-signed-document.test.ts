import { describe, expect, it } from 'vitest';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import {
  byAgency,
  byClerk,
  byPerson,
  findingsOf,
  judgedPdf,
  judgeLetter,
  letterFace,
  letterFacts,
  pageFace,
  scannedPage,
} from '../../../fixtures/signatures/judged-document.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { fieldProfile, lawProfile } from '../profiles.ts';
import type { SignatureVerdict, Verdict } from '../verdict.ts';
import { judgeSignedDocument, withFindings } from './judge-signed-document.ts';

const tampered = problem('signature.digest-differs', 'co-quan');
const unknown = problem('revocation.undetermined', 'ca-nhan');

/** A packet's own signature with a verdict. */
function packetOf(verdict: Verdict, reasons: readonly Problem[] = []): SignatureVerdict {
  return { kind: 'xml', verdict, reasons, place: 'Signature', path: [] };
}

describe('a sound document', () => {
  it('is accepted, with its files and their signatures by role', () => {
    const { files, ...verdict } = judgeLetter();
    expect(verdict).toEqual({ verdict: 'valid', outcome: 'accept', findings: [] });
    expect(
      files.map(({ name, signatures, ...file }) => [name, file, signatures.map(({ role }) => role)]),
    ).toEqual([['7816.pdf', { verdict: 'valid', reasons: [] }, ['person', 'agency']]]);
  });

  it('is judged the same way twice', () => {
    expect(judgeLetter()).toEqual(judgeLetter());
  });
});

describe('a document without any signature', () => {
  const unsigned = (face = letterFace(), profile = lawProfile) =>
    judgeLetter({ signatures: [], face, profile });

  it('SIG-01: is refused by the law and flagged in the field', () => {
    expect(unsigned()).toMatchObject({
      verdict: 'absent',
      outcome: 'refuse',
      findings: [{ code: 'signed.unsigned', severity: 'error', place: { path: '7816.pdf' } }],
    });
    expect(unsigned(letterFace(), fieldProfile)).toMatchObject({
      verdict: 'absent',
      outcome: 'flag',
      findings: [{ code: 'signed.unsigned', severity: 'warning' }],
    });
    const any = { ...fieldProfile, unsigned: 'accept' } as const;
    expect(unsigned(letterFace(), any)).toMatchObject({
      outcome: 'flag',
      findings: [{ code: 'signed.unsigned', severity: 'notice' }],
    });
  });

  it('ATT-06: is a copy without its signature when it is a scan', () => {
    const { findings } = unsigned(letterFace([scannedPage()]));
    expect(findings.map(({ code }) => code)).toEqual(['signed.copy-unsigned', 'signed.text-unreadable']);
  });

  it('is refused in the field too for what is wrong besides', () => {
    const facts = letterFacts({ codeNumber: '1' });
    const verdict = judgeLetter({ signatures: [], facts, profile: fieldProfile });
    expect([verdict.verdict, verdict.outcome]).toEqual(['absent', 'refuse']);
  });

  it('is not said to be unsigned twice', () => {
    const reasons = [problem('pdf.unsigned', '7816.pdf'), problem('pdf.object-broken', '7816.pdf')];
    const files = [judgedPdf([], letterFace(), { reasons })];
    expect(judgeLetter({ files }).files[0]?.reasons.map(({ code }) => code)).toEqual(['pdf.object-broken']);
  });
});

describe('a document whose first file is no PDF', () => {
  it.each([
    ['another file', [{ name: 'a.docx' }], 'a.docx'],
    ['no file', [], ''],
    ['a PDF behind it', [{ name: 'a.docx' }, judgedPdf([byPerson(), byAgency()])], 'a.docx'],
  ])('ATT-05: is refused by the law with %s', (_, files, path) => {
    expect(judgeLetter({ files })).toMatchObject({
      verdict: 'absent',
      outcome: 'refuse',
      findings: [{ code: 'signed.main-not-pdf', severity: 'error', place: { path } }],
    });
    expect(judgeLetter({ files, profile: fieldProfile })).toMatchObject({
      verdict: 'absent',
      outcome: 'flag',
      findings: [{ code: 'signed.main-not-pdf', severity: 'warning' }],
    });
  });

  it('ATT-05: is refused for a packet that names no file at all', () => {
    const { verdict } = judgeSignedDocument({ facts: letterFacts(), files: [] }, lawProfile);
    expect(verdict).toBe('absent');
  });
});

describe('a signature that does not hold', () => {
  const bad = byAgency({ verdict: 'tampered', reasons: [tampered, unknown] });
  const open = byPerson({ verdict: 'undetermined', reasons: [unknown] });

  it('SIG-04: decides, with its first reason before all rules', () => {
    const facts = letterFacts({ codeNumber: '1' });
    const verdict = judgeLetter({ signatures: [byPerson(), bad], facts });
    expect([verdict.verdict, verdict.outcome]).toEqual(['tampered', 'refuse']);
    expect(verdict.findings.map(({ code }) => code)).toEqual([
      'signature.digest-differs',
      'signed.number-differs',
      'revocation.undetermined',
    ]);
  });

  it('REV-04: waits where nobody can tell yet', () => {
    const verdict = judgeLetter({ signatures: [open, byAgency()] });
    expect([verdict.verdict, verdict.outcome]).toEqual(['undetermined', 'wait']);
    expect(verdict.findings.map(({ code }) => code)).toEqual(['revocation.undetermined']);
  });

  it('REV-04: is a sure no beside one that nobody can tell', () => {
    const verdict = judgeLetter({ signatures: [open, bad] });
    expect([verdict.verdict, verdict.outcome]).toEqual(['tampered', 'refuse']);
    expect(verdict.files[0]?.verdict).toBe('tampered');
  });

  it('REV-04: is a rule’s no before one that nobody can tell', () => {
    const verdict = judgeLetter({ signatures: [open, byAgency()], facts: letterFacts({ codeNumber: '1' }) });
    expect([verdict.verdict, verdict.outcome]).toEqual(['altered-after-signing', 'refuse']);
  });

  it('of an annex decides as well', () => {
    const main = judgedPdf([byPerson(), byAgency()]);
    const annex = (signature: typeof bad) => judgedPdf([signature], letterFace(), { name: 'phu-luc.pdf' });
    expect(judgeLetter({ files: [main, annex(bad)] }).verdict).toBe('tampered');
    const waiting = byClerk({ verdict: 'undetermined', reasons: [unknown] });
    const face = letterFace([pageFace()], { 'sao-y': ['7816/VPCP-TTĐT'] });
    const later = judgedPdf([waiting], face, { name: 'phu-luc.pdf' });
    expect(judgeLetter({ files: [main, later] })).toMatchObject({ verdict: 'undetermined', outcome: 'wait' });
  });

  it('is told after what is wrong with the file, and what is noticed last', () => {
    const noticed = problem('signed.seal-place', 'x', { severity: 'notice' });
    const reasons = [problem('pdf.object-broken', '7816.pdf'), noticed];
    const files = [judgedPdf([byPerson(), bad], letterFace(), { reasons, verdict: 'malformed' })];
    expect(findingsOf(judgeLetter({ files })).map((each) => each.split(' ')[0])).toEqual([
      'pdf.object-broken',
      'signature.digest-differs',
      'revocation.undetermined',
      'signed.seal-place',
    ]);
  });
});

describe('the packet’s own signature', () => {
  it.each(['valid', 'absent', 'undetermined'] as const)(
    'SIG-19: makes no difference when it is %s',
    (verdict) => {
      const packet = packetOf(verdict);
      expect(judgeLetter({ packet })).toMatchObject({
        verdict: 'valid',
        outcome: 'accept',
        findings: [],
        packet,
      });
      expect(judgeLetter({ packet, signatures: [] })).toMatchObject({ verdict: 'absent', packet });
    },
  );

  it('SIG-19: refuses by the law when it does not hold, and is a warning in the field', () => {
    const packet = packetOf('revoked', [tampered]);
    expect(judgeLetter({ packet })).toMatchObject({
      verdict: 'revoked',
      outcome: 'refuse',
      findings: [
        {
          code: 'signed.packet-signature',
          severity: 'error',
          seen: 'signature.digest-differs',
          place: { path: 'Signature' },
        },
      ],
    });
    expect(judgeLetter({ packet: packetOf('revoked'), profile: fieldProfile })).toMatchObject({
      verdict: 'valid',
      outcome: 'accept',
      findings: [{ severity: 'warning', seen: 'revoked' }],
    });
  });

  it('is not there where none was judged', () => {
    expect(judgeLetter()).not.toHaveProperty('packet');
  });
});

describe('a verdict with more findings', () => {
  const [error, warning, notice] = (['error', 'warning', 'notice'] as const).map((severity) =>
    problem('signed.update-unsigned', severity, { severity }),
  );
  const more = (...found: readonly (Problem | undefined)[]) => found.filter((each) => each !== undefined);

  it('is the same without any', () => {
    const verdict = judgeLetter();
    expect(withFindings(verdict, [])).toBe(verdict);
  });

  it('is the same verdict with warnings, in the order of their weight', () => {
    const verdict = withFindings(
      judgeLetter({ facts: letterFacts({ position: 'X' }) }),
      more(notice, warning),
    );
    expect(verdict).toMatchObject({ verdict: 'valid', outcome: 'accept' });
    expect(verdict.findings.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'notice']);
  });

  it('RCL-17: refuses what would have been accepted', () => {
    expect(withFindings(judgeLetter(), more(warning, error))).toMatchObject({
      verdict: 'altered-after-signing',
      outcome: 'refuse',
      findings: [{ severity: 'error' }, { severity: 'warning' }],
    });
  });

  it('keeps the no that it had', () => {
    const verdict = judgeLetter({ signatures: [byPerson(), byAgency({}, testPki().secondSeal)] });
    expect(withFindings(verdict, more(error))).toMatchObject({ verdict: 'wrong-signer', outcome: 'refuse' });
  });
});
