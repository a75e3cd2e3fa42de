import { answeredRequest } from '../../../protocol/lifecycle/answered-request.ts';
import type { ProcessingState } from '../../../protocol/lifecycle/processing.ts';
import { findSent, historyAt } from '../lookup.ts';
import type { NodeParts } from '../node.ts';
import type { OutgoingPacket, ReceiverHistory, SentDocument, StatusStep } from '../node-records.ts';
import { withHistory } from '../receive-status.ts';
import { sentEntry } from './order.ts';

/**
 * The hub has refused a packet by which this node asked for something: nobody was asked, so the entries say so
 * again, in one step with the refusal: a crash in between would leave them asking for ever. The packet itself stays
 * in the outbox, refused, with the hub's words (ERR-04).
 */
export async function putRefused(parts: NodeParts, packet: OutgoingPacket): Promise<void> {
  await parts.inTurn(async () => {
    const changed = packet.statusCode === '13' ? withoutTakeBack(parts, packet) : withoutMarks(parts, packet);
    await parts.store.putAll([{ register: 'outgoing', record: packet }, ...changed.map(sentEntry)]);
  });
}

function withoutTakeBack(parts: NodeParts, packet: OutgoingPacket): readonly SentDocument[] {
  const { documentId, receiver = '' } = packet;
  const document = findSent(parts, documentId);
  const history = document && historyAt(parts, document, receiver);
  if (document === undefined || history === undefined) return [];
  const refused = stepsOfRequests(history)[placeAmongRequests(parts, packet)];
  const steps = history.steps.filter((_, index) => index !== refused);
  const state = isAsked({ ...history, steps }) ? history.state : withoutRequest(history.state);
  return [withHistory(document, { ...history, steps, state })];
}

/** Requests that were refused before have no step any more, and the others left in the order of their steps. */
function placeAmongRequests({ store }: NodeParts, { id, documentId, receiver }: OutgoingPacket): number {
  return store
    .outgoing()
    .filter((each) => each.statusCode === '13' && each.documentId === documentId)
    .filter((each) => each.receiver === receiver)
    .filter((each) => each.id === id || each.dispatching.state !== 'refused')
    .findIndex((each) => each.id === id);
}

function stepsOfRequests({ steps }: ReceiverHistory): readonly number[] {
  return steps.flatMap(({ statusCode }, index) => (statusCode === '13' ? index : []));
}

/** True where a request stands that no 15 or 16 has answered since. */
function isAsked({ steps, updates }: ReceiverHistory): boolean {
  const open = { takeBack: true, update: updates.length > 0 };
  const answers = ({ statusCode, description }: StatusStep) =>
    (statusCode === '15' || statusCode === '16') && answeredRequest(description, open) === 'take-back';
  return steps.findLastIndex(({ statusCode }) => statusCode === '13') > steps.findLastIndex(answers);
}

function withoutRequest(state: ProcessingState): ProcessingState {
  switch (state) {
    case 'none/take-back':
      return 'none';
    case 'arrived/take-back':
      return 'arrived';
    case 'registered/take-back':
      return 'registered';
    case 'assigned/take-back':
      return 'assigned';
    case 'in-progress/take-back':
      return 'in-progress';
    case 'completed/take-back':
      return 'completed';
    default:
      return state;
  }
}

/** Marks of a recall, a replacement or an update, in the documents that it spoke of. */
function withoutMarks({ store }: NodeParts, { id, documentId: by, about = [by] }: OutgoingPacket) {
  return about.flatMap((documentId): readonly SentDocument[] => {
    const document = store.findSent(documentId);
    if (document === undefined || document.outgoingId === id) return [];
    const versions = document.versions.filter(({ outgoingId }) => outgoingId !== id);
    const added = document.versions.length === versions.length ? [] : addedBy(document, id);
    const histories = document.histories
      .filter(({ organId }) => !added.includes(organId))
      .map((each) => without(each, id, by));
    return [{ ...document, versions, to: document.to.filter((each) => !added.includes(each)), histories }];
  });
}

/** Receivers that no other packet of the document went to. */
function addedBy({ versions }: SentDocument, id: string): readonly string[] {
  const others = versions.filter(({ outgoingId }) => outgoingId !== id).flatMap(({ to }) => to);
  const own = versions.find(({ outgoingId }) => outgoingId === id)?.to ?? [];
  return own.filter((each) => !others.includes(each));
}

function without(history: ReceiverHistory, id: string, by: string): ReceiverHistory {
  return {
    ...history,
    recalls: history.recalls.filter((each) => each.by !== by),
    updates: history.updates.filter(({ outgoingId }) => outgoingId !== id),
    replacedBy: history.replacedBy.filter((each) => each !== by),
  };
}
