import { parseDuration } from '../../protocol/calendar/duration.ts';
import { calendar2026 } from '../../protocol/calendar/holidays-2026.ts';
import { createWorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { type Answering, type Behaviour, behave, type Decision } from '../agency/behaviours.ts';
import type { OfficeStaff } from '../agency/clerk-scripts.ts';
import type { ServedAgency } from '../agency/node.ts';
import type { AgencySettings, WrittenAnswering, WrittenDecision } from './scenario.ts';

const usualPace = '1h';

/** The clerk and the manners of an agency that a scenario describes. */
export function behaviourOf(
  settings: AgencySettings,
  staff: OfficeStaff,
): Pick<ServedAgency, 'clerk' | 'manners'> {
  const behaved = behave(plainBehaviour(settings), staff);
  if (settings.hours !== 'office') return behaved;
  return { ...behaved, clerk: { ...behaved.clerk, isOnDuty: isOfficeHour } };
}

function plainBehaviour({
  behaviour,
  pace,
  reason,
  recalls,
  takeBacks,
  updates,
  times,
}: AgencySettings): Behaviour {
  return {
    pace: parseDuration(pace ?? usualPace),
    ...(behaviour === undefined ? {} : { name: behaviour }),
    ...(reason === undefined ? {} : { reason }),
    ...(recalls === undefined ? {} : { recalls: answeringOf(recalls) }),
    ...(takeBacks === undefined ? {} : { takeBacks: answeringOf(takeBacks) }),
    ...(updates === undefined ? {} : { updates: answeringOf(updates) }),
    ...(times === undefined ? {} : { times }),
  };
}

function answeringOf(written: WrittenAnswering): Answering {
  return typeof written === 'object' && 'length' in written ? written.map(decisionOf) : decisionOf(written);
}

function decisionOf(written: WrittenDecision): Decision {
  if (typeof written === 'string') return written;
  if ('agrees' in written) return { agrees: true, after: parseDuration(written.after) };
  const { refuses, after } = written;
  return after === undefined ? { refuses } : { refuses, after: parseDuration(after) };
}

const calendar = createWorkingCalendar(calendar2026);
const oneMinute = 60_000;
let judged: { readonly minute: number; readonly works: boolean } | undefined;

/** True when the minute that begins now is one of work. The last answer is kept: all clerks ask the same. */
export function isOfficeHour(now: Instant): boolean {
  const minute = Math.floor(now / oneMinute);
  if (judged?.minute !== minute) {
    const from = minute * oneMinute;
    judged = { minute, works: calendar.workingMinutesBetween(from, from + oneMinute) === 1 };
  }
  return judged.works;
}

/** The instant at which so much working time has passed. */
export function workingTimeAfter(start: Instant, minutes: number): Instant {
  return calendar.addWorkingMinutes(start, minutes);
}

/** Minutes of work within a stretch of time. */
export function workingMinutes(from: Instant, to: Instant): number {
  return calendar.workingMinutesBetween(from, to);
}
