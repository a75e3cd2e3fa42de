import { expect, it } from 'vitest';
import { parsePdfDate } from './date.ts';

it.each([
  ["D:20261120083000+07'00'", '2026-11-20T01:30:00.000Z', 420, true],
  ["D:20261120083000+07'00", '2026-11-20T01:30:00.000Z', 420, true],
  ['D:20261120013000Z', '2026-11-20T01:30:00.000Z', 0, true],
  ["D:20261120013000Z00'00'", '2026-11-20T01:30:00.000Z', 0, true],
  ["D:20261119203000-05'00'", '2026-11-20T01:30:00.000Z', -300, true],
  ['D:20261120', '2026-11-20T00:00:00.000Z', undefined, false],
])('the date %s is read with its zone (SIG-21)', (text, iso, offset, isWhole) => {
  const date = parsePdfDate(text);
  expect([date && new Date(date.at).toISOString(), date?.offset, date?.isWhole]).toEqual([
    iso,
    offset,
    isWhole,
  ]);
});

it.each([
  '',
  '20261120',
  'D:2026-11-20',
  'D:20260230000000Z',
  "D:20261120083000+99'00'",
  'D:20261120256000Z',
])('the text “%s” is no date', (text) => {
  expect(parsePdfDate(text)).toBeUndefined();
});

const at = (text: string) => {
  const date = parsePdfDate(text);
  return date && new Date(date.at).toISOString();
};

it.each([
  ['D:2026', '2026-01-01T00:00:00.000Z'],
  ['D:202611', '2026-11-01T00:00:00.000Z'],
  ['D:2026112008', '2026-11-20T08:00:00.000Z'],
  ['D:202611200830', '2026-11-20T08:30:00.000Z'],
  ['D:20261120083059', '2026-11-20T08:30:59.000Z'],
  ['D:20240229000000', '2024-02-29T00:00:00.000Z'],
  ['D:20261120083000+07', '2026-11-20T01:30:00.000Z'],
  ["D:20261120083000+07'", '2026-11-20T01:30:00.000Z'],
  ['D:20261120083000+0730', '2026-11-20T01:00:00.000Z'],
  ["D:20261120083000-03'30'", '2026-11-20T12:00:00.000Z'],
  ["D:20261120083000+14'00'", '2026-11-19T18:30:00.000Z'],
  ["D:20261120083000+00'59'", '2026-11-20T07:31:00.000Z'],
  ["D:20261120083000Z00'", '2026-11-20T08:30:00.000Z'],
])('the date %s is the instant %s', (text, iso) => {
  expect(at(text)).toBe(iso);
});

it.each([
  'D:20',
  'D:20261',
  'D:20261301',
  'D:20260431',
  'D:20230229',
  'D:20261120240000',
  'D:20261120086000',
  "D:20261120083000+14'01'",
  "D:20261120083000+00'60'",
  "D:20261120083000+7'00'",
  "D:20261120083000+07'00'x",
  'xD:20261120083000',
  "D:20261120083000Z07'00'",
])('the text “%s” is no date either', (text) => {
  expect(parsePdfDate(text)).toBeUndefined();
});

it('a date keeps its text, and names no zone where none is written', () => {
  expect(parsePdfDate('D:20261120083000')).toEqual({
    text: 'D:20261120083000',
    at: Date.UTC(2026, 10, 20, 8, 30),
    isWhole: true,
  });
  expect(parsePdfDate('D:202611200830Z')).toMatchObject({
    text: 'D:202611200830Z',
    offset: 0,
    isWhole: false,
  });
  expect(parsePdfDate("D:20261120083000-01'30'")?.offset).toBe(-90);
});
