import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { StatusPacket } from '../../protocol/edxml/packet.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { recordStep } from './history.ts';
import type { Receive } from './inbox.ts';
import type { NodeParts } from './node.ts';
import type { ReceiverHistory, StatusStep } from './node-records.ts';
import { openStatus } from './open-packet.ts';
import { setAside } from './set-aside.ts';

/** Enters a status in the history of the receiver that it comes from, in the register of sent documents. */
export const receiveStatus: Receive = async (parts, arrival) => {
  const opened = openStatus(arrival.bytes);
  if (!opened.ok) return setAside(parts, arrival, opened.problems);
  const packet = opened.value;
  const document = parts.store.findSent(packet.responseFor.documentId);
  const receiver = document?.histories.find((each) => each.organId === packet.from.organId);
  if (document === undefined || receiver === undefined) {
    writeLog(parts, 'status-about-nothing-sent', packet);
    return { outcome: 'done' };
  }
  const recorded = recordStep(receiver, stepOf(parts, packet), 'receiver', 'observed');
  for (const each of recorded.problems) writeLog(parts, 'status-out-of-order', packet, each);
  if (recorded.changed) {
    const changed: ReceiverHistory = { ...receiver, ...recorded.history };
    const histories = document.histories.map((each) => (each === receiver ? changed : each));
    await parts.store.putSent({ ...document, histories });
    announce(parts, document.from, packet);
  }
  return { outcome: 'done' };
};

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
