import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { encodeStatus } from '../../protocol/edxml/encode.ts';
import type { Party, StatusCode } from '../../protocol/edxml/packet.ts';
import type { Actor } from '../../protocol/lifecycle/machine.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { noteOfRefusal } from './desk-notes.ts';
import { recordStep } from './history.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { AwaitedDocument, ReceivedDocument, StatusStep } from './node-records.ts';
import type { Entry } from './register-entry.ts';
import { heirOf } from './successors.ts';

/** What statuses can be about: an entry of the register, or a document that has not come yet. */
export type Subject = ReceivedDocument | AwaitedDocument;

/**
 * Enters a status in the register and puts its packet into the outbox. Does nothing when the lifecycle does
 * not allow it.
 */
export async function sayStatus(
  parts: NodeParts,
  agency: ServedAgency,
  document: Subject,
  step: StatusStep,
  actor: Actor,
): Promise<boolean> {
  const recorded = recordStep(document, step, actor, 'strict');
  if (recorded.changed) await say(parts, agency, { ...document, ...recorded.history }, step);
  return recorded.changed;
}

/**
 * The time that a status bears: now, or the second after the same status was said before. Two of one second
 * would be the same bytes, and the hub takes those for one packet that was sent twice (DUP-01).
 */
export function timeToSay({ steps }: Subject, statusCode: StatusCode, now: Instant): Instant {
  const last = steps.findLast((each) => each.statusCode === statusCode)?.at ?? 0;
  return Math.max(now, last + 1000);
}

/** What is entered and said in one step, beside the document itself. */
export interface SaidBeside {
  readonly entries?: readonly Entry[];
  /** Documents that the status speaks of as well; it overtakes nothing that is on its way about them. */
  readonly about?: readonly string[];
}

/**
 * Says a status about a document, whose entry is changed already: register and outbox in one step, so that a
 * crash leaves both or neither. What came to a body that was closed since is spoken of by its successor.
 * @throws when the status holds a text that no packet can carry: it comes from our own data.
 */
export async function say(
  parts: NodeParts,
  agency: ServedAgency,
  changed: Subject,
  step: StatusStep,
  { entries = [], about }: SaidBeside = {},
): Promise<void> {
  const { documentId, to } = changed;
  const { at, statusCode } = step;
  const record = await parts.outbox.prepare({
    ...{ messageType: 'status', from: heirOf(parts, to), documentId, statusCode },
    ...(about === undefined ? {} : { about }),
    bytes: encode(parts, agency, changed, step),
  });
  const notes = noteOfRefusal(changed, step);
  await parts.store.putAll([entryOf(changed), ...entries, ...notes, { register: 'outgoing', record }]);
  parts.announce({ name: 'document-processed', at, by: to, documentId, statusCode });
}

/** The register that a document stands in. */
export function entryOf(document: Subject): Entry {
  return 'arrivalNumber' in document
    ? { register: 'received', record: document }
    : { register: 'awaited', record: document };
}

function encode(parts: NodeParts, agency: ServedAgency, document: Subject, step: StatusStep): Uint8Array {
  const from: Party = { ...agency.party, organId: heirOf(parts, document.to) };
  const { code, promulgationDate, documentId } = document;
  const encoded = encodeStatus(
    {
      kind: 'status',
      from,
      responseFor: { organId: document.from.organId, code, promulgationDate, documentId },
      statusCode: step.statusCode,
      timestamp: renderLocalTimestamp(step.at),
      ...(step.staff === undefined ? {} : { staff: step.staff }),
      ...(step.description === undefined ? {} : { description: step.description }),
    },
    parts.style,
  );
  if (!encoded.ok) throw new Error(`a status cannot be written: ${encoded.problems[0]?.seen ?? ''}`);
  return encoded.value;
}
