import type { Instant } from '../ports/ports.ts';
import { localDay, minuteLength, parseLocalTimestamp, startOfDay } from './local-time.ts';
import { endOfDay, noonOf, type WorkingCalendar } from './working-calendar.ts';

/** A limit of time as the texts put it, counted from an event. */
export type Limit =
  /** Right after, which the texts give no figure for: `warn` and `fail` are clock minutes of ours. */
  | { readonly kind: 'at-once'; readonly warn: number; readonly fail: number }
  | { readonly kind: 'clock-minutes'; readonly minutes: number }
  | { readonly kind: 'working-minutes'; readonly minutes: number }
  /** By 23:59:59 of the same day, working or not. */
  | { readonly kind: 'same-day' }
  /** By 23:59:59 of the same day, or of the next working day when that day is none. */
  | { readonly kind: 'same-working-day' }
  /** By 12:00 of the next working day. */
  | { readonly kind: 'next-working-morning' }
  /** By 23:59:59 of the working day that is so many working days later. */
  | { readonly kind: 'working-days'; readonly days: number }
  /** By 23:59:59 of the working day that lies so many working days before the event. */
  | { readonly kind: 'working-days-before'; readonly days: number };

/** The last instant at which a limit is kept. */
export function dueBy(limit: Limit, event: Instant, calendar: WorkingCalendar): Instant {
  const day = localDay(event);
  switch (limit.kind) {
    case 'at-once':
      return event + limit.fail * minuteLength;
    case 'clock-minutes':
      return event + limit.minutes * minuteLength;
    case 'working-minutes':
      return calendar.addWorkingMinutes(event, limit.minutes);
    case 'same-day':
      return endOfDay(day);
    case 'same-working-day':
      return endOfDay(calendar.isWorkingDay(day) ? day : calendar.nextWorkingDay(day));
    case 'next-working-morning':
      return noonOf(calendar.nextWorkingDay(day));
    case 'working-days':
      return endOfDay(calendar.addWorkingDays(day, limit.days));
    case 'working-days-before':
      return endOfDay(calendar.addWorkingDays(day, -limit.days));
  }
}

/** The last instant of a due date as packets write it, `yyyy/MM/dd`; undefined for anything else. */
export function endOfDueDate(text: string): Instant | undefined {
  const midnight = parseLocalTimestamp(`${text} 00:00:00`);
  return midnight === undefined ? undefined : endOfDay(localDay(midnight));
}

/** True when the instant lies in the part of its day that ends before `hour` o'clock, or on it. */
export function isBy(hour: number, instant: Instant): boolean {
  return instant - startOfDay(localDay(instant)) <= hour * 60 * minuteLength;
}
