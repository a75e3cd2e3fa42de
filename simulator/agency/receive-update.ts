import { createHash } from 'node:crypto';
import type { DocumentPacket } from '../../protocol/edxml/packet.ts';
import { processing } from '../../protocol/lifecycle/processing.ts';
import { isClosed } from './document-standing.ts';
import { withStep } from './history.ts';
import type { Arrival } from './inbox.ts';
import { findAwaited, findDocument } from './lookup.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { AwaitedDocument, ReceivedUpdate, StatusStep } from './node-records.ts';
import { describeFiles, type Letter } from './register-document.ts';
import { entryOf, type Subject, say, timeToSay } from './say-status.ts';
import { texts } from './texts.ts';

/** What an update means for one receiver (RCL-12). */
export type UpdateRole = 'removed' | 'added' | 'content';

/**
 * What the packet’s update means for the agency: a receiver type of 0 takes it off the list (RCL-12), also where a
 * packet that came beside the axis adds it by its other code.
 */
export function roleIn({ transaction }: DocumentPacket, agency: ServedAgency): UpdateRole {
  const own = transaction?.update?.receivers.filter(({ organId }) => agency.codes.includes(organId)) ?? [];
  if (own.length === 0) return 'content';
  return own.some(({ receiverType }) => receiverType === 0) ? 'removed' : 'added';
}

/**
 * Enters an update with its document. Who is taken off the list gives the document up at once and says 15; a
 * new content waits for the clerk, also when the document itself has not come yet; of a document that is not
 * held here any more there is nothing to update, which is said with 16.
 */
export async function receiveUpdate(
  parts: NodeParts,
  agency: ServedAgency,
  arrival: Arrival,
  letter: Letter,
): Promise<Subject> {
  const document = subjectOf(parts, agency, letter);
  const update = describe(parts, agency, arrival, letter);
  if (document.updates.some((each) => isSame(each, update))) return document;
  const asked = { ...document, updates: [...document.updates, update] };
  if (isGone(document)) return declineAll(parts, agency, asked);
  if (update.removal) return giveUp(parts, agency, asked, update);
  await parts.store.putAll([entryOf(asked)]);
  return asked;
}

/**
 * 15 and 16 name no update, so whoever hears one takes it for the answer to the oldest that is open, or to a
 * removal if it speaks of one: answers go out in the order in which the updates came, and none is left out
 * before a later one.
 */
async function declineAll(parts: NodeParts, agency: ServedAgency, document: Subject): Promise<Subject> {
  let changed = document;
  for (const update of document.updates.filter(({ outcome }) => outcome === 'asked')) {
    const at = timeToSay(changed, '16', parts.ports.clock.now());
    changed = await answer(parts, agency, changed, update, {
      at,
      statusCode: '16',
      description: update.removal ? texts.removalNotPossible : texts.notHeld,
    });
  }
  return changed;
}

/** RCL-12: taken off the list, the document is given up; what else was asked about it has no object any more. */
async function giveUp(
  parts: NodeParts,
  agency: ServedAgency,
  document: Subject,
  removal: ReceivedUpdate,
): Promise<Subject> {
  const others = document.updates.filter((each) => each !== removal);
  const declined = await declineAll(parts, agency, { ...document, updates: others });
  const at = timeToSay(declined, '15', parts.ports.clock.now());
  const changed = { ...declined, updates: [...declined.updates, removal], state: 'withdrawn' as const };
  return answer(parts, agency, changed, removal, { at, statusCode: '15', description: texts.removed });
}

/** Says what an update comes to, and enters it. */
export async function answer(
  parts: NodeParts,
  agency: ServedAgency,
  document: Subject,
  update: ReceivedUpdate,
  step: StatusStep,
): Promise<Subject> {
  const outcome = step.statusCode === '15' ? 'accepted' : 'declined';
  const updates = document.updates.map((each) =>
    each === update ? ({ ...each, outcome, answer: step } as const) : each,
  );
  const changed = { ...document, ...withStep(document, step), updates };
  await say(parts, agency, changed, step);
  return changed;
}

/** Refused, recalled or taken back. */
export function isGone(document: Subject): boolean {
  const recalls = 'recalls' in document ? document.recalls : [];
  return document.state === 'refused' || isClosed({ state: document.state, recalls });
}

function subjectOf(parts: NodeParts, agency: ServedAgency, { packet, documentId, to }: Letter): Subject {
  const known = findDocument(parts, agency, documentId) ?? findAwaited(parts, agency, documentId);
  if (known !== undefined) return known;
  const awaited: AwaitedDocument = {
    documentId,
    to,
    from: packet.from,
    code: `${packet.code.codeNumber ?? ''}/${packet.code.codeNotation ?? ''}`,
    promulgationDate: packet.promulgation.date ?? '',
    awaitedSince: parts.ports.clock.now(),
    state: processing.initial,
    steps: [],
    takeBacks: [],
    updates: [],
  };
  return awaited;
}

function describe(
  { ports }: NodeParts,
  agency: ServedAgency,
  { row, file }: Arrival,
  letter: Letter,
): ReceivedUpdate {
  return {
    deliveryId: row.docId,
    fingerprint: fingerprintOf(letter),
    arrivedAt: ports.clock.now(),
    file,
    subject: letter.packet.subject ?? '',
    attachments: describeFiles(letter.attachments),
    removal: roleIn(letter.packet, agency) === 'removed',
    outcome: 'asked',
  };
}

/** One update comes once, whether over the axis again or beside it first; its hops may differ. */
function isSame(one: ReceivedUpdate, other: ReceivedUpdate): boolean {
  return one.deliveryId === other.deliveryId || one.fingerprint === other.fingerprint;
}

function fingerprintOf({ packet, attachments }: Letter): string {
  const { from, documentId, code, subject, content, transaction } = packet;
  const said = [from.organId, documentId, code, subject, content, transaction, describeFiles(attachments)];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
