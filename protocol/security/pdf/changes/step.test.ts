import { describe, expect, it } from 'vitest';
import { streamBody, updateDraft } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import {
  catalogOf,
  changesOf,
  formOf,
  type Objects,
  pageOf,
  signatureField,
  smallDraft,
  tellChanges,
  toldOf,
} from './update-under-test.ts';

const keys = (count: number) => Array.from({ length: count }, (_, index) => `/K${index} 1`).join(' ');
/** Fields 1000 0 R … for signatures, and their list. */
const numbers = (count: number) => Array.from({ length: count }, (_, index) => 1000 + index);
const fields = (count: number): Objects =>
  Object.fromEntries(numbers(count).map((num) => [num, signatureField('', `${num}`)]));
const list = (count: number) =>
  numbers(count)
    .map((num) => `${num} 0 R`)
    .join(' ');

describe('what an update changed', () => {
  it('is told with the number of the revision that brought it', () => {
    const second = updateDraft(smallDraft(), {
      objects: { 4: formOf('5 0 R 10 0 R'), 10: signatureField() },
    });
    const third = updateDraft(second, { objects: { 1: catalogOf('/Lang (vi)') } });
    expect(changesOf(third)).toEqual([
      { revision: 2, change: 'signature-field', path: 'ky' },
      { revision: 3, change: 'refused', code: 'pdf.catalog-changed', path: 'Root/Lang' },
    ]);
  });

  it('is told once', () => {
    const twice = { 4: formOf('5 0 R 10 0 R 11 0 R'), 10: signatureField(), 11: signatureField() };
    expect(toldOf({}, twice)).toEqual(['signature-field ky']);
    const value = { ...twice, 11: signatureField('/V << >>') };
    expect(toldOf({}, value)).toEqual(['signature-field ky', 'signature ky']);
    expect(toldOf({}, { 3: pageOf('5 0 R << >> << >>') })).toEqual(['pdf.annotation-added page 1']);
  });

  it.each([
    [199, 199],
    [200, 200],
    [201, 200],
    [400, 200],
  ])('fills 200 notes at most: of %i refused, %i', (count, told) => {
    expect(toldOf({}, { 1: catalogOf(keys(count)) })).toHaveLength(told);
  });

  it.each([
    [199, 199],
    [200, 200],
    [201, 200],
  ])('fills 200 notes at most: of %i permitted, %i', (count, told) => {
    const update = { 4: formOf(`5 0 R ${list(count)}`), ...fields(count) };
    expect(toldOf({}, update)).toHaveLength(told);
  });

  it('is refused at least once, however much is permitted before', () => {
    const update = {
      4: formOf(`5 0 R ${list(300)}`),
      ...fields(300),
      3: pageOf('5 0 R', '/Rotate 90 /UserUnit 9'),
    };
    const told = toldOf({}, update);
    expect([told.length, told.at(-1)]).toEqual([201, 'pdf.page-changed page 1/Rotate']);
  });

  it('permits nothing more once 200 were refused', () => {
    const update = { 1: catalogOf(keys(300)), 4: formOf('5 0 R 10 0 R'), 10: signatureField() };
    expect(new Set(toldOf({}, update).map((each) => each.split(' ')[0]))).toEqual(
      new Set(['pdf.catalog-changed']),
    );
  });
});

describe('an object that was written again', () => {
  const told = (before: string, after: string, objects: Objects = {}) =>
    toldOf({ 1: catalogOf('/Khac 10 0 R'), 10: before, ...objects }, { 10: after });
  const changed = ['pdf.object-changed 10'];

  it.each([
    ['a dictionary', '<< /A 1 /B 2 >>', '<< /B 2 /A 1 >>'],
    ['a list', '[1 2]', '[ 1  2 ]'],
    ['a stream', streamBody('/A 1', 'abc'), streamBody('/A 1', 'abc')],
    [
      'a stream whose length stands elsewhere',
      streamBody('/A 1', 'abc'),
      streamBody('/A 1', 'abc').replace('/Length 3', '/Length 11 0 R'),
    ],
  ])('may say the same: %s', (_, before, after) => {
    expect(told(before, after, { 11: '3' })).toEqual([]);
  });

  it.each([
    ['a dictionary', '<< /A 1 >>', '<< /A 2 >>'],
    ['a number', '1', '2'],
    ['a stream with other bytes', streamBody('', 'abc'), streamBody('', 'abd')],
    ['a stream with more bytes', streamBody('', 'abc'), streamBody('', 'abcd')],
    ['a stream with fewer bytes', streamBody('', 'abc'), streamBody('', 'ab')],
    ['a stream with another entry', streamBody('/A 1', 'abc'), streamBody('/A 2', 'abc')],
    ['a stream that was a dictionary', '<< /Length 3 >>', streamBody('', 'abc')],
    ['a dictionary that was a stream', streamBody('', 'abc'), '<< /Length 3 >>'],
  ])('says something else: %s', (_, before, after) => {
    expect(told(before, after)).toEqual(changed);
  });
});

describe('an object that a rule knows', () => {
  it('is no stream, before or after', () => {
    const store = (body: string) => ({ 1: catalogOf('/Extensions 10 0 R'), 10: body });
    const changed = ['pdf.object-changed 10'];
    expect(toldOf(store(streamBody('', 'a')), { 10: streamBody('', 'b') })).toEqual(changed);
    expect(toldOf(store('<< >>'), { 10: streamBody('/ESIC << >>', 'b') })).toEqual(changed);
    expect(toldOf(store(streamBody('/ESIC << >>', 'b')), { 10: '<< >>' })).toEqual(changed);
  });

  it('is no stream even where it plays any part', () => {
    const signed = smallDraft({ 10: streamBody('', 'a') }, { info: 10 });
    expect(tellChanges(updateDraft(signed, { objects: { 10: streamBody('', 'b') } }))).toEqual([
      'pdf.object-changed 10',
    ]);
  });
});
