import type { StatusPacket } from '../../protocol/edxml/packet.ts';
import { processing } from '../../protocol/lifecycle/processing.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { isClosed } from './document-standing.ts';
import { recordStep } from './history.ts';
import type { Arrival } from './inbox.ts';
import { findAwaited, findDocument, isSameBody, servedAgency } from './lookup.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { AwaitedDocument, StatusStep, TakeBackRequest } from './node-records.ts';
import { entryOf, type Subject, sayStatus, timeToSay } from './say-status.ts';
import { texts } from './texts.ts';

/**
 * The sender wants a document back (13). Not registered yet, or not even arrived: it is given back at once,
 * without a person (RCL-08). Registered: the clerk decides. What the lifecycle does not allow changes nothing
 * and is written down.
 */
export async function receiveTakeBack(
  parts: NodeParts,
  arrival: Arrival,
  packet: StatusPacket,
  step: StatusStep,
): Promise<void> {
  const agency = servedAgency(parts, packet.responseFor.organId);
  if (agency === undefined) return log(parts, 'take-back-for-nobody-here', packet);
  const document = subjectOf(parts, agency, packet);
  if (!isSameBody(parts, document.from.organId, packet.from.organId)) {
    return log(parts, 'take-back-by-a-stranger', packet);
  }
  const deliveryId = arrival.row.docId;
  if (document.takeBacks.some((each) => each.deliveryId === deliveryId)) return;
  const judged =
    'recalls' in document && isClosed(document) ? { ...document, state: 'withdrawn' as const } : document;
  const recorded = recordStep(judged, step, 'sender-system', 'strict');
  if (!recorded.changed) return log(parts, 'take-back-not-possible', packet, recorded.problems[0]);
  const request: TakeBackRequest = {
    deliveryId,
    askedAt: step.at,
    receivedAt: parts.ports.clock.now(),
    ...(step.description === undefined ? {} : { reason: step.description }),
  };
  const asked = { ...document, ...recorded.history, takeBacks: [...document.takeBacks, request] };
  await parts.store.putAll([entryOf(asked)]);
  await answerBySystem(parts, agency, asked);
}

/** What needs no person: a document that nobody has registered, and a request that was answered before. */
async function answerBySystem(parts: NodeParts, agency: ServedAgency, document: Subject): Promise<void> {
  const now = parts.ports.clock.now();
  const at = timeToSay(document, '15', now);
  if (document.state === 'none/take-back' || document.state === 'arrived/take-back') {
    const step = { at, statusCode: '15', description: texts.takenBack } as const;
    await sayStatus(parts, agency, answered(document, step), step, 'receiver-system');
    return;
  }
  const earlier = standingRefusal(document);
  if (earlier === undefined) return;
  const step = { ...earlier, at: timeToSay(document, '16', now) };
  await sayStatus(parts, agency, answered(document, step), step, 'receiver-clerk');
}

/**
 * The clerk's refusal stands for every request that was made before it, however late it comes: two that cross
 * get one decision. A request that is made after the refusal is a new one.
 */
function standingRefusal({ takeBacks }: Subject): StatusStep | undefined {
  const asked = takeBacks.at(-1)?.askedAt ?? 0;
  const refusal = takeBacks.findLast(({ answer }) => answer?.statusCode === '16')?.answer;
  return refusal !== undefined && asked <= refusal.at ? refusal : undefined;
}

/** Every open request is answered by one status. */
export function answered<S extends Subject>(document: S, answer: StatusStep): S {
  const takeBacks = document.takeBacks.map((each) =>
    each.answer === undefined ? { ...each, answer } : each,
  );
  return { ...document, takeBacks };
}

function subjectOf(parts: NodeParts, agency: ServedAgency, { from, responseFor }: StatusPacket): Subject {
  const { documentId, organId: to, code = '', promulgationDate = '' } = responseFor;
  const known = findDocument(parts, agency, documentId) ?? findAwaited(parts, agency, documentId);
  if (known !== undefined) return known;
  const awaited: AwaitedDocument = {
    ...{ documentId, to, from, code, promulgationDate },
    awaitedSince: parts.ports.clock.now(),
    state: processing.initial,
    ...{ steps: [], takeBacks: [], updates: [] },
  };
  return awaited;
}

function log({ ports }: NodeParts, name: string, packet: StatusPacket, problem?: Problem): void {
  const { from, responseFor } = packet;
  const facts = { from: from.organId, documentId: responseFor.documentId, problem: problem?.code };
  ports.log.write({ at: ports.clock.now(), level: 'warn', name, facts });
}
