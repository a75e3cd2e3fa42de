import type { Clock, Instant } from '../../../protocol/ports/ports.ts';
import type { Verification } from '../../verification/document-verifier.ts';

/** When a document whose verification broke off is tried again. */
export interface Retries {
  isDue(docId: string): boolean;
  note(docId: string, verification: Pick<Verification, 'interrupted'>): void;
}

const first = 60_000;
const longest = 3_600_000;

/**
 * One that makes the verifier run out of time or memory is tried after one minute, two, four, up to an hour: it must
 * not hold up the others. It is remembered while the hub runs.
 */
export function createRetries(clock: Clock): Retries {
  const broken = new Map<string, { readonly wait: number; readonly dueAt: Instant }>();
  return {
    isDue: (docId) => (broken.get(docId)?.dueAt ?? 0) <= clock.now(),
    note: (docId, { interrupted }) => {
      const before = broken.get(docId);
      broken.delete(docId);
      if (interrupted !== true) return;
      const wait = before === undefined ? first : Math.min(before.wait * 2, longest);
      broken.set(docId, { wait, dueAt: clock.now() + wait });
    },
  };
}
