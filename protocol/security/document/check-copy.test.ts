import { describe, expect, it } from 'vitest';
import {
  byAgency,
  byClerk,
  byPerson,
  copyStamp,
  findingsOf,
  judgeLetter,
  letterFace,
  pageFace,
  scannedPage,
  timeless,
  widgetAt,
} from '../../../fixtures/signatures/judged-document.ts';

type PageFace = ReturnType<typeof pageFace>;

/** The findings on what a scan looks like, with the place and what was seen. */
function scanned(pages: readonly PageFace[], version = '1.7') {
  const { findings, verdict } = judgeLetter({
    face: letterFace(pages, { 'sao-y': copyStamp }, version),
    signatures: [byClerk()],
  });
  const told = findings.filter(({ code }) => code.startsWith('signed.scan'));
  return { verdict, told };
}

describe('a scan from paper', () => {
  it.each([
    ['in colour, at 300 dots an inch', [scannedPage()], '1.7'],
    ['as coarse as it may be', [scannedPage({ dpi: 200 })], '1.4'],
    ['coarse by rounding', [scannedPage({ dpi: 199 })], '1.4'],
    ['whose colour nobody knows', [scannedPage({ colour: 'unknown' })], '1.4'],
    ['with a grey stamp on it', [scannedPage(), stamped()], '1.4'],
  ])('ATT-06: is taken %s', (_, pages, version) => {
    expect(scanned(pages, version).told).toEqual([]);
  });

  it('ATT-06: in a file older than 1.4 is refused', () => {
    const { told, verdict } = scanned([scannedPage()], '1.3');
    expect(verdict).toBe('malformed');
    expect(told).toMatchObject([
      { code: 'signed.scan-version', place: { path: '7816.pdf' }, seen: '1.3', expected: '1.4' },
    ]);
  });

  it('ATT-06: that is too coarse is refused, each page by its number', () => {
    const { told, verdict } = scanned([
      scannedPage(),
      { ...scannedPage({ dpi: 198.9 }), number: 2 },
      { ...scannedPage({ dpi: 72 }), number: 3 },
    ]);
    expect(verdict).toBe('malformed');
    expect(told).toMatchObject([
      { code: 'signed.scan-coarse', place: { path: '2' }, seen: '199', expected: '200' },
      { code: 'signed.scan-coarse', place: { path: '3' }, seen: '72', expected: '200' },
    ]);
  });

  it('ATT-06: in grey is refused', () => {
    const { told, verdict } = scanned([scannedPage({ colour: 'grey' })]);
    expect(verdict).toBe('malformed');
    expect(told).toMatchObject([{ code: 'signed.scan-grey', place: { path: '1' } }]);
  });

  it('is judged by pictures of half a page at least', () => {
    const half = (height: number) => scannedPage({ rect: [0, 21, 595, 21 + height], dpi: 72 });
    expect(scanned([half(421)]).told).toHaveLength(1);
    expect(scanned([half(420.9)]).told).toHaveLength(0);
    const narrow = (width: number) => scannedPage({ rect: [100, 0, 100 + width, 842], dpi: 72 });
    expect([scanned([narrow(298)]).told.length, scanned([narrow(297)]).told.length]).toEqual([1, 0]);
  });

  it('on a page that begins elsewhere is judged by its own size', () => {
    const page = { ...scannedPage({ rect: [0, 0, 300, 842], dpi: 72 }) };
    const box = [300, 421, 895, 1263] as const;
    expect(scanned([{ ...page, box }]).told).toHaveLength(1);
    expect(scanned([{ ...page, box: [300, 421, 900, 1271] }]).told).toHaveLength(0);
  });

  it('is no document with letters, whatever pictures it has', () => {
    const page = { ...scannedPage({ dpi: 72, colour: 'grey' }), legible: 'text' } as const;
    expect(scanned([page]).told).toEqual([]);
  });
});

/** A page with a small picture, coarse and grey. */
function stamped(): PageFace {
  const page = scannedPage();
  const seal = { rect: [300, 200, 400, 300], dpi: 72, colour: 'grey' } as const;
  return { ...page, images: [...page.images, seal] };
}

describe('the signature of a copy', () => {
  const shownBy = (lines: readonly string[], wishes: Parameters<typeof byClerk>[0] = {}) =>
    findingsOf(
      judgeLetter({ face: letterFace([scannedPage()], { 'sao-y': lines }), signatures: [byClerk(wishes)] }),
    );

  it('ATT-13: shows form, body and time in the corner', () => {
    const findings = shownBy(copyStamp);
    expect(findings.filter((each) => each.startsWith('signed.copy'))).toEqual([]);
  });

  it.each([
    ['the form', copyStamp.slice(1), {}],
    ['the body', [copyStamp[0] ?? '', copyStamp[2] ?? ''], {}],
    ['the time', copyStamp.slice(0, 2), {}],
    ['its own time', [...copyStamp.slice(0, 2), '20/11/2026 09:00:01 +07:00'], {}],
    ['the corner', copyStamp, { widgets: [widgetAt(20, 20, 100, 100)] }],
    ['any place', copyStamp, { widgets: [] }],
  ])('ATT-13: lacks %s', (_, lines, wishes) => {
    const findings = shownBy(lines, wishes).filter((each) => each.startsWith('signed.copy'));
    expect(findings).toEqual(['signed.copy-form-missing error']);
  });

  it('may show no time where it claims none', () => {
    const face = letterFace([scannedPage()], { 'sao-y': copyStamp.slice(0, 2) });
    const findings = findingsOf(judgeLetter({ face, signatures: [timeless(byClerk())] }));
    expect(findings.filter((each) => each.startsWith('signed.copy'))).toEqual([]);
  });

  it('ATT-06: is asked for on a scan', () => {
    const face = letterFace([scannedPage()]);
    const copies = (signatures: Parameters<typeof judgeLetter>[0]) =>
      findingsOf(judgeLetter({ face, ...signatures })).filter((each) => each.startsWith('signed.copy'));
    expect(copies({ signatures: [byPerson()] })).toEqual(['signed.copy-unsigned error']);
    expect(copies({ signatures: [byAgency()] })).toEqual(['signed.copy-form-missing error']);
    expect(copies({ signatures: [] })).toEqual(['signed.copy-unsigned error']);
  });

  it('is whole when one of several is', () => {
    const face = letterFace([pageFace()], { 'sao-y': copyStamp, 'sao-luc': ['SAO LỤC'] });
    const second = byClerk({ field: 'sao-luc', revision: 2, widgets: [] });
    expect(findingsOf(judgeLetter({ face, signatures: [byClerk(), second] }))).toEqual([]);
  });

  it('is not asked for on an original', () => {
    expect(findingsOf(judgeLetter())).toEqual([]);
  });
});
