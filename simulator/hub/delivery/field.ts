import { renderLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import { createRewritableReader } from '../../../protocol/edxml/field-reader.ts';
import { encodeDelivered } from '../../../protocol/edxml/field-style.ts';
import { defaultXmlLimits } from '../../../protocol/xml/limits.ts';
import type { XmlPiece } from '../../../protocol/xml/write.ts';
import type { PacketFiles } from '../store/packet-files.ts';
import type { StoredPacket } from '../store/store.ts';
import type { Deliver, DeliveryRules } from './delivery.ts';
import { createRecent } from './recent.ts';

/** Bytes of envelopes that are kept for the receivers of the same packets that come next. */
const keptBytes = 16 * 1024 * 1024;

/**
 * Writes packets anew, as the live hub does. The envelope is read from the file and written when the packet is
 * first asked for; contents of attachments are copied from the file as it goes out, and never held whole.
 */
export function createFieldDelivery(rules: DeliveryRules, files: PacketFiles): Deliver {
  const recent = createRecent<readonly XmlPiece[]>(keptBytes);
  return async (packet) => {
    const { docId, sha256 } = packet;
    const pieces = recent.get(docId) ?? (await rewrite(packet, rules, files));
    recent.put(docId, pieces, sumOf(pieces.filter((piece) => piece instanceof Uint8Array)));
    return { size: sumOf(pieces), bytes: () => bytesOf(pieces, sha256, files) };
  };
}

async function rewrite(
  { sha256, size, acceptedAt }: StoredPacket,
  { fieldYear, centreCode }: DeliveryRules,
  files: PacketFiles,
): Promise<readonly XmlPiece[]> {
  const reader = createRewritableReader({ ...defaultXmlLimits, totalBytes: size });
  for await (const chunk of files.read(sha256, 0, size)) reader.write(chunk);
  const { packet, root } = reader.end();
  const timestamp = renderLocalTimestamp(acceptedAt);
  return encodeDelivered(packet, root, { year: fieldYear, centreCode, timestamp });
}

function sumOf(pieces: readonly XmlPiece[]): number {
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
}

function lengthOf(piece: XmlPiece): number {
  return piece instanceof Uint8Array ? piece.length : piece.end - piece.start;
}

async function* bytesOf(
  pieces: readonly XmlPiece[],
  sha256: string,
  files: PacketFiles,
): AsyncIterable<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece;
    else yield* files.read(sha256, piece.start, piece.end);
  }
}
