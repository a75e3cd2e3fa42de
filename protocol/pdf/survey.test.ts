import { describe, expect, it } from 'vitest';
import { letterDraft, letterObjects } from '../../fixtures/pdf-signatures/letter-draft.ts';
import {
  bytesOfDraft,
  type DraftChange,
  newDraft,
  type PdfDraft,
  streamBody,
  updateDraft,
} from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from './fault.ts';
import { openPdf } from './file.ts';
import { sourceOf } from './source.ts';
import { type Survey, surveyRevision } from './survey.ts';

function survey(draft: PdfDraft, index = 0, isOfInterest = (_: number) => true): Survey | string {
  const attempt = reading(() => surveyRevision(openPdf(sourceOf(bytesOfDraft(draft))), index, isOfInterest));
  return attempt.ok
    ? attempt.value
    : `${attempt.fault.code} at ${attempt.fault.offset}: ${attempt.fault.seen}`;
}
const unlistedIn = (draft: PdfDraft, index = 0) => {
  const found = survey(draft, index);
  return typeof found === 'string' ? found : found.unlisted;
};
const seenIn = (draft: PdfDraft, index = 0, isOfInterest = (_: number) => true) => {
  const found = survey(draft, index, isOfInterest);
  return typeof found === 'string'
    ? found
    : found.references.map(({ holder, target, path }) => [holder, target, path]);
};

const small = { 1: '<< /Type /Catalog /A 2 0 R >>', 2: '[3 0 R << /B 1 0 R >>]' };

describe('the references of a revision', () => {
  it('are found with their holder and the keys that lead to them', () => {
    expect(seenIn(newDraft(small))).toEqual([
      [1, 2, 'A'],
      [2, 3, ''],
      [2, 1, 'B'],
      [0, 1, 'Root'],
    ]);
  });

  it('are kept only where their target is of interest', () => {
    expect(seenIn(newDraft(small), 0, (num) => num === 1)).toEqual([
      [2, 1, 'B'],
      [0, 1, 'Root'],
    ]);
  });

  it('are those of its own objects', () => {
    const updated = updateDraft(newDraft(small), { objects: { 2: '[1 0 R]' } });
    expect(seenIn(updated, 1)).toEqual([
      [2, 1, ''],
      [0, 1, 'Root'],
    ]);
    expect(seenIn(updated, 0)).toHaveLength(4);
  });

  it('may stand in streams, and in object streams', () => {
    const streams = newDraft({ ...small, 3: streamBody('/C 2 0 R', 'x') });
    expect(seenIn(streams)).toContainEqual([3, 2, 'C']);
    const packed = newDraft(small, { xref: 'stream', packed: [1, 2] });
    expect(seenIn(packed)).toEqual([
      [1, 2, 'A'],
      [2, 3, ''],
      [2, 1, 'B'],
      [0, 1, 'Root'],
    ]);
  });

  it('say under which entry their holder was read', () => {
    const packed = survey(newDraft(small, { xref: 'stream', packed: [1, 2] }));
    expect(typeof packed === 'string' ? packed : packed.references.map(({ entry }) => entry)).toEqual([
      { type: 'in', stream: 3, index: 0 },
      { type: 'in', stream: 3, index: 1 },
      { type: 'in', stream: 3, index: 1 },
      { type: 'free' },
    ]);
    const plain = survey(newDraft(small));
    expect(typeof plain === 'string' ? plain : plain.references[0]?.entry).toEqual({
      ...{ type: 'at', offset: 15, gen: 0 },
    });
  });
});

describe('bytes that no cross-reference accounts for', () => {
  const grown = (raw: string, change: DraftChange = {}) => newDraft(small, { ...change, raw });
  const start = newDraft(small).startxref;

  it.each(['', ' \n\t\0\r', '% a remark\n', '%one\n%two\r \n'])('are none: %j', (raw) => {
    expect(unlistedIn(grown(raw))).toEqual([]);
  });

  it.each([
    ['junk', [0]],
    ['  junk', [2]],
    ['% a remark\njunk', [11]],
    ['% a remark\rjunk', [11]],
  ])('begin at what is no white space: %j', (raw, places) => {
    expect(unlistedIn(grown(`${raw}\n`))).toEqual(places.map((place) => ({ offset: start + place })));
  });

  it('may be objects, each of which is named', () => {
    const raw = '12 0 obj 7 endobj x 13  5\nobj 8 endobj\n';
    expect(unlistedIn(grown(raw))).toEqual([
      { offset: start, object: 12 },
      { offset: start + 20, object: 13 },
    ]);
  });

  it.each(['a12 0 obj 7', '.12 0 obj', '12 0 object', '12 0obj'])('are no object: %s', (raw) => {
    expect(unlistedIn(grown(`${raw}\n`))).toEqual([{ offset: start }]);
  });

  it('may stand behind the mark of the end, unless they are a revision', () => {
    const first = newDraft(small);
    const text = `${first.text} % remark\n`;
    expect(unlistedIn({ ...first, text })).toEqual([]);
  });

  it('may be more objects than a call takes as arguments', () => {
    const unlisted = unlistedIn(grown(`${'1 0 obj '.repeat(200_000)}\n`));
    expect(unlisted.length).toBeGreaterThan(100_000);
  });

  it('may stand far behind the last object', () => {
    expect(unlistedIn(grown(`${' '.repeat(65_535)}xy${' '.repeat(65_536)}\n`))).toEqual([
      { offset: start + 65_535 },
    ]);
    const remark = `%${'x'.repeat(70_000)}\n`;
    expect(unlistedIn(grown(remark))).toEqual([]);
  });

  it('may be an object of an earlier revision that the file no longer lists', () => {
    const draft = updateDraft(newDraft(small), { raw: '4 0 obj 7 endobj\n' });
    expect(unlistedIn(draft, 0)).toEqual([]);
    expect(unlistedIn(draft, 1)).toEqual([{ offset: newDraft(small).text.length, object: 4 }]);
  });
});

describe('a revision whose objects cannot be told apart is refused', () => {
  it('when one stands inside another', () => {
    const inner = newDraft({ ...small, 2: '(4 0 obj 7 endobj )' });
    const at = inner.text.indexOf('4 0 obj');
    const draft = newDraft({ ...small, 2: '(4 0 obj 7 endobj )' }, { elsewhere: { 4: at } });
    expect(unlistedIn(draft)).toBe(`pdf.objects-overlap at ${at}: undefined`);
  });

  it('when one stands under two numbers', () => {
    const draft = newDraft(small, { elsewhere: { 4: 15 } });
    expect(unlistedIn(draft)).toBe('pdf.objects-overlap at 15: undefined');
  });

  it('when it stands under another number', () => {
    const draft = newDraft(small, { raw: '9 0 obj 7 endobj\n', elsewhere: { 4: newDraft(small).startxref } });
    expect(unlistedIn(draft)).toBe(`pdf.xref-broken at ${newDraft(small).startxref}: 9 0 obj, 4 0 R`);
  });

  it('when it stands behind the revision', () => {
    const first = newDraft(small, { elsewhere: { 4: 99_999 } });
    expect(unlistedIn(first)).toBe('pdf.xref-broken at undefined: 4');
  });

  it('but an entry of an earlier place is no piece of it', () => {
    const draft = updateDraft(newDraft(small), { elsewhere: { 2: 15 } });
    expect(unlistedIn(draft, 1)).toEqual([]);
  });
});

it('a letter is surveyed whole, whatever writes its cross-reference', () => {
  const packed = [letterObjects.catalog, letterObjects.pages, letterObjects.page];
  const changes: readonly DraftChange[] = [{}, { xref: 'stream' }, { xref: 'stream', packed }];
  const all = changes.map((change) => {
    const found = seenIn(letterDraft({ change }));
    return typeof found === 'string' ? found : found.map((each) => each.join(' ')).sort();
  });
  expect(all[0]?.length).toBeGreaterThan(15);
  expect([all[1], all[2]]).toEqual([all[0], all[0]]);
});
