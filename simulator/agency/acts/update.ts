import type { Party, ReceiverChange } from '../../../protocol/edxml/packet.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import { isClosed } from '../document-standing.ts';
import { historyAt } from '../lookup.ts';
import type { NodeParts } from '../node.ts';
import type { ReceiverHistory, SentDocument, UpdateMark } from '../node-records.ts';
import {
  type ActOrder,
  newHistories,
  ownDocument,
  preparePacket,
  reasonProblems,
  sentEntry,
  withTransaction,
} from './order.ts';

/** A document changes: its content, its receivers, or both (RCL-11). */
export interface UpdateOrder extends ActOrder {
  readonly documentId: string;
  /** False when only receivers change; then only those get the update. */
  readonly content?: boolean;
  readonly add?: readonly Party[];
  /** Codes of receivers, either form. */
  readonly remove?: readonly string[];
}

/** The receivers of an update in their three roles. */
interface Roles {
  readonly kept: readonly ReceiverHistory[];
  readonly removed: readonly ReceiverHistory[];
  readonly added: readonly Party[];
}

/**
 * Sends an update of a document to those who still hold it, to those who are taken off, and to those who are
 * added. Problems: not our document, not a receiver, nobody left.
 */
export async function update(parts: NodeParts, order: UpdateOrder): Promise<Reading<SentDocument>> {
  const found = ownDocument(parts, order, order.documentId);
  if (!found.ok) return found;
  const document = found.value;
  const { roles, problems } = resolveRoles(parts, document, order);
  const all = [...reasonProblems(order.reason), ...problems];
  if (all.length > 0) return { ok: false, problems: all };
  const draft = draftUpdate(document, order, roles);
  const packet = await preparePacket(parts, { draft, documentId: document.documentId });
  if (!packet.ok) return packet;
  const changed = markUpdate(parts, document, roles, packet.value.id, draft.subject ?? '');
  await parts.store.putAll([sentEntry(changed), { register: 'outgoing', record: packet.value }]);
  return read(changed, packet.problems);
}

function resolveRoles(
  parts: NodeParts,
  document: SentDocument,
  { add = [], remove = [], content = true }: UpdateOrder,
): { readonly roles: Roles; readonly problems: readonly Problem[] } {
  const removed = remove.map((code) => historyAt(parts, document, code));
  const expected = document.histories.map(({ organId }) => organId).join(', ');
  const strangers = remove
    .filter((_, at) => removed[at] === undefined)
    .map((seen) => problem('agency.not-a-receiver', 'remove', { seen, expected }));
  const had = add
    .filter(({ organId }) => historyAt(parts, document, organId) !== undefined)
    .map(({ organId }) => problem('agency.receiver-had-it', 'add', { seen: organId }));
  const kept = document.histories.filter((each) => holds(each) && content && !removed.includes(each));
  const roles = { kept, removed: [...new Set(removed.filter((each) => each !== undefined))], added: add };
  const nobody = kept.length + removed.length + add.length === 0;
  const empty = nobody
    ? [problem('agency.no-receiver-left', 'documentId', { seen: document.documentId })]
    : [];
  return { roles, problems: [...strangers, ...had, ...empty] };
}

/** Who has refused the document or given it up is not sent another version of it. */
function holds(history: ReceiverHistory): boolean {
  return !isClosed(history) && history.state !== 'refused';
}

function draftUpdate(document: SentDocument, order: UpdateOrder, { kept, removed, added }: Roles) {
  const { documentId } = document;
  const receivers: readonly ReceiverChange[] = [
    ...removed.map(({ organId }) => ({ organId, receiverType: 0 }) as const),
    ...added.map(({ organId }) => ({ organId, receiverType: 1 }) as const),
  ];
  const to = [...kept, ...removed].map(({ party }) => party).concat(added);
  const info = { documentInfo: order.content ?? true, documentReceiver: receivers.length > 0, receivers };
  return { ...withTransaction(order, to, { kind: 2, documentId, update: info }), documentId };
}

function markUpdate(
  parts: NodeParts,
  document: SentDocument,
  { kept, removed, added }: Roles,
  outgoingId: string,
  subject: string,
): SentDocument {
  const at = parts.ports.clock.now();
  const mark = (removal: boolean): UpdateMark => ({ outgoingId, at, removal, outcome: 'asked' });
  const histories = document.histories.map((each) => {
    if (removed.includes(each)) return { ...each, updates: [...each.updates, mark(true)] };
    return kept.includes(each) ? { ...each, updates: [...each.updates, mark(false)] } : each;
  });
  const to = [...kept, ...removed, ...added].map(({ organId }) => organId);
  return {
    ...document,
    to: [...document.to, ...added.map(({ organId }) => organId)],
    versions: [...document.versions, { outgoingId, at, to, subject }],
    histories: [...histories, ...newHistories(parts, added)],
  };
}
