import type { Instant } from '../ports/ports.ts';
import type { Bilingual } from '../problems/entry.ts';
import type { RuleConfidence } from '../provision.ts';
import { type DayNumber, dayNumber, type Weekday, weekday } from './civil-date.ts';
import { dayLength, localDay, minuteLength, parseLocalDate, startOfDay } from './local-time.ts';

/** Days off, both ends included, as `yyyy/MM/dd`. */
export interface Holiday {
  readonly from: string;
  readonly to: string;
  readonly name: Bilingual;
  readonly confidence: RuleConfidence;
}

/** A working day that is taken off, and the day of rest that is worked instead. */
export interface SwappedDay {
  readonly off: string;
  readonly works: string;
  readonly confidence: RuleConfidence;
}

/** Working hours, in minutes since midnight; `to` is the first minute after them. */
export interface Shift {
  readonly from: number;
  readonly to: number;
}

/** What a calendar is made from. Which days are free is announced year by year, so it is data. */
export interface CalendarData {
  readonly weekend: readonly Weekday[];
  /** In the order of the day, without overlap. */
  readonly shifts: readonly Shift[];
  readonly holidays: readonly Holiday[];
  readonly swaps: readonly SwappedDay[];
}

/** Working days and hours in Vietnam local time (GEN-08). */
export interface WorkingCalendar {
  isWorkingDay(day: DayNumber): boolean;
  /** The first working day after a day. */
  nextWorkingDay(day: DayNumber): DayNumber;
  /** The day `count` working days after a day; before it when `count` is negative. */
  addWorkingDays(day: DayNumber, count: number): DayNumber;
  /** Minutes of working time from one instant to a later one, with fractions; 0 when it is not later. */
  workingMinutesBetween(from: Instant, to: Instant): number;
  /** The instant at which so many minutes of working time have passed; `minutes` is 0 or more. */
  addWorkingMinutes(from: Instant, minutes: number): Instant;
}

/** Working hours where nobody says otherwise: 08:00 to 12:00 and 13:00 to 17:00 [I]. */
export const usualShifts: readonly Shift[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
];

export const usualWeekend: readonly Weekday[] = [6, 7];

/** Makes a calendar. Throws for data that hold a day that is none, no working hours or no working weekday. */
export function createWorkingCalendar(data: CalendarData): WorkingCalendar {
  if (new Set(data.weekend).size >= 7) throw new RangeError('A calendar needs a working weekday.');
  if (!data.shifts.some((shift) => shift.to > shift.from)) throw new RangeError('A calendar needs hours.');
  const off = new Set([...data.holidays.flatMap(daysOf), ...data.swaps.map((swap) => dayOf(swap.off))]);
  const works = new Set(data.swaps.map((swap) => dayOf(swap.works)));
  const weekend: ReadonlySet<Weekday> = new Set(data.weekend);

  const isWorkingDay = (day: DayNumber) => works.has(day) || !(off.has(day) || weekend.has(weekday(day)));
  const step = (day: DayNumber, direction: 1 | -1): DayNumber => {
    let next = day + direction;
    while (!isWorkingDay(next)) next += direction;
    return next;
  };
  const shiftsOf = (day: DayNumber): readonly Span[] =>
    isWorkingDay(day) ? data.shifts.map((shift) => spanOf(day, shift)) : [];

  return {
    isWorkingDay,
    nextWorkingDay: (day) => step(day, 1),
    addWorkingDays: (day, count) => {
      let reached = day;
      for (let left = Math.abs(count); left > 0; left -= 1) reached = step(reached, count < 0 ? -1 : 1);
      return reached;
    },
    workingMinutesBetween: (from, to) => {
      let total = 0;
      for (let day = localDay(from); day <= localDay(to); day += 1)
        for (const span of shiftsOf(day)) total += overlap(span, from, to);
      return total / minuteLength;
    },
    addWorkingMinutes: (from, minutes) => reachedAfter(from, minutes * minuteLength, shiftsOf),
  };
}

interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/** Walks through the working spans from `from` on until `left` milliseconds of them are used up. */
function reachedAfter(from: Instant, left: number, shiftsOf: (day: DayNumber) => readonly Span[]): Instant {
  let rest = left;
  for (let day = localDay(from); ; day += 1) {
    for (const { start, end } of shiftsOf(day)) {
      const begin = Math.max(start, from);
      if (begin > end) continue;
      if (begin + rest <= end) return begin + rest;
      rest -= end - begin;
    }
  }
}

function overlap({ start, end }: Span, from: Instant, to: Instant): number {
  return Math.max(0, Math.min(end, to) - Math.max(start, from));
}

function spanOf(day: DayNumber, shift: Shift): Span {
  const midnight = startOfDay(day);
  return { start: midnight + shift.from * minuteLength, end: midnight + shift.to * minuteLength };
}

function daysOf({ from, to }: Holiday): readonly DayNumber[] {
  const first = dayOf(from);
  return Array.from({ length: dayOf(to) - first + 1 }, (_, index) => first + index);
}

function dayOf(text: string): DayNumber {
  const date = parseLocalDate(text);
  if (date === undefined) throw new RangeError(`A calendar holds ${text}, which is no day.`);
  return dayNumber(date);
}

/** The last millisecond of a day in Vietnam: a limit "by the end of the day" is kept at 23:59:59. */
export function endOfDay(day: DayNumber): Instant {
  return startOfDay(day) + dayLength - 1;
}

/** Noon of a day in Vietnam: where its morning ends. */
export function noonOf(day: DayNumber): Instant {
  return startOfDay(day) + dayLength / 2;
}
