import { dayNumber } from '../calendar/civil-date.ts';
import { parseLocalDate, parseLocalTimestamp, startOfDay } from '../calendar/local-time.ts';
import type { Instant } from '../ports/ports.ts';
import { type Group, itemOf } from './group.ts';
import { names } from './names.ts';
import type { Notes } from './notes.ts';

/** Clocks of two systems may differ this much; 5 minutes [I]. */
export const skew = 5 * 60_000;

/** The instant of a group's time stamp; undefined when there is none that can be read. */
export function instantOf(group: Group | undefined): Instant | undefined {
  const text = itemOf(group, names.timestamp)?.text;
  return text === undefined ? undefined : parseLocalTimestamp(text.trim());
}

/**
 * Reports a stamp that lies in the future of whoever judges, or before the day on which its document was
 * issued. `issued` is `yyyy/MM/dd` as written.
 */
export function checkStamp(group: Group | undefined, issued: string | undefined, notes: Notes): void {
  const stamp = itemOf(group, names.timestamp);
  const instant = instantOf(group);
  if (stamp?.text === undefined || instant === undefined) return;
  if (notes.asOf !== undefined && instant > notes.asOf + skew) {
    notes.report('packet.stamp-in-future', stamp.place, { seen: stamp.text });
  }
  const day = issued === undefined ? undefined : parseLocalDate(issued);
  if (issued !== undefined && day !== undefined && instant < startOfDay(dayNumber(day))) {
    notes.report('packet.before-issue', stamp.place, { seen: stamp.text, expected: issued });
  }
}
