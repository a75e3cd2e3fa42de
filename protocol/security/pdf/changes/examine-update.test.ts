import { describe, expect, it } from 'vitest';
import { streamBody, updateDraft } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import {
  catalogOf,
  changesOf,
  formOf,
  pageOf,
  signatureField,
  smallDraft,
  tellChanges,
  textField,
  toldOf,
} from './update-under-test.ts';

describe('the bytes of an update', () => {
  it('are listed by its cross-reference, or refused with their place', () => {
    const signed = smallDraft();
    const update = updateDraft(signed, { raw: '20 0 obj\n7\nendobj\n% ghi chu\n' });
    const offset = update.text.indexOf('20 0 obj');
    expect(changesOf(update)).toEqual([
      { revision: 2, change: 'refused', code: 'pdf.bytes-unlisted', path: `${offset}`, offset },
    ]);
    expect(toldOf({}, {}, { raw: '% ghi chu\n' })).toEqual([]);
  });

  it('are its own: an entry may not lead back', () => {
    const second = updateDraft(smallDraft(), { objects: { 5: textField('/Q 1') } });
    const offset = second.text.indexOf('5 0 obj');
    expect(changesOf(updateDraft(second, { elsewhere: { 5: offset } }))).toEqual([
      { revision: 2, change: 'refused', code: 'pdf.field-changed', path: 'SoTien/Q' },
      { revision: 3, change: 'refused', code: 'pdf.xref-reaches-back', path: '5', offset },
      { revision: 3, change: 'refused', code: 'pdf.field-changed', path: 'SoTien/Q' },
    ]);
  });

  it('need not be new: the entry that was there before may be repeated', () => {
    const signed = smallDraft();
    expect(tellChanges(updateDraft(signed, { elsewhere: { 5: signed.text.indexOf('5 0 obj') } }))).toEqual(
      [],
    );
  });
});

describe('an object', () => {
  it('may not be taken away', () => {
    expect(toldOf({}, {}, { free: [5] })).toContain('pdf.object-removed 5');
    expect(toldOf({ 10: '7' }, {}, { free: [10] })).toEqual(['pdf.object-removed 10']);
  });

  it('that was not there may be free, once or again', () => {
    expect(toldOf({}, {}, { free: [10] })).toEqual([]);
    const free = updateDraft(smallDraft(), { free: [10] });
    expect(tellChanges(updateDraft(free, { free: [10] }))).toEqual([]);
  });

  it('may take a number that was free', () => {
    const free = updateDraft(smallDraft(), { free: [10] });
    const update = { objects: { 4: formOf('5 0 R 10 0 R'), 10: signatureField() } };
    expect(tellChanges(updateDraft(free, update))).toEqual(['signature-field ky']);
  });

  it('that nobody knows may come, and may not change', () => {
    expect(toldOf({}, { 10: '7' })).toEqual([]);
    const update = updateDraft(smallDraft({ 10: '7' }), { objects: { 10: '8' } });
    const offset = update.text.lastIndexOf('10 0 obj');
    expect(changesOf(update)).toEqual([
      { revision: 2, change: 'refused', code: 'pdf.object-changed', path: '10', offset },
    ]);
  });

  it('may come and change in object streams', () => {
    const packed = { packed: [10], xref: 'stream' } as const;
    expect(toldOf({}, { 10: '7' }, packed)).toEqual([]);
    const update = updateDraft(smallDraft({ 10: '7' }), { ...packed, objects: { 10: '8' } });
    expect(changesOf(update)).toEqual([
      { revision: 2, change: 'refused', code: 'pdf.object-changed', path: '10' },
    ]);
    const known = { 4: formOf('5 0 R', '/SigFlags 3') };
    expect(toldOf({}, known, { packed: [4], xref: 'stream' })).toEqual([]);
    const signed = smallDraft({ 10: '7' }, packed);
    expect(tellChanges(updateDraft(signed, { objects: { 10: '7' } }))).toEqual([]);
    expect(tellChanges(updateDraft(signed, { objects: { 10: '8' } }))).toEqual(['pdf.object-changed 10']);
  });
});

describe('an object stream', () => {
  const packed = { packed: [10], xref: 'stream' } as const;
  const signed = smallDraft({ 10: '7' }, packed);
  const [stream, xref] = [11, 'pdf.object-changed 12'];

  it('may not be another one', () => {
    const other = streamBody('/Type /ObjStm /N 1 /First 5', '10 0 8');
    const update = updateDraft(signed, { objects: { [stream]: other } });
    expect(tellChanges(update)).toEqual(['pdf.object-changed 11']);
  });

  it('may not be another one under entries that stay', () => {
    const told = (body: string) =>
      tellChanges(updateDraft({ ...signed, size: stream }, { ...packed, objects: { 10: body } }));
    // The draft also takes the number of its cross-reference stream again.
    expect(told('8')).toEqual(['pdf.object-changed 10', 'pdf.object-changed 11', xref]);
    expect(told('7')).toEqual([xref]);
  });
});

describe('an object that the signed document was waiting for', () => {
  const waiting = { 3: pageOf('5 0 R', '/Contents 10 0 R') };
  const content = streamBody('', 'BT ET');

  it('may not come', () => {
    const update = updateDraft(smallDraft(waiting), { objects: { 10: content } });
    const offset = update.text.indexOf('10 0 obj');
    expect(changesOf(update)).toEqual([
      { revision: 2, change: 'refused', code: 'pdf.object-awaited', path: '10', offset },
    ]);
  });

  it('nor when a revision in between was', () => {
    const second = updateDraft(smallDraft(), { objects: waiting });
    const third = updateDraft(second, { objects: { 10: content } });
    expect(tellChanges(third)).toEqual(['pdf.page-changed page 1/Contents', 'pdf.object-awaited 10']);
  });

  it('may come once nothing waits for it any more', () => {
    const second = updateDraft(smallDraft(waiting), { objects: { 3: pageOf() } });
    const third = updateDraft(second, { objects: { 10: content } });
    expect(tellChanges(third)).toEqual(['pdf.page-changed page 1/Contents']);
  });

  it('may come when only the update asks for it', () => {
    const update = { 1: catalogOf('/DSS << /Certs [10 0 R] >>'), 10: content };
    expect(toldOf({}, update)).toEqual(['validation-data Root/DSS']);
  });

  it('may come as the document information', () => {
    const signed = smallDraft({}, { info: 10 });
    const update = { objects: { 10: '<< /ModDate (D:2026) >>' } };
    expect(tellChanges(updateDraft(signed, update))).toEqual(['metadata Info']);
  });
});

describe('the order in which changes are told', () => {
  it('is bytes, entries, trailer, catalogue, form, pages, the rest', () => {
    const signed = { 10: '7', 11: '7', 2: '<< /Type /Pages /Kids [3 0 R] /Dem 1 >>' };
    const update = {
      ...{ 1: catalogOf('/Lang (vi)'), 2: '<< /Type /Pages /Kids [3 0 R << >>] >>' },
      ...{ 3: pageOf('5 0 R', '/Rotate 90'), 5: textField('/Q 1'), 10: '8' },
    };
    const change = { raw: 'la\n', free: [11], trailer: '/Encrypt << >>' };
    expect(toldOf(signed, update, change).map((each) => each.replace(/ \d{3,}$/, ''))).toEqual([
      'pdf.bytes-unlisted',
      'pdf.object-removed 11',
      'pdf.encrypted Encrypt',
      'pdf.catalog-changed Root/Lang',
      'pdf.field-changed SoTien/Q',
      'pdf.page-changed page 1/Rotate',
      'pdf.pages-changed 1, 2',
      'pdf.pages-changed 2',
      'pdf.object-changed 10',
    ]);
  });
});
