import { describe, expect, it } from 'vitest';
import { reading } from '../fault.ts';
import { as, nameOf, type PdfValue } from '../value.ts';
import { operationsOf } from './operators.ts';

const read = (text: string) => [...operationsOf(Buffer.from(text, 'latin1'))];

function shown(value: PdfValue): unknown {
  const string = as('string', value);
  if (string !== undefined) return Buffer.from(string.bytes).toString('latin1');
  const array = as('array', value);
  if (array !== undefined) return array.items.map(shown);
  const dict = as('dict', value);
  if (dict !== undefined)
    return Object.fromEntries([...dict.entries].map(([key, item]) => [key, shown(item)]));
  return nameOf(value) ?? value;
}

const words = (text: string) =>
  read(text).map(({ operator, operands }) => [operator, ...operands.map(shown)]);

describe('the instructions of a content stream', () => {
  it.each([
    ['', []],
    [' \n% only a remark', []],
    ['q Q', [['q'], ['Q']]],
    ['1 0 0 -1 .5 +7 cm', [['cm', 1, 0, 0, -1, 0.5, 7]]],
    [
      '/F1 12 Tf(a)Tj',
      [
        ['Tf', 'F1', 12],
        ['Tj', 'a'],
      ],
    ],
    ['[(a) -20 <62>] TJ', [['TJ', ['a', -20, 'b']]]],
    ['/P << /MCID 3 >> BDC EMC', [['BDC', 'P', { MCID: 3 }], ['EMC']]],
    ['true false null gs', [['gs', true, false, null]]],
    ['trueX nullY', [['trueX'], ['nullY']]],
    ['T* \' "', [['T*'], ["'"], ['"']]],
    ['1 % a remark\n w', [['w', 1]]],
    ['1 2', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('a stray delimiter is a word of its own, and reading goes on', () => {
    expect(words(') ] } > q')).toEqual([[')'], [']'], ['}'], ['>'], ['q']]);
    expect(words('a)q')).toEqual([['a'], [')'], ['q']]);
  });

  it('a word without end is cut to sixteen signs', () => {
    expect(words(`${'x'.repeat(40)} q`)).toEqual([['x'.repeat(16)], ['q']]);
    expect(words('y'.repeat(16))).toEqual([['y'.repeat(16)]]);
  });

  it('begins anew where more operands stand than any instruction has', () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
    expect(words(`${numbers(40).join(' ')} scn`)).toEqual([['scn', ...numbers(40)]]);
    expect(words(`${numbers(41).join(' ')} scn`)).toEqual([['scn', 40]]);
  });

  it('a value that cannot be read stops the reading with its reason', () => {
    const attempt = reading(() => read('q (open'));
    expect(attempt.ok ? 'read' : attempt.fault.code).toBe('pdf.object-cut');
  });
});

describe('an image in the stream', () => {
  it.each([
    ['its dictionary comes, its data do not', 'BI /W 8 /CS /G ID \x01\x02( EI Q', { W: 8, CS: 'G' }],
    ['its data may hold the letters of its end', 'BI /W 8 /CS /G ID xEI EIx yEIz\nEI\nQ', { W: 8, CS: 'G' }],
    ['its data may be empty', 'BI ID EI Q', {}],
    ['it may end with the stream', 'BI /W 1 ID x EI', { W: 1 }],
  ])('%s', (_, text, dict) => {
    expect(words(text)).toEqual([['BI', dict], ...(text.endsWith('Q') ? [['Q']] : [])]);
  });

  it.each(['BI /W 1 ID x Q', 'BI /W 1 ', 'BI', 'BI /W 1 ID xEI Q'])(
    'without an end takes all that follows: %s',
    (text) => {
      expect(read(text)).toHaveLength(1);
    },
  );

  it('whose key is no name has no more entries', () => {
    expect(words('BI /W 8 12 /H 9 ID x EI Q')).toEqual([['BI', { W: 8 }], ['Q']]);
    expect(words('BI /W 8 null /H 9 ID x EI Q')).toEqual([['BI', { W: 8 }], ['Q']]);
    expect(words('BI /W 8 (a) /H 9 ID x EI Q')).toEqual([['BI', { W: 8 }], ['Q']]);
  });

  it('takes nothing of the operands before it', () => {
    expect(words('1 2 BI /W 1 ID x EI 3 w')).toEqual([
      ['BI', { W: 1 }],
      ['w', 3],
    ]);
  });
});
