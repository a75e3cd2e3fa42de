import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../ports/ports.ts';
import { civilDate, dayNumber, weekday } from './civil-date.ts';
import { calendar2026 } from './holidays-2026.ts';
import { parseLocalDate, parseLocalTimestamp, renderLocalDate, renderLocalTimestamp } from './local-time.ts';
import { createWorkingCalendar } from './working-calendar.ts';

const calendar = createWorkingCalendar(calendar2026);
const swapped = createWorkingCalendar({
  ...calendar2026,
  swaps: [{ off: '2026/08/31', works: '2026/08/22', confidence: 'I' }],
});

function day(text: string): number {
  const date = parseLocalDate(text);
  if (date === undefined) throw new Error(text);
  return dayNumber(date);
}

function at(text: string): Instant {
  const instant = parseLocalTimestamp(text);
  if (instant === undefined) throw new Error(text);
  return instant;
}

const shown = (number: number) => renderLocalDate(civilDate(number));

describe('working days', () => {
  it.each([
    ['2026/01/01', false],
    ['2026/01/02', true],
    ['2026/01/03', false],
    ['2026/02/13', true],
    ['2026/02/16', false],
    ['2026/02/22', false],
    ['2026/02/23', true],
    ['2026/04/26', false],
    ['2026/04/27', false],
    ['2026/04/28', true],
    ['2026/04/30', false],
    ['2026/05/01', false],
    ['2026/08/31', true],
    ['2026/09/01', false],
    ['2026/09/02', false],
    ['2026/11/24', true],
  ])('%s works: %s', (text, works) => {
    expect(calendar.isWorkingDay(day(text))).toBe(works);
  });

  it('may be swapped with a day of rest', () => {
    expect(swapped.isWorkingDay(day('2026/08/31'))).toBe(false);
    expect(swapped.isWorkingDay(day('2026/08/22'))).toBe(true);
    expect(shown(swapped.nextWorkingDay(day('2026/08/21')))).toBe('2026/08/22');
    expect(shown(swapped.nextWorkingDay(day('2026/08/28')))).toBe('2026/09/03');
  });

  it.each([
    ['2026/11/20', 1, '2026/11/23'],
    ['2026/11/20', 2, '2026/11/24'],
    ['2026/11/21', 1, '2026/11/23'],
    ['2026/02/13', 1, '2026/02/23'],
    ['2026/12/31', 1, '2027/01/01'],
    ['2026/11/23', -1, '2026/11/20'],
    ['2026/02/23', -7, '2026/02/05'],
    ['2026/11/21', 0, '2026/11/21'],
  ])('%s and %i working days is %s', (from, count, expected) => {
    expect(shown(calendar.addWorkingDays(day(from), count))).toBe(expected);
  });
});

describe('working hours', () => {
  it.each([
    ['2026/11/20 08:00:00', '2026/11/20 17:00:00', 480],
    ['2026/11/20 11:50:00', '2026/11/20 13:20:00', 30],
    ['2026/11/20 16:30:00', '2026/11/23 08:30:00', 60],
    ['2026/11/20 12:10:00', '2026/11/20 12:50:00', 0],
    ['2026/11/21 08:00:00', '2026/11/22 17:00:00', 0],
    ['2026/11/20 09:00:30', '2026/11/20 09:01:00', 0.5],
    ['2026/11/20 10:00:00', '2026/11/20 09:00:00', 0],
    ['2026/02/13 16:00:00', '2026/02/23 09:00:00', 120],
  ])('between %s and %s are %d minutes', (from, to, minutes) => {
    expect(calendar.workingMinutesBetween(at(from), at(to))).toBe(minutes);
  });

  it.each([
    ['2026/11/20 09:00:00', 30, '2026/11/20 09:30:00'],
    ['2026/11/20 11:50:00', 30, '2026/11/20 13:20:00'],
    ['2026/11/20 16:50:00', 30, '2026/11/23 08:20:00'],
    ['2026/11/20 20:00:00', 30, '2026/11/23 08:30:00'],
    ['2026/11/21 10:00:00', 0, '2026/11/23 08:00:00'],
    ['2026/11/20 12:00:00', 0, '2026/11/20 12:00:00'],
    ['2026/11/20 08:00:00', 480, '2026/11/20 17:00:00'],
    ['2026/02/13 17:30:00', 481, '2026/02/24 08:01:00'],
  ])('%s and %i minutes is %s', (from, minutes, expected) => {
    expect(renderLocalTimestamp(calendar.addWorkingMinutes(at(from), minutes))).toBe(expected);
  });

  it('are counted as they are added', () => {
    const anyInstant = fc.integer({ min: at('2026/01/01 00:00:00'), max: at('2026/12/31 23:59:59') });
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 3000 }), (from, minutes) => {
        const reached = calendar.addWorkingMinutes(from, minutes);
        expect(calendar.workingMinutesBetween(from, reached)).toBeCloseTo(minutes, 6);
        expect(calendar.isWorkingDay(Math.floor((reached + 25_200_000) / 86_400_000))).toBe(true);
      }),
    );
  });
});

describe('any calendar', () => {
  it('steps to the nearest working day and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('2026/01/01'), max: day('2026/12/31') }), (from) => {
        const next = calendar.nextWorkingDay(from);
        expect(calendar.isWorkingDay(next)).toBe(true);
        for (let between = from + 1; between < next; between += 1)
          expect(calendar.isWorkingDay(between)).toBe(false);
        if (calendar.isWorkingDay(from)) expect(calendar.addWorkingDays(next, -1)).toBe(from);
        if (calendar.isWorkingDay(from)) expect(weekday(from)).toBeLessThan(6);
      }),
    );
  });

  it.each([
    ['no working weekday', { weekend: [1, 2, 3, 4, 5, 6, 7] as const }],
    ['no hours', { shifts: [] }],
    ['a day that is none', { holidays: [{ ...firstHoliday(), from: '2026/02/30' }] }],
  ])('is not made with %s', (_, change) => {
    expect(() => createWorkingCalendar({ ...calendar2026, ...change })).toThrow(RangeError);
  });
});

function firstHoliday() {
  const [first] = calendar2026.holidays;
  if (first === undefined) throw new Error('The year 2026 has holidays.');
  return first;
}
