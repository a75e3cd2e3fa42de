import { renderLocalDateOf } from '../../../protocol/calendar/local-time.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { DirectoryAgency } from '../store/store.ts';

/** Whether a code can be used on a day. */
export type Standing = DirectoryAgency['state'] | 'not-yet';

/**
 * How a row stands on a day, `yyyy-MM-dd` (REG-06): a code is used from its first day on, and no more from
 * the day on which it closes, whether or not the row has been marked closed by then.
 */
export function standingOn(day: string, { state, details }: DirectoryAgency): Standing {
  if (state === 'closed' || (details?.closesOn !== undefined && details.closesOn <= day)) return 'closed';
  return details?.validFrom !== undefined && details.validFrom > day ? 'not-yet' : state;
}

/** The day in Vietnam, `yyyy-MM-dd`. */
export function dayOf(at: Instant): string {
  return renderLocalDateOf(at).replaceAll('/', '-');
}
