import type { Instant } from '../../protocol/ports/ports.ts';
import { shortText } from './keep-short.ts';

/** AUT-04: how many failed attempts are borne, and what follows. */
export interface AttemptLimits {
  /** So many failures within `within` milliseconds; the next call is refused unread. */
  readonly failures: number;
  readonly within: number;
  /** Milliseconds until the caller may try again. */
  readonly pause: number;
}

/** QCVN 12 allows five; the two times are ours [I]. */
export const usualAttempts: AttemptLimits = { failures: 5, within: 15 * 60_000, pause: 5 * 60_000 };

/** Who tries: the system that it says it is, and where it calls from. */
export interface Attempter {
  readonly systemId: string;
  /** Remote address; empty for a caller of the same process. */
  readonly source: string;
}

/** What is known of one of them. */
export interface AttemptState extends Attempter {
  readonly failures: number;
  readonly pausedUntil?: Instant;
}

/**
 * Counts failed attempts by system id and source together: whoever forges an id from elsewhere does not lock its
 * owner out, and several systems behind one address do not lock one another out. It forgets when the hub stops.
 */
export interface AttemptGuard {
  pausedUntil(who: Attempter, now: Instant): Instant | undefined;
  failed(who: Attempter, now: Instant): void;
  succeeded(who: Attempter): void;
  list(now: Instant): readonly AttemptState[];
  clear(): void;
}

/** Ids are the caller's to choose: more than these are not remembered, the oldest fall out, nor is more of each. */
const mostRemembered = 10_000;
const longestId = 200;

interface Remembered {
  readonly who: Attempter;
  failedAt: readonly Instant[];
  pausedUntil: Instant;
}

/** Creates the guard; nobody has failed. */
export function createAttemptGuard({ failures, within, pause }: AttemptLimits): AttemptGuard {
  const known = new Map<string, Remembered>();
  const named = ({ systemId, source }: Attempter) => ({ systemId: shortText(systemId, longestId), source });
  const keyOf = (who: Attempter) => JSON.stringify(named(who));
  const recent = ({ failedAt }: Remembered, now: Instant) => failedAt.filter((at) => now - at < within);
  const stateOf = (each: Remembered, now: Instant): AttemptState => ({
    ...each.who,
    failures: recent(each, now).length,
    ...(each.pausedUntil > now ? { pausedUntil: each.pausedUntil } : {}),
  });
  return {
    pausedUntil(who, now) {
      const until = known.get(keyOf(who))?.pausedUntil;
      return until !== undefined && until > now ? until : undefined;
    },
    failed(who, now) {
      const key = keyOf(who);
      const found = known.get(key) ?? { who: named(who), failedAt: [], pausedUntil: 0 };
      found.failedAt = [...recent(found, now), now];
      if (found.failedAt.length >= failures) {
        found.pausedUntil = now + pause;
        found.failedAt = [];
      }
      known.delete(key);
      known.set(key, found);
      const [oldest] = known.keys();
      if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
    },
    succeeded: (who) => void known.delete(keyOf(who)),
    list: (now) =>
      [...known.values()]
        .map((each) => stateOf(each, now))
        .filter(({ failures: count, pausedUntil }) => count > 0 || pausedUntil !== undefined),
    clear: () => known.clear(),
  };
}
