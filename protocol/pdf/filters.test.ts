import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reading } from './fault.ts';
import { decodeStream, filtersOf, newBudget, type Resolve, spend } from './filters.ts';
import { PdfParser } from './parser.ts';
import { sourceOf } from './source.ts';
import { as, emptyDict, type PdfDict, type PdfValue } from './value.ts';

const parse = (text: string): PdfValue => new PdfParser(Buffer.from(text, 'latin1')).value();
const dictOf = (text: string): PdfDict => as('dict', parse(`<< ${text} >>`)) ?? emptyDict;
const latin = (text: string) => Buffer.from(text, 'latin1');

/** What references stand for here: 1 a filter, 2 a list of filters, 3 parameters, 4 their list, 5 a number. */
const objects: Readonly<Record<number, string>> = {
  1: '/AHx',
  2: '[/AHx /RL]',
  3: '<< /Predictor 12 /Columns 5 0 R >>',
  4: '[null 3 0 R]',
  5: '2 ',
};
const resolve: Resolve = (value) => {
  const ref = as('ref', value);
  return ref === undefined ? (value ?? null) : parse(objects[ref.num] ?? 'null ');
};

const margin = 'before ';

function decode(dict: string, data: Uint8Array, budget = newBudget()): string {
  const file = Buffer.concat([latin(margin), data, latin('behind')]);
  const span = { start: margin.length, end: margin.length + data.length };
  const attempt = reading(() =>
    decodeStream(sourceOf(file), { kind: 'stream', dict: dictOf(dict), span }, resolve, budget),
  );
  if (attempt.ok) return Buffer.from(attempt.value).toString('latin1');
  const { code, offset, seen } = attempt.fault;
  return `${code} at ${offset}: ${seen}`;
}

describe('the filters of a stream', () => {
  it.each([
    ['', []],
    ['/Filter null', []],
    ['/Filter /AHx', ['AHx']],
    ['/Filter [/A85 /Fl]', ['A85', 'Fl']],
    ['/Filter 1 0 R', ['AHx']],
    ['/Filter 2 0 R', ['AHx', 'RL']],
    ['/Filter [1 0 R /RL]', ['AHx', 'RL']],
    ['/Filter []', []],
    ['/Filter 7', ['?']],
    ['/Filter << >>', ['?']],
    ['/Filter [7 /RL]', ['?', 'RL']],
  ])('“%s” names them in order', (dict, names) => {
    expect(filtersOf(dictOf(dict), resolve)).toEqual(names);
  });
});

describe('a stream is decoded', () => {
  const packed = (text: string) => deflateSync(latin(text));
  const rows = '\0AB\u0002\u0001\u0001';

  it.each<[string, string, () => Uint8Array]>([
    ['without filters', '', () => latin('Hello')],
    ['from hexadecimal', '/Filter /ASCIIHexDecode', () => latin('48 656C6C 6F>')],
    ['from hexadecimal, shorter named', '/Filter /AHx', () => latin('48656C6C6F>')],
    ['from base-85', '/Filter /ASCII85Decode', () => latin('87cURDZ~>')],
    ['from base-85, shorter named', '/Filter /A85', () => latin('87cURDZ~>')],
    ['from run lengths', '/Filter /RunLengthDecode', () => Uint8Array.of(1, 72, 101, 255, 108, 0, 111, 128)],
    ['from run lengths, shorter named', '/Filter /RL', () => Uint8Array.of(1, 72, 101, 255, 108, 0, 111)],
    ['from Flate', '/Filter /FlateDecode', () => packed('Hello')],
    ['from Flate, shorter named', '/Filter /Fl', () => packed('Hello')],
    [
      'through one filter after another',
      '/Filter [/AHx /Fl]',
      () => latin(`${packed('Hello').toString('hex')}>`),
    ],
    ['through filters named elsewhere', '/Filter 2 0 R', () => latin('04 48 65 6C 6C 6F>')],
  ])('%s', (_, dict, data) => {
    expect(decode(dict, data())).toBe('Hello');
  });

  it.each([
    ['/Filter /Fl /DecodeParms << /Predictor 12 /Columns 2 >>', () => packed(rows)],
    ['/Filter /Fl /DP << /Predictor 12 /Columns 2 >>', () => packed(rows)],
    ['/Filter /Fl /DecodeParms 3 0 R', () => packed(rows)],
    ['/Filter [/Fl] /DecodeParms [3 0 R]', () => packed(rows)],
    ['/Filter [/AHx /Fl] /DecodeParms 4 0 R', () => latin(`${packed(rows).toString('hex')}>`)],
    [
      '/Filter [/AHx /Fl] /DecodeParms [null << /Predictor 12 /Columns 2 >>]',
      () => latin(`${packed(rows).toString('hex')}>`),
    ],
  ])('with its parameters: %s', (dict, data) => {
    expect(decode(dict, data())).toBe('ABBC');
  });

  it.each(['/DecodeParms 7', '/DecodeParms []', '/DecodeParms [7]', '/DecodeParms [null 3 0 R]'])(
    'without parameters that are not meant for it: %s',
    (more) => {
      expect(decode(`/Filter /Fl ${more}`, packed('Hello'))).toBe('Hello');
    },
  );

  const lzw = Buffer.from('800B6050220C0C8501', 'hex');

  it.each(['/Filter /LZWDecode', '/Filter /LZW', '/Filter /LZW /DecodeParms << /EarlyChange 1 >>'])(
    'from LZW: %s',
    (dict) => {
      expect(decode(dict, lzw)).toBe('-----A---B');
    },
  );

  it('from LZW through a predictor', () => {
    const parameters = '/DecodeParms << /Predictor 2 >>';
    expect(decode(`/Filter /LZW ${parameters}`, lzw)).toBe('pdf.filter-unknown at 7: Predictor 2');
  });

  it('from LZW whose codes grow when they must, where it says so', () => {
    // 254 codes of nine bits, all `A`: the 255th has nine bits only where the change is not early.
    const codes = [256, ...Array.from({ length: 254 }, () => 65), 66];
    const end = (257).toString(2).padStart(10, '0');
    const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('') + end;
    const late = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (each) =>
      Number.parseInt(each.padEnd(8, '0'), 2),
    );
    const expected = `${'A'.repeat(254)}B`;
    expect(decode('/Filter /LZW /DecodeParms << /EarlyChange 0 >>', late)).toBe(expected);
    expect(decode('/Filter /LZW /DecodeParms << /EarlyChange 1 >>', late)).not.toBe(expected);
    expect(decode('/Filter /LZW', late)).not.toBe(expected);
  });
});

describe('a stream is refused', () => {
  it.each<[string, string, Uint8Array]>([
    ['/Filter /DCTDecode', 'pdf.filter-unknown at 7: DCTDecode', latin('x')],
    ['/Filter 7', 'pdf.filter-unknown at 7: ?', latin('x')],
    ['/Filter /Fl', 'pdf.stream-broken at 7: FlateDecode', latin('not packed')],
    ['/Filter /AHx', 'pdf.stream-broken at 7: ASCIIHexDecode', latin('4X>')],
    ['/Filter /AHx', 'pdf.stream-broken at 7: ASCIIHexDecode', latin('41')],
    ['/Filter /A85', 'pdf.stream-broken at 7: ASCII85Decode', latin('!')],
    ['/Filter /RL', 'pdf.stream-broken at 7: RunLengthDecode', Uint8Array.of(3, 1)],
    ['/Filter /LZW', 'pdf.stream-broken at 7: LZWDecode', Buffer.from('807FFF', 'hex')],
    ['/Filter /Fl /DecodeParms << /Predictor 3 >>', 'pdf.filter-unknown at 7: Predictor 3', deflateSync('')],
  ])('%s: %s', (dict, expected, data) => {
    expect(decode(dict, data)).toBe(expected);
  });
});

describe('what may be done for a file', () => {
  it('is so much at first', () => {
    expect(newBudget()).toEqual({ left: 268_435_456, parsed: 268_435_456 });
  });

  it('is less by every byte that a filter gave', () => {
    const budget = { left: 100, parsed: 100 };
    decode('', latin('12345'), budget);
    expect(budget).toEqual({ left: 100, parsed: 100 });
    decode('/Filter [/AHx /AHx]', latin('34323E>'), budget);
    expect(budget).toEqual({ left: 100 - 3 - 1, parsed: 100 });
  });

  it.each([
    ['/Filter /Fl', deflateSync('12345'), 'pdf.limit at 7: FlateDecode'],
    ['/Filter /RL', Uint8Array.of(4, 49, 50, 51, 52, 53), 'pdf.limit at 7: decoded bytes'],
  ])('bounds what a stream may give: %s', (dict, data, refused) => {
    expect(decode(dict, data, { left: 5, parsed: 0 })).toBe('12345');
    expect(decode(dict, data, { left: 4, parsed: 0 })).toBe(refused);
  });

  it('gives nothing when nothing is left', () => {
    expect(decode('/Filter /Fl', deflateSync(''), { left: 0, parsed: 0 })).toBe(
      'pdf.limit at 7: decoded bytes',
    );
    expect(decode('/Filter /Fl', deflateSync(''), { left: -1, parsed: 0 })).toBe(
      'pdf.limit at 7: decoded bytes',
    );
    expect(decode('/Filter /Fl', deflateSync('1'), { left: 1, parsed: 0 })).toBe('1');
  });

  it('is counted in parsed bytes too', () => {
    const budget = { left: 0, parsed: 10 };
    spend(budget, 4, 3);
    spend(budget, 6, 3);
    expect(budget.parsed).toBe(0);
    const attempt = reading(() => spend(budget, 1, 3));
    expect(attempt.ok ? 'spent' : [attempt.fault.code, attempt.fault.offset, attempt.fault.seen]).toEqual([
      'pdf.limit',
      3,
      'parsed bytes',
    ]);
  });
});
