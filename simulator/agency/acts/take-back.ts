import { renderLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import { encodeStatus } from '../../../protocol/edxml/encode.ts';
import type { StaffInfo } from '../../../protocol/edxml/packet.ts';
import { advance } from '../../../protocol/lifecycle/advance.ts';
import { processing } from '../../../protocol/lifecycle/processing.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { isClosed } from '../document-standing.ts';
import { recordStep, withStep } from '../history.ts';
import { findSent, historyOf, servedAgency } from '../lookup.ts';
import type { NodeParts } from '../node.ts';
import type { OutgoingPacket, ReceiverHistory, SentDocument, StatusStep } from '../node-records.ts';
import { withHistory } from '../receive-status.ts';
import type { Entry } from '../register-entry.ts';
import { heirOf } from '../successors.ts';
import { reasonProblems } from './order.ts';

/** A document is wanted back from some of its receivers (13). */
export interface TakeBackOrder {
  readonly documentId: string;
  /** Codes of receivers, either form; all that still hold it when left out. */
  readonly receivers?: readonly string[];
  readonly reason: string;
  readonly staff?: StaffInfo;
  /** Asks even where a request is still unanswered, as two people of one sender do who do not know of each other. */
  readonly again?: boolean;
}

/**
 * Asks for a document back, with one packet for each receiver (RCL-07). Problems: what the lifecycle does not
 * allow at one of them; then nobody is asked.
 */
export async function takeBack(
  parts: NodeParts,
  order: TakeBackOrder,
): Promise<Reading<readonly OutgoingPacket[]>> {
  const document = findSent(parts, order.documentId);
  if (document === undefined) {
    return unread(problem('agency.document-not-sent', 'documentId', { seen: order.documentId }));
  }
  const chosen = order.receivers ?? document.histories.filter(isTakeable).map(({ organId }) => organId);
  const asked = chosen.map((organId, at) => judge(parts, document, organId, `receivers[${at}]`, order));
  const problems = [...reasonProblems(order.reason), ...asked.flatMap((each) => each.problems)];
  if (chosen.length === 0) {
    problems.push(problem('agency.no-receiver-left', 'receivers', { seen: order.documentId }));
  }
  if (problems.length > 0) return { ok: false, problems };
  return read(
    await ask(parts, document, [...new Set(asked.flatMap((each) => (each.ok ? [each.value] : [])))], order),
  );
}

function isTakeable(history: ReceiverHistory): boolean {
  return problemsOf(history, 'receivers', false).length === 0;
}

function judge(
  parts: NodeParts,
  document: SentDocument,
  organId: string,
  place: string,
  { again = false }: TakeBackOrder,
): Reading<ReceiverHistory> {
  const history = historyOf(parts, document, organId);
  if (history === undefined) {
    const expected = document.histories.map((each) => each.organId).join(', ');
    return unread(problem('agency.not-a-receiver', place, { seen: organId, expected }));
  }
  const problems = problemsOf(history, place, again);
  return problems.length > 0 ? { ok: false, problems } : read(history);
}

/** What the lifecycle has against a 13. A recalled document has been given up, as a taken back one has. */
function problemsOf(history: ReceiverHistory, place: string, again: boolean): readonly Problem[] {
  const state = isClosed(history) ? 'withdrawn' : history.state;
  const verdict = advance(processing, state, '13', 'sender-system', { place });
  if (verdict.outcome !== 'refused' || (again && verdict.why === 'take-back-pending')) return [];
  return [verdict.problem];
}

async function ask(
  parts: NodeParts,
  document: SentDocument,
  histories: readonly ReceiverHistory[],
  order: TakeBackOrder,
): Promise<readonly OutgoingPacket[]> {
  let changed = document;
  const packets: OutgoingPacket[] = [];
  for (const history of histories) {
    const step = stepOf(parts, history, order);
    const { documentId, from } = document;
    packets.push(
      await parts.outbox.prepare({
        ...{ messageType: 'status', from, documentId, statusCode: '13', receiver: history.organId },
        bytes: encode(parts, document, history, step),
      }),
    );
    const recorded = recordStep(history, step, 'sender-system', 'strict');
    const next = recorded.changed ? recorded.history : withStep(history, step);
    changed = withHistory(changed, { ...history, ...next });
  }
  const queued = packets.map((record): Entry => ({ register: 'outgoing', record }));
  await parts.store.putAll([{ register: 'sent', record: changed }, ...queued]);
  return packets;
}

/**
 * A request that follows an answer bears a later second than that answer: the receiver tells by it a new
 * request from one that crossed its answer, for packets carry no finer time [I].
 */
function stepOf({ ports }: NodeParts, { steps }: ReceiverHistory, order: TakeBackOrder): StatusStep {
  const answeredAt = Math.max(
    0,
    ...steps.filter(({ statusCode }) => statusCode === '16').map(({ at }) => at),
  );
  const { staff, reason: description } = order;
  const at = Math.max(ports.clock.now(), answeredAt + 1000);
  return { at, statusCode: '13', description, ...(staff === undefined ? {} : { staff }) };
}

function encode(
  parts: NodeParts,
  { from, documentId, code, promulgationDate }: SentDocument,
  { organId }: ReceiverHistory,
  { at, staff, description }: StatusStep,
): Uint8Array {
  const party = servedAgency(parts, from)?.party ?? { organId: from };
  const encoded = encodeStatus(
    {
      kind: 'status',
      from: { ...party, organId: from },
      responseFor: { organId: heirOf(parts, organId), code, promulgationDate, documentId },
      statusCode: '13',
      timestamp: renderLocalTimestamp(at),
      ...(staff === undefined ? {} : { staff }),
      ...(description === undefined ? {} : { description }),
    },
    parts.style,
  );
  if (!encoded.ok) throw new Error(`a take-back cannot be written: ${encoded.problems[0]?.seen ?? ''}`);
  return encoded.value;
}
