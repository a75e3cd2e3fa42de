import { describe, expect, it } from 'vitest';
import { streamBody } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import { formOf, type Objects, pageOf, signatureField, toldOf } from './update-under-test.ts';

const link = '<< /Subtype /Link /Rect [1 1 2 2] >>';
const square = '<< /Subtype /Square /Rect [1 1 2 2] >>';
const file = '<< /Subtype /FileAttachment /Rect [1 1 2 2] >>';

describe('an entry of a page', () => {
  it.each([
    ['AA', 'pdf.action-added'],
    ['AF', 'pdf.attachment-added'],
    ['Contents', 'pdf.page-changed'],
    ['Rotate', 'pdf.page-changed'],
  ])('%s is not added, changed or taken away: %s', (key, code) => {
    const [none, one, other] = ['', `/${key} [1]`, `/${key} [2]`].map((more) => pageOf('5 0 R', more));
    const refused = [`${code} page 1/${key}`];
    expect(toldOf({ 3: `${none}` }, { 3: `${one}` })).toEqual(refused);
    expect(toldOf({ 3: `${one}` }, { 3: `${other}` })).toEqual(refused);
    expect(toldOf({ 3: `${one}` }, { 3: `${none}` })).toEqual(refused);
  });

  it('is told with the number of its page', () => {
    const signed = { 2: '<< /Kids [3 0 R 10 0 R] >>', 10: '<< /Type /Page >>' };
    expect(toldOf(signed, { 10: '<< /Type /Page /Rotate 90 >>' })).toEqual([
      'pdf.page-changed page 2/Rotate',
    ]);
  });
});

describe('the pages of a document', () => {
  const kids = (list: string) => `<< /Type /Pages /Kids [${list}] >>`;
  const other = { 10: '<< /Type /Page >>', 11: '<< /Type /Page >>' };
  it.each([
    ['more', '3 0 R', '3 0 R 10 0 R', '1, 2'],
    ['fewer', '3 0 R 10 0 R', '3 0 R', '2, 1'],
    ['others', '3 0 R', '10 0 R', '1, 1'],
    ['others in part', '3 0 R 10 0 R', '3 0 R 11 0 R', '2, 2'],
    ['in another order', '3 0 R 10 0 R', '10 0 R 3 0 R', '2, 2'],
  ])('are not %s', (_, before, after, path) => {
    const refused = [`pdf.pages-changed ${path}`, 'pdf.pages-changed 2'];
    expect(toldOf({ ...other, 2: kids(before) }, { 2: kids(after) })).toEqual(refused);
  });

  it('are looked at where they are objects', () => {
    const signed = { 2: kids('<< /Type /Page >> 3 0 R') };
    expect(toldOf(signed, { 3: pageOf('5 0 R', '/Rotate 90') })).toEqual(['pdf.page-changed page 2/Rotate']);
    expect(toldOf(signed, { 2: kids('<< /Type /Page /Rotate 90 >> 3 0 R') })).toEqual([
      'pdf.pages-changed 2',
    ]);
  });

  it('are dictionaries', () => {
    const types = ['Type', 'Parent', 'MediaBox'].map((key) => `pdf.page-changed page 1/${key}`);
    expect(toldOf({ 3: pageOf('') }, { 3: '[]' })).toEqual(types);
  });
});

describe('the annotations of a page', () => {
  const objects: Objects = { 10: link, 11: square, 12: file };
  const told = (before: string, after: string) =>
    toldOf({ ...objects, 3: pageOf(before) }, { 3: pageOf(after) });
  it.each([
    ['another', '10 0 R', '10 0 R 11 0 R', 'pdf.annotation-added'],
    ['another before them', '10 0 R', '11 0 R 10 0 R', 'pdf.annotation-added'],
    ['the same twice', '10 0 R 11 0 R', '10 0 R 11 0 R 10 0 R', 'pdf.annotation-added'],
    ['one inside the list', '10 0 R', `10 0 R ${square}`, 'pdf.annotation-added'],
    ['a file', '10 0 R', '10 0 R 12 0 R', 'pdf.attachment-added'],
    ['a file inside the list', '10 0 R', `10 0 R ${file}`, 'pdf.attachment-added'],
    ['what is nowhere', '10 0 R', '10 0 R 99 0 R', 'pdf.annotation-added'],
    ['what is none', '10 0 R', '10 0 R 7', 'pdf.annotation-added'],
    ['fewer', '10 0 R 11 0 R', '10 0 R', 'pdf.annotation-removed'],
    ['fewer in front', '10 0 R 11 0 R', '11 0 R', 'pdf.annotation-removed'],
    ['none', '10 0 R', '', 'pdf.annotation-removed'],
    ['another order', '10 0 R 11 0 R', '11 0 R 10 0 R', 'pdf.annotation-changed'],
  ])('are not %s', (_, before, after, code) => {
    expect(told(before, after)).toEqual([`${code} page 1`]);
  });

  it('are told one by one', () => {
    const refused = ['pdf.annotation-removed page 1', 'pdf.annotation-added page 1'];
    expect(told('10 0 R', '11 0 R')).toEqual(refused);
    expect(told(link, square)).toEqual(refused);
    expect(told(`7 ${link}`, `7 ${square}`)).toEqual(refused);
    expect(told('99 0 R', '99 1 R')).toEqual(refused);
  });

  it('may stand there twice where they did, and no more than that', () => {
    expect(told('10 0 R 10 0 R', '10 0 R 10 0 R')).toEqual([]);
    expect(told('10 0 R 10 0 R', '10 0 R')).toEqual(['pdf.annotation-removed page 1']);
    expect(told('10 0 R', '10 0 R 10 0 R')).toEqual(['pdf.annotation-added page 1']);
    // One that comes twice does not make up for another one.
    const refused = ['pdf.annotation-removed page 1', 'pdf.annotation-added page 1'];
    expect(told('10 0 R 11 0 R', '10 0 R 10 0 R')).toEqual(refused);
  });

  it('that are written inside the list are known by their order', () => {
    const signed = { 3: pageOf(`${link} 5 0 R ${square}`) };
    const update = { 4: formOf('5 0 R 20 0 R'), 20: signatureField() };
    const told = (annotations: string) => toldOf(signed, { ...update, 3: pageOf(annotations) });
    const added = 'signature-field ky';
    expect(told(`20 0 R ${link} 5 0 R ${square}`)).toEqual([added]);
    expect(told(`${link} 20 0 R ${square} 5 0 R`)).toEqual([added, 'pdf.annotation-changed page 1']);
    expect(told(`${square} 5 0 R ${link}`)).toEqual([
      added,
      'pdf.annotation-removed page 1',
      'pdf.annotation-added page 1',
    ]);
  });

  it('may not say something else', () => {
    expect(toldOf({ ...objects, 3: pageOf('10 0 R') }, { 10: square })).toEqual([
      'pdf.annotation-changed 10',
    ]);
  });

  it('may stand in a list elsewhere, and move there', () => {
    const elsewhere = pageOf().replace('[5 0 R]', '20 0 R');
    expect(toldOf({}, { 3: elsewhere, 20: '[5 0 R]' })).toEqual([]);
    const signed = { ...objects, 3: elsewhere, 20: '[10 0 R]' };
    expect(toldOf(signed, { 20: '[10 0 R 11 0 R]' })).toEqual(['pdf.annotation-added page 1']);
    expect(toldOf(signed, { 20: '[]' })).toEqual(['pdf.annotation-removed page 1']);
    expect(toldOf(signed, { 20: streamBody('', 'a') })).toEqual([
      'pdf.page-changed page 1/Annots',
      'pdf.annotation-removed page 1',
      'pdf.annotation-changed 20',
    ]);
  });

  it('are a list or nothing, before and after', () => {
    const annots = (value: string) => pageOf('').replace('[]', value);
    const picture = { 20: streamBody('/Subtype /Form', 'q Q'), 21: streamBody('/Subtype /Form', 'Q q') };
    const told = (before: string, after: string) =>
      toldOf({ ...picture, 3: annots(before) }, { 3: annots(after) });
    const refused = ['pdf.page-changed page 1/Annots'];
    expect(told('20 0 R', '21 0 R')).toEqual(refused);
    expect(told('20 0 R', '[]')).toEqual(refused);
    expect(told('[]', '20 0 R')).toEqual(refused);
    expect(told('null', '[]')).toEqual([]);
    expect(told('[]', '99 0 R')).toEqual([]);
  });

  it('are nothing else at once', () => {
    const elsewhere = pageOf('', '/Contents 20 0 R').replace('[]', '20 0 R');
    const update = { 4: formOf('5 0 R 21 0 R'), 20: '[5 0 R 21 0 R]', 21: signatureField() };
    const refused = ['signature-field ky', 'pdf.page-changed 20'];
    expect(toldOf({ 3: elsewhere, 20: '[5 0 R]' }, update)).toEqual(refused);
  });
});

describe('the widget of a new signature', () => {
  const signed = { 2: '<< /Kids [3 0 R 10 0 R] >>', 10: pageOf('') };
  const named = { 4: formOf('5 0 R 20 0 R'), 20: signatureField('/Rect [0 0 1 1]') };
  it('may come to a page, in front of others too', () => {
    for (const annotations of ['5 0 R 20 0 R', '20 0 R 5 0 R']) {
      expect(toldOf(signed, { ...named, 3: pageOf(annotations) })).toEqual(['signature-field ky']);
    }
  });

  it('comes once, and to one page', () => {
    const twice = { ...named, 3: pageOf('5 0 R 20 0 R 20 0 R') };
    expect(toldOf(signed, twice)).toEqual(['signature-field ky', 'pdf.annotation-added page 1']);
    const both = { ...named, 3: pageOf('5 0 R 20 0 R'), 10: pageOf('20 0 R') };
    expect(toldOf(signed, both)).toEqual(['signature-field ky', 'pdf.annotation-added page 2']);
  });

  it.each(['FreeText', 'Square', 'Stamp', 'Link', 'Text', 'Khac'])(
    'is a widget: /%s is drawn by its kind, though it says it is a field (SIG-04)',
    (subtype) => {
      const note = `<< /Subtype /${subtype} /FT /Sig /T (ky) /Rect [0 0 9 9] /Contents (9.999.999) >>`;
      expect(toldOf(signed, { ...named, 3: pageOf('5 0 R 20 0 R'), 20: note })).toEqual([
        'signature-field ky',
        'pdf.appearance-overlay ky',
        'pdf.annotation-added page 1',
      ]);
    },
  );

  it('is a widget that says so', () => {
    const nothing = { ...named, 3: pageOf('5 0 R 20 0 R'), 20: '<< /FT /Sig /T (ky) /Rect [0 0 9 9] >>' };
    expect(toldOf(signed, nothing)).toEqual(['signature-field ky', 'pdf.annotation-added page 1']);
    const elsewhere = {
      ...nothing,
      20: '<< /Subtype 21 0 R /FT /Sig /T (ky) /Rect [0 0 1 1] >>',
      21: '/Widget',
    };
    expect(toldOf(signed, elsewhere)).toEqual(['signature-field ky']);
  });

  it('is no licence for others', () => {
    const update = { ...named, 3: pageOf('5 0 R 20 0 R 21 0 R'), 21: square };
    expect(toldOf(signed, update)).toEqual(['signature-field ky', 'pdf.annotation-added page 1']);
  });

  it.each([
    ['0 0 50 30', false],
    ['0 0 50 30.1', true],
    ['50 50 100 80', false],
    ['50 50 100 81', true],
    ['40 0 100 26', true],
    ['0 40 26 100', true],
    ['60 60 95 95', false],
    ['100 81 50 50', true],
    ['', false],
  ])('covers 15 %% of its page at most: [%s]', (rect, isTooLarge) => {
    const field = { 20: signatureField(`/Rect [${rect}]`) };
    expect(toldOf(signed, { ...named, ...field, 3: pageOf('5 0 R 20 0 R') })).toEqual([
      'signature-field ky',
      ...(isTooLarge ? ['pdf.appearance-too-large page 1/ky'] : []),
    ]);
  });

  it('is measured by what the page shows, and told with its page', () => {
    const objects = { ...signed, 10: pageOf('', '/CropBox [90 90 100 100]') };
    const update = { ...named, 20: signatureField('/Rect [90 90 94 94]') };
    expect(toldOf(objects, { ...update, 10: pageOf('20 0 R', '/CropBox [90 90 100 100]') })).toEqual([
      'signature-field ky',
      'pdf.appearance-too-large page 2/ky',
    ]);
  });

  it('is measured where the page named it before', () => {
    const waiting = { 3: pageOf('5 0 R 99 0 R'), 20: '7' };
    const large = { 4: formOf('5 0 R 99 0 R'), 99: signatureField('/Rect [0 0 100 100]') };
    expect(toldOf(waiting, large)).toEqual([
      'signature-field ky',
      'pdf.appearance-too-large page 1/ky',
      'pdf.object-awaited 99',
    ]);
  });
});
