import { findSent, historyAt, isSameBody } from '../lookup.ts';
import type { NodeParts } from '../node.ts';
import type { RecallMark, ReceiverHistory, SentDocument } from '../node-records.ts';
import type { SentDeliveryRow } from '../reply-rows.ts';
import { sentEntry } from './order.ts';

/**
 * A recall takes from the hub what it had not handed out (RCL-04), and the hub alone knows what that was: its
 * list of sent packets says so. Asks it once for each recall that it has accepted; after an outage again.
 */
export async function learnWithdrawals(parts: NodeParts, signal?: AbortSignal): Promise<void> {
  for (const recall of parts.store.recallsToSettle()) {
    if (signal?.aborted === true) return;
    if (parts.store.findOutgoing(recall.outgoingId)?.dispatching.state !== 'accepted') continue;
    const asked = recall.recalled.flatMap((documentId) => askedOf(parts, documentId, recall));
    const rows = await rowsOf(parts, asked, signal);
    if (rows === undefined) continue;
    await parts.inTurn(() => settle(parts, recall, asked, rows));
  }
}

/** One receiver of one document, and the hub's id of the last packet that went there before the recall. */
interface Asked {
  readonly documentId: string;
  readonly organId: string;
  readonly docId: string;
}

function askedOf(parts: NodeParts, documentId: string, recall: SentDocument): readonly Asked[] {
  const document = findSent(parts, documentId);
  if (document === undefined) return [];
  return document.histories
    .filter(({ recalls }) => recalls.some(({ by }) => by === recall.documentId))
    .flatMap(({ organId }) => {
      const docId = lastPacketTo(parts, document, organId, recall.outgoingId);
      return docId === undefined ? [] : [{ documentId: document.documentId, organId, docId }];
    });
}

/**
 * An earlier packet may have been withdrawn by an update that took the receiver off; the last one was not. One that
 * stalled on its way never came to the hub.
 */
function lastPacketTo({ store }: NodeParts, { versions }: SentDocument, organId: string, before: string) {
  const earlier = versions.filter((each) => each.outgoingId < before && each.to.includes(organId));
  return earlier
    .flatMap(({ outgoingId }) => {
      const dispatching = store.findOutgoing(outgoingId)?.dispatching;
      return dispatching?.state === 'accepted' ? dispatching.docId : [];
    })
    .at(-1);
}

/** The hub's rows of these packets; undefined when it could not be asked. */
async function rowsOf(
  { client }: NodeParts,
  asked: readonly Asked[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly SentDeliveryRow[]> | undefined> {
  const rows = new Map<string, readonly SentDeliveryRow[]>();
  for (const docId of new Set(asked.map((each) => each.docId))) {
    const answer = await client.getSentEdocList({ messageType: 'edoc', docId }, signal);
    if (answer.kind !== 'ok') return undefined;
    rows.set(docId, answer.value);
  }
  return rows;
}

async function settle(
  parts: NodeParts,
  recall: SentDocument,
  asked: readonly Asked[],
  rows: ReadonlyMap<string, readonly SentDeliveryRow[]>,
): Promise<void> {
  const changed = new Map<string, SentDocument>();
  for (const { documentId, organId, docId } of asked) {
    const row = rows.get(docId)?.find(({ toCode }) => isSameBody(parts, toCode, organId));
    const document = changed.get(documentId) ?? parts.store.findSent(documentId);
    if (row?.sendStatus !== 'withdrawn' || document === undefined) continue;
    const history = historyAt(parts, document, organId);
    if (history === undefined) continue;
    const marked = markWithdrawn(history, recall.documentId);
    const histories = document.histories.map((each) => (each === history ? marked : each));
    changed.set(documentId, { ...document, histories });
  }
  const settled = { ...(parts.store.findSent(recall.documentId) ?? recall), withdrawalsKnown: true } as const;
  await parts.store.putAll([...changed.values(), settled].map(sentEntry));
}

/** A receiver that never had the document declines its recall as unknown; what the hub says goes before that. */
function markWithdrawn(history: ReceiverHistory, recall: string): ReceiverHistory {
  const recalls = history.recalls.map((each): RecallMark => {
    return each.by === recall ? { by: each.by, at: each.at, outcome: 'withdrawn' } : each;
  });
  return { ...history, recalls };
}
