import { describe, expect, it } from 'vitest';
import { streamBody } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import { formOf, type Objects, pageOf, signatureField, toldOf } from './update-under-test.ts';

const value = {
  11: '<< /Type /Sig /SubFilter /ETSI.CAdES.detached >>',
  13: streamBody('/Subtype /Form', 'q Q'),
};
const shows = '/Rect [0 0 30 30] /AP << /N 13 0 R >>';
const overlay = 'pdf.appearance-overlay cha';

/** What is told of an update with the field 10 0 R and what stands below it; the page shows 10 and 12. */
function told(field: string, below: Objects = {}): readonly string[] {
  const places = {
    4: formOf('5 0 R 10 0 R'),
    3: pageOf(12 in below ? '5 0 R 10 0 R 12 0 R' : '5 0 R 10 0 R'),
  };
  const widgets = { 10: `<< /FT /Sig /T (cha) ${field} >>`, ...below };
  return toldOf({}, { ...places, ...value, ...widgets }).filter((each) => !each.includes('annotation'));
}

describe('what an update shows', () => {
  it('is that of a signature, by its field or by a widget below', () => {
    expect(told(`/V 11 0 R ${shows}`)).toEqual(['signature cha']);
    expect(told('/V 11 0 R /Kids [12 0 R]', { 12: `<< ${shows} >>` })).toEqual(['signature cha']);
  });

  it('may be nothing', () => {
    expect(told('/V 11 0 R /Kids [12 0 R]', { 12: '<< /T (con) >>' })).not.toContain(overlay);
  });

  it('is not that of a widget that says it is signed, below a field that is not', () => {
    const refused = ['signature-field cha', 'pdf.field-added cha/V', overlay];
    expect(told('/Kids [12 0 R]', { 12: `<< ${shows} /V 11 0 R >>` })).toEqual(refused);
  });

  it('is not that of a field whose widgets are others', () => {
    expect(told(`/V 11 0 R ${shows} /Kids [12 0 R]`, { 12: '<< /Rect [0 0 1 1] >>' })).toContain(overlay);
    expect(told(`/V 11 0 R ${shows} /Kids [12 0 R]`, { 12: '<< /T (con) >>' })).toContain(overlay);
  });

  it('is not that of a named field below one that is signed', () => {
    const refused = [overlay.replace('cha', 'cha.con')];
    expect(told('/V 11 0 R /Kids [12 0 R]', { 12: `<< /T (con) ${shows} >>` })).toEqual(
      expect.arrayContaining(refused),
    );
  });

  it('is not that of a further widget of a signature that was there', () => {
    const signed = { 5: signatureField('/V 11 0 R /Kids [9 0 R]', 'cha'), 9: '<< >>', ...value };
    const update = { 5: signatureField('/V 11 0 R /Kids [9 0 R 12 0 R]', 'cha') };
    expect(toldOf(signed, { ...update, 12: `<< ${shows} >>` })).toEqual(['signature-field cha', overlay]);
    expect(toldOf(signed, { ...update, 12: `<< ${shows} /V 11 0 R >>` })).toContain(overlay);
  });
});

describe('what a field shows that waited for its signature', () => {
  const waiting = (more = '') => signatureField(`/Rect [0 0 30 30] ${more}`, 'cha');
  const signing = (body: string) =>
    toldOf({ 5: waiting() }, { 5: waiting('/V 11 0 R /AP << /N 13 0 R >>'), ...value, 11: body });

  it('is that of its signature, and nothing when it is a time-stamp', () => {
    expect(signing('<< /SubFilter /ETSI.CAdES.detached >>')).toEqual(['signature cha']);
    expect(signing('<< /SubFilter /ETSI.RFC3161 >>')).toEqual(['time-stamp cha', overlay]);
  });

  it('is not shown by the field when its widgets are others', () => {
    const kids = (more = '') => waiting(`/Kids [9 0 R] ${more}`);
    const signed = { 5: kids(), 9: '<< /Rect [0 0 1 1] >>', ...value };
    expect(toldOf(signed, { 5: kids('/V 12 0 R /AP << /N 13 0 R >>'), 12: value[11] })).toEqual([
      'signature cha',
      overlay,
    ]);
  });
});

describe('below a field that is being signed', () => {
  const parent = (more = '') => `<< /FT /Sig /T (cha) /Kids [10 0 R] ${more} >>`;
  const told = (before: string, after: string) =>
    toldOf({ 5: parent(), 10: before }, { 5: parent('/V 11 0 R'), 10: after, ...value });

  it('a field of another kind, or with a name of its own, stays as it was', () => {
    expect(told('<< /FT /Tx /V (100) >>', '<< /FT /Tx /V (900) >>')).toContain('pdf.field-changed cha/V');
    expect(told('<< /FT /Tx /T (so) /V (100) >>', '<< /FT /Tx /T (so) /V (900) >>')).toContain(
      'pdf.field-changed cha.so/V',
    );
    expect(told('<< /T (so) >>', '<< /T (so) /AP << /N 13 0 R >> >>')).toContain(
      'pdf.appearance-changed cha.so/AP',
    );
  });

  it('a widget may be given its appearance', () => {
    expect(told('<< >>', `<< /AP << /N 13 0 R >> >>`)).toEqual(['signature cha']);
  });
});

describe('a widget below a field', () => {
  it('is not signed by itself', () => {
    const signed = { 5: signatureField('/Kids [10 0 R]'), 10: '<< >>' };
    expect(toldOf(signed, { 10: '<< /V 11 0 R /AP << /N 13 0 R >> >>', ...value })).toEqual([
      'pdf.field-changed ky/V',
      'pdf.appearance-changed ky/AP',
    ]);
  });
});
