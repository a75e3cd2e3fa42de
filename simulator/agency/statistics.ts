import type { Instant } from '../../protocol/ports/ports.ts';
import { isTakeBackOpen } from './document-standing.ts';
import type { RecallOutcome, ReceiverHistory, SentDocument, UpdateOutcome } from './node-records.ts';
import type { NodeStore } from './node-store.ts';

/** One document at one receiver. */
export interface OutcomeRow<Outcome extends string = string> {
  readonly documentId: string;
  readonly subject: string;
  /** `To/OrganId`. */
  readonly organId: string;
  readonly at: Instant;
  readonly outcome: Outcome;
  /** The recalling or replacing document. */
  readonly by?: string;
  /** The receiver's words, where it declined. */
  readonly reason?: string;
}

/** What a sender shows its people of documents that it called back or changed (RCL-10, RCL-19). */
export interface OutcomeLists {
  readonly recalled: readonly OutcomeRow<RecallOutcome>[];
  readonly takenBack: readonly OutcomeRow<'asked' | 'agreed' | 'declined'>[];
  readonly updated: readonly OutcomeRow<UpdateOutcome>[];
  readonly replaced: readonly OutcomeRow<'done'>[];
}

/** Lists them from the register of outgoing documents, in its order. */
export function listOutcomes(store: Pick<NodeStore, 'sent'>): OutcomeLists {
  const rows = store
    .sent()
    .flatMap((document) => document.histories.map((history) => ({ document, history })));
  return {
    recalled: rows.flatMap(({ document, history }) => {
      return history.recalls.map((mark) => ({ ...about(document, history), ...mark }));
    }),
    takenBack: rows.flatMap(({ document, history }) => takeBackOf(document, history)),
    updated: rows.flatMap(({ document, history }) => {
      return history.updates.map(({ outgoingId: _, removal: __, ...mark }) => ({
        ...about(document, history),
        ...mark,
      }));
    }),
    replaced: rows.flatMap(({ document, history }) => {
      const { registeredAt: at } = document;
      return history.replacedBy.map((by) => {
        const replacing = store.sent().find(({ documentId }) => documentId === by);
        return {
          ...about(document, history),
          at: replacing?.registeredAt ?? at,
          outcome: 'done' as const,
          by,
        };
      });
    }),
  };
}

function about({ documentId, subject }: SentDocument, { organId }: ReceiverHistory) {
  return { documentId, subject, organId };
}

/** The last request counts: one that was declined may be made again. */
function takeBackOf(document: SentDocument, history: ReceiverHistory): OutcomeLists['takenBack'] {
  const asked = history.steps.findLastIndex(({ statusCode }) => statusCode === '13');
  const request = history.steps[asked];
  if (request === undefined) return [];
  const row = { ...about(document, history), at: request.at };
  if (history.state === 'withdrawn') return [{ ...row, outcome: 'agreed' }];
  if (isTakeBackOpen(history)) return [{ ...row, outcome: 'asked' }];
  const refusal = history.steps
    .slice(asked)
    .find(({ statusCode }) => statusCode === '16' || statusCode === '02');
  const reason = refusal?.description === undefined ? {} : { reason: refusal.description };
  return [{ ...row, outcome: 'declined', ...reason }];
}
