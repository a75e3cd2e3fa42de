import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../fixtures/documents/tiny-pdf.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { judgeUpdate } from '../../protocol/security/document/judge-update.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import {
  codesOf,
  fileOf,
  judgeFiles,
  minute,
  nineOClock,
  signAll,
  type TestSignature,
  testLetter,
  usualSignatures,
} from './documents-under-test.ts';

const pki = testPki();
const { leader, seal, secondSeal } = pki;
const alone = { kind: 'agency', alone: true, place: { page: 2, left: 100, top: 120 } } as const;
const later = nineOClock + 10 * minute;

/** What PKCS#1 v1.5 and the like make a verifier say beside: no finding of these rules. */
const ruled = (codes: readonly string[]) => codes.filter((code) => code.startsWith('signed.'));

async function judged(signatures: readonly TestSignature[], judging: Parameters<typeof judgeFiles>[2] = {}) {
  const letter = await testLetter();
  const verdict = judgeFiles(letter, [await signAll(letter.pdf, signatures)], judging);
  return { ...verdict, codes: ruled(codesOf(verdict)) };
}

describe('how it looks', () => {
  it.each([
    ['far away', { page: 2, left: 20, top: 20 }],
    ['on its right', { page: 2, left: 170, top: 120 }],
  ])('has the seal over a third of the signature, on its left: %s (SIG-09)', async (_, place) => {
    const [person, agency] = usualSignatures();
    if (person === undefined || agency === undefined) throw new Error('two signatures');
    const { outcome, codes } = await judged([person, { ...agency, role: { kind: 'agency', place } }]);
    expect([outcome, codes]).toEqual(['accept', ['signed.seal-place']]);
  });
});

describe('what it prints', () => {
  it.each([
    ['number', { codeNumber: '1' }, 'signed.number-differs'],
    ['notation', { codeNotation: 'VPCP-KSTT' }, 'signed.number-differs'],
  ])('is what the packet says: %s (MET-04)', async (_, facts, code) => {
    const { outcome, codes } = await judged(usualSignatures(), { facts });
    expect([outcome, codes]).toEqual(['refuse', [code]]);
  });

  it('is dated as the packet says (MET-04)', async () => {
    const { outcome, codes } = await judged(usualSignatures(), { facts: { promulgationDate: '2026/11/19' } });
    expect(outcome).toBe('refuse');
    expect(codes).toEqual(['signed.date-differs', 'signed.day-differs']);
  });

  it('is not compared where it cannot be read (MET-04)', async () => {
    const letter = await testLetter();
    const picture = scan({});
    const copy = await signAll(picture, [{ by: seal, role: { kind: 'copy', form: 'SAO Y' }, at: later }]);
    const verdict = judgeFiles(letter, [copy]);
    expect([verdict.outcome, ruled(codesOf(verdict))]).toEqual(['accept', ['signed.text-unreadable']]);
  });
});

interface Scan {
  readonly width?: number;
  readonly colour?: string;
  readonly version?: string;
}

/** A page that is one picture of a page. */
function scan({ width = 1654, colour = 'DeviceRGB', version }: Scan): Uint8Array {
  const size = `/Width ${width} /Height ${Math.round(width * Math.SQRT2)}`;
  const image = {
    dict: `/Type /XObject /Subtype /Image ${size} /BitsPerComponent 8 /ColorSpace /${colour}`,
    data: 'x',
  };
  const page = { content: 'q 595.28 0 0 841.89 0 0 cm /X Do Q', resources: { XObject: '<< /X 6 0 R >>' } };
  return pdfOf([page], { 6: image }, version);
}

describe('a copy from paper', () => {
  const copied = { kind: 'copy', form: 'SAO Y' } as const;

  it.each([
    ['fine, in colour, of 1.4', {}, []],
    ['150 dpi', { width: 1240 }, ['signed.scan-coarse']],
    ['grey', { colour: 'DeviceGray' }, ['signed.scan-grey']],
    ['PDF 1.3', { version: '1.3' }, ['signed.scan-version']],
  ])('is fine enough and in colour: %s (ATT-06)', async (_, looks, expected) => {
    const letter = await testLetter();
    const pdf = await signAll(scan(looks), [{ by: seal, role: copied, at: later }]);
    const verdict = judgeFiles(letter, [pdf]);
    const codes = ruled(codesOf(verdict)).filter((code) => code !== 'signed.text-unreadable');
    expect([verdict.outcome, codes]).toEqual([expected.length === 0 ? 'accept' : 'refuse', expected]);
  });

  it('bears the signature of the agency that made it (ATT-13)', async () => {
    const letter = await testLetter();
    const unsigned = judgeFiles(letter, [scan({})]);
    expect([unsigned.outcome, codesOf(unsigned)[0]]).toEqual(['refuse', 'signed.copy-unsigned']);
    const byPerson = await signAll(scan({}), [
      { by: leader, role: { kind: 'person', place: { page: 1, left: 20, top: 20 } } },
    ]);
    expect(codesOf(judgeFiles(letter, [byPerson]))).toContain('signed.copy-unsigned');
  });

  it('says what form of copy it is, of whom and when (ATT-06)', async () => {
    const letter = await testLetter();
    const plain = await signAll(scan({}), [{ by: seal, role: { kind: 'annex', code: '1/A' }, at: later }]);
    expect(codesOf(judgeFiles(letter, [plain]))).toContain('signed.copy-form-missing');
  });
});

describe('an annex in a file of its own (ATT-11)', () => {
  it.each([
    ['bears no signature', [], 'signed.annex-unsigned'],
    [
      'bears another body’s',
      [{ by: secondSeal, role: { kind: 'annex', code: '7159/VPCP-QHĐP' } }],
      'signed.annex-body-differs',
    ],
    [
      'bears it elsewhere',
      [{ by: seal, role: { ...alone, place: { page: 1, left: 20, top: 200 } } }],
      'signed.annex-place',
    ],
    ['bears another number', [{ by: seal, role: { kind: 'annex', code: '9/X' } }], 'signed.annex-text'],
  ] as const)('%s', async (_, signatures, code) => {
    const letter = await testLetter();
    const pdf = await signAll(letter.pdf, usualSignatures());
    const annex = await signAll(
      letter.annex,
      signatures.map((each) => ({ ...each, at: later })),
    );
    const verdict = judgeFiles(letter, [pdf, annex]);
    expect(codesOf(verdict)).toContain(code);
    expect(verdict.outcome).toBe(code === 'signed.annex-text' ? 'accept' : 'refuse');
  });
});

describe('the first file', () => {
  it('is a PDF (ATT-05)', async () => {
    const letter = await testLetter();
    const { judgeSignedDocument } = await import('../../protocol/security/document/judge-signed-document.ts');
    const { factsOfLetter } = await import('./documents-under-test.ts');
    const verdict = judgeSignedDocument(
      { facts: factsOfLetter(letter), files: [{ name: 'letter.docx' }] },
      lawProfile,
    );
    expect([verdict.outcome, codesOf(verdict)]).toEqual(['refuse', ['signed.main-not-pdf']]);
  });
});

describe('an update (RCL-17)', () => {
  it('does not change what a signed document says', async () => {
    const [letter, other] = [await testLetter(), await testLetter('G22', 'Nguyễn Thị Thử Hai')];
    const before = fileOf('a.pdf', await signAll(letter.pdf, usualSignatures()));
    const unsigned = judgeUpdate({ before, after: fileOf('a.pdf', other.pdf), isNormative: false });
    expect(unsigned.map(({ code }) => code)).toEqual(['signed.update-unsigned']);
    const same = judgeUpdate({ before, after: fileOf('a.pdf', letter.pdf), isNormative: true });
    expect(same).toEqual([]);
    const [person, agency] = usualSignatures();
    if (person === undefined || agency === undefined) throw new Error('two signatures');
    const anew = await signAll(other.pdf, [
      { by: leader, role: { kind: 'person', name: 'Nguyễn Thị Thử Hai' } },
      { ...agency, at: later + minute },
    ]);
    const normative = judgeUpdate({ before, after: fileOf('a.pdf', anew), isNormative: true });
    expect(normative.map(({ code }) => code)).toEqual(['signed.update-normative']);
  });
});
