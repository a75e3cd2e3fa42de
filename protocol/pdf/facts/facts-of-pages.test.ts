import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject } from '../../../fixtures/documents/tiny-pdf.ts';
import { sourceOf } from '../source.ts';
import type { PdfFacts } from './facts.ts';
import { type FactsWish, readPdfFacts } from './read-facts.ts';

type Objects = Readonly<Record<number, TinyObject>>;

function factsOf(contents: readonly string[], objects: Objects = {}, wish?: FactsWish): PdfFacts {
  const resources = { Font: '<< /F 5 0 R >>', XObject: '<< /I 6 0 R >>' };
  const picture = { 6: { dict: '/Subtype /Image /Width 1 /Height 1', data: 'x' } };
  const bytes = pdfOf(
    contents.map((content) => ({ content, resources })),
    { 2: '<< >>', ...picture, ...objects },
    '1.5',
  );
  const reading = readPdfFacts(sourceOf(bytes), wish);
  if (!reading.ok) throw new Error(reading.problems.map(({ code }) => code).join());
  return reading.value;
}
/** A tree of these pages in a box of 100 by 100 points. */
const tree = (count: number): Objects => ({
  2: `<< /MediaBox [0 0 100 100] /Kids [${Array.from({ length: count }, (_, at) => `${20 + 2 * at} 0 R`).join(' ')}] >>`,
});
const only = (content: string) => factsOf([content], tree(1)).pages[0];

describe('what pages say of themselves', () => {
  it('is read of the first, or of as many as are wished for', () => {
    const contents = ['/F 10 Tf (a) Tj', '/F 10 Tf (b) Tj', '/F 10 Tf (c) Tj'];
    const textsOf = (wish?: FactsWish) => {
      const { pageCount, pages } = factsOf(contents, tree(3), wish);
      return [pageCount, ...pages.map(({ text }) => text)];
    };
    expect(textsOf()).toEqual([3, 'a']);
    expect(textsOf({ pages: 0 })).toEqual([3]);
    expect(textsOf({ pages: 2 })).toEqual([3, 'a', 'b']);
    expect(textsOf({ pages: 9 })).toEqual([3, 'a', 'b', 'c']);
  });

  it('has lines, signs that nobody can read, and a place', () => {
    expect(only('/F 10 Tf 1 50 Td (a) Tj 0 -20 Td (b\\001) Tj')).toEqual({
      ...{ number: 1, box: [0, 0, 100, 100], rotate: 0, text: 'a\nb', unreadable: 1 },
      ...{ images: [], isImageOnly: false },
    });
  });

  it.each([
    ['no picture', '', false],
    ['a picture over all of it', '100 0 0 100 0 0 cm /I Do', true],
    ['a picture over a little more than half', '100 0 0 51 0 0 cm /I Do', true],
    ['a picture over half', '100 0 0 50 0 0 cm /I Do', false],
    ['a small picture, then a large one', '/I Do 100 0 0 100 0 0 cm /I Do', true],
    ['a picture and text', '/F 10 Tf (a) Tj 100 0 0 100 0 0 cm /I Do', false],
    ['a picture and signs without meaning', '/F 10 Tf (\\001) Tj 100 0 0 100 0 0 cm /I Do', false],
    ['text', '/F 10 Tf (a) Tj', false],
  ])('is a scan or not (ATT-06): %s', (_, content, isScan) => {
    expect(only(content)?.isImageOnly).toBe(isScan);
  });

  it.each([
    ['[10 10 60 60]', '40 0 0 40 0 0 cm /I Do', true],
    ['[10 10 60 60]', '30 0 0 30 0 0 cm /I Do', false],
  ])('measured by its box %s: %s', (box, content, isScan) => {
    const objects = { 2: `<< /MediaBox ${box} /Kids [20 0 R] >>` };
    expect(factsOf([content], objects).pages[0]?.isImageOnly).toBe(isScan);
  });
});

describe('what a file says of itself', () => {
  it.each([
    ['', '1.5'],
    ['/Version /1.7', '1.7'],
    ['/Version 30 0 R', '1.6'],
    ['/Version 1.7', '1.5'],
  ])('its version: “%s” is %s', (own, version) => {
    const facts = factsOf([], { 1: `<< /Pages 2 0 R ${own} >>`, 30: '/1.6' });
    expect(facts.version).toBe(version);
  });

  it('its fields that are not for signatures', () => {
    const fields = '[<< /T (a) /FT /Tx >> << /T (b) /FT /Sig >> << /T (c) >>]';
    const facts = factsOf([], { 1: `<< /Pages 2 0 R /AcroForm << /Fields ${fields} >> >>` });
    expect(facts.formFields).toEqual(['a', 'c']);
  });

  it.each([
    ['', false],
    ['/OCProperties << >>', true],
  ])('whether it has layers: “%s”', (own, hasLayers) => {
    expect(factsOf([], { 1: `<< /Pages 2 0 R ${own} >>` }).hasLayers).toBe(hasLayers);
  });

  it('what acts in any of its pages', () => {
    const objects = { ...tree(2), 1: '<< /Pages 2 0 R /AF [] >>' };
    expect(factsOf(['', ''], objects).active).toEqual([{ kind: 'embedded-file', path: 'Root/AF' }]);
  });

  it('nothing when it is none: the problem has its place', () => {
    const reading = readPdfFacts(sourceOf(Buffer.from('hello')));
    expect(reading.problems).toMatchObject([
      { code: 'pdf.not-pdf', place: { path: 'pdf', offset: 0 }, seen: 'hello' },
    ]);
  });
});
