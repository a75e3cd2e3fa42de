import { describe, expect, it } from 'vitest';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import {
  byAgency,
  byClerk,
  byPerson,
  copyStamp,
  findingsOf,
  judgedPdf,
  judgeLetter,
  letterFace,
  letterFacts,
  pageFace,
  widgetAt,
} from '../../../fixtures/signatures/judged-document.ts';
import { PdfFault } from '../../pdf/fault.ts';
import { fieldProfile, lawProfile } from '../profiles.ts';
import type { DocumentFacts, JudgedFile } from './document-facts.ts';
import type { DocumentVerdict } from './document-verdict.ts';

const { secondSeal } = testPki();
const stamp = ['Văn phòng Chính phủ', '7816/VPCP-TTĐT', '20/11/2026 09:00:00 +07:00'];
const main = judgedPdf([byPerson(), byAgency()]);

interface AnnexWishes {
  readonly seal?: ReturnType<typeof byClerk>;
  readonly shown?: readonly string[];
  readonly facts?: DocumentFacts;
  readonly first?: JudgedFile;
  readonly profile?: typeof lawProfile;
}

/** A letter with an annex of its own, sealed in the corner. */
function withAnnex(wishes: AnnexWishes = {}): DocumentVerdict {
  const { seal = byClerk(), shown = stamp, first = main, ...others } = wishes;
  const face = letterFace([pageFace()], { [seal.field]: shown });
  return judgeLetter({ files: [first, judgedPdf([seal], face, { name: 'phu-luc.pdf' })], ...others });
}

describe('an annex in a file of its own', () => {
  it('ATT-11: bears the seal of the document’s agency in its corner, with the number and the time', () => {
    expect(withAnnex()).toMatchObject({ verdict: 'valid', outcome: 'accept', findings: [] });
  });

  it('ATT-11: has to be sealed', () => {
    const unsigned = (profile = lawProfile) =>
      judgeLetter({ files: [main, judgedPdf([], letterFace(), { name: 'phu-luc.pdf' })], profile });
    expect(unsigned()).toMatchObject({
      verdict: 'absent',
      outcome: 'refuse',
      findings: [{ code: 'signed.annex-unsigned', severity: 'error', place: { path: 'phu-luc.pdf' } }],
    });
    expect(unsigned(fieldProfile)).toMatchObject({
      verdict: 'valid',
      outcome: 'accept',
      findings: [{ code: 'signed.annex-unsigned', severity: 'warning' }],
    });
  });

  it('ATT-11: is not sealed by a person', () => {
    expect(findingsOf(withAnnex({ seal: byPerson() }))).toEqual(['signed.annex-unsigned error']);
  });

  it('ATT-11: is sealed by who sealed the document', () => {
    const { verdict, findings } = withAnnex({ seal: byClerk({}, secondSeal) });
    expect(verdict).toBe('wrong-signer');
    expect(findings).toEqual([
      {
        code: 'signed.annex-body-differs',
        severity: 'error',
        place: { path: 'phu-luc.pdf' },
        seen: 'Ủy ban nhân dân thành phố Đà Nẵng',
        expected: 'Văn phòng Chính phủ',
      },
    ]);
  });

  it('is sealed by any where the document bears no seal', () => {
    const first = judgedPdf([byPerson()]);
    const { findings } = withAnnex({ first, seal: byClerk({}, secondSeal), profile: fieldProfile });
    expect(findings.map(({ code }) => code)).toEqual(['signed.agency-missing']);
  });

  it('is sealed as the copy is', () => {
    const face = letterFace([pageFace()], { 'sao-y': copyStamp });
    const shown = [...copyStamp, '7816/VPCP-TTĐT'];
    const copy = { first: judgedPdf([byClerk()], face), shown };
    expect(findingsOf(withAnnex(copy))).toEqual([]);
    const stranger = byClerk({}, secondSeal);
    expect(findingsOf(withAnnex({ ...copy, seal: stranger }))).toContain('signed.annex-body-differs error');
  });

  it('ATT-11: is sealed in the corner', () => {
    const seal = byClerk({ widgets: [widgetAt(20, 20, 100, 100)] });
    const { findings } = withAnnex({ seal });
    expect(findings).toMatchObject([
      { code: 'signed.annex-place', severity: 'error', place: { path: 'phu-luc.pdf' } },
    ]);
    expect(findingsOf(withAnnex({ seal, profile: fieldProfile }))).toEqual(['signed.annex-place warning']);
  });

  it.each([
    ['another number', ['7817/VPCP-TTĐT']],
    ['nothing', []],
  ])('ATT-11: shows the document’s number, not %s', (_, shown) => {
    expect(withAnnex({ shown }).findings).toMatchObject([
      { code: 'signed.annex-text', place: { path: 'phu-luc.pdf' }, expected: '7816/VPCP-TTĐT' },
    ]);
  });

  it('ATT-11: shows it in any case, over several lines', () => {
    expect(findingsOf(withAnnex({ shown: ['Số: 7816/', 'vpcp-ttđt'] }))).toEqual([]);
  });

  it.each(['codeNumber', 'codeNotation'] as const)('need not show a number without a %s', (absent) => {
    const { [absent]: _, ...facts } = letterFacts();
    expect(findingsOf(withAnnex({ facts, shown: [] }))).toEqual([]);
  });

  it('SIG-21: shows its own time, where it shows one', () => {
    const { findings } = withAnnex({ shown: ['7816/VPCP-TTĐT', '20/11/2026 09:00'] });
    expect(findings).toMatchObject([{ code: 'signed.time-not-shown', place: { path: 'sao-y' } }]);
  });

  it('that cannot be drawn shows nothing that could be compared', () => {
    const drawn = judgedPdf([byClerk()], letterFace(), { name: 'phu-luc.pdf' });
    const { pdf } = drawn;
    if (pdf === undefined) throw new Error('a test without its file');
    const face = { ok: false, fault: new PdfFault('pdf.object-broken') } as const;
    const annex = { name: 'phu-luc.pdf', pdf: { ...pdf, face } };
    expect(findingsOf(judgeLetter({ files: [main, annex] }))).toEqual([]);
  });

  it('is judged where it is a PDF, behind whatever is none', () => {
    const picture = { name: 'anh.jpg' };
    const annex = judgedPdf([], letterFace(), { name: 'phu-luc.pdf' });
    const { findings, files } = judgeLetter({ files: [main, picture, annex] });
    expect(findings).toMatchObject([{ code: 'signed.annex-unsigned', place: { path: 'phu-luc.pdf' } }]);
    expect(files.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['7816.pdf', 'valid'],
      ['anh.jpg', 'absent'],
      ['phu-luc.pdf', 'absent'],
    ]);
  });
});
