import { describe, expect, it } from 'vitest';
import { type PdfDraft, updateDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { problem } from '../../problems/problem.ts';
import { catalogOf, formOf, pageOf, signatureField, smallDraft } from './changes/update-under-test.ts';
import { type Allowance, type History, readHistory, refusalsOf } from './judge-changes.ts';
import type { Modification } from './pdf-verdict.ts';
import { fileFrom } from './values-under-test.ts';

const historyOf = ({ text }: Pick<PdfDraft, 'text'>, firstSigned = 0): History =>
  readHistory(fileFrom(text), firstSigned);
const update = (draft: PdfDraft, more: string) => updateDraft(draft, { objects: { 1: catalogOf(more) } });
const [one, two] = ['/Lang (vi)', '/Lang (vi) /PageMode /UseNone'];

describe('the history of a file', () => {
  it('of one revision is that nothing happened', () => {
    expect(historyOf(smallDraft())).toEqual({ unsound: [undefined], changes: [[]], notices: [] });
  });

  it('tells what each revision changed', () => {
    const { changes } = historyOf(update(update(smallDraft(), one), two));
    const refused = { change: 'refused', code: 'pdf.catalog-changed' };
    expect(changes).toEqual([
      [],
      [{ ...refused, revision: 2, path: 'Root/Lang' }],
      [{ ...refused, revision: 3, path: 'Root/PageMode' }],
    ]);
  });

  it.each([
    [0, [0, 1, 1]],
    [1, [0, 0, 1]],
    [2, [0, 0, 0]],
    [3, [0, 0, 0]],
  ])('tells of what came after the revision of the first signature: %i', (firstSigned, counts) => {
    const { changes } = historyOf(update(update(smallDraft(), one), two), firstSigned);
    expect(changes.map(({ length }) => length)).toEqual(counts);
  });

  it('compares each revision with the one before it', () => {
    const added = { 2: '<< /Type /Pages /Kids [3 0 R 10 0 R] >>', 10: '<< /Type /Page >>' };
    const second = updateDraft(smallDraft(), { objects: added });
    const third = updateDraft(second, { objects: { 10: '<< /Type /Page /Rotate 90 >>' } });
    const paths = historyOf(third).changes.map((changes) => changes.map(({ path }) => path));
    expect(paths).toEqual([[], ['1, 2', '2'], ['page 2/Rotate']]);
  });
});

describe('bytes behind the end', () => {
  const signed = smallDraft();
  it('are a change of their own', () => {
    const end = signed.text.length;
    expect(historyOf({ text: `${signed.text}abc` }).changes).toEqual([
      [],
      [{ revision: 2, change: 'refused', code: 'pdf.bytes-after-end', path: `${end}`, offset: end }],
    ]);
  });

  it('are none when they are white space', () => {
    expect(historyOf({ text: `${signed.text}\r\n\n ` }).changes).toEqual([[]]);
  });
});

describe('bytes that nothing lists', () => {
  const raw = (draft: PdfDraft, more: string) => updateDraft(draft, { raw: more });
  const signed = smallDraft({}, { raw: 'la 1\n' });
  const offset = signed.text.indexOf('la 1');

  it('are noticed before the first signature, the first of them', () => {
    const notice = problem('pdf.object-unlisted', { path: 'pdf', offset }, { seen: `${offset}` });
    expect(historyOf(signed).notices).toEqual([notice]);
    expect(historyOf(raw(signed, 'la 2\n'), 1).notices).toEqual([notice]);
    expect(historyOf(smallDraft()).notices).toEqual([]);
  });

  it('are noticed in the revision of the first signature, and refused afterwards', () => {
    const draft = raw(smallDraft(), 'la 2\n');
    const codes = (firstSigned: number) => {
      const { notices, changes } = historyOf(draft, firstSigned);
      return [notices.map(({ code }) => code), changes.flat().map(({ code }) => code)];
    };
    expect(codes(0)).toEqual([[], ['pdf.bytes-unlisted']]);
    expect(codes(1)).toEqual([['pdf.object-unlisted'], []]);
    expect(codes(2)).toEqual([['pdf.object-unlisted'], []]);
  });
});

describe('a revision is unsound', () => {
  it('when an object stands in it twice', () => {
    const draft = smallDraft({}, { raw: '99 0 obj\n7\nendobj\n5 0 obj\n7\nendobj\n' });
    const place = { path: 'revision 1', offset: draft.text.lastIndexOf('5 0 obj') };
    const twice = problem('pdf.object-twice', place, { seen: '5' });
    expect(historyOf(draft).unsound).toEqual([twice]);
    expect(historyOf(update(draft, one)).unsound).toEqual([twice, undefined]);
  });

  it('but not when the other one is listed nowhere, or free', () => {
    expect(historyOf(smallDraft({}, { raw: '99 0 obj\n7\nendobj\n' })).unsound).toEqual([undefined]);
    expect(historyOf(smallDraft({}, { raw: '9 0 obj\n7\nendobj\n', free: [9] })).unsound).toEqual([
      undefined,
    ]);
    expect(historyOf(smallDraft({}, { raw: 'la\n' })).unsound).toEqual([undefined]);
  });

  it('when an object of an earlier one stands in it unlisted', () => {
    const second = updateDraft(smallDraft(), { raw: '5 0 obj\n7\nendobj\n' });
    const place = { path: 'revision 2', offset: second.text.lastIndexOf('5 0 obj') };
    const twice = problem('pdf.object-twice', place, { seen: '5' });
    expect(historyOf(second).unsound).toEqual([undefined, twice]);
  });

  it('when one of its objects cannot be read, and it is refused as a whole then', () => {
    const signed = smallDraft();
    const start = signed.text.length;
    const offset = start + '9 0 obj\n7 '.length;
    const draft = updateDraft(signed, { elsewhere: { 9: start }, raw: '9 0 obj\n7 )\nendobj\n' });
    const { unsound, changes } = historyOf(draft);
    expect(unsound).toEqual([
      undefined,
      problem('pdf.object-broken', { path: 'revision 2', offset }, { seen: 'endobj' }),
    ]);
    expect(changes).toEqual([
      [],
      [{ revision: 2, change: 'refused', code: 'pdf.object-broken', path: 'revision 2', offset }],
    ]);
  });
});

describe('a change that cannot be examined', () => {
  it('is refused as a whole, without a place where none is known', () => {
    const circle = { 2: '<< /Type /Pages /Kids [3 0 R 2 0 R] >>' };
    const { changes, unsound } = historyOf(updateDraft(smallDraft(), { objects: circle }));
    const refused = { revision: 2, change: 'refused', code: 'pdf.object-broken', path: 'revision 2' };
    expect(changes).toEqual([[], [refused]]);
    expect(unsound).toEqual([undefined, undefined]);
  });

  it('is refused with its place where one is known', () => {
    const signed = smallDraft({ 3: pageOf('10 0 R'), 10: '<< >>' });
    const draft = updateDraft(signed, { objects: { 3: pageOf('10 0 R 10 1 R') } });
    const offset = draft.text.indexOf('10 0 obj');
    expect(historyOf(draft).changes[1]).toEqual([
      { revision: 2, change: 'refused', code: 'pdf.object-broken', path: 'revision 2', offset },
    ]);
  });

  it('leaves the next one to be examined', () => {
    const circle = { 2: '<< /Type /Pages /Kids [3 0 R 2 0 R] >>' };
    const whole = { 2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' };
    const second = updateDraft(updateDraft(smallDraft(), { objects: circle }), { objects: whole });
    const third = updateDraft(second, { objects: { 4: formOf('5 0 R 10 0 R'), 10: signatureField() } });
    const codes = historyOf(third).changes.map((changes) =>
      changes.map(({ change, code }) => code ?? change),
    );
    expect(codes).toEqual([[], ['pdf.object-broken'], ['pdf.object-broken'], ['signature-field']]);
  });
});

describe('what a signature refuses of what came after it', () => {
  const change = (kind: Modification['change'], path = 'a.b'): Modification => ({
    revision: 2,
    change: kind,
    path,
  });
  const codes = (changes: readonly Modification[], allowance: Partial<Allowance>) =>
    refusalsOf(changes, { locks: [], ...allowance }).map(({ code, place }) => `${code} ${place.path}`);

  it('is what the rules refuse, with its place', () => {
    const refused = { ...change('refused', 'Root'), code: 'pdf.catalog-changed' } as const;
    expect(refusalsOf([refused, change('metadata'), { ...refused, offset: 7 }], { locks: [] })).toEqual([
      problem('pdf.catalog-changed', 'Root'),
      problem('pdf.catalog-changed', { path: 'Root', offset: 7 }),
    ]);
    expect(codes([refused], { certification: 1, locks: [{ action: 'All', fields: [] }] })).toEqual([
      'pdf.catalog-changed Root',
    ]);
  });

  it.each(['signature', 'signature-field'] as const)('is a %s where it allows none', (kind) => {
    expect(codes([change(kind)], { certification: 1 })).toEqual(['pdf.mdp-forbids a.b']);
    expect(codes([change(kind)], { certification: 2 })).toEqual([]);
    expect(codes([change(kind)], { certification: 3 })).toEqual([]);
    expect(codes([change(kind)], {})).toEqual([]);
  });

  it.each(['signature', 'signature-field'] as const)('is a %s in a field that it locks', (kind) => {
    const [other, own] = [
      { action: 'Include', fields: ['c'] },
      { action: 'Include', fields: ['a'] },
    ] as const;
    expect(codes([change(kind)], { locks: [other, own] })).toEqual(['pdf.field-locked a.b']);
    expect(codes([change(kind)], { locks: [other] })).toEqual([]);
    expect(codes([change(kind)], { locks: [own], certification: 1 })).toEqual(['pdf.mdp-forbids a.b']);
  });

  it.each(['validation-data', 'time-stamp', 'metadata'] as const)('is no %s', (kind) => {
    expect(codes([change(kind)], { certification: 1, locks: [{ action: 'All', fields: [] }] })).toEqual([]);
  });
});
