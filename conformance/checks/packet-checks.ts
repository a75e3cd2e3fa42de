import type { Check } from '../check.ts';
import { attachmentContentChecks } from './attachment-content.ts';
import { attachmentDocumentChecks } from './attachment-document.ts';
import { attachmentManifestChecks } from './attachment-manifest.ts';
import { attachmentNameChecks } from './attachment-name.ts';
import { attachmentZipChecks } from './attachment-zip.ts';
import { documentDateChecks } from './document-dates.ts';
import { documentIdChecks } from './document-id.ts';
import { documentMeaningChecks } from './document-meaning.ts';
import { presenceChecks } from './document-presence.ts';
import { documentPrintedChecks } from './document-printed.ts';
import { documentReceiverChecks } from './document-receivers.ts';
import { documentTraceChecks } from './document-trace.ts';
import { documentTransactionChecks } from './document-transaction.ts';
import { documentTypeChecks } from './document-type.ts';
import { packetCodeChecks } from './packet-codes.ts';
import { packetFormChecks } from './packet-form.ts';
import { packetLengthChecks } from './packet-lengths.ts';
import { packetStructureChecks } from './packet-structure.ts';
import { packetTextChecks } from './packet-text.ts';
import { packetSignatureChecks } from './signature-of-packet.ts';
import { signaturePeopleChecks } from './signature-people.ts';
import { signaturePlaceChecks } from './signature-place.ts';
import { signatureSoundChecks } from './signature-sound.ts';
import { statusCodeChecks } from './status-code.ts';
import { statusPacketChecks } from './status-packet.ts';

/** Every check that packets alone are enough for. */
export const packetChecks: readonly Check[] = [
  ...packetFormChecks,
  ...packetStructureChecks,
  ...packetTextChecks,
  ...packetCodeChecks,
  ...presenceChecks,
  ...packetLengthChecks,
  ...documentIdChecks,
  ...documentReceiverChecks,
  ...documentDateChecks,
  ...documentTypeChecks,
  ...documentMeaningChecks,
  ...documentTraceChecks,
  ...documentTransactionChecks,
  ...documentPrintedChecks,
  ...statusCodeChecks,
  ...statusPacketChecks,
  ...attachmentManifestChecks,
  ...attachmentNameChecks,
  ...attachmentContentChecks,
  ...attachmentZipChecks,
  ...attachmentDocumentChecks,
  ...signatureSoundChecks,
  ...signaturePeopleChecks,
  ...signaturePlaceChecks,
  ...packetSignatureChecks,
];
