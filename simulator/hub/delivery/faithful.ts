import type { PacketFiles } from '../store/packet-files.ts';
import type { StoredPacket } from '../store/store.ts';
import type { DeliveredPacket } from './delivery.ts';

/** ENV-06: the packet as it came, with the hub's trace entry put in and no other byte changed. */
export function deliverFaithfully(packet: StoredPacket, files: PacketFiles): DeliveredPacket {
  const { size, traceSplice } = packet;
  return {
    size: size - traceSplice.removes + Buffer.byteLength(traceSplice.text),
    bytes: () => splicedBytes(packet, files),
  };
}

async function* splicedBytes(
  { sha256, size, traceSplice }: StoredPacket,
  files: PacketFiles,
): AsyncIterable<Uint8Array> {
  const { offset, removes, text } = traceSplice;
  yield* files.read(sha256, 0, offset);
  if (text !== '') yield Buffer.from(text);
  yield* files.read(sha256, offset + removes, size);
}
