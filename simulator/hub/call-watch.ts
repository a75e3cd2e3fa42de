import type { WorkingCalendar } from '../../protocol/calendar/working-calendar.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { MessageType } from '../exchange-event.ts';
import type { RequestRecord } from './request-log.ts';

/** What a hub has seen of one system's calls since it started. Calls that were refused do not count. */
export interface SystemCalls {
  readonly systemId: string;
  readonly lastCallAt?: Instant;
  /** When it last read any of the directory's lists. */
  readonly directoryReadAt?: Instant;
  /** REG-04: it did so within a day. */
  readonly directoryIsFresh: boolean;
  readonly polls: Readonly<Record<MessageType, PollGaps>>;
}

/** Minutes of working time between two looks into a queue; the one that is still open is among them. */
export interface PollGaps {
  /** How many looks the figures are from, at most the last 1,000. */
  readonly looks: number;
  readonly median?: number;
  readonly p95?: number;
  readonly longest?: number;
  /** STA-19: 95 of 100 gaps are of ten minutes at most. False also for a queue that nobody looked into. */
  readonly oftenEnough: boolean;
}

/** Watches who calls, how often, and for what. It forgets when the hub stops. */
export interface CallWatch {
  hear(record: Omit<RequestRecord, 'number'>): void;
  of(systemId: string, now: Instant): SystemCalls;
  clear(): void;
}

/** STA-19 [I], where the field looks every 5 to 10 minutes [C]. */
const longestGap = 10;
const dayLength = 86_400_000;
const mostLooks = 1_000;

interface Seen {
  lastCallAt: Instant;
  directoryReadAt?: Instant;
  readonly looks: Readonly<Record<MessageType, Looks>>;
}

/** The last looks into one queue. When there are as many as are kept, the next takes the place of the oldest. */
interface Looks {
  readonly at: Instant[];
  /** Where the next one goes, and the oldest is where none is free. */
  next: number;
}

/** Creates a watch that counts the working time of a calendar. */
export function createCallWatch(calendar: WorkingCalendar): CallWatch {
  const systems = new Map<string, Seen>();
  const seenOf = (systemId: string, at: Instant) => {
    const known = systems.get(systemId);
    if (known !== undefined) return known;
    const seen: Seen = { lastCallAt: at, looks: noLooks() };
    systems.set(systemId, seen);
    return seen;
  };
  return {
    hear: (record) => {
      const { systemId, refused, httpStatus, at } = record;
      if (systemId === undefined || refused || httpStatus !== 200) return;
      const seen = seenOf(systemId, at);
      seen.lastCallAt = at;
      if (directoryLists.includes(record.operation ?? '')) seen.directoryReadAt = at;
      const queue = queueOf(record);
      if (queue !== undefined) remember(seen.looks[queue], at);
    },
    of: (systemId, now) => {
      const seen = systems.get(systemId);
      const { lastCallAt, directoryReadAt, looks = noLooks() } = seen ?? {};
      return {
        systemId,
        ...(lastCallAt === undefined ? {} : { lastCallAt }),
        ...(directoryReadAt === undefined ? {} : { directoryReadAt }),
        directoryIsFresh: directoryReadAt !== undefined && now - directoryReadAt <= dayLength,
        polls: { edoc: gapsOf(looks.edoc, now, calendar), status: gapsOf(looks.status, now, calendar) },
      };
    },
    clear: () => systems.clear(),
  };
}

const directoryLists: readonly string[] = ['getAgenciesList', 'getAgenciesListQD20', 'getSynchronizeUnit'];

/** Whoever asks how much waits has looked as well. */
function queueOf({
  operation,
  messageType,
}: Pick<RequestRecord, 'operation' | 'messageType'>): MessageType | undefined {
  switch (operation) {
    case 'countReceiveEdoc':
      return 'edoc';
    case 'countReceiveStatus':
      return 'status';
    case 'getReceivedEdocList':
      return messageType?.trim().toLowerCase() === 'status' ? 'status' : 'edoc';
    default:
      return undefined;
  }
}

function noLooks(): Seen['looks'] {
  return { edoc: { at: [], next: 0 }, status: { at: [], next: 0 } };
}

function remember(looks: Looks, at: Instant): void {
  looks.at[looks.next] = at;
  looks.next = (looks.next + 1) % mostLooks;
}

function gapsOf({ at: kept, next }: Looks, now: Instant, calendar: WorkingCalendar): PollGaps {
  const looks = [...kept.slice(next), ...kept.slice(0, next)];
  const gaps = looks
    .map((at, index) => calendar.workingMinutesBetween(at, looks[index + 1] ?? now))
    .toSorted((one, other) => one - other);
  const [median, p95, longest] = [0.5, 0.95, 1].map((share) => gaps[Math.ceil(gaps.length * share) - 1]);
  if (median === undefined || p95 === undefined || longest === undefined)
    return { looks: 0, oftenEnough: false };
  return { looks: looks.length, median, p95, longest, oftenEnough: p95 <= longestGap };
}
