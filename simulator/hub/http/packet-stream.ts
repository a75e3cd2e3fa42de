import { Readable } from 'node:stream';
import { createBase64Stream } from '../../../protocol/wire/base64-stream.ts';
import type { PacketFiles } from '../store/packet-files.ts';
import type { StoredPacket } from '../store/store.ts';

/** Bytes of a packet as it is delivered, with the hub's trace entry. */
export function deliveredSize({ size, traceSplice }: StoredPacket): number {
  return size - traceSplice.removes + Buffer.byteLength(traceSplice.text);
}

/** The packet as it is delivered: as it came, with the hub's trace entry put in. */
export async function* deliveredBytes(packet: StoredPacket, files: PacketFiles): AsyncIterable<Uint8Array> {
  const { sha256, size, traceSplice } = packet;
  const { offset, removes, text } = traceSplice;
  yield* files.read(sha256, 0, offset);
  if (text !== '') yield Buffer.from(text);
  yield* files.read(sha256, offset + removes, size);
}

/** Bytes as Base64 text between a head and a tail. */
export function framedBase64(head: Uint8Array, bytes: AsyncIterable<Uint8Array>, tail: Uint8Array): Readable {
  return Readable.from(pieces(head, bytes, tail), { objectMode: false });
}

async function* pieces(head: Uint8Array, bytes: AsyncIterable<Uint8Array>, tail: Uint8Array) {
  const base64 = createBase64Stream();
  yield head;
  for await (const chunk of bytes) yield Buffer.from(base64.write(chunk), 'latin1');
  yield Buffer.from(base64.end(), 'latin1');
  yield tail;
}
