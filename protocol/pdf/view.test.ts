import { describe, expect, it } from 'vitest';
import {
  bytesOfDraft,
  type DraftChange,
  newDraft,
  streamBody,
  updateDraft,
} from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from './fault.ts';
import { openPdf, type PdfFile } from './file.ts';
import { sourceOf } from './source.ts';
import { as, type PdfValue } from './value.ts';

const open = (objects: Readonly<Record<number, string>>, change?: DraftChange): PdfFile =>
  openPdf(sourceOf(bytesOfDraft(newDraft({ 1: '<< /Type /Catalog >>', ...objects }, change))));
const ref = (num: number, gen = 0): PdfValue => ({ kind: 'ref', num, gen });
const told = (read: () => unknown) => {
  const attempt = reading(read);
  return attempt.ok ? attempt.value : `${attempt.fault.code}: ${attempt.fault.seen}`;
};

describe('a reference is looked through', () => {
  const { last } = open({ 2: '7', 3: '2 0 R', 4: '[1]', 5: '<< /A 1 >>', 6: streamBody('/B 2', 'x') });

  it('once', () => {
    expect([last.resolve(ref(2)), last.resolve(ref(3)), last.resolve(ref(99))]).toEqual([7, null, null]);
  });

  it('and what is none is itself', () => {
    expect([last.resolve(7), last.resolve(null), last.resolve(undefined)]).toEqual([7, null, null]);
    const name: PdfValue = { kind: 'name', name: 'A' };
    expect(last.resolve(name)).toBe(name);
  });

  it('to a dictionary, also that of a stream, and to a list', () => {
    expect([last.dict(ref(5))?.entries.get('A'), last.dict(ref(6))?.entries.get('B')]).toEqual([1, 2]);
    expect([last.dict(ref(4)), last.array(ref(5)), last.array(ref(4))?.items]).toEqual([
      undefined,
      undefined,
      [1],
    ]);
  });

  it('by number and generation', () => {
    expect(told(() => last.resolve(ref(2, 1)))).toBe('pdf.object-broken: 2 1 R');
    expect(told(() => last.resolve(ref(99, 1)))).toBeNull();
  });

  it('the catalogue is empty where there is none', () => {
    expect(last.catalog.entries.size).toBe(1);
    expect(open({}, { root: 9 }).last.catalog.entries.size).toBe(0);
  });
});

describe('an object', () => {
  it('is read once, and is the same every time', () => {
    const { last } = open({ 2: '[1]' });
    expect(last.object(2)).toBe(last.object(2));
  });

  it('is shared by revisions that do not change it', () => {
    const draft = newDraft({ 1: '<< >>', 2: '[1]' });
    const file = openPdf(sourceOf(bytesOfDraft(updateDraft(draft, { objects: { 1: '<< /A 1 >>' } }))));
    expect(file.revisionAt(1).object(2)).toBe(file.revisionAt(0).object(2));
    expect(file.revisionAt(1).object(1)).not.toBe(file.revisionAt(0).object(1));
  });

  it('is null where it is free or not listed', () => {
    const { last } = open({}, { free: [2] });
    expect([last.object(0), last.object(2), last.object(99)]).toEqual([null, null, null]);
    expect([last.entry(2), last.entry(99)]).toEqual([{ type: 'free' }, undefined]);
  });

  it('stands under its own number', () => {
    const file = open({ 2: '7' }, { elsewhere: { 3: 15 } });
    expect(told(() => file.last.object(3))).toBe('pdf.xref-broken: 1 0 obj, 3 0 R');
    const again = openPdf(sourceOf(bytesOfDraft(newDraft({ 1: '<< >>' }))));
    expect(told(() => again.last.object(1))).toMatchObject({ kind: 'dict' });
  });

  it('stands within its revision, though a later one may have put it there', () => {
    const first = newDraft({ 1: '<< >>' }, { elsewhere: { 3: 1_000 } });
    const padded = updateDraft(first, { raw: `${' '.repeat(1_000 - first.text.length)}3 0 obj 7 endobj\n` });
    const file = openPdf(sourceOf(bytesOfDraft(padded)));
    expect(told(() => file.revisionAt(0).object(3))).toBe('pdf.object-broken: 3 0');
    expect(file.last.object(3)).toBe(7);
    expect(told(() => file.revisionAt(0).object(3))).toBe('pdf.object-broken: 3 0');
  });

  it('may be a stream whose length stands elsewhere', () => {
    const body = '<< /Length 3 0 R >>\nstream\nabc\nendstream';
    const { last } = open({ 2: body, 3: '3' });
    const stream = as('stream', last.object(2));
    expect(stream && Buffer.from(last.decode(stream)).toString()).toBe('abc');
    expect(told(() => open({ 2: body, 3: '/A' }).last.object(2))).toBe('pdf.stream-broken: Length 3 0 R');
    expect(told(() => open({ 2: body }).last.object(2))).toBe('pdf.stream-broken: Length 3 0 R');
  });

  it('that failed may be asked for again', () => {
    const { last } = open({ 2: '<< /Length 3 0 R >>\nstream\nabc\nendstream', 3: '2' });
    expect([told(() => last.object(2)), told(() => last.object(2))]).toEqual([
      'pdf.stream-broken: endstream',
      'pdf.stream-broken: endstream',
    ]);
  });
});

describe('an object stream', () => {
  const packed: DraftChange = { xref: 'stream', packed: [2, 3] };

  it('is opened once', () => {
    const { last } = open({ 2: '7', 3: '[8]' }, packed);
    expect([last.object(2), as('array', last.object(3))?.items]).toEqual([7, [8]]);
    expect(last.objectStream(4)).toBe(last.objectStream(4));
    expect(last.objectStream(4).numbers).toEqual([2, 3]);
  });

  it.each([
    ['no object', 99, 'pdf.object-broken: ObjStm 99'],
    ['what lies in another', 2, 'pdf.object-broken: ObjStm 2'],
    ['no stream', 1, 'pdf.object-broken: ObjStm 1'],
    ['another stream', 5, 'pdf.object-broken: ObjStm'],
  ])('is not %s', (_, num, expected) => {
    const { last } = open({ 2: '7', 3: '[8]' }, packed);
    expect(told(() => last.objectStream(num))).toBe(expected);
  });
});

describe('the revisions of a file', () => {
  it('are asked for by index, and there are no others', () => {
    const file = open({});
    expect([file.revisionAt(0) === file.last, file.last.revision.index]).toEqual([true, 0]);
    expect(() => file.revisionAt(1)).toThrow('no revision 1');
    expect(file.last.trailer.entries.has('Root')).toBe(true);
  });
});
