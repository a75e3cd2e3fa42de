import { describe, expect, it } from 'vitest';
import { streamBody } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import {
  catalogOf,
  formOf,
  type Objects,
  pageOf,
  signatureField,
  textField,
  toldOf,
} from './update-under-test.ts';

const signature = '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>';

describe('a field of the signed document', () => {
  it.each([
    ['V', 'pdf.field-changed'],
    ['T', 'pdf.field-changed'],
    ['Ff', 'pdf.field-changed'],
    ['AP', 'pdf.appearance-changed'],
    ['MK', 'pdf.appearance-changed'],
    ['Rect', 'pdf.appearance-changed'],
    ['A', 'pdf.action-added'],
    ['AA', 'pdf.action-added'],
  ])('has the same /%s', (key, code) => {
    const [none, one, other] = ['', `/${key} (a)`, `/${key} (b)`].map((more) => `<< /FT /Tx ${more} >>`);
    const path = (name: string) => [`${code} ${key === 'T' ? name : ''}/${key}`];
    expect(toldOf({ 5: `${none}` }, { 5: `${one}` })).toEqual(path('a'));
    expect(toldOf({ 5: `${one}` }, { 5: `${other}` })).toEqual(path('b'));
    expect(toldOf({ 5: `${one}` }, { 5: `${none}` })).toEqual(path(''));
  });

  it('is told by its name, and for each difference', () => {
    expect(toldOf({}, { 5: textField('/V (900) /AP << >>').replace('/V (100)', '') })).toEqual([
      'pdf.field-changed SoTien/V',
      'pdf.appearance-changed SoTien/AP',
    ]);
  });

  it('tells nothing when it is written again as it was', () => {
    expect(toldOf({}, { 5: textField(), 4: formOf('5 0 R', '/SigFlags 3') })).toEqual([]);
  });

  it('is not taken away', () => {
    expect(toldOf({}, { 4: formOf('') })).toEqual(['pdf.field-removed SoTien']);
    expect(toldOf({}, { 4: '<< /Fields 7 >>' })).toEqual(['pdf.field-removed SoTien']);
    expect(toldOf({}, { 4: formOf('10 0 R'), 10: signatureField() })).toEqual([
      'pdf.field-removed SoTien',
      'signature-field ky',
    ]);
  });

  it('is a dictionary before and after', () => {
    expect(toldOf({}, { 5: '7' })).toEqual(['pdf.annotation-changed 5']);
    expect(toldOf({ 5: '7' }, { 5: textField() })).toEqual(['pdf.annotation-changed 5']);
    const stream = streamBody('/Subtype /Widget /FT /Tx /T (SoTien) /V (100)', 'a');
    expect(toldOf({}, { 5: stream })).toContain('pdf.annotation-changed 5');
  });

  it('may stand elsewhere in the list', () => {
    const signed = { 4: formOf('5 0 R 10 0 R'), 10: signatureField() };
    expect(toldOf(signed, { 4: formOf('10 0 R 5 0 R') })).toEqual([]);
  });
});

describe('a field that waited for its signature', () => {
  const told = (before: string, after: string, objects: Objects = {}) =>
    toldOf({ 5: signatureField(before) }, { 5: signatureField(after), 11: signature, ...objects });

  it('may be signed, with what that brings', () => {
    expect(told('', '/V 11 0 R')).toEqual(['signature ky']);
    expect(told('/V null', '/V 11 0 R')).toEqual(['signature ky']);
    for (const key of ['AP', 'MK', 'DA', 'F', 'M', 'Border', 'BS']) {
      expect(told('', `/V 11 0 R /${key} 1`)).toEqual(['signature ky']);
    }
  });

  it('may be signed by a time-stamp, or inside the field', () => {
    expect(told('', '/V 11 0 R', { 11: '<< /SubFilter /ETSI.RFC3161 >>' })).toEqual(['time-stamp ky']);
    expect(told('', `/V ${signature}`)).toEqual(['signature ky']);
  });

  it('may name its page then, and nothing else in its place', () => {
    expect(told('', '/V 11 0 R /P 3 0 R')).toEqual(['signature ky']);
    expect(told('', '/V 11 0 R /P /AllOff')).toEqual(['pdf.field-changed ky/P', 'signature ky']);
    expect(told('/P 3 0 R', '/V 11 0 R')).toEqual(['pdf.field-changed ky/P', 'signature ky']);
  });

  it.each([
    ['Rect', 'pdf.appearance-changed'],
    ['Lock', 'pdf.field-changed'],
    ['Ff', 'pdf.field-changed'],
    ['A', 'pdf.action-added'],
    ['AA', 'pdf.action-added'],
  ])('brings no other /%s', (key, code) => {
    expect(told('', `/V 11 0 R /${key} 1`)).toEqual([`${code} ky/${key}`, 'signature ky']);
  });

  it('changes nothing before it is signed', () => {
    expect(told('', '/AP 1')).toEqual(['pdf.appearance-changed ky/AP']);
    expect(told('', '/F 1')).toEqual(['pdf.field-changed ky/F']);
  });

  it('is signed once', () => {
    const refused = ['pdf.signature-replaced ky/V'];
    expect(told('/V 12 0 R', '/V 11 0 R')).toEqual(refused);
    expect(told('/V 12 0 R', '')).toEqual(refused);
    expect(told(`/V ${signature}`, '/V (a)')).toEqual(refused);
    expect(told('/V 12 0 R', '/V 12 0 R /AP 1')).toEqual(['pdf.appearance-changed ky/AP']);
  });

  it('takes no value that was there before', () => {
    const update = { 5: signatureField('/V 12 0 R') };
    const refused = ['pdf.signature-shared ky', 'signature ky'];
    expect(toldOf({ 5: signatureField(), 12: signature }, update)).toEqual(refused);
  });

  it('is one for signatures', () => {
    const field = (more: string) => `<< /FT /Tx /T (chu) ${more} >>`;
    expect(toldOf({ 5: field('') }, { 5: field('/V 11 0 R'), 11: signature })).toEqual([
      'pdf.field-changed chu/V',
    ]);
    const kind = { 12: '/Sig', 5: '<< /FT 12 0 R /T (ky) >>' };
    expect(toldOf(kind, { 5: '<< /FT 12 0 R /T (ky) /V 11 0 R >>', 11: signature })).toEqual([
      'signature ky',
    ]);
  });

  it('may come to a page then', () => {
    const signed = { 4: formOf('10 0 R'), 10: signatureField('/Rect [0 0 1 1]') };
    const update = {
      10: signatureField('/Rect [0 0 1 1] /V 11 0 R'),
      11: signature,
      3: pageOf('5 0 R 10 0 R'),
    };
    expect(toldOf(signed, update)).toEqual(['signature ky']);
    expect(toldOf(signed, { 3: pageOf('5 0 R 10 0 R') })).toEqual(['pdf.annotation-added page 1']);
  });
});

describe('a tree of fields', () => {
  const parent = (more = '', kids = '[10 0 R 11 0 R]') => `<< /FT /Sig /T (cha) /Kids ${kids} ${more} >>`;
  const signed = { 5: parent(), 10: '<< /T (mot) >>', 11: '<< /T (hai) >>' };

  it('hands down kind and name', () => {
    expect(toldOf(signed, { 10: '<< /T (mot) /V 12 0 R >>', 12: signature })).toEqual(['signature cha.mot']);
    expect(toldOf(signed, { 10: '<< /T (mot) /Q 1 >>' })).toEqual(['pdf.field-changed cha.mot/Q']);
  });

  it('may gain fields for signatures, and loses none', () => {
    const more = { 5: parent('', '[10 0 R 11 0 R 13 0 R]'), 13: '<< /T (ba) >>' };
    expect(toldOf(signed, more)).toEqual(['signature-field cha.ba']);
    expect(toldOf(signed, { 5: parent('', '[10 0 R]') })).toEqual(['pdf.field-removed cha.hai']);
    expect(toldOf(signed, { 5: '<< /FT /Sig /T (cha) >>' })).toEqual([
      'pdf.field-removed cha.mot',
      'pdf.field-removed cha.hai',
    ]);
    const widgets = { ...signed, 11: '<< >>' };
    expect(toldOf(widgets, { 5: parent('', '[10 0 R]') })).toEqual(['pdf.field-removed cha']);
  });

  it('may begin where there was none', () => {
    const update = { 5: signatureField('/Kids [10 0 R]'), 10: '<< /T (mot) >>' };
    expect(toldOf({ 5: signatureField() }, update)).toEqual(['signature-field ky.mot']);
  });

  it('lets the widgets of a field that is signed show it', () => {
    const widgets = { 5: parent(), 10: '<< >>', 11: '<< >>' };
    const shown = { 10: '<< /AP << /N 1 >> >>' };
    expect(toldOf(widgets, { ...shown, 5: parent('/V 12 0 R'), 12: signature })).toEqual(['signature cha']);
    expect(toldOf(widgets, shown)).toEqual(['pdf.appearance-changed cha/AP']);
  });

  it('may be listed in objects of their own, which are nothing else', () => {
    const listed = { ...signed, 5: parent('', '20 0 R'), 20: '[10 0 R 11 0 R]' };
    const update = { 20: '[10 0 R 11 0 R 13 0 R]', 13: '<< /T (ba) >>' };
    expect(toldOf(listed, update)).toEqual(['signature-field cha.ba']);
    expect(toldOf({ ...listed, 1: catalogOf('/Khac 20 0 R') }, update)).toEqual([
      'signature-field cha.ba',
      'pdf.object-changed 20',
    ]);
    expect(toldOf({ ...listed, 1: catalogOf('/Khac << /Kids 20 0 R >>') }, update)).toEqual([
      'signature-field cha.ba',
      'pdf.object-changed 20',
    ]);
  });

  it('goes down to a hundred and no further', () => {
    const chain = (depth: number): Objects =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, index) => [
          100 + index,
          index === depth - 1 ? '<< /T (day) /Kids [] >>' : `<< /Kids [${101 + index} 0 R] >>`,
        ]),
      );
    const form = { 4: formOf('100 0 R') };
    const update = { 4: formOf('100 0 R', '/SigFlags 3') };
    expect(toldOf({ ...form, ...chain(100) }, update)).toEqual([]);
    expect(toldOf({ ...form, ...chain(101) }, update)).toEqual(['pdf.limit revision 2']);
  });
});

describe('a list of fields', () => {
  it('may be an object of its own, which is nothing else', () => {
    const form = '<< /Fields 20 0 R >>';
    const update = { 20: '[5 0 R 10 0 R]', 10: signatureField() };
    const added = 'signature-field ky';
    expect(toldOf({ 4: form, 20: '[5 0 R]' }, update)).toEqual([added]);
    const elsewhere = { 4: form, 20: '[5 0 R]', 1: catalogOf('/Khac << /Fields 20 0 R >>') };
    expect(toldOf(elsewhere, update)).toEqual([added, 'pdf.field-changed 20']);
    const inline = `<< /Type /Catalog /Pages 2 0 R /AcroForm ${form} >>`;
    expect(toldOf({ 1: inline, 20: '[5 0 R]' }, update)).toEqual([added]);
    expect(toldOf({ 1: inline, 4: form, 20: '[5 0 R]' }, update)).toEqual([added, 'pdf.field-changed 20']);
  });

  it('has fields inside it where it had them', () => {
    const [field, other] = ['<< /T (a) >>', '<< /T (b) >>'];
    const refused = ['pdf.form-changed Fields'];
    const told = (before: string, after: string) => toldOf({ 4: formOf(before) }, { 4: formOf(after) });
    expect(told(`5 0 R ${field}`, `5 0 R ${field}`)).toEqual([]);
    expect(told('5 0 R', `5 0 R ${field}`)).toEqual(refused);
    expect(told(`5 0 R ${field}`, '5 0 R')).toEqual(refused);
    expect(told(field, other)).toEqual(refused);
    expect(told(`5 0 R ${field}`, `${field} 5 0 R`)).toEqual(refused);
  });

  it('has such fields below another where it had them', () => {
    const parent = (kids: string) => `<< /T (cha) /Kids [${kids}] >>`;
    const told = (before: string, after: string) => toldOf({ 5: parent(before) }, { 5: parent(after) });
    expect(told('<< /T (a) >>', '<< /T (b) >>')).toEqual(['pdf.form-changed cha/Kids']);
    expect(told('<< /T (a) >>', '<< /T (a) >>')).toEqual([]);
  });

  it('is compared field by field all the same', () => {
    const signed = { 4: formOf('5 0 R << /T (a) >>') };
    const update = { 4: formOf('5 0 R << /T (a) >>', '/SigFlags 3'), 5: textField('/Q 1') };
    expect(toldOf(signed, update)).toEqual(['pdf.field-changed SoTien/Q']);
    expect(
      toldOf({ 4: formOf('<< /T (a) >>') }, { 4: formOf('<< /T (a) >> 10 0 R'), 10: signatureField() }),
    ).toEqual(['pdf.form-changed Fields']);
  });
});
