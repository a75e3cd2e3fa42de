import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber, isRealDay, weekday } from './civil-date.ts';
import {
  localDate,
  parseLocalDate,
  parseLocalTimestamp,
  renderLocalDate,
  renderLocalDateOf,
  renderLocalTimestamp,
} from './local-time.ts';
import { classifyWrongDate } from './wrong-date.ts';

/** An oracle of another make: the runtime's own UTC arithmetic. */
const oracle = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000;
/** The last day but one: in Vietnam it is a day later from 17:00 UTC on, and years have four digits. */
const anyDay = fc.integer({ min: oracle(1000, 1, 1), max: oracle(9999, 12, 30) });

describe('days', () => {
  it('are numbered as the runtime numbers them, and back', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const there = new Date(number * 86_400_000);
        const date = {
          year: there.getUTCFullYear(),
          month: there.getUTCMonth() + 1,
          day: there.getUTCDate(),
        };
        expect(civilDate(number)).toEqual(date);
        expect(dayNumber(date)).toBe(number);
        expect(isRealDay(date)).toBe(true);
        expect(weekday(number)).toBe(there.getUTCDay() || 7);
      }),
    );
  });

  it.each([
    [2024, 2, 29, true],
    [2026, 2, 29, false],
    [2000, 2, 29, true],
    [1900, 2, 29, false],
    [2100, 2, 29, false],
    [2014, 2, 30, false],
    [2026, 4, 31, false],
    [2026, 12, 31, true],
    [2026, 13, 1, false],
    [2026, 0, 1, false],
    [2026, 1, 0, false],
    [0, 1, 1, false],
    [2026, 1, 1.5, false],
  ])('%i/%i/%i is real: %s', (year, month, day, real) => {
    expect(isRealDay({ year, month, day })).toBe(real);
  });
});

describe('dates and stamps of the wire', () => {
  it('are the second that the clock in Vietnam shows', () => {
    expect(parseLocalTimestamp('2026/11/21 07:00:00')).toBe(Date.UTC(2026, 10, 21, 0, 0, 0));
    expect(parseLocalTimestamp('2026/01/01 00:00:00')).toBe(Date.UTC(2025, 11, 31, 17, 0, 0));
    expect(renderLocalTimestamp(Date.UTC(2025, 11, 31, 16, 59, 59, 999))).toBe('2025/12/31 23:59:59');
    expect(renderLocalDateOf(Date.UTC(2025, 11, 31, 17))).toBe('2026/01/01');
    expect(localDate(-1)).toEqual({ year: 1970, month: 1, day: 1 });
  });

  it('are printed as they are read', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 86_399 }), (day, second) => {
        const instant = day * 86_400_000 + second * 1000;
        const text = renderLocalTimestamp(instant);
        expect(parseLocalTimestamp(text)).toBe(instant);
        const date = localDate(instant);
        expect(parseLocalDate(renderLocalDate(date))).toEqual(date);
        expect(text.startsWith(renderLocalDate(date))).toBe(true);
      }),
    );
  });

  it('are not read from anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0129/: -T'), maxLength: 20 }), (text) => {
        const date = parseLocalDate(text);
        if (date !== undefined) expect(renderLocalDate(date)).toBe(text);
        const instant = parseLocalTimestamp(text);
        if (instant !== undefined) expect(renderLocalTimestamp(instant)).toBe(text);
      }),
    );
  });
});

describe('wrong dates', () => {
  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['30/10/2020', 'day-first'],
    ['30-10-2020', 'day-first'],
    ['28/09/2018 17:25:11', 'day-first-timestamp'],
    ['2018-09-28', 'iso-date'],
    ['2018-09-28T17:25:11Z', 'iso-timestamp'],
    ['21112026T171327+0697', 'java-timestamp'],
    ['20180928', 'compact'],
    ['28/09/18', 'short-year'],
    ['2018/9/28', 'unpadded'],
    ['2014/02/30', 'impossible-day'],
    ['2026/13/01', 'impossible-day'],
    ['2026/02/29 10:00:00', 'impossible-day'],
    ['2026/02/28 10:00:00', 'date-with-time'],
    [' 2026/02/28', 'surrounding-space'],
    ['2026/02/28\n', 'surrounding-space'],
    ['hôm nay', 'unknown'],
  ])('%j in place of a date is %s', (text, shape) => {
    expect(parseLocalDate(text)).toBeUndefined();
    expect(classifyWrongDate(text)).toBe(shape);
  });

  it.each([
    ['2026/02/28', 'date-without-time'],
    ['2026/02/28 24:00:00', 'impossible-time'],
    ['2026/02/28 10:60:00', 'impossible-time'],
    ['2026/02/28 23:59:60', 'impossible-time'],
    ['2026/02/28 9:05:00', 'unpadded'],
    ['2026/02/30 09:05:00', 'impossible-day'],
    ['28/09/2018 17:25:11', 'day-first-timestamp'],
  ])('%j in place of a timestamp is %s', (text, shape) => {
    expect(parseLocalTimestamp(text)).toBeUndefined();
    expect(classifyWrongDate(text, 'timestamp')).toBe(shape);
  });

  it('are not seen in right ones', () => {
    expect(classifyWrongDate('2024/02/29')).toBeUndefined();
    expect(classifyWrongDate('2024/02/29 23:59:59', 'timestamp')).toBeUndefined();
  });
});
