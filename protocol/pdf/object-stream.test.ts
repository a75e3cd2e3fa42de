import { describe, expect, it } from 'vitest';
import { reading } from './fault.ts';
import { openObjectStream } from './object-stream.ts';
import { PdfParser } from './parser.ts';
import { as, emptyDict } from './value.ts';

function open(dict: string, data: string, budget = { left: 0, parsed: 100 }) {
  const parsed = as('dict', new PdfParser(Buffer.from(`<< ${dict} >>`)).value()) ?? emptyDict;
  const stream = { kind: 'stream', dict: parsed, span: { start: 77, end: 99 } } as const;
  return openObjectStream(stream, Buffer.from(data), (value) => value ?? null, budget);
}
function said<T>(read: () => T): T | string {
  const attempt = reading(read);
  if (attempt.ok) return attempt.value;
  const { code, offset, seen } = attempt.fault;
  return `${code} at ${offset}: ${seen}`;
}

const sound = '/Type /ObjStm /N 2 /First 8';
const data = '4 0 9 5 (ab) /C ';

describe('an object stream', () => {
  it('has objects by index, each with its number', () => {
    const stream = open(sound, data);
    expect(stream.numbers).toEqual([4, 9]);
    expect(stream.object(1, 9)).toEqual({ kind: 'name', name: 'C' });
    expect(stream.object(0, 4)).toMatchObject({ kind: 'string', form: 'literal' });
    expect('span' in Object(stream.object(0, 4))).toBe(false);
  });

  it('may be empty', () => {
    expect(open('/Type /ObjStm /N 0 /First 0', '').numbers).toEqual([]);
  });

  it.each([
    [0, 9],
    [1, 4],
    [2, 9],
    [-1, 4],
  ])('has no object at index %d with the number %d', (index, num) => {
    expect(said(() => open(sound, data).object(index, num))).toBe(
      `pdf.xref-broken at 77: ObjStm ${index}: ${num}`,
    );
  });

  it.each([
    '/N 2 /First 8',
    '/Type /XRef /N 2 /First 8',
    '/Type /ObjStm /First 8',
    '/Type /ObjStm /N 2',
    '/Type /ObjStm /N -1 /First 8',
    '/Type /ObjStm /N 400001 /First 8',
    '/Type /ObjStm /N 2 /First 17',
    '/Type /ObjStm /N /A /First 8',
    '/Type /ObjStm /N 2 /First 8.5',
  ])('says what it is, how many it has and where they begin: %s', (dict) => {
    expect(said(() => open(dict, data))).toBe('pdf.object-broken at 77: ObjStm');
  });

  it('may begin where its data end', () => {
    expect(open('/Type /ObjStm /N 0 /First 16', data).numbers).toEqual([]);
  });

  it('has all its numbers before the first object', () => {
    expect(said(() => open('/Type /ObjStm /N 2 /First 6', data))).toMatch('number');
  });

  it('costs what is parsed, once for each object', () => {
    const budget = { left: 0, parsed: 5 };
    const stream = open(sound, data, budget);
    stream.object(0, 4);
    expect(budget.parsed).toBe(1);
    stream.object(0, 4);
    expect(budget.parsed).toBe(1);
    expect(said(() => stream.object(1, 9))).toBe('pdf.limit at 77: parsed bytes');
  });

  it('gives one object every time it is asked', () => {
    const stream = open(sound, data);
    expect(stream.object(0, 4)).toBe(stream.object(0, 4));
  });
});
