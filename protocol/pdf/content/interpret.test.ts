import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject } from '../../../fixtures/documents/tiny-pdf.ts';
import { reading } from '../fault.ts';
import { openPdf } from '../file.ts';
import { sourceOf } from '../source.ts';
import { as, type PdfValue } from '../value.ts';
import type { Drawing } from './drawing.ts';
import { interpret, interpretForm, matrixOf, newDrawingBudget, numberAt, type Stage } from './interpret.ts';
import { identity } from './matrix.ts';

type Objects = Readonly<Record<number, TinyObject>>;
const ref = (num: number): PdfValue => ({ kind: 'ref', num, gen: 0 });

/** Font `F`, whose letters are half as wide as the type is large; picture `I`, form `X`, and what is given. */
const standing: Objects = {
  6: { dict: '/Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray', data: 'x' },
  8: '<< /Font << /F 5 0 R >> /XObject << /I 6 0 R /X 7 0 R >> >>',
};

function stageOf(objects: Objects = {}, more: Partial<Stage> = {}): Stage {
  const view = openPdf(sourceOf(pdfOf([], { ...standing, ...objects }))).last;
  return {
    ...{ view, fonts: new Map(), budget: newDrawingBudget(), resources: ref(8), matrix: identity },
    ...more,
  };
}
const draw = (content: string, objects: Objects = {}, more: Partial<Stage> = {}): Drawing =>
  interpret(Buffer.from(content, 'latin1'), stageOf(objects, more));
const placesOf = ({ runs }: Drawing) => runs.map(({ text, x, y, size }) => [text, x, y, size]);
const form = (data: string, dict = ''): TinyObject => ({ dict: `/Subtype /Form ${dict}`, data });

describe('a content stream is worked out', () => {
  it.each([
    ['in the coordinates of the page', '/F 10 Tf 3 4 Td (a) Tj', [['a', 3, 4, 10]]],
    ['in changed ones', '2 0 0 2 5 6 cm /F 10 Tf 3 4 Td (a) Tj', [['a', 11, 14, 20]]],
    ['in twice changed ones', '2 0 0 2 5 6 cm 1 0 0 1 1 1 cm /F 10 Tf (a) Tj', [['a', 7, 8, 20]]],
    ['in those that were kept', 'q 2 0 0 2 5 6 cm Q /F 10 Tf (a) Tj', [['a', 0, 0, 10]]],
    [
      'with the type that was kept',
      '/F 10 Tf q /F 20 Tf 9 9 Td (a) Tj Q (b) Tj',
      [
        ['a', 9, 9, 20],
        ['b', 0, 0, 10],
      ],
    ],
    ['though nothing was kept', 'Q /F 10 Tf (a) Tj', [['a', 0, 0, 10]]],
    ['by no matrix of five numbers', '2 0 0 2 5 cm /F 10 Tf (a) Tj', [['a', 0, 0, 10]]],
    ['without letters where no font is named so', '/G 10 Tf (a) Tj', []],
    ['without letters where no font was chosen', '10 Td (a) Tj', []],
    ['without letters where nothing is shown', '/F 10 Tf () Tj', []],
    ['with a size that is no number', '/F /x Tf (a) Tj', [['a', 0, 0, 0]]],
  ])('%s', (_, content, places) => {
    expect(placesOf(draw(content))).toEqual(places);
  });

  it('without resources, or without objects among them, shows what needs none', () => {
    const content = '/F 10 Tf (a) Tj /I Do BI /W 1 ID x EI';
    for (const resources of [null, 99, 50].map((num) => (num === null ? null : ref(num)))) {
      const { runs, images } = draw(content, { 50: '<< >>' }, { resources });
      expect([runs, images.length]).toEqual([[], 1]);
    }
  });

  it('letters that nobody can read are counted', () => {
    expect(draw('/F 10 Tf (a\\001) Tj (\\002\\003) Tj')).toMatchObject({
      unknownLetters: 3,
      runs: [{ text: 'a' }],
    });
  });

  it('a font is opened once for all pages', () => {
    const stage = stageOf();
    interpret(Buffer.from('/F 1 Tf /F 2 Tf'), stage);
    const [font] = stage.fonts.values();
    interpret(Buffer.from('/F 1 Tf'), stage);
    expect([stage.fonts.size, [...stage.fonts.values()][0]]).toEqual([1, font]);
  });
});

describe('pictures are placed', () => {
  it('where they are painted', () => {
    expect(draw('q 72 0 0 144 10 20 cm /I Do Q /I Do').images).toEqual([
      { rect: [10, 20, 82, 164], dpi: 4, colour: 'grey' },
      { rect: [0, 0, 1, 1], dpi: 576, colour: 'grey' },
    ]);
  });

  it('where they stand in the stream', () => {
    const { images } = draw('72 0 0 72 0 0 cm BI /W 36 /H 36 /CS /RGB ID x EI');
    expect(images).toEqual([{ rect: [0, 0, 72, 72], dpi: 36, colour: 'colour' }]);
  });

  it.each(['/Y Do', '/F Do', 'Do', '7 Do'])('not where nothing has that name: %s', (content) => {
    expect(draw(content).images).toEqual([]);
  });

  it('not where what has the name is of another kind', () => {
    expect(draw('/X Do', { 7: { dict: '/Subtype /PS', data: '/I Do' } }).images).toEqual([]);
    expect(draw('/X Do', { 7: '<< /Subtype /Image >>' }).images).toEqual([]);
  });
});

describe('forms are painted', () => {
  const text = '/F 10 Tf 1 1 Td (a) Tj';

  it.each([
    ['in the coordinates of the page', '/X Do', form(text), [['a', 1, 1, 10]]],
    ['where the page puts them', '2 0 0 2 5 5 cm /X Do', form(text), [['a', 7, 7, 20]]],
    [
      'by their own matrix first',
      '2 0 0 2 5 5 cm /X Do',
      form(text, '/Matrix [3 0 0 3 1 1]'),
      [['a', 13, 13, 60]],
    ],
    ['by no matrix of fewer numbers', '/X Do', form(text, '/Matrix [3 0 0 3]'), [['a', 1, 1, 10]]],
    ['without what the page has set', '/F 10 Tf /X Do', form('(a) Tj'), []],
    ['without changing what the page has set', '/F 10 Tf /X Do (b) Tj', form('7 7 Td'), [['b', 0, 0, 10]]],
    ['with resources of their own', '/X Do', form(text, '/Resources << >>'), []],
  ])('%s', (_, content, painted, places) => {
    expect(placesOf(draw(content, { 7: painted }))).toEqual(places);
  });

  it.each([
    [12, ['a']],
    [13, []],
  ])('inside one another, %d deep: %j', (depth, texts) => {
    const objects: Record<number, TinyObject> = { 8: '<< /XObject << /X 40 0 R >> >>' };
    for (let at = 1; at <= depth; at += 1) {
      const next = `/Resources << /Font << /F 5 0 R >> /XObject << /X ${40 + at} 0 R >> >>`;
      objects[39 + at] = form(at === depth ? text : '/X Do', next);
    }
    expect(draw('/X Do', objects).runs.map((run) => run.text)).toEqual(texts);
  });

  it('by themselves, as annotations show them', () => {
    const stage = stageOf({ 7: form(text, '/Matrix [1 0 0 1 5 5] /Resources 8 0 R') }, { resources: null });
    const stream = as('stream', stage.view.object(7));
    expect(stream && placesOf(interpretForm(stream, stage))).toEqual([['a', 6, 6, 10]]);
  });
});

describe('a file may cost so much and no more', () => {
  const attempt = (content: string, left: number, objects: Objects = {}) => {
    const found = reading(() => draw(content, objects, { budget: { left } }));
    return found.ok ? 'drawn' : `${found.fault.code} ${found.fault.seen}`;
  };

  it.each([
    ['bytes', '% remark', 8, {}],
    ['instructions', 'q Q', 3 + 2 * 64, {}],
    ['forms', '/X Do', 5 + 64 + (3 + 2 * 64), { 7: form('q Q') }],
  ])('it is counted in %s', (_, content, cost, objects) => {
    expect([attempt(content, cost, objects), attempt(content, cost - 1, objects)]).toEqual([
      'drawn',
      'pdf.limit drawing',
    ]);
  });

  it('half of what may be decoded at first', () => {
    expect(newDrawingBudget()).toEqual({ left: 134_217_728 });
  });
});

describe('operands', () => {
  it('are a matrix when there are six, what is no number being nothing', () => {
    expect(matrixOf([1, 2, 3, 4, 5, 6])).toEqual([1, 2, 3, 4, 5, 6]);
    expect(matrixOf([1, null, 3, true, 5, 6])).toEqual([1, 0, 3, 0, 5, 6]);
    expect([matrixOf([9, 9, 9, 9, 9]), matrixOf([9, 9, 9, 9, 9, 9, 9]), matrixOf([])]).toEqual([
      identity,
      identity,
      identity,
    ]);
  });

  it('are numbers, or nothing', () => {
    expect([numberAt([7, true], 0), numberAt([7, true], 1), numberAt([7], 1)]).toEqual([7, 0, 0]);
  });
});
