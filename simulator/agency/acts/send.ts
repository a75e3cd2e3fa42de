import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import type { NodeParts } from '../node.ts';
import type { SentDocument } from '../node-records.ts';
import type { Entry } from '../register-entry.ts';
import { preparePacket, registerSent, sentEntry } from './order.ts';

/**
 * Registers an outgoing document and puts it into the outbox, in one step. Problems: what no packet can carry.
 * @throws when the draft has no identifier.
 */
export function sendDocument(parts: NodeParts, draft: DocumentDraft): Promise<Reading<SentDocument>> {
  return sendWith(parts, draft, () => []);
}

/** The same, with what the document changes in other entries; `about` are the documents that it speaks of. */
export async function sendWith(
  parts: NodeParts,
  draft: DocumentDraft,
  beside: (sent: SentDocument) => readonly Entry[],
  about?: readonly string[],
): Promise<Reading<SentDocument>> {
  const { documentId } = draft;
  if (documentId === undefined) throw new Error('a document leaves with its DocumentId');
  const speaking = about === undefined ? {} : { about };
  const packet = await preparePacket(parts, { draft, documentId, ...speaking });
  if (!packet.ok) return packet;
  const sent = registerSent(parts, draft, packet.value);
  await parts.store.putAll([
    sentEntry(sent),
    ...beside(sent),
    { register: 'outgoing', record: packet.value },
  ]);
  return read(sent, packet.problems);
}
