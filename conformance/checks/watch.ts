import { calendar2026 } from '../../protocol/calendar/holidays-2026.ts';
import { createWorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { both } from '../bilingual.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import type { Judgement } from '../finding.ts';
import { type Exchange, fetchedAt, fetchedStatus } from './agency-view.ts';

/** The calendar by which limits of working time are counted. */
export const calendar = createWorkingCalendar(calendar2026);

/** Minutes of working time between two calls for a queue (STA-19): so late may a system lawfully hear of anything. */
export const pollMinutes = 10;

/** Until when a scenario was watched: what was not done by then may still have been done in time. */
export function watchedUntil(exchange: Exchange, scenario: string): Instant {
  return exchange.evidence.entries
    .filter((entry) => exchange.in(scenario, entry))
    .reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
}

/** Nobody is blamed for what it has not done while there was still time to do it. */
export const stillOpen: Judgement = {
  kind: 'not-run',
  why: both(
    'ngừng theo dõi khi thời hạn chưa hết, nên chưa thể nói là không làm',
    'the watch ended before the limit did, so that nobody can say that it was not done',
  ),
};

/** When the system had the document of a step in its hands; where it never fetched it, when it should have. */
export function knewOfDocument(exchange: Exchange, step: StepEntry): Instant {
  return fetchedAt(exchange, step.facts['document'] ?? '')?.entry.at ?? shouldKnow(step);
}

/** The same of the take-back that a step sends about a document. */
export function knewOfTakeBack(exchange: Exchange, step: StepEntry): Instant {
  return fetchedStatus(exchange, '13', step.facts['of'] ?? '')?.entry.at ?? shouldKnow(step);
}

function shouldKnow({ at }: StepEntry): Instant {
  return calendar.addWorkingMinutes(at, pollMinutes);
}
