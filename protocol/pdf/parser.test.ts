import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equal } from './equal.ts';
import { PdfFault, reading } from './fault.ts';
import { PdfParser } from './parser.ts';
import { textOf } from './text-string.ts';
import type { PdfValue } from './value.ts';

const parse = (text: string): PdfValue => new PdfParser(Buffer.from(text, 'latin1')).value();
const refused = (text: string) => {
  const attempt = reading(() => new PdfParser(Buffer.from(text, 'latin1'), 0).value());
  return attempt.ok ? 'read' : attempt.fault.code;
};

function write(value: PdfValue): string {
  if (value === null || typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'name':
      return `/${Array.from(value.name, (sign) => (/[!-~]/.test(sign) && !'#/()<>[]{}%'.includes(sign) ? sign : `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('')}`;
    case 'string':
      return `<${Buffer.from(value.bytes).toString('hex')}>`;
    case 'array':
      return `[${value.items.map(write).join(' ')}]`;
    case 'dict':
      return `<< ${[...value.entries].map(([key, item]) => `${write({ kind: 'name', name: key })} ${write(item)}`).join(' ')} >>`;
    case 'ref':
      return `${value.num} ${value.gen} R`;
    case 'stream':
      return write(value.dict);
  }
}

const latinName = fc
  .array(fc.integer({ min: 1, max: 255 }), { maxLength: 8 })
  .map((codes) => String.fromCharCode(...codes));
const { value: anyValue } = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<PdfValue>(null, true, false),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    latinName.map((name): PdfValue => ({ kind: 'name', name })),
    fc.uint8Array({ maxLength: 12 }).map((bytes): PdfValue => ({ kind: 'string', bytes, form: 'plain' })),
    fc.nat(9_999).map((num): PdfValue => ({ kind: 'ref', num, gen: 0 })),
    fc.array(tie('value'), { maxLength: 4 }).map((items): PdfValue => ({ kind: 'array', items })),
    fc
      .uniqueArray(fc.tuple(latinName, tie('value')), { maxLength: 4, selector: ([key]) => key })
      .map((entries): PdfValue => ({ kind: 'dict', entries: new Map(entries) })),
  ),
}));

describe('values of a PDF', () => {
  it('read back as they were written', () => {
    fc.assert(fc.property(anyValue, (value) => equal(parse(`${write(value)} `), value)));
  });

  it.each([
    ['(a(b)c\\)\\\\)', 'a(b)c)\\'],
    ['(\\101\\7\\0535)', 'A\u0007+5'],
    ['(a\\\r\nb\rc)', 'ab\nc'],
    ['<48 65 6C6>', 'Hel`'],
    ['<FEFF1EA1>', 'ạ'],
    ['<EFBBBFE1BAA1>', 'ạ'],
    ['(\\204)', '—'],
  ])('the string %s is read', (text, expected) => {
    expect(textOf(parse(text))).toBe(expected);
  });

  it.each([
    ['-.5 ', -0.5],
    ['+17 ', 17],
    ['4. ', 4],
    ['0012 ', 12],
  ])('the number %s is read', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it('a number before a name of R is no reference', () => {
    expect(write(parse('[1 0 R 1 0 Rx 12 0 R]'.replace('Rx', '/R')))).toBe('[1 0 R 1 0 /R 12 0 R]');
  });

  it.each([
    ['<< /A 1 /A 2 >>', 'pdf.key-twice'],
    ['<< /A 1 /A 1 >>', 'read'],
    ['<< /A >>                  ', 'pdf.object-broken'],
    ['<4G>                      ', 'pdf.object-broken'],
    ['1.2.3                     ', 'pdf.object-broken'],
    ['(open', 'pdf.object-cut'],
    [`${'['.repeat(200)}`, 'pdf.limit'],
  ])('%s: %s', (text, code) => {
    expect(refused(text)).toBe(code);
  });

  it('any bytes are read or refused, never more', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          new PdfParser(bytes, 0).value();
        } catch (error) {
          expect(error).toBeInstanceOf(PdfFault);
        }
      }),
    );
  });
});
