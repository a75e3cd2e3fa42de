import { describe, expect, it } from 'vitest';
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
  letterLines,
  pageFace,
  printedLine,
  scannedPage,
} from '../../../fixtures/signatures/judged-document.ts';
import { PdfFault } from '../../pdf/fault.ts';
import { fieldProfile } from '../profiles.ts';
import type { DocumentFacts } from './document-facts.ts';
import type { DocumentVerdict } from './document-verdict.ts';

/** The letter with one line in another's place; without it where there is none. */
function withLine(index: number, text: string | undefined): ReturnType<typeof letterFace> {
  const line = letterLines[index];
  const changed = text === undefined || line === undefined ? [] : [printedLine(text, line.x, line.y)];
  return letterFace([pageFace({ lines: letterLines.toSpliced(index, 1, ...changed) })]);
}

const told = (facts: Partial<DocumentFacts>): DocumentVerdict => judgeLetter({ facts: letterFacts(facts) });
const [numberLine, dateLine, authorityLine, nameLine] = [1, 2, 4, 6];

describe('number and notation in print', () => {
  it.each([
    ['number', { codeNumber: '7817' }, '7817/VPCP-TTĐT'],
    ['notation', { codeNotation: 'VPCP-KSTT' }, '7816/VPCP-KSTT'],
  ])('MET-04: are the packet’s: another %s was put in after signing', (_, facts, expected) => {
    const { verdict, outcome, findings } = told(facts);
    expect([verdict, outcome]).toEqual(['altered-after-signing', 'refuse']);
    expect(findings).toEqual([
      {
        code: 'signed.number-differs',
        severity: 'error',
        place: { path: '7816.pdf' },
        seen: '7816/VPCP-TTĐT',
        expected,
      },
    ]);
  });

  it.each([
    ['zeros before it', 'Số: 007816/VPCP-TTĐT'],
    ['stops behind it', 'Số: 7816/VPCP-TTĐT.:'],
    ['other case and spaces', 'Số: 7816 / vpcp-ttđt'],
  ])('MET-04: are the same with %s', (_, text) => {
    expect(findingsOf(judgeLetter({ face: withLine(numberLine, text) }))).toEqual([]);
  });

  it('MET-04: keep the zeros and stops within', () => {
    const facts = letterFacts({ codeNumber: '7006', codeNotation: 'V.P-A' });
    expect(findingsOf(judgeLetter({ facts, face: withLine(numberLine, 'Số: 7006/V.P-A') }))).toEqual([]);
    const codes = (text: string) => findingsOf(judgeLetter({ facts, face: withLine(numberLine, text) }));
    expect(codes('Số: 706/V.P-A')).toEqual(['signed.number-differs error']);
    expect(codes('Số: 7006/VP-A')).toEqual(['signed.number-differs error']);
  });

  it('MET-04: have to stand there', () => {
    const { findings } = judgeLetter({ face: withLine(numberLine, undefined) });
    expect(findings[0]).toMatchObject({ code: 'signed.number-not-printed', place: { path: '7816.pdf' } });
  });

  it.each(['codeNumber', 'codeNotation'] as const)(
    'are not compared without a %s in the packet',
    (absent) => {
      const { [absent]: _, ...facts } = letterFacts();
      const { findings } = judgeLetter({ facts, face: withLine(numberLine, 'Số: 1/A') });
      expect(findings).toEqual([]);
    },
  );

  it('a zero alone is a number', () => {
    const facts = letterFacts({ codeNumber: '0' });
    expect(findingsOf(judgeLetter({ facts, face: withLine(numberLine, 'Số: 00/VPCP-TTĐT') }))).toEqual([]);
  });
});

describe('the date in print', () => {
  it('MET-04: is the packet’s', () => {
    const { findings, verdict } = told({ promulgationDate: '2026/11/19' });
    expect(verdict).toBe('altered-after-signing');
    expect(findings[0]).toEqual({
      code: 'signed.date-differs',
      severity: 'error',
      place: { path: '7816.pdf' },
      seen: '2026/11/20',
      expected: '2026/11/19',
    });
  });

  it('is not compared where it stands nowhere, or the packet has none', () => {
    expect(findingsOf(judgeLetter({ face: withLine(dateLine, undefined) }))).toEqual([]);
    const { promulgationDate: _, ...facts } = letterFacts();
    expect(findingsOf(judgeLetter({ facts }))).toEqual([]);
  });
});

it('MET-04: what cannot be read is said to be so, and not compared', () => {
  const face = letterFace([pageFace({ legible: 'unreadable' })]);
  const { findings } = judgeLetter({ face, facts: letterFacts({ codeNumber: '1', competence: '' }) });
  expect(findings).toMatchObject([{ code: 'signed.text-unreadable', place: { path: '7816.pdf' } }]);
});

it('a copy bears number, date and signer of its original', () => {
  const face = letterFace([pageFace()], { 'sao-y': copyStamp });
  const facts = letterFacts({
    codeNumber: '1',
    promulgationDate: '2026/01/01',
    signer: 'Ai',
    competence: '',
  });
  expect(findingsOf(judgeLetter({ facts, face, signatures: [byClerk()] }))).toEqual([]);
});

it('a scan says that its text cannot be read', () => {
  const face = letterFace([scannedPage()], { 'sao-y': copyStamp });
  const codes = findingsOf(judgeLetter({ face, signatures: [byClerk()] })).map((each) => each.split(' ')[0]);
  expect(codes).toEqual(['signed.text-unreadable']);
});

describe('the signer in print', () => {
  it('MET-07: has to stand there', () => {
    const { findings } = judgeLetter({ face: withLine(nameLine, undefined) });
    expect(findings).toMatchObject([
      { code: 'signed.signer-not-printed', expected: 'Nguyễn Thị Thử', place: { path: '7816.pdf' } },
    ]);
  });

  it.each([
    ['another authority', 'TM. CHÍNH PHỦ', 'TM.', 'KT.'],
    ['two for one', 'TM. CHÍNH PHỦ, KT. BỘ TRƯỞNG', 'TM. KT.', 'KT.'],
    ['none', 'BỘ TRƯỞNG, CHỦ NHIỆM', '–', 'KT.'],
  ])('SIG-08: signs by the packet’s authority, not by %s', (_, text, seen, expected) => {
    const face = withLine(authorityLine, text);
    expect(judgeLetter({ face }).findings).toMatchObject([
      { code: 'signed.authority-differs', severity: 'error', seen, expected, place: { path: '7816.pdf' } },
    ]);
    expect(findingsOf(judgeLetter({ face, profile: fieldProfile }))).toEqual([
      'signed.authority-differs warning',
    ]);
  });

  it('signs by the same authorities in any order, however often they stand', () => {
    const face = withLine(authorityLine, 'TM. CHÍNH PHỦ, KT. BỘ TRƯỞNG, KT. BỘ TRƯỞNG');
    const facts = letterFacts({ competence: 'KT. BỘ TRƯỞNG, TM. CHÍNH PHỦ' });
    expect(findingsOf(judgeLetter({ face, facts }))).toEqual([]);
  });

  it('signs by his own where the packet names none', () => {
    const { competence: _, ...facts } = letterFacts();
    expect(findingsOf(judgeLetter({ facts, face: withLine(authorityLine, 'BỘ TRƯỞNG') }))).toEqual([]);
    expect(judgeLetter({ facts }).findings).toMatchObject([
      { code: 'signed.authority-differs', seen: 'KT.', expected: '–' },
    ]);
  });
});

it('what cannot be drawn at all is not compared', () => {
  const { name, pdf } = judgedPdf([byPerson(), byAgency()]);
  if (pdf === undefined) throw new Error('a test without its file');
  const face = { ok: false, fault: new PdfFault('pdf.object-broken') } as const;
  expect(findingsOf(judgeLetter({ files: [{ name, pdf: { ...pdf, face } }] }))).toEqual([]);
});
