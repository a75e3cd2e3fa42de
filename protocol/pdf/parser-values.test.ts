import { describe, expect, it } from 'vitest';
import { reading } from './fault.ts';
import { PdfParser } from './parser.ts';
import { as, nameOf, type PdfValue } from './value.ts';

const parserOf = (text: string, base?: number) => new PdfParser(Buffer.from(text, 'latin1'), base);
const told = (read: () => unknown) => {
  const attempt = reading(read);
  return attempt.ok
    ? attempt.value
    : `${attempt.fault.code} at ${attempt.fault.offset}: ${attempt.fault.seen}`;
};
/** The value, and how many bytes it takes. */
const read = (text: string, base?: number) => {
  const parser = parserOf(text, base);
  return told(() => [parser.value(), parser.at]);
};
const ref = (num: number, gen: number): PdfValue => ({ kind: 'ref', num, gen });
const far = ' '.repeat(20);

describe('numbers', () => {
  it.each([
    ['0', 0],
    ['17', 17],
    ['+17', 17],
    ['-17', -17],
    ['1.25', 1.25],
    ['-.5', -0.5],
    ['+.5', 0.5],
    ['4.', 4],
    ['00012', 12],
    ['-0.002', -0.002],
    [`${'0'.repeat(39)}7`, 7],
    [`0.${'0'.repeat(38)}1`, 1e-39],
  ])('%s', (text, number) => {
    const [value, size] = [read(text), text.length];
    expect(value).toEqual([expect.closeTo(number, 20), size]);
  });

  it.each(['.', '+', '-', '+.', '1.2.3', '--1', '1-', '1e5', '+-1', '0'.repeat(41), 'x'])(
    '“%s” is none',
    (text) => {
      expect(read(`${text}${far}`, 5)).toBe(`pdf.object-broken at 5: ${text.slice(0, 20)}`);
    },
  );
});

describe('references', () => {
  it.each([
    ['12 0 R', [ref(12, 0), 6]],
    ['12\n\t3 \r R', [ref(12, 3), 9]],
    ['1 99999 R', [ref(1, 99_999), 9]],
    ['1 999999 R', [ref(1, 999_999), 10]],
    ['1 0 R/A', [ref(1, 0), 5]],
    ['1 9999999 R', [1, 1]],
    ['1 0 Rx', [1, 1]],
    ['1 0 r', [1, 1]],
    ['1 0R', [1, 1]],
    ['1 R', [1, 1]],
    ['1 0 ', [1, 1]],
    ['1 0', [1, 1]],
    ['1 -1 R', [1, 1]],
    ['-1 0 R', [-1, 2]],
    ['+1 0 R', [1, 2]],
    ['1.5 0 R', [1.5, 3]],
    ['9007199254740993 0 R', [9_007_199_254_740_992, 16]],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('names', () => {
  it.each([
    ['/A', 'A'],
    ['/', ''],
    ['/A#42', 'AB'],
    ['/#41#4f', 'AO'],
    ['/A#4', 'A#4'],
    ['/A#4G', 'A#4G'],
    ['/A#', 'A#'],
    ['/a.b-c', 'a.b-c'],
    ['/A/B', 'A'],
    ['/A(', 'A'],
    ['/A 1', 'A'],
  ])('%s', (text, name) => {
    expect(nameOf(parserOf(text).value())).toBe(name);
  });
});

describe('words', () => {
  it.each([
    ['true', true],
    ['false', false],
    ['null', null],
  ])('%s', (text, value) => {
    expect(read(`${text}]`)).toEqual([value, text.length]);
    expect(read(`${text}x${far}`, 0)).toBe(`pdf.object-broken at 0: ${text}x`);
  });

  it('that mean nothing are told, cut to twenty signs', () => {
    expect(read(`${'x'.repeat(30)} ${far}`, 0)).toBe(`pdf.object-broken at 0: ${'x'.repeat(20)}`);
  });
});

describe('what is made of others', () => {
  it('lists and dictionaries hold values, with remarks between', () => {
    const value = parserOf('<</A[1 2%x]\n3]/B<</C/D>>/E<41>>>').value();
    const entries = [...(as('dict', value)?.entries ?? [])];
    expect(entries.map(([key]) => key)).toEqual(['A', 'B', 'E']);
    expect(as('array', entries[0]?.[1])?.items).toEqual([1, 2, 3]);
    expect(nameOf(as('dict', entries[1]?.[1])?.entries.get('C'))).toBe('D');
    expect(as('string', entries[2]?.[1])?.form).toBe('plain');
  });

  it.each([
    ['<< 1 2 >>', 'pdf.object-broken at 103: dictionary'],
    ['<< /A 1 >', 'pdf.object-broken at 108: dictionary'],
    ['<< /A >>', 'pdf.object-broken at 106: '],
    ['[1 2 >', 'pdf.object-broken at 105: '],
    ['<< /A 1 /B 2 /A 3 >>', 'pdf.key-twice at 113: A'],
  ])('%s is refused', (text, expected) => {
    expect(read(text + far, 100)).toBe(expected);
  });

  it.each([
    ['<< /A 1 /A 1 >>', 1],
    ['<< /A null /A null >>', null],
  ])('the same key may say the same twice: %s', (text, value) => {
    expect(as('dict', parserOf(text).value())?.entries.get('A')).toBe(value);
  });

  it.each([
    [100, 'read'],
    [101, 'pdf.limit at 101: depth 101'],
  ])('lists stand %d deep: %s', (depth, expected) => {
    const found = read(`${'['.repeat(depth)}1${']'.repeat(depth)}`, 0);
    expect(typeof found === 'string' ? found : 'read').toBe(expected);
  });

  it('dictionaries stand as deep', () => {
    const text = (depth: number) => `${'<</A '.repeat(depth)}1${'>>'.repeat(depth)}`;
    expect(typeof read(text(100), 0)).toBe('object');
    expect(read(text(101), 0)).toBe('pdf.limit at 504: depth 101');
  });
});

describe('strings', () => {
  it('know where they stand in the file, brackets included', () => {
    expect(as('string', parserOf('  (ab) ', 100).value())?.span).toEqual({ start: 102, end: 106 });
    expect(as('string', parserOf('<6162> ', 100).value())?.span).toEqual({ start: 100, end: 106 });
  });

  it('stand nowhere when they come out of a stream', () => {
    expect('span' in Object(parserOf('(ab)').value())).toBe(false);
  });

  it.each([
    ['<4G>', 'pdf.object-broken at 102: string'],
    ['<41', 'pdf.object-cut at 123: string'],
    ['(ab', 'pdf.object-cut at 123: string'],
  ])('%s is refused', (text, expected) => {
    expect(read(text + far, 100)).toBe(expected);
  });
});

describe('the end of the window', () => {
  it.each([
    ['/Name', 'pdf.object-cut at 5: name'],
    ['123', 'pdf.object-cut at 3: number'],
    ['[1 2', 'pdf.object-cut at 4: number'],
    ['<< /A 1 ', 'pdf.object-cut at 8: dictionary'],
    ['', 'pdf.object-cut at 0: number'],
  ])('cuts off what a file may go on with: “%s”', (text, expected) => {
    expect(read(text, 0)).toBe(expected);
  });

  it.each([
    ['/Name', [{ kind: 'name', name: 'Name' }, 5]],
    ['123', [123, 3]],
  ])('is the end of what comes out of a stream: %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    [16, 'pdf.object-cut'],
    [17, 'pdf.object-broken'],
  ])('a fault %d bytes before it may come of it: %s', (bytes, code) => {
    expect(parserOf('x'.repeat(bytes), 0).fault('x').code).toBe(code);
  });
});

describe('single steps', () => {
  it.each([
    [' \t\r\n\f\0x', 6],
    ['%a\nx', 3],
    ['%a\rx', 3],
    ['% a % b\n %c\n\n x', 14],
    ['%a', 2],
    ['x', 0],
    ['', 0],
  ])('white space and remarks are passed over: %j', (text, at) => {
    const parser = parserOf(text);
    parser.skipSpace();
    expect(parser.at).toBe(at);
  });

  it.each([
    ['obj', true],
    ['obj ', true],
    ['obj<<', true],
    ['object', false],
    ['ob', false],
    ['Obj', false],
    ['', false],
  ])('a word stands here and ends here: “%s”: %s', (text, stands) => {
    const parser = parserOf(text);
    expect([parser.keyword('obj'), parser.at]).toEqual([stands, stands ? 3 : 0]);
  });

  it.each([
    ['12', 12],
    [' %x\n007 ', 7],
    ['123456789012345', 123_456_789_012_345],
    ['12x', 12],
  ])('a whole number: %j', (text, expected) => {
    expect(parserOf(text).whole()).toBe(expected);
  });

  it.each([
    ['-1', 'pdf.object-broken at 100: number'],
    ['x', 'pdf.object-broken at 100: number'],
    ['', 'pdf.object-cut at 120: number'],
    ['1234567890123456', 'pdf.object-broken at 116: number'],
  ])('no whole number: “%s”', (text, expected) => {
    expect(told(() => parserOf(text + far, 100).whole())).toBe(expected);
  });

  it('a dictionary and nothing else', () => {
    expect(parserOf('<< /A 1 >>').dict().entries.get('A')).toBe(1);
    expect(told(() => parserOf(`[] ${far}`, 0).dict())).toBe('pdf.object-broken at 2: dictionary');
  });

  it('offsets are of the file, or of the bytes at hand', () => {
    const [inFile, apart] = [parserOf('  x', 100), parserOf('  x')];
    inFile.skipSpace();
    apart.skipSpace();
    expect([inFile.offset, apart.offset]).toEqual([102, 2]);
  });
});
