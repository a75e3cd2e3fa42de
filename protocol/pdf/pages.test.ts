import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject } from '../../fixtures/documents/tiny-pdf.ts';
import { letterDraft, letterObjects } from '../../fixtures/pdf-signatures/letter-draft.ts';
import { bytesOfDraft, type DraftChange, updateDraft } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from './fault.ts';
import { openPdf } from './file.ts';
import { pagesOf, pageTree, pageTreeSince } from './pages.ts';
import { sourceOf } from './source.ts';

type Objects = Readonly<Record<number, TinyObject>>;

/** The pages of a tree whose root, object 2, is this. */
function treeOf(root: string, objects: Objects = {}) {
  const { last } = openPdf(sourceOf(pdfOf([], { ...objects, 2: root })));
  const attempt = reading(() => pageTree(last));
  return attempt.ok ? attempt.value : `${attempt.fault.code}: ${attempt.fault.seen}`;
}
function pagesIn(root: string, objects: Objects = {}) {
  const found = treeOf(root, objects);
  if (typeof found === 'string') throw new Error(found);
  return found.pages;
}

describe('the pages of a file', () => {
  it('are numbered in the order of their tree', () => {
    const objects = { 30: '<< /Kids [31 0 R 32 0 R] >>', 31: '<< >>', 32: '<< >>', 33: '<< >>' };
    const pages = pagesIn('<< /Kids [33 0 R 30 0 R << >> 7 99 0 R] >>', objects);
    expect(pages.map(({ number, num }) => [number, num])).toEqual([
      [1, 33],
      [2, 31],
      [3, 32],
      [4, undefined],
    ]);
    expect('num' in (pages[3] ?? {})).toBe(false);
  });

  it('are one where the root has nothing below, and none where there is no root', () => {
    expect(pagesIn('<< >>').map(({ num }) => num)).toEqual([2]);
    expect(pagesIn('7')).toEqual([]);
    expect(pagesOf(openPdf(sourceOf(pdfOf([], { 1: '<< >>' }))).last)).toEqual([]);
  });

  it('may stand in a list elsewhere, which is part of their tree', () => {
    const found = treeOf('<< /Kids 30 0 R >>', { 30: '[31 0 R]', 31: '<< >>' });
    expect(typeof found === 'string' ? found : [found.pages.length, [...found.nodes].sort()]).toEqual([
      1,
      [2, 30, 31],
    ]);
  });

  it.each<[string, string, Objects]>([
    ['a circle', '<< /Kids [2 0 R] >>', {}],
    ['twice the same', '<< /Kids [30 0 R 30 0 R] >>', { 30: '<< >>' }],
  ])('are no %s', (_, root, objects) => {
    expect(treeOf(root, objects)).toBe(`pdf.object-broken: page ${Object.keys(objects)[0] ?? 2}`);
  });

  it.each([
    [100, 1],
    [101, 'pdf.limit: pages'],
  ])('stand %d nodes deep: %j', (depth, expected) => {
    const objects: Record<number, TinyObject> = {};
    for (let at = 1; at < depth; at += 1) objects[100 + at] = `<< /Kids [${101 + at} 0 R] >>`;
    const found = treeOf('<< /Kids [101 0 R] >>', { ...objects, [100 + depth]: '<< >>' });
    expect(typeof found === 'string' ? found : found.pages.length).toBe(expected);
  });

  it.each([
    [20_000, 20_000],
    [20_001, 'pdf.limit: pages'],
  ])('may be %d: %j', (count, expected) => {
    const found = treeOf(`<< /Kids [${'<<>>'.repeat(count)}] >>`);
    expect(typeof found === 'string' ? found : found.pages.length).toBe(expected);
  });
});

describe('a page', () => {
  it('has what stands above it, unless it says otherwise', () => {
    const above = '/MediaBox [0 0 100 200] /CropBox [1 1 99 199] /Rotate 90 /Resources /Above';
    const own = '<< /MediaBox [0 0 10 20] /CropBox [1 1 9 19] /Rotate 180 /Resources /Own >>';
    const pages = pagesIn(`<< ${above} /Kids [<< /Kids [<< >>] >> ${own} << >>] >>`);
    const inherited = {
      ...{ mediaBox: [0, 0, 100, 200], box: [1, 1, 99, 199], rotate: 90 },
      resources: { kind: 'name', name: 'Above' },
    };
    expect(pages).toMatchObject([
      inherited,
      { mediaBox: [0, 0, 10, 20], box: [1, 1, 9, 19], rotate: 180, resources: { name: 'Own' } },
      inherited,
    ]);
  });

  it('shows all of its medium where nothing is cropped, and is a letter where nothing is said', () => {
    expect(pagesIn('<< /Kids [<< /MediaBox [0 0 10 20] >> << >> << /CropBox [0 0 1 1] >>] >>')).toMatchObject(
      [
        { mediaBox: [0, 0, 10, 20], box: [0, 0, 10, 20], rotate: 0, resources: null },
        { mediaBox: [0, 0, 612, 792], box: [0, 0, 612, 792] },
        { mediaBox: [0, 0, 612, 792], box: [0, 0, 1, 1] },
      ],
    );
  });

  it.each([
    ['90', 90],
    ['360', 0],
    ['450', 90],
    ['-90', 270],
    ['-450', 270],
    ['30 0 R', 180],
    ['/A', 0],
  ])('is turned by %s: %d degrees', (rotate, expected) => {
    expect(pagesIn(`<< /Rotate ${rotate} >>`, { 30: '180' })[0]?.rotate).toBe(expected);
  });
});

describe('the pages after an update', () => {
  const o = letterObjects;

  function since(change: DraftChange): 'kept' | readonly unknown[] {
    const file = openPdf(sourceOf(bytesOfDraft(updateDraft(letterDraft(), change))));
    const earlier = pageTree(file.revisionAt(0));
    const later = pageTreeSince(file.last, earlier);
    return later === earlier ? 'kept' : later.pages.map(({ num }) => num);
  }
  const catalog = (pages: string) => `<< /Type /Catalog /Pages ${pages} >>`;

  it.each<[string, DraftChange, unknown]>([
    ['of nothing', {}, 'kept'],
    ['of other objects', { objects: { [o.link]: '<< >>' } }, 'kept'],
    ['of a page', { objects: { [o.page]: '<< /Type /Page >>' } }, 'kept'],
    ['of the catalogue', { objects: { [o.catalog]: catalog(`${o.pages} 0 R`) } }, 'kept'],
    [
      'of the tree',
      { objects: { [o.pages]: `<< /Kids [${o.page} 0 R 40 0 R] >>`, 40: '<< >>' } },
      [o.page, 40],
    ],
    ['that has another tree', { objects: { [o.catalog]: catalog('40 0 R'), 40: '<< >>' } }, [40]],
    ['that writes the tree into the catalogue', { objects: { [o.catalog]: catalog('<< >>') } }, [undefined]],
    ['that has no tree', { objects: { [o.catalog]: catalog('null') } }, []],
  ])('%s', (_, change, expected) => {
    expect(since(change)).toEqual(expected);
  });
});
