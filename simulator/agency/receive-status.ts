import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { StatusPacket } from '../../protocol/edxml/packet.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { answerRecall, applyReport } from './apply-report.ts';
import type { Receive } from './inbox.ts';
import { findSent, historyOf, isSameBody } from './lookup.ts';
import type { NodeParts } from './node.ts';
import type { ReceiverHistory, SentDocument, StatusStep } from './node-records.ts';
import { openStatus } from './open-packet.ts';
import { receiveTakeBack } from './receive-take-back.ts';
import type { Entry } from './register-entry.ts';
import { setAside } from './set-aside.ts';
import { tookOver } from './successors.ts';

/** Takes a status in: a request of a sender (13), or what a receiver says about a document sent from here. */
export const receiveStatus: Receive = async (parts, arrival) => {
  const opened = openStatus(arrival.bytes);
  if (!opened.ok) return setAside(parts, arrival, opened.problems);
  const packet = opened.value;
  const step = { ...stepOf(parts, packet), via: arrival.row.docId };
  if (packet.statusCode === '13') await receiveTakeBack(parts, arrival, packet, step);
  else await receiveReport(parts, packet, step);
  return { outcome: 'done' };
};

/** Enters a status in the history of the receiver that it comes from, in the register of sent documents. */
async function receiveReport(parts: NodeParts, packet: StatusPacket, step: StatusStep): Promise<void> {
  const document = findSent(parts, packet.responseFor.documentId);
  const receiver = document && historyOf(parts, document, packet.from.organId);
  if (document === undefined || receiver === undefined) {
    return writeLog(parts, 'status-about-nothing-sent', packet);
  }
  if (receiver.steps.some(({ via }) => via === step.via)) return;
  const applied = applyReport(receiver, step);
  for (const each of applied.problems) writeLog(parts, 'status-out-of-order', packet, each);
  if (!applied.changed) return;
  const changed = withHistory(document, applied.history);
  await parts.store.putAll([
    { register: 'sent', record: changed },
    ...answersToRecall(parts, document, receiver, step),
  ]);
  announce(parts, document.from, packet);
}

/**
 * 02 or 03 about a document that recalls others is the answer for each of those (RCL-02): at whoever got the recall,
 * and at the closed bodies that it speaks for.
 */
function answersToRecall(
  parts: NodeParts,
  { documentId: by, recalled }: SentDocument,
  { organId }: ReceiverHistory,
  step: StatusStep,
): readonly Entry[] {
  return recalled.flatMap((documentId): readonly Entry[] => {
    const document = findSent(parts, documentId);
    if (document === undefined) return [];
    const about = { by, documentId: document.documentId };
    const isAnswered = (each: ReceiverHistory) =>
      isSameBody(parts, each.organId, organId) || tookOver(parts, organId, each.organId);
    const histories = document.histories.map((each) =>
      isAnswered(each) ? answerRecall(each, about, step) : each,
    );
    if (histories.every((each, at) => each === document.histories[at])) return [];
    return [{ register: 'sent', record: { ...document, histories } }];
  });
}

/** The document with the history of one receiver changed. */
export function withHistory(document: SentDocument, changed: ReceiverHistory): SentDocument {
  const histories = document.histories.map((each) => (each.organId === changed.organId ? changed : each));
  return { ...document, histories };
}

/** A status without a readable time counts from its arrival. */
function stepOf(
  { ports }: NodeParts,
  { statusCode, staff, description, timestamp }: StatusPacket,
): StatusStep {
  const at = timestamp === undefined ? undefined : parseLocalTimestamp(timestamp);
  return {
    at: at ?? ports.clock.now(),
    statusCode,
    ...(staff === undefined ? {} : { staff }),
    ...(description === undefined ? {} : { description }),
  };
}

function announce(
  { ports, announce }: NodeParts,
  by: string,
  { from, responseFor, statusCode }: StatusPacket,
): void {
  announce({
    name: 'status-received',
    at: ports.clock.now(),
    by,
    from: from.organId,
    documentId: responseFor.documentId,
    statusCode,
  });
}

function writeLog({ ports }: NodeParts, name: string, packet: StatusPacket, problem?: Problem): void {
  ports.log.write({
    at: ports.clock.now(),
    level: 'warn',
    name,
    facts: {
      from: packet.from.organId,
      documentId: packet.responseFor.documentId,
      statusCode: packet.statusCode,
      problem: problem?.code,
    },
  });
}
