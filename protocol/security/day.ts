import type { Instant } from '../ports/ports.ts';

/** An instant for people, in Vietnam's time: `2026-11-21 09:30:00 +07:00`; a dash when there is none. */
export function dayOf(at: Instant | undefined): string {
  if (at === undefined) return '–';
  const local = new Date(at + 7 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)} +07:00`;
}
