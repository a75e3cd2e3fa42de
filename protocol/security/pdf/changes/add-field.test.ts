import { describe, expect, it } from 'vitest';
import { formOf, type Objects, signatureField, textField, toldOf } from './update-under-test.ts';

/** What is told of an update that adds the field 10 0 R to the form. */
function told(field: string, objects: Objects = {}, signed: Objects = {}): readonly string[] {
  return toldOf(signed, { 4: formOf('5 0 R 10 0 R'), 10: field, ...objects });
}

const signature = '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>';
const timeStamp = '<< /Type /DocTimeStamp /SubFilter /ETSI.RFC3161 >>';
const shows = '/Rect [1 1 9 9] /AP << /N 12 0 R >>';

describe('a field that an update adds', () => {
  it('may be one for a signature, empty or signed', () => {
    expect(told(signatureField())).toEqual(['signature-field ky']);
    expect(told(signatureField('/V null'))).toEqual(['signature-field ky']);
    expect(told(signatureField('/V 11 0 R'), { 11: signature })).toEqual(['signature ky']);
    expect(told(signatureField(`/V ${signature}`))).toEqual(['signature ky']);
    expect(told(signatureField('/V 11 0 R'), { 11: timeStamp })).toEqual(['time-stamp ky']);
  });

  it('may name its kind and that of its signature in objects of their own', () => {
    const field = '<< /T (ky) /FT 12 0 R /V 11 0 R >>';
    const value = { 11: '<< /SubFilter 13 0 R >>', 12: '/Sig', 13: '/ETSI.RFC3161' };
    expect(told(field, value)).toEqual(['time-stamp ky']);
  });

  it.each([
    ['a text field', textField(), 'SoTien'],
    ['one without kind', '<< /T (ky) >>', 'ky'],
    ['one without kind and name', '<< >>', '10'],
    ['no dictionary', '7', '10'],
    ['nothing', 'null', '10'],
  ])('may not be %s', (_, field, path) => {
    expect(told(field)).toEqual([`pdf.field-added ${path}`]);
  });

  it('may not be one more place of a field of another kind', () => {
    const parent = textField('/Kids [10 0 R]');
    const kid = (more: string) => `<< /Subtype /Widget /FT /Sig ${more} >>`;
    expect(toldOf({}, { 5: parent, 10: kid('') })).toEqual(['pdf.field-added SoTien']);
    expect(toldOf({}, { 5: parent, 10: kid('/T (ky)') })).toEqual(['pdf.field-added SoTien.ky']);
  });

  it('may not be what was there before', () => {
    expect(toldOf({ 10: signatureField() }, { 4: formOf('5 0 R 10 0 R') })).toEqual(['pdf.field-added ky']);
  });

  it('says nothing further once it is refused', () => {
    expect(told(textField('/A << >> /Khac 1'), { 11: signature })).toEqual(['pdf.field-added SoTien']);
  });

  it.each([
    ['A', 'pdf.action-added'],
    ['AA', 'pdf.action-added'],
    ['Khac', 'pdf.field-added'],
    ['OC', 'pdf.field-added'],
    ['AF', 'pdf.field-added'],
  ])('may not have /%s', (key, code) => {
    expect(told(signatureField(`/${key} << >>`))).toEqual([`${code} ky/${key}`, 'signature-field ky']);
  });

  it('may have what a signature field has', () => {
    const keys = ['TU', 'Ff', 'Lock', 'SV', 'Parent', 'P', 'F', 'MK', 'DA', 'Q', 'BS', 'Border', 'NM', 'M'];
    const more = keys.map((key) => `/${key} 1`).join(' ');
    expect(told(signatureField(`/Type /Annot ${more}`))).toEqual(['signature-field ky']);
  });

  it('takes no value that was there before', () => {
    const refused = ['pdf.signature-shared ky', 'signature ky'];
    expect(told(signatureField('/V 11 0 R'), {}, { 11: signature })).toEqual(refused);
    expect(told(signatureField('/V 99 0 R'))).toEqual(refused);
  });
});

describe('the appearance of a field that an update adds', () => {
  it('is that of a signature', () => {
    expect(told(signatureField(`/V 11 0 R ${shows}`), { 11: signature })).toEqual(['signature ky']);
  });

  it('is none before somebody signs, and none of a time-stamp', () => {
    expect(told(signatureField(shows))).toEqual(['signature-field ky', 'pdf.appearance-overlay ky']);
    expect(told(signatureField(`/V 11 0 R ${shows}`), { 11: timeStamp })).toEqual([
      'time-stamp ky',
      'pdf.appearance-overlay ky',
    ]);
  });

  it('is no colour or caption of which readers make one up either', () => {
    const overlay = 'pdf.appearance-overlay ky';
    for (const mark of ['/BG [1 1 1]', '/BC [0]', '/CA (10)', '/R 90 /BG [1]']) {
      const field = `/Rect [1 1 9 9] /MK << ${mark} >>`;
      expect(told(signatureField(field))).toEqual(['signature-field ky', overlay]);
      expect(told(signatureField(`/V 11 0 R ${field}`), { 11: timeStamp })).toContain(overlay);
      expect(told(signatureField(`/V 11 0 R ${field}`), { 11: signature })).toEqual(['signature ky']);
    }
    for (const mark of ['', '/R 90', '/BG null']) {
      expect(told(signatureField(`/Rect [1 1 9 9] /MK << ${mark} >>`))).toEqual(['signature-field ky']);
    }
  });

  it.each([
    ['no appearance', '/Rect [1 1 9 9]', false],
    ['an empty appearance', '/Rect [1 1 9 9] /AP << >>', false],
    ['an appearance elsewhere', '/Rect [1 1 9 9] /AP 20 0 R', true],
    ['an empty appearance elsewhere', '/Rect [1 1 9 9] /AP 21 0 R', false],
    ['no rectangle', '/AP << /N 12 0 R >>', false],
    ['a broken rectangle', '/Rect [1 1 9] /AP << /N 12 0 R >>', false],
    ['no width', '/Rect [1 1 1 9] /AP << /N 12 0 R >>', false],
    ['no height', '/Rect [1 9 9 9] /AP << /N 12 0 R >>', false],
    ['corners in another order', '/Rect [9 9 1 1] /AP << /N 12 0 R >>', true],
    ['a rectangle elsewhere', '/Rect 22 0 R /AP << /N 12 0 R >>', true],
  ])('shows nothing, or does: %s', (_, more, isShown) => {
    const objects = { 20: '<< /N 12 0 R >>', 21: '<< >>', 22: '[1 1 9 9]' };
    const refused = isShown ? ['pdf.appearance-overlay ky'] : [];
    expect(told(signatureField(more), objects)).toEqual(['signature-field ky', ...refused]);
  });
});

describe('what stands below a field that an update adds', () => {
  const parent = (more: string) => `<< /FT /Sig /T (cha) /Kids [11 0 R] ${more} >>`;
  it('has its kind and name, and may have a name of its own', () => {
    const names = ['signature-field cha', 'signature-field cha.con'];
    expect(told(parent(''), { 11: '<< /T (con) >>' })).toEqual(names);
    expect(told(parent(''), { 11: '<< >>' })).toEqual(['signature-field cha']);
    expect(told('<< /FT /Sig /Kids [11 0 R] >>', { 11: '<< /T (con) >>' })).toEqual([
      'signature-field ',
      'signature-field con',
    ]);
  });

  it('has no other parent than that (SIG-04)', () => {
    const other = ['signature-field cha', 'pdf.field-added cha/Parent'];
    expect(told(parent(''), { 11: '<< /Parent 10 0 R >>' })).toEqual(['signature-field cha']);
    expect(told(parent(''), { 11: '<< /Parent 5 0 R >>' }).toSorted()).toEqual(other.toSorted());
    expect(told(parent(''), { 11: '<< /Parent 12 0 R >>', 12: '<< /Parent 5 0 R >>' })).toEqual(
      expect.arrayContaining(other),
    );
    expect(told(signatureField('/Parent 5 0 R'))).toEqual([
      'pdf.field-added ky/Parent',
      'signature-field ky',
    ]);
    const signed = { 5: signatureField('/Kids [9 0 R]', 'cha'), 9: '<< >>' };
    const update = { 5: signatureField('/Kids [9 0 R 11 0 R]', 'cha') };
    expect(toldOf(signed, { ...update, 11: '<< /Parent 5 0 R >>' })).toEqual(['signature-field cha']);
  });

  it('has no parents without end', () => {
    const refused = ['pdf.field-added ky/Parent', 'signature-field ky'];
    expect(told(signatureField('/Parent 12 0 R'), { 12: '<< /Parent 12 0 R >>' })).toEqual(refused);
  });

  it('may name what hands nothing down as its parent', () => {
    for (const above of ['<< /T (a) >>', '<< /Parent 11 0 R >>', '7']) {
      expect(told(signatureField('/Parent 12 0 R'), { 12: above })).toEqual(['signature-field ky']);
    }
  });

  it('is signed when the field is', () => {
    const objects = { 11: `<< ${shows} >>`, 20: signature };
    expect(told(parent('/V 20 0 R'), objects)).toEqual(['signature cha']);
    expect(told(parent(''), objects)).toEqual(['signature-field cha', 'pdf.appearance-overlay cha']);
  });

  it.each([
    ['of another kind', '<< /FT /Tx >>', 'cha'],
    ['of another kind, with a name', '<< /FT /Tx /T (con) >>', 'cha.con'],
    ['with other entries', '<< /Khac 1 >>', 'cha/Khac'],
    ['a number', '7', 'cha'],
  ])('may not be %s', (_, kid, path) => {
    expect(told(parent(''), { 11: kid })).toEqual(['signature-field cha', `pdf.field-added ${path}`]);
  });

  it('is an object', () => {
    expect(told('<< /FT /Sig /T (cha) /Kids [<< >>] >>')).toEqual([
      'signature-field cha',
      'pdf.field-added cha',
    ]);
    expect(told('<< /FT /Sig /Kids [<< >>] >>')).toEqual(['signature-field ', 'pdf.field-added ?']);
    expect(told('<< /FT /Sig /Kids [99 0 R] >>')).toEqual(['signature-field ', 'pdf.field-added 99']);
  });

  it('may be listed elsewhere', () => {
    const objects = { 12: '[11 0 R]', 11: '<< /T (con) >>' };
    const names = ['signature-field cha', 'signature-field cha.con'];
    expect(told('<< /FT /Sig /T (cha) /Kids 12 0 R >>', objects)).toEqual(names);
  });

  it('goes down to the third, and no further', () => {
    const level = (num: number) => `<< /T (c${num}) /Kids [${num + 1} 0 R] >>`;
    const three = { 11: level(11), 12: '<< /T (c12) >>' };
    const names = ['signature-field cha', 'signature-field cha.c11', 'signature-field cha.c11.c12'];
    expect(told(parent(''), three)).toEqual(names);
    expect(told(parent(''), { ...three, 12: level(12), 13: level(13), 14: '<< /T (c14) >>' })).toEqual([
      ...names,
      'signature-field cha.c11.c12.c13',
      'pdf.field-added cha.c11.c12.c13',
    ]);
  });

  it('is no circle', () => {
    const found = told(parent(''), { 11: '<< /T (con) /Kids [10 0 R] >>' });
    expect(found).toEqual(['pdf.object-broken revision 2']);
  });

  it('has no value of its own where it is a widget', () => {
    const refused = ['signature-field cha', 'pdf.field-added cha/V'];
    expect(told(parent(''), { 11: '<< /V 20 0 R >>', 20: signature })).toEqual(refused);
    expect(told(parent(''), { 11: '<< /V null >>' })).toEqual(['signature-field cha']);
    const named = ['signature-field cha', 'signature cha.con'];
    expect(told(parent(''), { 11: '<< /T (con) /V 20 0 R >>', 20: signature })).toEqual(named);
  });
});
