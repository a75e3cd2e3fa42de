import { names } from '../../../protocol/edxml/names.ts';
import type { Packet } from '../../../protocol/edxml/packet.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import type { HashedBytes } from '../../../protocol/wire/file-hash.ts';
import type { Hub } from '../hub.ts';
import type { HubStore, StoredPacket } from '../store/store.ts';
import { documentIdOf } from './packet-facts.ts';

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
interface Identified {
  readonly systemId: string;
  readonly packet: Packet;
  readonly earlier: StoredPacket | undefined;
  readonly document: string;
}

/**
 * DUP-03: a new document under an identifier that the system has used for other content is refused, or passes
 * with a warning, as the hub is configured; it never takes the other's place. A corrected packet after a
 * refusal is no conflict, since a refused one leaves nothing (DUP-04).
 */
export async function checkConflict(
  { systemId, packet, earlier, document }: Identified,
  { store, rules }: Hub,
): Promise<Reading<object>> {
  if (earlier !== undefined || packet.kind === 'status' || (packet.transaction?.kind ?? 0) !== 0) {
    return read({});
  }
  const other = await store.findDocument(systemId, document);
  if (other === undefined) return read({});
  return rules.conflict === 'refuse' ? conflict(packet, other) : read({}, [changed(packet, other)]);
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
