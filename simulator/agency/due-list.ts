import { renderLocalDateOf } from '../../protocol/calendar/local-time.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { isClosed } from './document-standing.ts';
import type { ReceivedDocument } from './node-records.ts';
import type { NodeStore } from './node-store.ts';

/** A document whose sender wants an answer by a day, and has none yet. */
export interface DueLine {
  readonly documentId: string;
  /** The code that it was addressed to. */
  readonly to: string;
  readonly arrivalNumber: number;
  readonly subject: string;
  /** `yyyy/MM/dd`. */
  readonly dueDate: string;
  readonly standing: 'due' | 'due-today' | 'overdue';
}

/** STA-18: what the clerks still have to answer, the most pressing first. The due day itself is in time. */
export function listDue(store: Pick<NodeStore, 'open'>, now: Instant): readonly DueLine[] {
  const today = renderLocalDateOf(now);
  return store
    .open()
    .flatMap((document) => lineOf(document, today))
    .toSorted((one, other) => (one.dueDate < other.dueDate ? -1 : one.dueDate > other.dueDate ? 1 : 0));
}

/** `yyyy/MM/dd` sorts as the days do. A document that is open for an update only has been answered. */
function lineOf(document: ReceivedDocument, today: string): readonly DueLine[] {
  const { documentId, to, arrivalNumber, subject, dueDate, state } = document;
  const isAnswered = state.startsWith('completed') || state === 'refused' || isClosed(document);
  if (dueDate === undefined || isAnswered) return [];
  const standing = dueDate < today ? 'overdue' : dueDate === today ? 'due-today' : 'due';
  return [{ documentId, to, arrivalNumber, subject, dueDate, standing }];
}
