import { names } from '../../../protocol/edxml/names.ts';
import type { Packet } from '../../../protocol/edxml/packet.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import type { HashedBytes } from '../../../protocol/wire/file-hash.ts';
import type { HubStore, StoredPacket } from '../store/store.ts';
import { documentIdOf } from './packet-facts.ts';

/** What is known when repetition is looked for. */
interface Arrived {
  readonly systemId: string;
  readonly file: HashedBytes;
  readonly packet: Packet;
}

/**
 * DUP-01, DUP-02: the same bytes from the same system are the same packet. DUP-03: a new document under an
 * identifier that was sent before with other content passes with a warning; a corrected packet after a
 * refusal looks just the same (DUP-04), so it cannot be refused.
 */
export async function checkRepetition(
  { systemId, file, packet }: Arrived,
  store: HubStore,
): Promise<Reading<{ readonly earlier: StoredPacket | undefined }>> {
  const earlier = await store.findRepeated(systemId, file.sha256);
  if (earlier !== undefined || packet.kind === 'status' || (packet.transaction?.kind ?? 0) !== 0) {
    return read({ earlier });
  }
  const seen = documentIdOf(packet);
  const other = await store.findDocument(systemId, seen);
  const place = `${names.messageHeader}/${names.documentId}`;
  const changed = other && problem('hub.document-changed', place, { seen, expected: other.docId });
  return read({ earlier }, changed === undefined ? [] : [changed]);
}
