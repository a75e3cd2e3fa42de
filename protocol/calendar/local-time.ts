import type { Instant } from '../ports/ports.ts';
import { type CivilDate, civilDate, type DayNumber, dayNumber, isRealDay } from './civil-date.ts';

/**
 * The one place that reads and prints times of the wire. They carry no zone and mean Vietnam local time
 * (GEN-08), which has been +07:00 without change since 1975.
 */

/** Milliseconds that Vietnam local time is ahead of UTC. */
export const vietnamOffset = 7 * 3_600_000;

export const minuteLength = 60_000;
export const dayLength = 86_400_000;

/** Reads `yyyy/MM/dd` as a real day; undefined for everything else. `classifyWrongDate` says what it was. */
export function parseLocalDate(text: string): CivilDate | undefined {
  return text.length === dateLetters ? dateAtStart(text) : undefined;
}

/** Reads `yyyy/MM/dd HH:mm:ss` of Vietnam local time; undefined for everything else. */
export function parseLocalTimestamp(text: string): Instant | undefined {
  if (text.length !== stampLetters || text[10] !== ' ' || text[13] !== ':' || text[16] !== ':')
    return undefined;
  const hours = numberAt(text, 11, 2);
  const minutes = numberAt(text, 14, 2);
  const seconds = numberAt(text, 17, 2);
  const date = hours < 24 && minutes < 60 && seconds < 60 ? dateAtStart(text) : undefined;
  if (date === undefined) return undefined;
  return startOfDay(dayNumber(date)) + (hours * 60 + minutes) * minuteLength + seconds * 1000;
}

const dateLetters = 10;
const stampLetters = 19;

function dateAtStart(text: string): CivilDate | undefined {
  if (text[4] !== '/' || text[7] !== '/') return undefined;
  const date = { year: numberAt(text, 0, 4), month: numberAt(text, 5, 2), day: numberAt(text, 8, 2) };
  return isRealDay(date) ? date : undefined;
}

/** The number that so many digits say; `NaN` for anything but digits. */
function numberAt(text: string, from: number, digits: number): number {
  let number = 0;
  for (let at = from; at < from + digits; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Prints a day as `yyyy/MM/dd`. */
export function renderLocalDate({ year, month, day }: CivilDate): string {
  return `${String(year).padStart(4, '0')}/${twoDigits(month)}/${twoDigits(day)}`;
}

/** Prints the second that an instant falls in as `yyyy/MM/dd HH:mm:ss`, Vietnam local time. */
export function renderLocalTimestamp(instant: Instant): string {
  const seconds = Math.floor(timeOfDay(instant) / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
  return `${renderLocalDate(localDate(instant))} ${time}`;
}

/** Today's date as `yyyy/MM/dd` at an instant. */
export function renderLocalDateOf(instant: Instant): string {
  return renderLocalDate(localDate(instant));
}

/** The day in Vietnam that an instant falls on. */
export function localDate(instant: Instant): CivilDate {
  return civilDate(localDay(instant));
}

/** The number of the day in Vietnam that an instant falls on. */
export function localDay(instant: Instant): DayNumber {
  return Math.floor((instant + vietnamOffset) / dayLength);
}

/** Milliseconds since midnight in Vietnam. */
export function timeOfDay(instant: Instant): number {
  return instant + vietnamOffset - localDay(instant) * dayLength;
}

/** The instant of midnight in Vietnam at which a day begins. */
export function startOfDay(day: DayNumber): Instant {
  return day * dayLength - vietnamOffset;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
