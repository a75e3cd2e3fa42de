import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { StatusDraft } from '../../protocol/edxml/draft.ts';
import { encodeStatus } from '../../protocol/edxml/encode.ts';
import type { Party } from '../../protocol/edxml/packet.ts';
import type { Actor } from '../../protocol/lifecycle/machine.ts';
import { recordStep } from './history.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { ReceivedDocument, StatusStep } from './node-records.ts';

/**
 * Enters a status in the register and puts its packet into the outbox. Does nothing when the lifecycle does
 * not allow it.
 * @throws when the status holds a text that no packet can carry: it comes from our own data.
 */
export async function sayStatus(
  parts: NodeParts,
  agency: ServedAgency,
  document: ReceivedDocument,
  step: StatusStep,
  actor: Actor,
): Promise<void> {
  const recorded = recordStep(document, step, actor, 'strict');
  if (!recorded.changed) return;
  const from: Party = { ...agency.party, organId: document.to };
  const encoded = encodeStatus(draftOf(document, step, from), parts.style);
  if (!encoded.ok) throw new Error(`a status cannot be written: ${encoded.problems[0]?.seen ?? ''}`);
  // The packet first: after a crash in between it is said twice, which every receiver must bear, never not.
  await parts.outbox.add({
    messageType: 'status',
    from: from.organId,
    documentId: document.documentId,
    statusCode: step.statusCode,
    bytes: encoded.value,
  });
  await parts.store.putReceived({ ...document, ...recorded.history });
  const { documentId } = document;
  const { at, statusCode } = step;
  parts.announce({ name: 'document-processed', at, by: document.to, documentId, statusCode });
}

function draftOf(document: ReceivedDocument, step: StatusStep, from: Party): StatusDraft {
  return {
    kind: 'status',
    from,
    responseFor: {
      organId: document.from.organId,
      code: document.code,
      promulgationDate: document.promulgationDate,
      documentId: document.documentId,
    },
    statusCode: step.statusCode,
    timestamp: renderLocalTimestamp(step.at),
    ...(step.staff === undefined ? {} : { staff: step.staff }),
    ...(step.description === undefined ? {} : { description: step.description }),
  };
}
