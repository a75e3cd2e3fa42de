import { describe, expect, it } from 'vitest';
import { streamBody, updateDraft } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import {
  catalogOf,
  formOf,
  pageOf,
  signatureField,
  smallDraft,
  tellChanges,
  toldOf,
} from './update-under-test.ts';

/** Two pictures, of which a page shows the one that a table of names has. */
const pictures = { 20: streamBody('/Subtype /Form', 'q Q'), 21: streamBody('/Subtype /Form', 'Q q') };
const shows = (table: string, category = 'XObject') =>
  pageOf('5 0 R', `/Resources << /${category} ${table} >>`);

/** What one object may change as one thing, it may not change as a page's table of names (SIG-04). */
describe('an object that is also a table of pictures', () => {
  it('may not be the catalogue', () => {
    const signed = { ...pictures, 1: catalogOf('/Version 20 0 R'), 3: shows('1 0 R') };
    expect(toldOf(signed, { 1: catalogOf('/Version 21 0 R') })).toEqual(['pdf.resource-changed 1']);
  });

  it('may not be the document information', () => {
    const signed = smallDraft(
      { ...pictures, 3: shows('10 0 R'), 10: '<< /Producer 20 0 R >>' },
      { info: 10 },
    );
    expect(tellChanges(updateDraft(signed, { objects: { 10: '<< /Producer 21 0 R >>' } }))).toEqual([
      'metadata Info',
      'pdf.resource-changed 10',
    ]);
  });

  it('may not be a page', () => {
    const page = (num: number) => shows('3 0 R').replace('[5 0 R]', `${num} 0 R`);
    const refused = ['pdf.page-changed page 1/Annots'];
    expect(toldOf({ ...pictures, 3: page(20) }, { 3: page(21) })).toEqual(refused);
  });

  it('may not be a field', () => {
    const told = (before: string, after: string) =>
      toldOf({ ...pictures, 3: shows('5 0 R'), 5: before }, { 5: after, 11: '<< >>' });
    expect(told('<< /Kids 20 0 R >>', '<< /Kids 21 0 R >>')).toEqual(['pdf.resource-changed 5']);
    expect(told(signatureField('/F 20 0 R'), signatureField('/F 21 0 R /V 11 0 R'))).toEqual([
      'signature ky',
      'pdf.resource-changed 5',
    ]);
  });

  it('may not be a record of validation data', () => {
    const store = catalogOf('/DSS << /VRI << /XObject 10 0 R >> >>');
    const signed = { ...pictures, 3: shows('10 0 R'), 10: '<< /TU 20 0 R >>' };
    const refused = ['validation-data Root/DSS', 'pdf.resource-changed 10'];
    expect(toldOf(signed, { 1: store, 10: '<< /TU 21 0 R >>' })).toEqual(refused);
  });
});

describe('an object that is also what a page has under a name', () => {
  it('may not be the XMP of the document', () => {
    const xmp = (text: string) => streamBody('/Type /Metadata /Subtype /XML', text);
    const glyphs = shows('<< /F << /Type /Font /CharProcs << /Metadata 10 0 R >> >> >>', 'Font');
    const signed = { 1: catalogOf('/Metadata 10 0 R'), 3: glyphs, 10: xmp('q') };
    expect(toldOf(signed, { 10: xmp('Q') })).toEqual(['metadata Root/Metadata', 'pdf.resource-changed 10']);
  });

  it.each([
    ['Extensions', '/Extensions 10 0 R', '<< /Type /OCMD /P /AllOff >>', '<< >>'],
    ['DSS', '/DSS 10 0 R', '<< /Type /OCMD /Certs [] >>', '<< /Type /OCMD >>'],
  ])('may not be a layer under the name %s', (name, entry, before, after) => {
    const signed = { 1: catalogOf(entry), 3: shows(`<< /${name} 10 0 R >>`, 'Properties'), 10: before };
    expect(toldOf(signed, { 10: after }).at(-1)).toBe('pdf.layers-changed 10');
  });

  it('may not be the form', () => {
    const signed = { 3: shows('<< /AcroForm 4 0 R >>', 'Properties') };
    expect(toldOf(signed, { 4: formOf('5 0 R', '/SigFlags 3') })).toEqual(['pdf.resource-changed 4']);
  });

  it.each([
    ['Certs', { 1: catalogOf('/DSS << /Certs 10 0 R >>') }],
    ['VRI', { 1: catalogOf('/DSS << /VRI 10 0 R >>') }],
    ['AB', { 1: catalogOf('/DSS << /VRI << /AB 10 0 R >> >>') }],
    ['Cert', { 1: catalogOf('/DSS << /VRI << /AB << /Cert 10 0 R >> >> >>') }],
  ])('may not be validation data under the name %s', (name, catalog) => {
    const signed = { ...pictures, ...catalog, 10: '<< >>', 3: shows(`<< /${name} 10 0 R >>`, 'ColorSpace') };
    expect(toldOf(signed, { 10: '[20 0 R]' }).at(-1)).toBe('pdf.resource-changed 10');
    const { 3: _, ...alone } = signed;
    expect(toldOf(alone, { 10: '[20 0 R]' })).toEqual(['validation-data Root/DSS']);
  });
});

describe('a field that a document refers to', () => {
  it.each([
    ['for its structure', '/StructTreeRoot << /K << /Type /OBJR /Obj 5 0 R >> >>'],
    ['as one below another', '/Khac << /Parent 5 0 R >>'],
    ['in the order of calculation', '/Khac << /CO [5 0 R] >>'],
  ])('may be signed: %s', (_, entry) => {
    const signed = { 1: catalogOf(entry), 5: signatureField() };
    expect(toldOf(signed, { 5: signatureField('/V 11 0 R'), 11: '<< >>' })).toEqual(['signature ky']);
  });
});
