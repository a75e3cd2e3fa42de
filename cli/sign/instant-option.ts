import { isDayText } from '../../protocol/calendar/civil-date.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { usageFailure } from '../context.ts';

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

/** A moment with its offset, as an option's value. @throws {CommandFailure} when it is none. */
export function instantOf(option: string, text: string): Instant {
  const isMoment = form.test(text) && isDayText(text.slice(0, 10));
  const at = isMoment ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw usageFailure({
    vi: `${option} “${text}” phải có dạng 2026-11-20T09:15:32+07:00`,
    en: `${option} “${text}” must look like 2026-11-20T09:15:32+07:00`,
  });
}
