import { decodePacket } from '../../protocol/edxml/decode.ts';
import { type ExtractedFile, extractAttachment } from '../../protocol/edxml/extract-attachment.ts';
import type { DocumentPacket, StatusPacket } from '../../protocol/edxml/packet.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';

/** A document packet whose every attachment could be taken out. */
export interface OpenedDocument {
  readonly packet: DocumentPacket;
  /** Files as their sender had them, unzipped where they travelled zipped. */
  readonly attachments: readonly ExtractedFile[];
}

/**
 * Reads a document as a system of the field must: in the observed dialect, and down to the last byte of every
 * attachment, held against the hash of what the packet carries. Nothing is judged by today's date: the hub
 * did that when it took the packet.
 */
export function openDocument(bytes: Uint8Array): Reading<OpenedDocument> {
  const reading = decodePacket(bytes, { dialect: 'observed', expect: 'document' });
  if (!reading.ok) return unread(...reading.problems);
  const { packet, problems } = reading;
  if (packet.kind !== 'document') throw new Error('a status was read as the document that was expected');
  const files = packet.attachments.map((each) => extractAttachment(bytes, each));
  const attachments = files.flatMap((file) => (file.ok ? [file.value] : []));
  const all = [...problems, ...files.flatMap((file) => file.problems)];
  return attachments.length === files.length ? read({ packet, attachments }, all) : unread(...all);
}

/** Reads a status packet, in the observed dialect. */
export function openStatus(bytes: Uint8Array): Reading<StatusPacket> {
  const reading = decodePacket(bytes, { dialect: 'observed', expect: 'status' });
  if (!reading.ok) return unread(...reading.problems);
  if (reading.packet.kind !== 'status')
    throw new Error('a document was read as the status that was expected');
  return read(reading.packet, reading.problems);
}
