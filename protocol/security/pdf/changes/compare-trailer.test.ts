import { describe, expect, it } from 'vitest';
import { updateDraft } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import { catalogOf, type Objects, pageOf, smallDraft, tellChanges, toldOf } from './update-under-test.ts';

describe('the trailer of an update', () => {
  it('leads to the same root', () => {
    expect(toldOf({}, { 1: catalogOf() })).toEqual([]);
    expect(toldOf({}, { 10: catalogOf() }, { root: 10 })).toEqual(['pdf.catalog-replaced Root']);
  });

  it('encrypts nothing that was not encrypted', () => {
    const encrypted = { trailer: '/Encrypt << /Filter /Standard >>' };
    expect(toldOf({}, {}, encrypted)).toEqual(['pdf.encrypted Encrypt']);
    expect(tellChanges(updateDraft(smallDraft({}, encrypted), encrypted))).toEqual([]);
    expect(tellChanges(updateDraft(smallDraft({}, encrypted), {}))).toEqual([]);
  });

  it.each([
    [5, ['pdf.size-shrunk Size']],
    [6, []],
    [7, []],
  ])('counts as many objects as before, which were 6, or more: %i', (size, refused) => {
    const draft = smallDraft();
    expect(draft.size).toBe(6);
    expect(tellChanges(updateDraft({ ...draft, size }, { objects: { 1: catalogOf() } }))).toEqual(refused);
  });

  it.each([
    ['/None 6', '/Size 6', []],
    ['/Size 6', '/None 6', ['pdf.size-shrunk Size']],
    ['/Size 6', '/Size 5.5', ['pdf.size-shrunk Size']],
    ['/None 6', '/None 6', []],
  ])('counts nothing where no number stands: %s, %s', (before, after, refused) => {
    const draft = smallDraft();
    const signed = { ...draft, text: draft.text.replace('/Size 6', before) };
    const { text, ...rest } = updateDraft(signed, {});
    const start = signed.text.length;
    const changed = { ...rest, text: text.slice(0, start) + text.slice(start).replace('/Size 6', after) };
    expect(tellChanges(changed)).toEqual(refused);
  });
});

describe('the document information', () => {
  const title = '/Title (Cong van)';
  const told = (before: string, after: string, objects: Objects = {}) => {
    const signed = smallDraft({ 10: `<< ${before} >>`, ...objects }, { info: 10 });
    return tellChanges(updateDraft(signed, { objects: { 10: `<< ${after} >>` } }));
  };

  it.each(['ModDate', 'CreationDate', 'Producer'])('may have another %s, and that is told', (key) => {
    expect(told(title, `${title} /${key} (a)`)).toEqual(['metadata Info']);
    expect(told(`${title} /${key} (a)`, `${title} /${key} (b)`)).toEqual(['metadata Info']);
    expect(told(`${title} /${key} (a)`, title)).toEqual(['metadata Info']);
  });

  it('tells nothing when it stays', () => {
    expect(told(title, title)).toEqual([]);
    expect(told(title, `${title} /Rong null`)).toEqual([]);
  });

  it.each(['Title', 'Author', 'Subject', 'Creator'])('has the same %s', (key) => {
    const refused = [`pdf.information-changed Info/${key}`, 'pdf.object-changed 10'];
    expect(told(`/${key} (a)`, `/${key} (b)`)).toEqual(refused);
    expect(told(`/${key} (a)`, '/Producer (b)')).toEqual(refused);
    expect(told('', `/Producer (b) /${key} (a)`)).toEqual(refused);
  });

  it('may come with a time, not with a title', () => {
    expect(toldOf({}, { 10: '<< /ModDate (D:2026) >>' }, { info: 10 })).toEqual(['metadata Info']);
    expect(toldOf({}, { 10: `<< ${title} >>` }, { info: 10 })).toEqual([
      'pdf.information-changed Info/Title',
    ]);
  });

  it('may move, and may be left out', () => {
    const signed = smallDraft({ 10: `<< ${title} >>` }, { info: 10 });
    const moved = updateDraft(signed, { objects: { 11: `<< ${title} /ModDate (D:2026) >>` }, info: 11 });
    expect(tellChanges(moved)).toEqual(['metadata Info']);
    const { info: _, ...without } = signed;
    expect(tellChanges(updateDraft(without, {}))).toEqual([]);
  });

  it('is not taken for another object that was there', () => {
    const signed = smallDraft({ 3: pageOf('', '/Contents 11 0 R'), 11: '[]' }, { info: 10 });
    const update = { objects: { 11: '<< /ModDate (D:2026) >>' }, info: 11 };
    expect(tellChanges(updateDraft(signed, update))).toEqual(['metadata Info', 'pdf.page-changed 11']);
  });

  it('is a dictionary, before and after', () => {
    const signed = (body: string) => smallDraft({ 10: body }, { info: 10 });
    const told = (before: string, after: string) =>
      tellChanges(updateDraft(signed(before), { objects: { 10: after } }));
    expect(told('[]', '<< >>')).toEqual(['pdf.object-changed 10']);
    expect(told('<< >>', '[]')).toEqual(['pdf.object-changed 10']);
    expect(told('<< >>', '<< /ModDate (D:2026) >>')).toEqual(['metadata Info']);
  });
});
