import type { DocumentDraft, OutgoingAttachment } from '../../../protocol/edxml/draft.ts';
import type { Party } from '../../../protocol/edxml/packet.ts';
import type { Problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import type { NodeParts } from '../node.ts';
import type { OutgoingPacket, SentDocument } from '../node-records.ts';
import { preparePacket, registerSent, sentEntry } from './order.ts';

/** One document, of which receivers get different annexes. */
export interface SetsOrder {
  /** What all have in common; its receivers and files are those of the sets. */
  readonly letter: DocumentDraft;
  /** No receiver stands in two of them. */
  readonly sets: readonly AnnexSet[];
}

/** Who gets which files. */
export interface AnnexSet {
  readonly to: readonly Party[];
  readonly attachments: readonly OutgoingAttachment[];
  /** Titles of the annexes of this set (ATT-01); those of the letter unless given. */
  readonly appendixes?: readonly string[];
}

/**
 * ATT-10: sends a packet for each set, so that all receivers of one packet get the same content, and enters the
 * document once. Problems: what no packet can carry; then none has been sent.
 * @throws when the draft has no identifier, or there is no set.
 */
export async function sendSets(
  parts: NodeParts,
  { letter, sets }: SetsOrder,
): Promise<Reading<SentDocument>> {
  const { documentId } = letter;
  if (documentId === undefined) throw new Error('a document leaves with its DocumentId');
  const packets: OutgoingPacket[] = [];
  const problems: Problem[] = [];
  for (const { to, attachments, appendixes } of sets) {
    const otherInfo = appendixes === undefined ? letter.otherInfo : { ...letter.otherInfo, appendixes };
    const draft = { ...letter, otherInfo, to, attachments };
    const packet = await preparePacket(parts, { draft, documentId });
    if (!packet.ok) return packet;
    packets.push(packet.value);
    problems.push(...packet.problems);
  }
  const [first] = packets;
  if (first === undefined) throw new Error('a document goes to somebody');
  const sent = entered(parts, { letter, sets }, packets, first);
  const leaving = packets.map((record) => ({ register: 'outgoing', record }) as const);
  await parts.store.putAll([sentEntry(sent), ...leaving]);
  return read(sent, problems);
}

function entered(
  parts: NodeParts,
  { letter, sets }: SetsOrder,
  packets: readonly OutgoingPacket[],
  first: OutgoingPacket,
): SentDocument {
  const sent = registerSent(parts, { ...letter, to: sets.flatMap(({ to }) => to) }, first);
  const versions = packets.map(({ id: outgoingId }, index) => ({
    ...{ outgoingId, at: sent.registeredAt, subject: sent.subject },
    to: (sets[index]?.to ?? []).map(({ organId }) => organId),
  }));
  return { ...sent, versions };
}
