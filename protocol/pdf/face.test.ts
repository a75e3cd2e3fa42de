import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject, type TinyPage } from '../../fixtures/documents/tiny-pdf.ts';
import { readFace } from './face.ts';
import { sourceOf } from './source.ts';

type Objects = Readonly<Record<number, TinyObject>>;

function faceOf(pages: readonly TinyPage[], objects: Objects = {}, version?: string) {
  const attempt = readFace(sourceOf(pdfOf(pages, objects, version)));
  if (!attempt.ok) throw attempt.fault;
  return attempt.value;
}
const fonts = { Font: '<< /F 5 0 R >>', XObject: '<< /I 6 0 R >>' };
const picture: Objects = { 6: { dict: '/Subtype /Image /Width 1 /Height 1', data: 'x' } };
const page = (content: string): TinyPage => ({ content, resources: fonts });
const write = (text: string) => page(`/F 10 Tf (${text}) Tj`);

describe('the version of a file', () => {
  it.each([
    ['1.7', '', '1.7'],
    ['1.4', '/Version /1.6', '1.6'],
    ['1.7', '/Version /1.6', '1.7'],
    ['1.7', '/Version /2.0', '2.0'],
    ['1.4', '/Version 30 0 R', '1.5'],
    ['1.4', '/Version /1.65', '1.4'],
    ['1.4', '/Version /x1.6', '1.4'],
    ['1.4', '/Version /x', '1.4'],
    ['1.4', '/Version 1.6', '1.4'],
  ])('of the header %s and the catalogue “%s” is %s', (header, own, expected) => {
    const objects = { 1: `<< /Pages 2 0 R ${own} >>`, 30: '/1.5' };
    expect(faceOf([], objects, header).version).toBe(expected);
  });
});

describe('a page can be read or not', () => {
  it.each([
    ['text', write('a')],
    ['picture', page('/I Do')],
    ['text', page('/I Do /F 10 Tf (a) Tj')],
    ['empty', page('')],
    ['empty', write('   ')],
    ['picture', page('/F 10 Tf (  ) Tj /I Do')],
    ['unreadable', write('\\001')],
    ['unreadable', page('/I Do /F 10 Tf (\\001) Tj')],
    ['text', write(`${'a'.repeat(19)}\\001`)],
    ['unreadable', write(`${'a'.repeat(18)}\\001`)],
    ['unreadable', write(`${'a'.repeat(18)} \\001`)],
    ['unreadable', { ...write('a'), filter: 'JPXDecode' }],
  ])('%s: %j', (legible, each) => {
    expect(faceOf([each], picture).pages.map((found) => found.legible)).toEqual([legible]);
  });

  it('without keeping others from it', () => {
    const pages = [write('a'), { ...write('b'), filter: 'JPXDecode' }, write('c')];
    expect(faceOf(pages).pages.map(({ number, lines }) => [number, lines.map(({ text }) => text)])).toEqual([
      [1, ['a']],
      [2, []],
      [3, ['c']],
    ]);
  });

  it('with its box and its pictures', () => {
    const [found] = faceOf([page('/I Do')], picture).pages;
    expect([found?.box, found?.images.length]).toEqual([[0, 0, 595.28, 841.89], 1]);
    const [broken] = faceOf([{ ...page(''), filter: 'JPXDecode' }]).pages;
    expect(broken).toEqual({
      number: 1,
      box: [0, 0, 595.28, 841.89],
      lines: [],
      images: [],
      legible: 'unreadable',
    });
  });

  it('up to the five hundredth', () => {
    const tree = `<< /Kids [${'<<>>'.repeat(501)}] >>`;
    expect(faceOf([], { 2: tree }).pages).toHaveLength(500);
  });
});

describe('what the fields for signatures show', () => {
  const catalog = '<< /Pages 2 0 R /AcroForm << /Fields [30 0 R] >> >>';
  const stampsOf = (field: string, objects: Objects = {}) => {
    const { stamps } = faceOf([], {
      ...{
        1: catalog,
        30: field,
        31: { dict: '/Resources << /Font << /F 5 0 R >> >>', data: '/F 10 Tf (Ky) Tj' },
      },
      ...objects,
    });
    return [...stamps].map(([name, lines]) => [name, lines.map(({ text }) => text)]);
  };
  const signature = (more: string) => `<< /FT /Sig /T (chu ky) /Subtype /Widget ${more} >>`;

  it.each<[string, string, Objects, unknown]>([
    ['their appearance', signature('/AP << /N 31 0 R >>'), {}, [['chu ky', ['Ky']]]],
    [
      'an appearance that stands elsewhere',
      signature('/AP 32 0 R'),
      { 32: '<< /N 31 0 R >>' },
      [['chu ky', ['Ky']]],
    ],
    ['nothing without one', signature(''), {}, [['chu ky', []]]],
    ['nothing when it is no form', signature('/AP << /N << /On 31 0 R >> >>'), {}, [['chu ky', []]]],
    [
      'nothing when it cannot be drawn',
      signature('/AP << /N 32 0 R >>'),
      { 32: { dict: '/Filter /JPXDecode', data: 'x' } },
      [['chu ky', []]],
    ],
    [
      'all of their widgets',
      '<< /FT /Sig /T (a) /Kids [<< /Rect [0 0 1 1] /AP << /N 31 0 R >> >> << /Rect [0 0 1 1] /AP << /N 31 0 R >> >>] >>',
      {},
      [['a', ['Ky', 'Ky']]],
    ],
    ['and no other field', '<< /FT /Tx /T (a) /Subtype /Widget /AP << /N 31 0 R >> >>', {}, []],
  ])('is %s', (_, field, objects, expected) => {
    expect(stampsOf(field, objects)).toEqual(expected);
  });
});

it('what is no PDF has no face', () => {
  const attempt = readFace(sourceOf(Buffer.from('hello')));
  expect(attempt.ok ? 'read' : attempt.fault.code).toBe('pdf.not-pdf');
});
