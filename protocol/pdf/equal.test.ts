import { describe, expect, it } from 'vitest';
import { differingKeys, equal } from './equal.ts';
import { PdfParser } from './parser.ts';
import { as, emptyDict, type PdfStream, type PdfValue } from './value.ts';

const parse = (text: string): PdfValue => new PdfParser(Buffer.from(`${text} `)).value();
const dict = (text: string) => as('dict', parse(text)) ?? emptyDict;

describe('two values say the same', () => {
  it.each([
    ['1', '1'],
    ['1', '1.0'],
    ['null', 'null'],
    ['true', 'true'],
    ['/A', '/#41'],
    ['(AB)', '<4142>'],
    ['1 0 R', '1 0 R'],
    ['[1 [2] /A]', '[1 [2]/A]'],
    ['[]', '[ ]'],
    ['<< /A 1 /B (b) >>', '<< /B <62> /A 1 >>'],
    ['<< /A null >>', '<< >>'],
  ])('%s and %s', (one, other) => {
    expect([equal(parse(one), parse(other)), equal(parse(other), parse(one))]).toEqual([true, true]);
  });
});

describe('two values do not say the same', () => {
  it.each([
    ['1', '2'],
    ['1', 'null'],
    ['null', '<< >>'],
    ['true', 'false'],
    ['/A', '/B'],
    ['/A', '(A)'],
    ['(A)', '(B)'],
    ['(A)', '(AA)'],
    ['1 0 R', '2 0 R'],
    ['1 0 R', '1 1 R'],
    ['1 0 R', '1'],
    ['[1]', '[2]'],
    ['[1]', '[1 1]'],
    ['[]', '<< >>'],
    ['[1 0 R]', '1 0 R'],
    ['<< /A 1 >>', '<< /A 2 >>'],
    ['<< /A 1 >>', '<< /B 1 >>'],
    ['<< /A 1 >>', '<< /A 1 /B 1 >>'],
    ['<< /A << /B 1 >> >>', '<< /A << /B 2 >> >>'],
  ])('%s and %s', (one, other) => {
    expect([equal(parse(one), parse(other)), equal(parse(other), parse(one))]).toEqual([false, false]);
  });

  it('a value and none', () => {
    expect([equal(parse('1'), undefined), equal(undefined, parse('/A')), equal(undefined, null)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(equal(undefined, undefined)).toBe(true);
  });

  it('two streams, but for one and the same', () => {
    const stream: PdfStream = { kind: 'stream', dict: emptyDict, span: { start: 0, end: 0 } };
    expect([equal(stream, { ...stream }), equal(stream, stream), equal(stream, emptyDict)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the keys of two dictionaries', () => {
  it.each([
    ['<< /A 1 /B 2 /C 3 >>', '<< /A 1 /B 3 /D 4 >>', ['B', 'C', 'D']],
    ['<< /A 1 /B null >>', '<< /A 1 >>', []],
    ['<< >>', '<< /B null /C 1 >>', ['C']],
    ['<< >>', '<< >>', []],
  ])('%s and %s differ in %j', (one, other, keys) => {
    expect(differingKeys(dict(one), dict(other))).toEqual(keys);
  });
});
