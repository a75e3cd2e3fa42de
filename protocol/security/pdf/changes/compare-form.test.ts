import { describe, expect, it } from 'vitest';
import {
  catalogOf,
  formOf,
  type Objects,
  pageOf,
  signatureField,
  textField,
  toldOf,
} from './update-under-test.ts';

const pages = '/Pages 2 0 R';
const bare = `<< /Type /Catalog ${pages} >>`;
const inlineForm = (form: string) => `<< /Type /Catalog ${pages} /AcroForm ${form} >>`;

describe('the form of a document', () => {
  it('may be none', () => {
    expect(toldOf({ 1: bare }, { 1: `${bare.slice(0, -2)} /Version /2.0 >>` })).toEqual([]);
  });

  it('may come with the first signature', () => {
    const update = { 1: catalogOf(), 4: formOf('10 0 R'), 10: signatureField() };
    expect(toldOf({ 1: bare, 4: '<< >>' }, update)).toEqual(['signature-field ky']);
    expect(toldOf({ 1: bare }, { 1: inlineForm('<< /Fields [10 0 R] >>'), 10: signatureField() })).toEqual([
      'signature-field ky',
    ]);
  });

  it('may not be taken away', () => {
    expect(toldOf({}, { 1: bare })).toEqual(['pdf.form-changed AcroForm']);
    expect(toldOf({}, { 1: inlineForm('7') })).toEqual(['pdf.form-changed AcroForm']);
    expect(toldOf({}, { 4: 'null' })).toEqual(['pdf.form-changed AcroForm', 'pdf.object-changed 4']);
  });

  it('may move, when it says the same', () => {
    expect(toldOf({}, { 1: inlineForm(formOf()) })).toEqual([]);
    expect(toldOf({}, { 1: catalogOf().replace('4 0 R', '10 0 R'), 10: formOf() })).toEqual([]);
  });

  it('is nothing else at once', () => {
    const signed = { 3: pageOf('5 0 R', '/Resources 4 0 R') };
    expect(toldOf(signed, { 4: formOf('5 0 R', '/SigFlags 3') })).toEqual(['pdf.resource-changed 4']);
  });
});

describe('an entry of the form', () => {
  const told = (before: string, after: string, objects: Objects = {}) =>
    toldOf({ 4: formOf('5 0 R', before), ...objects }, { 4: formOf('5 0 R', after) });

  it.each([
    ['', '/NeedAppearances true', ['pdf.need-appearances AcroForm']],
    ['', '/NeedAppearances false', []],
    ['', '/NeedAppearances 10 0 R', ['pdf.need-appearances AcroForm']],
    ['', '/NeedAppearances 11 0 R', []],
    ['/NeedAppearances true', '', []],
    ['/NeedAppearances true', '/NeedAppearances false', []],
    ['/NeedAppearances true', '/NeedAppearances null', []],
    ['/NeedAppearances false', '/NeedAppearances true', ['pdf.need-appearances AcroForm']],
    ['/NeedAppearances true', '/NeedAppearances true', []],
  ])('viewers draw fields anew only where they did: %j, %j', (before, after, refused) => {
    expect(told(before, after, { 10: 'true', 11: 'false' })).toEqual(refused);
  });

  it.each([
    ['', '/SigFlags 3', []],
    ['/SigFlags 0', '/SigFlags 3', []],
    ['/SigFlags 1', '/SigFlags 3', []],
    ['/SigFlags 3', '/SigFlags 3', []],
    ['/SigFlags 3', '/SigFlags 7', []],
    ['/SigFlags 3', '/SigFlags 1', ['pdf.form-changed AcroForm/SigFlags']],
    ['/SigFlags 1', '/SigFlags 2', ['pdf.form-changed AcroForm/SigFlags']],
    ['/SigFlags 3', '', ['pdf.form-changed AcroForm/SigFlags']],
    ['/SigFlags 3', '/SigFlags /Ba', ['pdf.form-changed AcroForm/SigFlags']],
    ['/SigFlags 10 0 R', '/SigFlags 1', ['pdf.form-changed AcroForm/SigFlags']],
    ['/SigFlags 10 0 R', '/SigFlags 3', []],
    ['/SigFlags 1', '/SigFlags 10 0 R', []],
  ])('flags of signatures are set, never cleared: %j, %j', (before, after, refused) => {
    expect(told(before, after, { 10: '3' })).toEqual(refused);
  });

  it.each([
    ['', '/XFA (<xdp/>)', ['pdf.xfa-changed AcroForm/XFA']],
    ['/XFA (<xdp/>)', '', ['pdf.xfa-changed AcroForm/XFA']],
    ['/XFA (<xdp/>)', '/XFA (<xdp/>)', []],
    ['', '/CO [5 0 R]', ['pdf.form-changed AcroForm/CO']],
    ['/Q 1', '/Q 2', ['pdf.form-changed AcroForm/Q']],
    ['/Q 1', '', ['pdf.form-changed AcroForm/Q']],
    ['', '/DA (/Helv 10 Tf)', []],
    ['/DA (/Helv 10 Tf)', '/DA (/Helv 1 Tf)', ['pdf.form-changed AcroForm/DA']],
    ['/DA (/Helv 10 Tf)', '', ['pdf.form-changed AcroForm/DA']],
  ])('others stay, and a default appearance may come: %j, %j', (before, after, refused) => {
    expect(told(before, after)).toEqual(refused);
  });
});

describe('the resources of the form', () => {
  const told = (before: string, after: string) =>
    toldOf({ 4: formOf('5 0 R', before) }, { 4: formOf('5 0 R', after) });
  const font = (names: string) => `/DR << /Font << ${names} >> >>`;
  it.each([
    ['come', '', font('/Helv 10 0 R')],
    ['gain a name', font('/Helv 10 0 R'), font('/Helv 10 0 R /ZaDb 11 0 R')],
    ['gain a kind', font('/Helv 10 0 R'), '/DR << /Font << /Helv 10 0 R >> /XObject << >> >>'],
    ['keep a list', '/DR << /ProcSet [/PDF] >>', '/DR << /ProcSet [/PDF] /Font << >> >>'],
  ])('may %s', (_, before, after) => {
    expect(told(before, after)).toEqual([]);
  });

  it.each([
    ['have another under a name', font('/Helv 10 0 R'), font('/Helv 11 0 R'), 'Font'],
    [
      'have another under one of two names',
      font('/Helv 10 0 R /ZaDb 10 0 R'),
      font('/ZaDb 11 0 R /Helv 10 0 R'),
      'Font',
    ],
    ['lose a name', font('/Helv 10 0 R'), font(''), 'Font'],
    ['lose a kind', font('/Helv 10 0 R'), '/DR << >>', 'Font'],
    ['be taken away', font('/Helv 10 0 R'), '', 'Font'],
    ['have another list', '/DR << /ProcSet [/PDF] >>', '/DR << /ProcSet [/Text] >>', 'ProcSet'],
    ['have names where a list was', '/DR << /ProcSet [/PDF] >>', '/DR << /ProcSet << >> >>', 'ProcSet'],
  ])('may not %s', (_, before, after, kind) => {
    expect(told(before, after)).toEqual([`pdf.resource-changed AcroForm/DR/${kind}`]);
  });

  describe.each([
    ['in an object', { 4: formOf('5 0 R', '/DR 10 0 R') }],
    ['in an object, below a form inside the catalogue', { 1: inlineForm(formOf('5 0 R', '/DR 10 0 R')) }],
  ])('%s of their own', (_, form) => {
    const signed = { ...form, 10: '<< /Font 11 0 R >>', 11: '<< /Helv 12 0 R >>', 12: '<< >>' };
    it('may gain names and kinds there', () => {
      expect(toldOf(signed, { 10: '<< /Font 11 0 R /XObject << >> >>' })).toEqual([]);
      expect(toldOf(signed, { 11: '<< /Helv 12 0 R /ZaDb 12 0 R >>' })).toEqual([]);
      expect(toldOf(signed, { 11: '<< /ZaDb 12 0 R >>' })).toEqual(['pdf.resource-changed AcroForm/DR/Font']);
    });

    it.each([
      ['of a field', { 5: '<< /T (a) /DR 10 0 R >>' }, '10'],
      ['of a page', { 3: pageOf('5 0 R', '/Resources 10 0 R') }, '10'],
      ['of a page, by kind', { 3: pageOf('5 0 R', '/Resources << /Font 11 0 R >>') }, '11'],
      ['of a page, by another kind', { 3: pageOf('5 0 R', '/Resources << /Pattern 11 0 R >>') }, '11'],
    ])('but not when they are those %s as well', (__, other, num) => {
      const update = { 10: '<< /Font 11 0 R /XObject << >> >>', 11: '<< /Helv 12 0 R /ZaDb 12 0 R >>' };
      expect(toldOf({ ...signed, ...other }, update)).toEqual([`pdf.resource-changed ${num}`]);
    });
  });

  it('by kind in objects of their own, below resources inside the form', () => {
    const signed = { 4: formOf('5 0 R', '/DR << /Font 11 0 R >>'), 11: '<< >>' };
    const update = { 11: '<< /Helv 5 0 R >>' };
    expect(toldOf(signed, update)).toEqual([]);
    const page = pageOf('5 0 R', '/Resources << /Font 11 0 R >>');
    expect(toldOf({ ...signed, 3: page }, update)).toEqual(['pdf.resource-changed 11']);
  });
});

describe('what readers draw by the form’s defaults', () => {
  const font = '/DR << /Font << /Helv 12 0 R >> >>';
  const place = '/Rect [1 1 90 9]';
  const shown = `${place} /AP << /N 13 0 R >>`;
  const told = (field: string, before: string, after: string, more: Objects = {}) =>
    toldOf(
      { 4: formOf('5 0 R', before), 5: textField(field), 12: '<< >>', 13: '<< >>', ...more },
      { 4: formOf('5 0 R', after) },
    );

  it('is left as it was: nothing comes that would bring a value to light', () => {
    const [appearance, resources] = ['pdf.form-changed AcroForm/DA', 'pdf.form-changed AcroForm/DR'];
    expect(told(place, '', '/DA (/Helv 10 Tf)')).toEqual([appearance]);
    expect(told(place, '', font)).toEqual([resources]);
    expect(told(place, '', `/DA (/Helv 10 Tf) ${font}`)).toEqual([appearance, resources]);
    expect(told(place, '/DR << /Font << >> >>', font)).toEqual([resources]);
    expect(told(place, font, font)).toEqual([]);
  });

  it('wherever the resources stand', () => {
    const signed = { 4: formOf('5 0 R', '/DR << /Font 11 0 R >>'), 5: textField(place), 11: '<< >>' };
    expect(toldOf(signed, { 11: '<< /Helv 5 0 R >>' })).toEqual(['pdf.form-changed AcroForm/DR']);
  });

  it('is no field that has its appearance, or no place', () => {
    expect(told(shown, '', font)).toEqual([]);
    expect(told('', '', font)).toEqual([]);
    expect(told('/Rect [1 1 1 9]', '', font)).toEqual([]);
    const empty = { 5: `<< /Subtype /Widget /FT /Tx /T (a) ${place} >>` };
    expect(told(place, '', font, empty)).toEqual([]);
    const button = { 5: empty[5].replace('/Tx', '/Btn') };
    expect(told(place, '', font, button)).toEqual(['pdf.form-changed AcroForm/DR']);
    expect(told('/Rect [1 1 9 1]', '', font)).toEqual([]);
    expect(toldOf({ 5: signatureField(place) }, { 4: formOf('5 0 R', font) })).toEqual([]);
  });

  it('is every field where the form says that all are to be drawn', () => {
    const all = '/NeedAppearances true';
    expect(told(shown, all, `${all} ${font}`)).toEqual(['pdf.form-changed AcroForm/DR']);
    expect(told(shown, '/NeedAppearances false', `/NeedAppearances false ${font}`)).toEqual([]);
  });

  it('stays what readers draw: an appearance that they passed over does not come to light', () => {
    const all = '/NeedAppearances true';
    for (const after of ['', '/NeedAppearances false', '/NeedAppearances null']) {
      expect(told(shown, all, after)).toEqual(['pdf.need-appearances AcroForm']);
      expect(told(place, all, after)).toEqual([]);
    }
    const empty = { 5: `<< /Subtype /Widget /FT /Tx /T (a) ${shown} >>` };
    expect(told('', all, '', empty)).toEqual(['pdf.need-appearances AcroForm']);
    expect(toldOf({ 4: formOf('5 0 R', all), 5: signatureField(shown) }, { 4: formOf('5 0 R') })).toEqual([]);
    const elsewhere = toldOf(
      { 4: formOf('5 0 R', '/NeedAppearances 14 0 R'), 5: textField(shown), 13: '<< >>', 14: 'true' },
      { 4: formOf('5 0 R') },
    );
    expect(elsewhere).toEqual(['pdf.need-appearances AcroForm']);
  });
});
