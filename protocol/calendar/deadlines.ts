import type { Instant } from '../ports/ports.ts';
import { dayNumber } from './civil-date.ts';
import { type DeadlineName, deadlines } from './deadline-table.ts';
import { dueBy, isBy } from './limit.ts';
import { localDay, minuteLength, startOfDay } from './local-time.ts';
import { endOfDay, type WorkingCalendar } from './working-calendar.ts';

/** When a limit of the table ends, counted from its event. */
export function deadline(name: DeadlineName, event: Instant, calendar: WorkingCalendar): Instant {
  return dueBy(deadlines[name].limit, event, calendar);
}

/** Both readings of when a signed document must have been sent (STA-01); the stricter one decides. */
export interface SendBy {
  /** The morning of the next working day [A·I]. */
  readonly decision28: Instant;
  /** The whole of the next working day [A]. */
  readonly decree30: Instant;
}

export function sendBy(signedAt: Instant, calendar: WorkingCalendar): SendBy {
  return {
    decision28: deadline('send', signedAt, calendar),
    decree30: deadline('sendByRecordsLaw', signedAt, calendar),
  };
}

/** From when an urgent document (priority 1 and above) is slow, and from when too late (STA-02) [A·I]. */
export function sendUrgentBy(signedAt: Instant): { readonly warn: Instant; readonly fail: Instant } {
  const { warn, fail } = deadlines.sendUrgent.limit;
  return { warn: signedAt + warn * minuteLength, fail: signedAt + fail * minuteLength };
}

/** Both duties that follow an arrival (STA-05). */
export interface AnswerBy {
  /** The sender knows that it arrived (01): the same day, working or not. */
  readonly arrived: Instant;
  /** Accepted (03) or refused (02): the same day, or the next working day when it came too late for that. */
  readonly decided: Instant;
}

/** An arrival after this hour, or on a day of rest, may be decided on the next working day [I]. */
const lastHourForSameDay = 16;

export function answerBy(arrivedAt: Instant, calendar: WorkingCalendar): AnswerBy {
  const day = localDay(arrivedAt);
  const sameDay = calendar.isWorkingDay(day) && isBy(lastHourForSameDay, arrivedAt);
  return {
    arrived: deadline('tellReceipt', arrivedAt, calendar),
    decided: endOfDay(sameDay ? day : calendar.nextWorkingDay(day)),
  };
}

/** When an incoming document must have been submitted or transferred (STA-06). */
export function registerBy(arrivedAt: Instant, isUrgent: boolean, calendar: WorkingCalendar): Instant {
  return deadline(isUrgent ? 'registerUrgent' : 'register', arrivedAt, calendar);
}

const shorterAccounts = startOfDay(dayNumber({ year: 2025, month: 8, day: 19 }));

/** When a connection account, or a reasoned refusal, is due; the limit was longer before 19/8/2025 (ONB-03). */
export function accountBy(requestedAt: Instant, calendar: WorkingCalendar): Instant {
  const isFormer = requestedAt < shorterAccounts;
  return deadline(isFormer ? 'issueAccountBefore2025' : 'issueAccount', requestedAt, calendar);
}
