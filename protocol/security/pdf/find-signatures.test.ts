import { describe, expect, it } from 'vitest';
import { newDraft, type PdfDraft, updateDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { reading } from '../../pdf/fault.ts';
import { openPdf } from '../../pdf/file.ts';
import { sourceOf } from '../../pdf/source.ts';
import { findSignatures } from './find-signatures.ts';

type Objects = Readonly<Record<number, string>>;

const formOf = (fields: string) => `<< /Type /Catalog /AcroForm << /Fields [${fields}] >> >>`;
const draftOf = (fields: string, objects: Objects) => newDraft({ 1: formOf(fields), ...objects });
const field = (value: string, name = 'ky', type = '/FT /Sig') => `<< ${type} /T (${name}) ${value} >>`;

function find(draft: PdfDraft) {
  const attempt = reading(() => findSignatures(openPdf(sourceOf(Buffer.from(draft.text, 'latin1')))));
  if (!attempt.ok) return `${attempt.fault.code}: ${attempt.fault.seen}`;
  const { signatures, emptyFields } = attempt.value;
  const told = signatures.map(({ field: { name }, fields, view }) => [name, fields, view.revision.index]);
  return { signatures: told, emptyFields };
}
const found = (fields: string, objects: Objects) => find(draftOf(fields, objects));
const one = (name = 'ky', revision = 0) => ({ signatures: [[name, [name], revision]], emptyFields: [] });
const none = { signatures: [], emptyFields: [] };

describe('the signatures of a file', () => {
  it('are the values of fields for signatures', () => {
    expect(found('2 0 R', { 2: field('/V 3 0 R'), 3: '<< /Contents <00> >>' })).toEqual(one());
    expect(found('2 0 R', { 2: field('/V << >>') })).toEqual(one());
    expect(found('2 0 R', { 2: field('/V 7') })).toEqual(one());
    expect(found('', {})).toEqual(none);
  });

  it('are known with their value', () => {
    const { text } = draftOf('2 0 R 4 0 R', {
      2: field('/V 3 0 R'),
      3: '<< /Filter /A >>',
      4: field('/V 7', 'hai'),
    });
    const { signatures } = findSignatures(openPdf(sourceOf(Buffer.from(text, 'latin1'))));
    expect(signatures.map(({ value }) => [...value.entries.keys()])).toEqual([['Filter'], []]);
  });

  it.each([
    ['the type of one', '<< /Type /Sig >>', one()],
    ['the type of a time-stamp', '<< /Type /DocTimeStamp >>', one()],
    ['a range', '<< /ByteRange [] >>', one()],
    ['another type', '<< /Type /Khac >>', none],
    ['none of these', '<< >>', none],
    ['nothing of a dictionary', '[/Type /Sig]', none],
  ])('may stand in fields of any kind, when they have %s', (_, value, expected) => {
    for (const type of ['/FT /Tx', '']) {
      expect(found('2 0 R', { 2: field('/V 3 0 R', 'ky', type), 3: value })).toEqual(expected);
      expect(found('2 0 R', { 2: field(`/V ${value}`, 'ky', type) })).toEqual(expected);
    }
  });

  it('leave fields that wait for theirs', () => {
    const fields = { 2: field(''), 3: field('/V null', 'hai'), 4: field('/V (100)', 'chu', '/FT /Tx') };
    expect(found('2 0 R 3 0 R 4 0 R 5 0 R', { ...fields, 5: field('', 'ba', '/FT /Tx') })).toEqual({
      ...{ signatures: [], emptyFields: ['ky', 'hai'] },
    });
  });

  it('that wait in the last revision are told, no matter when they came', () => {
    const draft = draftOf('2 0 R', { 2: field('') });
    expect(find(updateDraft(draft, { objects: { 2: field('/V << >>') } }))).toEqual(one('ky', 1));
    expect(find(updateDraft(draft, { objects: { 1: formOf('') } }))).toEqual(none);
  });
});

describe('signatures of several revisions', () => {
  const value = '<< /Contents <3000> >>';
  const draft = draftOf('2 0 R', { 2: field('/V 3 0 R'), 3: value });

  it('are found once, in the revision that brought them', () => {
    const second = updateDraft(draft, {
      objects: { 1: formOf('2 0 R 4 0 R'), 4: field('/V 5 0 R', 'hai'), 5: value },
    });
    expect(find(second)).toEqual({
      signatures: [
        ['ky', ['ky'], 0],
        ['hai', ['hai'], 1],
      ],
      emptyFields: [],
    });
    expect(find(updateDraft(draft, { objects: { 2: field('/V 3 0 R /Q 1') } }))).toEqual(one());
  });

  it('are found when a later update took them away', () => {
    expect(find(updateDraft(draft, { objects: { 1: formOf('') } }))).toEqual(one());
  });

  it('are others when their contents stand elsewhere', () => {
    const changed = updateDraft(draft, { objects: { 3: value } });
    expect(find(changed)).toMatchObject({
      signatures: [
        ['ky', ['ky'], 0],
        ['ky', ['ky'], 1],
      ],
    });
  });

  it('are told by their object where they have no contents', () => {
    const without = draftOf('2 0 R', { 2: field('/V 3 0 R'), 3: '<< >>' });
    expect(find(updateDraft(without, { objects: { 2: field('/V 3 0 R /Q 1') } }))).toEqual(one());
    const moved = updateDraft(without, { objects: { 2: field('/V 4 0 R'), 4: '<< >>' } });
    expect(find(moved)).toMatchObject({
      signatures: [
        ['ky', ['ky'], 0],
        ['ky', ['ky'], 1],
      ],
    });
    const again = updateDraft(without, { objects: { 3: '<< >>' } });
    expect(find(again)).toMatchObject({
      signatures: [
        ['ky', ['ky'], 0],
        ['ky', ['ky'], 1],
      ],
    });
  });

  it('are told by their field where they are written inside it, without contents', () => {
    const inside = draftOf('2 0 R', { 2: field('/V << >>') });
    expect(find(updateDraft(inside, { objects: { 2: field('/V << >> /Q 1') } }))).toEqual(one());
    const signed = draftOf('2 0 R', { 2: field(`/V ${value}`) });
    expect(find(updateDraft(signed, { objects: { 2: field(`/V ${value} /Q 1`) } }))).toMatchObject({
      signatures: [
        ['ky', ['ky'], 0],
        ['ky', ['ky'], 1],
      ],
    });
    expect(found('2 0 R 3 0 R', { 2: field('/V << >>'), 3: field('/V << >>', 'hai') })).toMatchObject({
      signatures: [
        ['ky', ['ky'], 0],
        ['hai', ['hai'], 0],
      ],
    });
  });
});

describe('one signature of several fields', () => {
  it('has the names of all', () => {
    const fields = { 2: field('/V 4 0 R'), 3: field('/V 4 0 R', 'hai'), 5: field('/V 4 0 R', 'ba') };
    expect(found('2 0 R 3 0 R 5 0 R', { ...fields, 4: '<< /Contents <3000> >>' })).toEqual({
      ...{ signatures: [['ky', ['ky', 'hai', 'ba'], 0]], emptyFields: [] },
    });
  });

  it('has each name once, and may gain one later', () => {
    const draft = draftOf('2 0 R', { 2: field('/V 4 0 R'), 4: '<< /Contents <3000> >>' });
    const shared = updateDraft(draft, { objects: { 1: formOf('2 0 R 3 0 R'), 3: field('/V 4 0 R', 'hai') } });
    expect(find(shared)).toEqual({ signatures: [['ky', ['ky', 'hai'], 0]], emptyFields: [] });
  });
});

it('two fields of one name are two that share a signature', () => {
  const fields = { 2: field('/V 4 0 R'), 3: field('/V 4 0 R'), 4: '<< /Contents <3000> >>' };
  expect(found('2 0 R 3 0 R', fields)).toEqual({
    ...{ signatures: [['ky', ['ky', 'ky'], 0]], emptyFields: [] },
  });
});

describe('the bounds of what is looked for', () => {
  const many = (count: number) => {
    const fields = Array.from({ length: count }, (_, index) => field('/V << >>', `${index}`)).join(' ');
    return find(draftOf(fields, {}));
  };

  it('are 64 signatures', () => {
    expect(many(64)).toMatchObject({ emptyFields: [] });
    expect(many(65)).toBe('pdf.limit: signatures');
  });

  it('are 50000 fields of all revisions together', () => {
    const form = '<< /Type /Catalog /AcroForm << /Fields 2 0 R >> >>';
    const draft = newDraft({ 1: form, 2: `[${'<< >> '.repeat(25_000)}]` });
    const third = updateDraft(updateDraft(draft, {}), { objects: { 2: '[<< >>]' } });
    expect(find(third)).toBe('pdf.limit: fields');
  });
});
