import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject } from '../../fixtures/documents/tiny-pdf.ts';
import { reading } from './fault.ts';
import { openPdf, type PdfView } from './file.ts';
import { formFields, hasFlag, rectOf } from './form.ts';
import { PdfParser } from './parser.ts';
import { sourceOf } from './source.ts';
import { as, emptyDict, type PdfValue } from './value.ts';

type Objects = Readonly<Record<number, TinyObject>>;
const viewOf = (objects: Objects): PdfView => openPdf(sourceOf(pdfOf([], objects))).last;
const parse = (text: string): PdfValue => new PdfParser(Buffer.from(`${text} `)).value();

/** The fields of a form whose `/Fields` is this. */
function fieldsOf(list: string, objects: Objects = {}) {
  const catalog = `<< /Pages 2 0 R /AcroForm << /Fields ${list} >> >>`;
  const attempt = reading(() => formFields(viewOf({ ...objects, 1: catalog })));
  return attempt.ok ? attempt.value : `${attempt.fault.code}: ${attempt.fault.seen}`;
}
const told = (list: string, objects: Objects = {}) => {
  const found = fieldsOf(list, objects);
  return typeof found === 'string'
    ? found
    : found.map(({ name, type, num, value }) => [name, type, num, value]);
};

describe('the fields of a form', () => {
  it.each<[string, string, Objects, unknown]>([
    ['stand in its list', '[30 0 R]', { 30: '<< /T (a) /FT /Tx /V 7 >>' }, [['a', 'Tx', 30, 7]]],
    ['or in the list itself', '[<< /T (a) >>]', {}, [['a', undefined, undefined, undefined]]],
    [
      'which may stand elsewhere',
      '31 0 R',
      { 30: '<< /T (a) >>', 31: '[30 0 R]' },
      [['a', undefined, 30, undefined]],
    ],
    ['have no name when nobody gave one', '[30 0 R]', { 30: '<< /FT /Sig >>' }, [['', 'Sig', 30, undefined]]],
    ['are nothing else', '[7 null 99 0 R /A]', {}, []],
    ['are none without a list', 'null', {}, []],
    [
      'inherit name, kind and value',
      '[30 0 R]',
      {
        30: '<< /T (a) /FT /Tx /V 7 /Kids [31 0 R 32 0 R] >>',
        31: '<< /T (b) >>',
        32: '<< /T (c) /FT /Ch /V 8 >>',
      },
      [
        ['a.b', 'Tx', 31, 7],
        ['a.c', 'Ch', 32, 8],
      ],
    ],
    [
      'have the name of the nearest that has one',
      '[30 0 R]',
      { 30: '<< /Kids [31 0 R] >>', 31: '<< /T (b) /Kids [32 0 R] >>', 32: '<< /T (c) >>' },
      [['b.c', undefined, 32, undefined]],
    ],
    [
      'may refer to name and kind',
      '[30 0 R]',
      { 30: '<< /T 31 0 R /FT 32 0 R >>', 31: '(a)', 32: '/Btn' },
      [['a', 'Btn', 30, undefined]],
    ],
    [
      'keep a value that is a reference',
      '[30 0 R]',
      { 30: '<< /T (a) /V 31 0 R >>' },
      [['a', undefined, 30, { kind: 'ref', num: 31, gen: 0 }]],
    ],
    [
      'may have fields and widgets below, and then stand beside them',
      '[30 0 R]',
      { 30: '<< /T (a) /Kids [31 0 R 32 0 R] >>', 31: '<< /T (b) >>', 32: '<< /Subtype /Widget >>' },
      [
        ['a.b', undefined, 31, undefined],
        ['a', undefined, 30, undefined],
      ],
    ],
  ])('%s', (_, list, objects, expected) => {
    expect(told(list, objects)).toEqual(expected);
  });

  it('without anything known have no entries for it', () => {
    const found = fieldsOf('[<< >>]');
    expect(typeof found === 'string' ? found : found.map((field) => Object.keys(field))).toEqual([
      ['name', 'dict', 'widgets'],
    ]);
  });

  it('are none where there is no form', () => {
    expect(formFields(viewOf({}))).toEqual([]);
  });

  it.each<[string, string, Objects, string]>([
    ['in a circle', '[30 0 R]', { 30: '<< /T (a) /Kids [30 0 R] >>' }, 'pdf.object-broken: field 30'],
    ['twice in a list', '[30 0 R 30 0 R]', { 30: '<< /T (a) >>' }, 'pdf.object-broken: field 30'],
  ])('%s are refused', (_, list, objects, expected) => {
    expect(told(list, objects)).toBe(expected);
  });

  it.each([
    [100, 1],
    [101, 'pdf.limit: fields'],
  ])('below one another, %d deep: %j', (depth, expected) => {
    const objects: Record<number, TinyObject> = {};
    for (let at = 0; at < depth; at += 1) objects[30 + at] = `<< /T (a) /Kids [${31 + at} 0 R] >>`;
    const found = told('[30 0 R]', { ...objects, [30 + depth]: '<< /T (a) >>' });
    expect(typeof found === 'string' ? found : found.length).toBe(expected);
  });
});

describe('the widgets of a field', () => {
  const widgetsOf = (field: string, objects: Objects = {}) => {
    const found = fieldsOf('[30 0 R]', { ...objects, 30: field });
    return typeof found === 'string'
      ? found
      : found.flatMap(({ widgets }) => widgets.map(({ num, rect }) => [num, rect]));
  };

  it.each<[string, string, Objects, unknown]>([
    ['the field itself', '<< /T (a) /Subtype /Widget >>', {}, [[30, undefined]]],
    ['the field itself, by its place', '<< /T (a) /Rect [1 2 3 4] >>', {}, [[30, [1, 2, 3, 4]]]],
    ['none', '<< /T (a) >>', {}, []],
    ['none, being of another kind', '<< /T (a) /Subtype /Link >>', {}, []],
    [
      'those below',
      '<< /T (a) /Kids [31 0 R << /Rect [4 3 2 1] >>] >>',
      { 31: '<< /Subtype /Widget >>' },
      [
        [31, undefined],
        [undefined, [2, 1, 4, 3]],
      ],
    ],
    ['not what is below and none', '<< /T (a) /Rect [1 2 3 4] /Kids [<< >> 7] >>', {}, []],
    ['by a kind that stands elsewhere', '<< /T (a) /Subtype 31 0 R >>', { 31: '/Widget' }, [[30, undefined]]],
  ])('are %s', (_, field, objects, expected) => {
    expect(widgetsOf(field, objects)).toEqual(expected);
  });

  it('without number and place have no entries for them', () => {
    const found = fieldsOf('[<< /Subtype /Widget >>]');
    const [field] = typeof found === 'string' ? [] : found;
    expect(field?.widgets.map((widget) => Object.keys(widget))).toEqual([['dict']]);
  });
});

describe('a rectangle', () => {
  it.each([
    ['[1 2 3 4]', [1, 2, 3, 4]],
    ['[3 4 1 2]', [1, 2, 3, 4]],
    ['[3 2 1 4]', [1, 2, 3, 4]],
    ['30 0 R', [0, 0, 10, 20]],
    ['[1 2 3]', undefined],
    ['[1 2 3 4 5]', undefined],
    ['[1 2 3 /A]', undefined],
    ['[1 2 3 4 /A]', undefined],
    ['7', undefined],
  ])('%s is %j', (text, expected) => {
    expect(rectOf(viewOf({ 30: '[0 0 31 0 R 20]', 31: '10' }), parse(text))).toEqual(expected);
  });
});

describe('the flags of an annotation', () => {
  it.each([
    ['/F 4', [3]],
    ['/F 5', [1, 3]],
    ['/F 30 0 R', [2]],
    ['/F /A', []],
    ['', []],
  ])('%s has the bits %j', (entries, expected) => {
    const dict = as('dict', parse(`<< ${entries} >>`)) ?? emptyDict;
    const bits = [1, 2, 3, 4].filter((bit) => hasFlag(viewOf({ 30: '2' }), dict, bit));
    expect(bits).toEqual(expected);
  });
});
