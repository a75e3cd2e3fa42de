import { decodePacket } from '../../protocol/edxml/decode.ts';
import type { Packet } from '../../protocol/edxml/packet.ts';
import { receiverCodes } from '../../protocol/edxml/receiver-codes.ts';
import type { StoredPacket } from '../hub/store/store.ts';
import type { Subject } from './subject.ts';

/** What names a packet: not its bytes, in which the time stands, but what it says about what. */
export type PacketIdentity = Pick<Subject, 'identity' | 'documentId'>;

/** What a packet in the hub's store is. */
export function identityOfStored(packet: StoredPacket): PacketIdentity & { readonly documentId: string } {
  const { fromMailbox, messageType, documentId, statusCode, transactionKind } = packet;
  return {
    documentId,
    identity: written(fromMailbox, messageType, documentId, statusCode ?? transactionKind),
  };
}

/** What a packet is that somebody sends; undefined when it does not say so. */
export function identityOfBytes(bytes: Uint8Array): PacketIdentity | undefined {
  const { packet } = decodePacket(bytes, { dialect: 'observed' });
  if (packet === undefined) return undefined;
  const documentId = packet.kind === 'status' ? packet.responseFor.documentId : packet.documentId;
  if (documentId === undefined) return undefined;
  // One document may go out in several packets, each for other receivers, as one request goes to each receiver.
  const receivers = receiverCodes(packet).toSorted();
  const identity = written(packet.from.organId, packet.kind, documentId, meaningOf(packet), ...receivers);
  return { documentId, identity };
}

function meaningOf(packet: Packet): string | number | undefined {
  return packet.kind === 'status' ? packet.statusCode : packet.transaction?.kind;
}

function written(...parts: readonly (string | number | undefined)[]): string {
  return parts.map((part) => part ?? '').join(' ');
}
