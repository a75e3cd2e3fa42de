import { describe, expect, it } from 'vitest';
import { newDraft, updateDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { openPdf } from '../../pdf/file.ts';
import { PdfParser } from '../../pdf/parser.ts';
import { sourceOf } from '../../pdf/source.ts';
import type { PdfString, PdfValue } from '../../pdf/value.ts';
import { checkSignedBytes } from './byte-range.ts';
import type { SignatureBytes } from './signature-value.ts';

const mark = '<300A0102030405060708090A000000>';
const signed = newDraft({ 1: `<< /Contents ${mark} >>` });
const gap = signed.text.indexOf(mark);
const behind = gap + mark.length;

/** Two revisions with white space behind each. */
const spaced = updateDraft({ ...signed, text: `${signed.text}\r\n\n` }, { objects: { 2: '7' } });
const file = openPdf(sourceOf(Buffer.from(`${spaced.text} `, 'latin1')));
const [first, second] = file.revisions;
const rest = (first?.eof ?? 0) - behind;

function stringOf(text: string, at = gap): PdfString {
  const value = new PdfParser(Buffer.from(`${text} ${' '.repeat(40)}`, 'latin1'), at).value();
  if (typeof value !== 'object' || value?.kind !== 'string') throw new Error(`${text} is no string`);
  return value;
}
const listOf = (...items: readonly PdfValue[]): PdfValue => ({ kind: 'array', items });
const honest = (end = first?.eof ?? 0) => listOf(0, gap, behind, end - behind);

function check(bytes: Partial<SignatureBytes> = {}) {
  return checkSignedBytes(file, {
    ...{ byteRange: honest(), contents: stringOf(mark), isIndirect: false },
    ...bytes,
  });
}

describe('what a signature is over', () => {
  it('is a revision but for the contents of the signature', () => {
    expect(check()).toEqual({
      ...{ ok: true, revision: 0 },
      spans: [
        { start: 0, end: gap },
        { start: behind, end: first?.eof },
      ],
      cms: Buffer.from('300a0102030405060708090a', 'hex'),
    });
  });

  it.each([
    ['the end of the first revision', 'eof', 0, 0],
    ['a byte of the white space behind it', 'eof', 1, 0],
    ['all of that white space', 'end', 0, 0],
    ['the last revision', 'eof', 0, 1],
  ] as const)('ends with %s', (_, edge, more, revision) => {
    const end = (file.revisions[revision]?.[edge] ?? 0) + more;
    expect(check({ byteRange: honest(end) })).toMatchObject({ ok: true, revision });
  });

  it('does not end within a revision', () => {
    const [short, long] = [(first?.eof ?? 0) - 1, (first?.end ?? 0) + 1];
    for (const end of [short, long, (second?.eof ?? 0) - 1]) {
      expect(check({ byteRange: honest(end) })).toEqual({
        ...{ ok: false, code: 'pdf.byte-range-short', offset: gap, seen: `${end}` },
      });
    }
  });

  it('is refused where a part is missing or lies elsewhere', () => {
    const missing = { ok: false, code: 'pdf.byte-range-missing' };
    expect(check({ byteRange: undefined })).toEqual(missing);
    expect(check({ byteRange: null })).toEqual(missing);
    expect(check({ contents: undefined })).toEqual({ ok: false, code: 'pdf.contents-missing' });
    const elsewhere = { ok: false, code: 'pdf.value-indirect' };
    expect(check({ contents: undefined, isIndirect: true })).toEqual(elsewhere);
    expect(check({ isIndirect: true })).toEqual({ ...elsewhere, offset: gap });
    const { span: _, ...packed } = stringOf(mark);
    expect(check({ contents: packed })).toEqual({ ok: false, code: 'pdf.signature-compressed' });
    expect(check({ contents: packed, isIndirect: true })).toEqual(elsewhere);
  });
});

describe('a byte range', () => {
  const parts = (...numbers: readonly number[]) => check({ byteRange: listOf(...numbers) });
  const length = file.source.length;

  it.each<[string, PdfValue, string]>([
    ['three numbers', listOf(0, 1, 2), '[0 1 2]'],
    ['five numbers', listOf(0, gap, behind, rest, 0), `[0 ${gap} ${behind} ${rest} 0]`],
    ['no number at all', listOf(), '[]'],
    ['something else among them', listOf(0, gap, { kind: 'name', name: 'A' }, rest), `[0 ${gap} ? ${rest}]`],
    ['four numbers and something else', listOf(0, gap, null, behind, rest), `[0 ${gap} ? ${behind} ${rest}]`],
    ['a fraction', listOf(0, gap, behind, 1.5), `[0 ${gap} ${behind} 1.5]`],
    ['less than nothing', listOf(0, gap, behind, -1), `[0 ${gap} ${behind} -1]`],
    ['a number beyond all files', listOf(0, gap, behind, 2 ** 53), `[0 ${gap} ${behind} ${2 ** 53}]`],
    ['one number', 7, 'number'],
    ['a truth', true, 'boolean'],
    ['a name', { kind: 'name', name: 'A' }, 'object'],
    ['a dictionary', { kind: 'dict', entries: new Map() }, 'object'],
  ])('is four whole numbers, not %s', (_, byteRange, seen) => {
    expect(check({ byteRange })).toEqual({
      ...{ ok: false, code: 'pdf.byte-range-malformed', offset: gap, seen },
    });
  });

  it.each([
    ['begins later', [1, gap, behind, rest], 'pdf.byte-range-start'],
    ['goes beyond the end of the file', [0, gap, behind, length - behind + 1], 'pdf.byte-range-beyond'],
    ['has parts that overlap', [0, gap, gap - 1, rest], 'pdf.byte-range-overlap'],
    ['has an empty first part', [0, 0, behind, rest], 'pdf.byte-range-overlap'],
    ['has an empty last part', [0, gap, behind, 0], 'pdf.byte-range-overlap'],
    ['leaves nothing out', [0, gap, gap, rest], 'pdf.byte-range-gap'],
    ['signs the bracket that opens', [0, gap + 1, behind, rest], 'pdf.byte-range-gap'],
    ['signs the bracket that closes', [0, gap, behind - 1, rest + 1], 'pdf.byte-range-gap'],
    ['leaves out a byte before', [0, gap - 1, behind, rest], 'pdf.byte-range-gap'],
    ['leaves out a byte behind', [0, gap, behind + 1, rest - 1], 'pdf.byte-range-gap'],
  ] as const)('%s: %j', (_, numbers, code) => {
    expect(parts(...numbers)).toEqual({ ok: false, code, offset: gap, seen: numbers.join(' ') });
  });

  it('may reach the last byte of the file', () => {
    expect(parts(0, gap, behind, length - behind)).toMatchObject({ ok: true, revision: 1 });
  });
});

describe('the contents of a signature', () => {
  /** Contents of the same length as the honest ones, so that the range still fits. */
  const contents = (hex: string, filler = '0') =>
    check({ contents: stringOf(`<${hex.padEnd(30, filler)}>`) });

  it('are written in hexadecimal, without a break', () => {
    const malformed = { ok: false, code: 'pdf.contents-malformed', offset: gap };
    expect(contents('300A 102030405')).toEqual(malformed);
    expect(contents('300A010203040506070809 ', ' ')).toEqual(malformed);
    const literal = stringOf(`(${'0'.repeat(30)})`);
    expect(check({ contents: literal })).toEqual({ ...malformed, seen: 'literal string' });
    expect(contents('300a0102030405060708090a')).toMatchObject({ ok: true });
  });

  it('are not nothing, nor all zeros', () => {
    const empty = { ok: false, code: 'pdf.contents-empty', offset: gap };
    expect(contents('')).toEqual(empty);
    const range = listOf(0, gap, gap + 2, rest + 30);
    expect(check({ contents: stringOf('<>'), byteRange: range })).toEqual(empty);
  });

  it('are followed by zeros and nothing else', () => {
    expect(contents('3003020107')).toMatchObject({ ok: true, cms: Buffer.from('3003020107', 'hex') });
    const odd = { ok: false, code: 'pdf.contents-padding' };
    expect(contents('300302010701')).toEqual({ ...odd, offset: gap + 1 + 10 });
    expect(contents('30030201070000000001')).toEqual({ ...odd, offset: gap + 1 + 10 });
    expect(contents('3003020107', 'F')).toEqual({ ...odd, offset: gap + 1 + 10 });
  });

  it.each([
    ['in one byte', '300101', 3],
    ['in one byte that says so', '30810101', 4],
    ['in two bytes', '3082000101', 5],
    ['in four bytes', '308400000001AA', 7],
    ['and are empty', '3000', 2],
    ['and fill their place', '300D0102030405060708090A0B0C0D', 15],
    ['and fill their place, in two bytes', '30810C0102030405060708090A0B0C', 15],
  ])('say their length %s', (_, hex, size) => {
    const whole = Buffer.from(hex.padEnd(30, '0'), 'hex');
    expect(contents(hex)).toMatchObject({ ok: true, cms: whole.subarray(0, size) });
  });

  it.each([
    ['a length that is not said', '3080010100'],
    ['a length in five bytes', '30850000000001AA'],
    ['another tag', '3101010000'],
    ['more than there is', '300E0102030405060708090A0B0C0D'],
    ['more than there is, in two bytes', '30820100'],
  ])('with %s are left to the reader of DER', (_, hex) => {
    expect(contents(hex)).toMatchObject({ ok: true, cms: Buffer.from(hex.padEnd(30, '0'), 'hex') });
  });

  it('of one byte are left to it too', () => {
    const range = listOf(0, gap, gap + 4, rest + 28);
    expect(check({ contents: stringOf('<30>'), byteRange: range })).toMatchObject({
      ...{ ok: true, cms: Buffer.from([0x30]) },
    });
  });
});
