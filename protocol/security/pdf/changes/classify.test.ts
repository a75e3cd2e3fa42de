import { describe, expect, it } from 'vitest';
import { streamBody } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import { catalogOf, toldOf } from './update-under-test.ts';

/** What is said of an object that no rule claims, by what it was and where the catalogue refers to it. */
function said(body: string, keys = '/Khac 10 0 R', now = '<< /Moi 1 >>'): readonly string[] {
  return toldOf({ 1: catalogOf(keys), 10: body }, { 10: now });
}

describe('an object that no rule knows is named', () => {
  it.each([
    ['Page', 'pdf.page-changed'],
    ['Pages', 'pdf.pages-changed'],
    ['Font', 'pdf.resource-changed'],
    ['FontDescriptor', 'pdf.resource-changed'],
    ['XObject', 'pdf.resource-changed'],
    ['Pattern', 'pdf.resource-changed'],
    ['ExtGState', 'pdf.resource-changed'],
    ['OCG', 'pdf.layers-changed'],
    ['OCMD', 'pdf.layers-changed'],
    ['Annot', 'pdf.annotation-changed'],
    ['Filespec', 'pdf.attachment-added'],
    ['EmbeddedFile', 'pdf.attachment-added'],
    ['Action', 'pdf.action-added'],
    ['Sig', 'pdf.signature-replaced'],
    ['DocTimeStamp', 'pdf.signature-replaced'],
    ['Khac', 'pdf.object-changed'],
  ])('by the type that it had: %s, %s', (type, code) => {
    expect(said(`<< /Type /${type} >>`)).toEqual([`${code} 10`]);
  });

  it.each([
    ['a form', streamBody('/Subtype /Form', 'q Q'), 'pdf.resource-changed'],
    ['a picture', streamBody('/Subtype /Image', 'q Q'), 'pdf.resource-changed'],
    ['XMP', streamBody('/Subtype /XML', 'q Q'), 'pdf.object-changed'],
    ['a script', '<< /S /JavaScript /JS (1) >>', 'pdf.action-added'],
    ['a script without kind', '<< /JS (1) >>', 'pdf.object-changed'],
    ['a kind without script', '<< /S /JavaScript >>', 'pdf.object-changed'],
    ['a layer that calls itself a form too', '<< /Type /OCG /Subtype /Form >>', 'pdf.layers-changed'],
    ['something typed that calls itself a form', '<< /Type /Khac /Subtype /Form >>', 'pdf.object-changed'],
    ['nothing of its own', '<< >>', 'pdf.object-changed'],
    ['no dictionary', '[1]', 'pdf.object-changed'],
  ])('by what it was where it had no type: %s', (_, body, code) => {
    expect(said(body)).toEqual([`${code} 10`]);
  });

  it('by what it was, not by what it became', () => {
    expect(said('<< /Type /OCG >>', '/Khac 10 0 R', '<< /Type /Font >>')).toEqual(['pdf.layers-changed 10']);
  });

  it.each([
    ['/Contents 10 0 R', 'pdf.page-changed'],
    ['/Khac << /Contents 10 0 R >>', 'pdf.page-changed'],
    ['/Contents << /Khac 10 0 R >>', 'pdf.object-changed'],
    ['/AP << /N 10 0 R >>', 'pdf.appearance-changed'],
    ['/AP 10 0 R', 'pdf.appearance-changed'],
    ['/MAP 10 0 R', 'pdf.object-changed'],
    ['/APX 10 0 R', 'pdf.object-changed'],
    ['/OCProperties << /D 10 0 R >>', 'pdf.layers-changed'],
    ['/OC 10 0 R', 'pdf.layers-changed'],
    ['/OpenAction 10 0 R', 'pdf.action-added'],
    ['/AA << /WP 10 0 R >>', 'pdf.action-added'],
    ['/A 10 0 R', 'pdf.action-added'],
    ['/Names << /JavaScript 10 0 R >>', 'pdf.action-added'],
    ['/Names << /EmbeddedFiles 10 0 R >>', 'pdf.attachment-added'],
    ['/EF << /F 10 0 R >>', 'pdf.attachment-added'],
    ['/AF [10 0 R]', 'pdf.attachment-added'],
    ['/Resources << /Khac 10 0 R >>', 'pdf.resource-changed'],
    ['/FontFile 10 0 R', 'pdf.resource-changed'],
    ['/FontFile2 10 0 R', 'pdf.resource-changed'],
    ['/SMask << /G 10 0 R >>', 'pdf.resource-changed'],
    ['/Annots 10 0 R', 'pdf.annotation-changed'],
    ['/Annots << /Khac 10 0 R >>', 'pdf.object-changed'],
    ['/Khac << /Fields 10 0 R >>', 'pdf.field-changed'],
    ['/V 10 0 R', 'pdf.field-changed'],
    ['/Khac << /VRI 10 0 R >>', 'pdf.validation-data-odd'],
    ['/Khac << /Certs 10 0 R >>', 'pdf.validation-data-odd'],
    ['/Khac 10 0 R', 'pdf.object-changed'],
  ])('by where it stands: %s, %s', (keys, code) => {
    expect(said('[1]', keys)).toEqual([`${code} 10`]);
  });

  it('by any of the places where it stands, the graver first', () => {
    expect(said('[1]', '/Khac 10 0 R /V 10 0 R /Contents 10 0 R')).toEqual(['pdf.page-changed 10']);
    expect(said('[1]', '/Khac 10 0 R /V 10 0 R')).toEqual(['pdf.field-changed 10']);
  });

  it('by its type before its place', () => {
    expect(said('<< /Type /OCG >>', '/Contents 10 0 R')).toEqual(['pdf.layers-changed 10']);
    expect(said('<< /Type /Khac >>', '/Contents 10 0 R')).toEqual(['pdf.page-changed 10']);
  });

  it('as an object where nothing refers to it', () => {
    expect(said('[1]', '')).toEqual(['pdf.object-changed 10']);
  });
});
