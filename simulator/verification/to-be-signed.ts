import type { DocumentPacket } from '../../protocol/edxml/packet.ts';

/**
 * True of what the rules on signed documents are about: documents, and updates or recalls that bring a file. An
 * update of receivers only has nothing that could be signed.
 */
export function isToBeSigned({
  transaction,
  attachments,
}: Pick<DocumentPacket, 'transaction' | 'attachments'>): boolean {
  const kind = transaction?.kind ?? 0;
  return attachments.length > 0 || kind === 0 || kind === 3;
}
