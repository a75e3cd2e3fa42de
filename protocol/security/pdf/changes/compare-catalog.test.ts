import { describe, expect, it } from 'vitest';
import { streamBody } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import { catalogOf, pageOf, toldOf } from './update-under-test.ts';

describe('an entry of the catalogue', () => {
  it.each([
    ['OpenAction', 'pdf.action-added'],
    ['AA', 'pdf.action-added'],
    ['OCProperties', 'pdf.layers-changed'],
    ['AF', 'pdf.attachment-added'],
    ['Collection', 'pdf.attachment-added'],
    ['ViewerPreferences', 'pdf.catalog-changed'],
    ['Lang', 'pdf.catalog-changed'],
  ])('%s is not added, changed or taken away: %s', (key, code) => {
    const [none, one, other] = [catalogOf(), catalogOf(`/${key} [1]`), catalogOf(`/${key} [2]`)];
    const refused = [`${code} Root/${key}`];
    expect(toldOf({ 1: none }, { 1: one })).toEqual(refused);
    expect(toldOf({ 1: one }, { 1: other })).toEqual(refused);
    expect(toldOf({ 1: one }, { 1: none })).toEqual(refused);
    expect(toldOf({ 1: one }, { 1: one })).toEqual([]);
  });

  it('that leads to the pages leads to the same ones', () => {
    const update = {
      1: catalogOf().replace('2 0 R', '6 0 R'),
      6: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    };
    expect(toldOf({}, update)).toEqual(['pdf.pages-changed Root/Pages']);
  });

  it.each(['/Version /2.0', '/Extensions << /ESIC << /ExtensionLevel 5 >> >>'])('%s may come', (more) => {
    expect(toldOf({}, { 1: catalogOf(more) })).toEqual([]);
  });
});

describe('the names of a document', () => {
  const named = (more: string) => catalogOf(`/Names << ${more} >>`);
  it.each([
    ['JavaScript', 'pdf.action-added'],
    ['EmbeddedFiles', 'pdf.attachment-added'],
    ['Dests', 'pdf.catalog-changed'],
  ])('%s stay as they were: %s', (key, code) => {
    const refused = [`${code} Root/Names/${key}`, 'pdf.catalog-changed Root/Names'];
    expect(toldOf({}, { 1: named(`/${key} [1]`) })).toEqual(refused);
    expect(toldOf({ 1: named(`/${key} [1] /Pages [1]`) }, { 1: named('/Pages [1]') })).toEqual(refused);
    expect(toldOf({ 1: named(`/${key} [1]`) }, { 1: catalogOf() })).toEqual(refused);
  });

  it('are compared where they stand: in objects of their own too', () => {
    const refused = ['pdf.attachment-added Root/Names/EmbeddedFiles', 'pdf.catalog-changed Root/Names'];
    const before = { 1: catalogOf('/Names 10 0 R'), 10: '<< /Dests [1] >>' };
    const update = { 1: catalogOf('/Names 11 0 R'), 11: '<< /Dests [1] /EmbeddedFiles [1] >>' };
    expect(toldOf(before, update)).toEqual(refused);
  });

  it('are refused as a whole when they moved and say the same', () => {
    const before = { 1: catalogOf('/Names 10 0 R'), 10: '<< /Dests [1] >>' };
    expect(toldOf(before, { 1: named('/Dests [1]') })).toEqual(['pdf.catalog-changed Root/Names']);
  });
});

describe("developers' extensions in an object of their own", () => {
  const before = { 1: catalogOf('/Extensions 10 0 R'), 10: '<< /ADBE << /ExtensionLevel 3 >> >>' };
  it.each([
    ['names and numbers', '<< /ADBE << /BaseVersion /1.7 /ExtensionLevel 8 >> >>'],
    ['strings and truths', '<< /ADBE << /URL (http://truc.example) /Co true >> >>'],
    ['a type beside them', '<< /Type /Extensions /ADBE << /BaseVersion /1.7 >> >>'],
    ['several', '<< /ADBE << /BaseVersion /1.7 >> /ESIC << /ExtensionLevel 5 >> >>'],
    ['none', '<< >>'],
    ['nothing at all', 'null'],
  ])('may be others: %s', (_, body) => {
    expect(toldOf(before, { 10: body })).toEqual([]);
  });

  it.each([
    ['what leads onward', '<< /ADBE << /URL 5 0 R >> >>'],
    ['what leads onward beside what does not', '<< /ADBE << /BaseVersion /1.7 /URL 5 0 R >> >>'],
    ['a list', '<< /ADBE [<< /BaseVersion /1.7 >>] >>'],
    ['a dictionary within', '<< /ADBE << /URL << >> >> >>'],
    ['a list within', '<< /ADBE << /URL [null] >> >>'],
    ['nothing within', '<< /ADBE << /URL null >> >>'],
    ['an object elsewhere', '<< /ADBE 5 0 R >>'],
    ['a number', '<< /ADBE 7 >>'],
    ['a name', '<< /ADBE /URL >>'],
    ['one odd among sound ones', '<< /ESIC << /ExtensionLevel 5 >> /ADBE 7 >>'],
  ])('may not be %s', (_, body) => {
    expect(toldOf(before, { 10: body })).toEqual(['pdf.object-changed 10']);
  });

  it('may not be something else as well', () => {
    const signed = { ...before, 3: pageOf('', '/Resources 10 0 R') };
    expect(toldOf(signed, { 10: '<< >>' })).toEqual(['pdf.resource-changed 10']);
  });
});

describe('XMP beside the document', () => {
  const xmp = (data: string, entries = '/Type /Metadata /Subtype /XML') => streamBody(entries, data);
  const before = { 1: catalogOf('/Metadata 10 0 R'), 10: xmp('<a/>') };
  it('may come, and may say something else', () => {
    expect(toldOf({}, { 1: catalogOf('/Metadata 10 0 R'), 10: xmp('<a/>') })).toEqual([
      'metadata Root/Metadata',
    ]);
    expect(toldOf(before, { 10: xmp('<b/>') })).toEqual(['metadata Root/Metadata']);
  });

  it('tells nothing when it stays', () => {
    expect(toldOf(before, { 1: catalogOf('/Metadata 10 0 R /Version /2.0') })).toEqual([]);
    expect(toldOf(before, { 10: xmp('<a/>') })).toEqual([]);
    expect(toldOf({}, { 1: catalogOf('/Metadata << /Type /Metadata >>') })).toEqual([]);
  });

  it.each([
    ['no type', '/Subtype /XML'],
    ['another type', '/Type /Pages /Subtype /XML'],
    ['no subtype', '/Type /Metadata'],
    ['another subtype', '/Type /Metadata /Subtype /Link'],
  ])('is known by its type and subtype; with %s it is none', (_, entries) => {
    const catalog = catalogOf('/Metadata 10 0 R');
    const refused = 'pdf.catalog-changed Root/Metadata';
    expect(toldOf({}, { 1: catalog, 10: xmp('<a/>', entries) })).toEqual([refused]);
    expect(toldOf(before, { 10: xmp('<b/>', entries) })).toEqual([refused, 'pdf.object-changed 10']);
  });

  it('is none where a number or nothing stands', () => {
    const refused = 'pdf.catalog-changed Root/Metadata';
    expect(toldOf(before, { 10: '7' })).toEqual([refused, 'pdf.object-changed 10']);
    expect(toldOf(before, { 10: 'null' })).toEqual([refused, 'pdf.object-changed 10']);
  });

  it('may not be that of a page, nor its content', () => {
    const told = (page: string) => toldOf({ ...before, 3: page }, { 10: xmp('<b/>') });
    expect(told(pageOf('', '/Metadata 10 0 R'))).toEqual(['metadata Root/Metadata', 'pdf.object-changed 10']);
    expect(told(pageOf('', '/Contents 10 0 R'))).toEqual(['metadata Root/Metadata', 'pdf.page-changed 10']);
  });
});
