import { describe, expect, it } from 'vitest';
import {
  byAgency,
  byPerson,
  judgedPdf,
  letterFace,
  letterLines,
  minute,
  pageFace,
  printedLine,
  scannedPage,
  signedAt,
  timeless,
} from '../../../fixtures/signatures/judged-document.ts';
import type { JudgedFile } from './document-facts.ts';
import { judgeUpdate } from './judge-update.ts';

const before = judgedPdf([byPerson(), byAgency()]);
const lines = [...letterLines, printedLine('Thêm một dòng', 60, 100)];
const changed = letterFace([pageFace({ lines })]);
const anew = byAgency({ claimedAt: signedAt + minute });

function codesFor(after: JudgedFile, isNormative = false, old = before): readonly string[] {
  return judgeUpdate({ before: old, after, isNormative }).map(({ code }) => code);
}

describe('an update of a signed document', () => {
  it('RCL-17: may say the same, signed or not', () => {
    expect(codesFor(before)).toEqual([]);
    expect(codesFor(judgedPdf([]), true)).toEqual([]);
    const spaced = lines.slice(0, -1).map((line) => ({ ...line, text: ` ${line.text}` }));
    expect(codesFor(judgedPdf([], letterFace([pageFace({ lines: spaced })])))).toEqual([]);
  });

  it('RCL-17: may say another thing when it is signed anew', () => {
    expect(codesFor(judgedPdf([byPerson(), anew], changed))).toEqual([]);
  });

  it.each([
    ['not at all', () => []],
    ['by the old signature', () => [byAgency()]],
    ['by a person', () => [byPerson({ claimedAt: signedAt + minute })]],
    ['badly', () => [byAgency({ claimedAt: signedAt + minute, verdict: 'tampered' })]],
    ['by a time-stamp', () => [byAgency({ claimedAt: signedAt + minute, isTimeStamp: true })]],
  ])('RCL-17: may not say another thing, signed %s', (_, signed) => {
    const after = judgedPdf(signed(), changed, { name: 'moi.pdf' });
    expect(judgeUpdate({ before, after, isNormative: false })).toMatchObject([
      { code: 'signed.update-unsigned', place: { path: 'moi.pdf' } },
    ]);
  });

  it('RCL-17: is no way to mend a normative document', () => {
    expect(codesFor(judgedPdf([anew], changed), true)).toEqual(['signed.update-normative']);
    expect(codesFor(judgedPdf([], changed), true)).toEqual([
      'signed.update-unsigned',
      'signed.update-normative',
    ]);
    expect(judgeUpdate({ before, after: judgedPdf([anew], changed), isNormative: true })).toMatchObject([
      { place: { path: '7816.pdf' } },
    ]);
  });

  it.each([
    ['a picture', letterFace([pageFace(), scannedPage()])],
    ['letters without meaning', letterFace([pageFace({ legible: 'unreadable' })])],
  ])('is not compared where it is %s', (_, face) => {
    expect(codesFor(judgedPdf([], face))).toEqual([]);
    expect(codesFor(judgedPdf([], changed), false, judgedPdf([], face))).toEqual([]);
  });

  it('is compared where a page is empty', () => {
    const face = letterFace([pageFace({ lines }), pageFace({ lines: [], legible: 'empty' })]);
    expect(codesFor(judgedPdf([], face))).toEqual(['signed.update-unsigned']);
  });

  it('is not compared with what is no PDF', () => {
    expect(codesFor({ name: 'a.docx' })).toEqual([]);
    expect(codesFor(judgedPdf([], changed), false, { name: 'a.docx' })).toEqual([]);
  });

  it('without a time of signing is not signed anew over one that had none', () => {
    const old = judgedPdf([timeless(byAgency())]);
    expect(codesFor(judgedPdf([timeless(byAgency())], changed), false, old)).toEqual([
      'signed.update-unsigned',
    ]);
    expect(codesFor(judgedPdf([byAgency()], changed), false, old)).toEqual([]);
  });
});
