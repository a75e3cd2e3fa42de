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
