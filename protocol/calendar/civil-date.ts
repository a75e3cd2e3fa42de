/**
 * A day of the Gregorian calendar. Plain arithmetic: the days of a year are the same in every place, so no
 * clock and no time zone is asked.
 */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Days since 1970-01-01, which is day 0; days before it are negative. */
export type DayNumber = number;

/** The day of the week, Monday 1 to Sunday 7 as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const daysBefore1970 = 719_468;
const daysOfEra = 146_097;
const yearsOfEra = 400;

/** True when the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days a month has; 0 for a month that there is not. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

/** True when there is such a day, in the years 1 to 9999. */
export function isRealDay({ year, month, day }: CivilDate): boolean {
  const wholes = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  return wholes && year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/** True for a real day, written `yyyy-mm-dd`. */
export function isDayText(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return isRealDay({ year: Number(year), month: Number(month), day: Number(day) });
}

/** The number of a real day. Years are counted from 1 March, so that a leap day is the last of its year. */
export function dayNumber({ year, month, day }: CivilDate): DayNumber {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / yearsOfEra);
  const yearOfEra = marchYear - era * yearsOfEra;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * daysOfEra + yearOfEra * 365 + leapDays + dayOfYear - daysBefore1970;
}

/** The day that has this number; the inverse of `dayNumber`. */
export function civilDate(number: DayNumber): CivilDate {
  const shifted = number + daysBefore1970;
  const era = Math.floor(shifted / daysOfEra);
  const dayOfEra = shifted - era * daysOfEra;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * yearsOfEra + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

/** The day of the week of a day. */
export function weekday(number: DayNumber): Weekday {
  const weekdays = [4, 5, 6, 7, 1, 2, 3] as const;
  return weekdays[((number % 7) + 7) % 7] ?? 4;
}
