import { names } from '../../../protocol/edxml/names.ts';
import type { Packet } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { HashedBytes } from '../../../protocol/wire/file-hash.ts';
import type { Hub } from '../hub.ts';
import { conflictNotice } from '../notices/notice-of.ts';
import type { DirectoryAgency } from '../store/directory-store.ts';
import type { HubStore, StoredPacket } from '../store/store.ts';
import type { PacketFlow } from '../transfers/transfer.ts';
import { documentIdOf, factsOf } from './packet-facts.ts';
import type { Addressee } from './parties.ts';

/** What is known when repetition is looked for. */
interface Arrived {
  readonly systemId: string;
  readonly file: HashedBytes;
}

/** DUP-01, DUP-02: the same bytes from the same system are the same packet. */
export async function checkRepetition(
  { systemId, file }: Arrived,
  store: HubStore,
): Promise<Reading<{ readonly earlier: StoredPacket | undefined }>> {
  return read({ earlier: await store.findRepeated(systemId, file.sha256) });
}

/** What is known when a document is compared with those that were sent before. */
interface Identified extends Arrived {
  readonly packet: Packet;
  readonly docId: string;
  readonly earlier: StoredPacket | undefined;
  readonly document: string;
  readonly sender: DirectoryAgency;
  readonly acceptedAt: Instant;
  readonly flow: PacketFlow;
  readonly addressees: readonly Addressee[];
}

/**
 * DUP-03: a new document under an identifier that the system has used for other content is refused, or passes
 * with a warning and a notice, as the hub is configured; it never takes the other's place. A corrected packet after a
 * refusal is no conflict, since a refused one leaves nothing (DUP-04).
 */
export async function checkConflict(
  known: Identified,
  { store, rules }: Hub,
): Promise<Reading<{ readonly flow: PacketFlow }>> {
  const { systemId, file, packet, docId, earlier, document, sender, acceptedAt, flow } = known;
  if (earlier !== undefined || packet.kind === 'status' || (packet.transaction?.kind ?? 0) !== 0) {
    return read({ flow });
  }
  const other = await store.findDocument(systemId, document);
  if (other === undefined) return read({ flow });
  // The same bytes may have been recorded since they were looked for: no conflict, and the store says `repeated`.
  if ((await store.findRepeated(systemId, file.sha256)) !== undefined) return read({ flow });
  if (await isFurtherSet(known, other, store)) return read({ flow: { ...flow, refuseConflict: false } });
  if (rules.conflict === 'refuse') return conflict(packet, other);
  const told = conflictNotice(sender.code, { documentId: documentIdOf(packet), docId }, other, acceptedAt);
  return read({ flow: { ...flow, told } }, [changed(packet, other)]);
}

/**
 * ATT-10: one document whose receivers get different annexes leaves in several packets, each for receivers that
 * have had none of it. They are the same document as far as title, number and notation tell.
 */
async function isFurtherSet(
  { packet, document, sender, addressees }: Identified,
  other: StoredPacket,
  store: HubStore,
): Promise<boolean> {
  const { title, notation } = factsOf(packet);
  if (title !== other.title || notation !== other.notation) return false;
  for (const { mailbox } of addressees) {
    const transfers = await store.findTransfers(document, mailbox);
    if (transfers.some(({ issuer }) => issuer === sender.code)) return false;
  }
  return true;
}

/** The refusal, also for the one of two twins that came second. */
export function conflict(packet: Packet, other: StoredPacket): Reading<never> {
  return unread(
    problem('hub.document-conflict', place, { seen: documentIdOf(packet), expected: other.docId }),
  );
}

function changed(packet: Packet, other: StoredPacket) {
  return problem('hub.document-changed', place, { seen: documentIdOf(packet), expected: other.docId });
}

const place = `${names.messageHeader}/${names.documentId}`;
