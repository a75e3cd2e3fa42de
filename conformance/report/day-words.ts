import type { Instant } from '../../protocol/ports/ports.ts';

/** A day as people in Vietnam write it: `22/11/2026` for `2026-11-22`. Machines get the latter. */
export function dayWords(day: string): string {
  return day.split('-').toReversed().join('/');
}

/** An instant for people, in Vietnam's time: `22/11/2026 09:30:00 +07:00`. */
export function momentWords(at: Instant): string {
  return `${momentShort(at)} +07:00`;
}

/** The same where many stand below each other: `22/11/2026 09:30:00`. */
export function momentShort(at: Instant): string {
  const local = new Date(at + 7 * 3_600_000).toISOString();
  return `${dayWords(local.slice(0, 10))} ${local.slice(11, 19)}`;
}
