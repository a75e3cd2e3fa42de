import type { DocumentPacket, Packet } from '../../../protocol/edxml/packet.ts';
import type { NewPacket } from '../store/store.ts';

/** What of a packet goes into lists. */
export type PacketFacts = Pick<
  NewPacket,
  'messageType' | 'from' | 'documentId' | 'statusCode' | 'transactionKind' | 'priority' | 'title' | 'notation'
>;

const highestPriority = 4;

/** A status is listed by its description and the notation it answers; a priority above 4 counts as 4, none as 0. */
export function factsOf(packet: Packet): PacketFacts {
  const common = { from: packet.from.organId, documentId: documentIdOf(packet) };
  switch (packet.kind) {
    case 'status':
      return {
        ...common,
        messageType: 'status',
        statusCode: packet.statusCode,
        priority: 0,
        title: packet.description ?? '',
        notation: packet.responseFor.code ?? '',
      };
    case 'document':
      return {
        ...common,
        messageType: 'edoc',
        ...(packet.transaction?.kind === undefined ? {} : { transactionKind: packet.transaction.kind }),
        priority: Math.min(packet.otherInfo.priority ?? 0, highestPriority),
        title: packet.subject ?? '',
        notation: notationOf(packet),
      };
  }
}

/**
 * The identifier of a document, or of the document that a status is about. A document may leave its own out;
 * its parts then say the same (IDC-10).
 */
export function documentIdOf(packet: Packet): string {
  if (packet.kind === 'status') return packet.responseFor.documentId.trim();
  const composed = `${packet.from.organId},${packet.promulgation.date ?? ''},${notationOf(packet)}`;
  return packet.documentId?.trim() ?? composed;
}

/** `number/notation`. */
function notationOf({ code }: DocumentPacket): string {
  return [code.codeNumber, code.codeNotation].filter((each) => each !== undefined).join('/');
}
