import type { PacketReading } from '../../../protocol/edxml/decode.ts';
import { createPacketReader } from '../../../protocol/edxml/decode.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type BodyHashes, createBodyHasher } from '../../../protocol/wire/file-hash.ts';
import { defaultXmlLimits } from '../../../protocol/xml/limits.ts';
import type { Hub, HubRules } from '../hub.ts';
import type { IncomingPacket } from '../store/packet-files.ts';
import type { Call, CallBody } from './admission.ts';

/** A body that has come in whole, hashed and read in the one pass in which it was written. */
export interface TakenBody {
  readonly hashes: BodyHashes;
  readonly reading: PacketReading;
}

/** Bytes that the vendor SDK appends to every packet. */
const crlfBytes = 2;

/** ENV-13: a body that says it is too long is refused before any of it is read. */
export function limitSize({ declaredBytes }: CallBody, { packetBytes }: HubRules): Reading<object> {
  if (declaredBytes === undefined || declaredBytes <= packetBytes + crlfBytes) return read({});
  return unread(tooLarge(declaredBytes, packetBytes));
}

/** Takes the body in: to a file, through a hash, and through the packet reader, holding none of it. */
export async function takeBody(call: Call, incoming: IncomingPacket, hub: Hub): Promise<Reading<TakenBody>> {
  const { packetBytes, dialect } = hub.rules;
  const { timing } = call;
  const hasher = createBodyHasher();
  const limits = { ...defaultXmlLimits, totalBytes: packetBytes + crlfBytes };
  const reader = createPacketReader({
    ...{ dialect, limits, asOf: hub.ports.clock.now() },
    attachmentHashes: false,
  });
  let size = 0;
  for await (const chunk of call.body.chunks()) {
    size += chunk.length;
    if (size > packetBytes + crlfBytes) return unread(tooLarge(size, packetBytes));
    const written = incoming.write(chunk);
    hasher.write(chunk);
    const began = timing?.now() ?? 0;
    reader.write(chunk);
    timing?.add('parse', began);
    await written;
    hub.reached?.('body-half-taken', call);
  }
  const began = timing?.now() ?? 0;
  const reading = reader.end();
  timing?.add('parse', began);
  return read({ hashes: hasher.end(), reading });
}

function tooLarge(bytes: number, limit: number) {
  return problem('hub.packet-too-large', 'request', { seen: String(bytes), expected: String(limit) });
}
