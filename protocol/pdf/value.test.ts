import { describe, expect, it } from 'vitest';
import { PdfParser } from './parser.ts';
import { eachReference } from './references.ts';
import { as, dictOf, emptyDict, nameOf, type PdfStream, type PdfValue, wholeOf } from './value.ts';

const parse = (text: string): PdfValue => new PdfParser(Buffer.from(`${text} `)).value();
const stream: PdfStream = { kind: 'stream', dict: emptyDict, span: { start: 1, end: 2 } };

describe('a value is taken for what it is', () => {
  it.each(['/A', '(A)', '[]', '<< >>', '1 0 R'])('%s, by its kind', (text) => {
    const value = parse(text);
    const kinds = (['name', 'string', 'array', 'dict', 'ref', 'stream'] as const).filter(
      (kind) => as(kind, value) === value,
    );
    expect(kinds).toHaveLength(1);
    expect(as('stream', value)).toBeUndefined();
  });

  it.each([null, undefined, true, 7])('%j is of no kind', (value) => {
    expect([as('name', value), dictOf(value), nameOf(value)]).toEqual([undefined, undefined, undefined]);
  });

  it('a stream has a dictionary, and is none', () => {
    expect([dictOf(stream), as('dict', stream), as('stream', stream)]).toEqual([
      emptyDict,
      undefined,
      stream,
    ]);
    expect(dictOf(emptyDict)).toBe(emptyDict);
  });

  it('a name is text', () => {
    expect([nameOf(parse('/A#42')), nameOf(parse('(A)'))]).toEqual(['AB', undefined]);
  });

  it.each([
    ['7', 7],
    ['-7', -7],
    ['7.0', 7],
    ['7.5', undefined],
    ['9007199254740993', undefined],
    ['/A', undefined],
    ['null', undefined],
  ])('the whole number in %s is %j', (text, whole) => {
    expect(wholeOf(parse(text))).toBe(whole);
  });
});

describe('references in a value are found with the keys that lead to them', () => {
  it.each([
    ['1 0 R', ['1 ']],
    ['[1 0 R [2 0 R] 3]', ['1 ', '2 ']],
    ['<< /A 1 0 R /B << /C [2 0 R << /D 3 0 R >>] >> >>', ['1 A', '2 B/C', '3 B/C/D']],
    ['<< /A 1 /B null /C (1 0 R) /D /E >>', []],
    ['/A', []],
    ['(1 0 R)', []],
    ['null', []],
    ['7', []],
  ])('%s', (text, expected) => {
    const seen: string[] = [];
    eachReference(parse(text), (num, path) => seen.push(`${num} ${path}`));
    expect(seen).toEqual(expected);
  });

  it('in a stream, those of its dictionary', () => {
    const seen: string[] = [];
    const dict = dictOf(parse('<< /Length 9 0 R >>')) ?? emptyDict;
    eachReference({ ...stream, dict }, (num, path) => seen.push(`${num} ${path}`));
    expect(seen).toEqual(['9 Length']);
  });
});
