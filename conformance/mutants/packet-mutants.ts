import { attachmentContentMutants } from './attachment-content-mutants.ts';
import { attachmentManifestMutants, attachmentNameMutants } from './attachment-manifest-mutants.ts';
import { documentDateMutants } from './document-date-mutants.ts';
import { documentIdMutants } from './document-id-mutants.ts';
import { documentMeaningMutants, documentTypeMutants } from './document-meaning-mutants.ts';
import { documentPrintedMutants, documentTraceMutants } from './document-trace-mutants.ts';
import { pdfMutants, zipMutants } from './file-mutants.ts';
import { lengthMutants } from './length-mutants.ts';
import { packetCodeMutants } from './packet-code-mutants.ts';
import { packetFormMutants, packetStructureMutants } from './packet-form-mutants.ts';
import type { ShapedMutant } from './packet-mutant.ts';
import { packetSignatureMutants } from './packet-signature-mutants.ts';
import { presenceMutants } from './presence-mutants.ts';
import { recallMutants } from './recall-mutants.ts';
import { signaturePeopleMutants, signaturePlaceMutants } from './signature-people-mutants.ts';
import { signatureSoundMutants } from './signature-sound-mutants.ts';
import { statusMutants } from './status-mutants.ts';
import { transactionMutants } from './transaction-mutants.ts';

/** Every packet with one thing wrong. */
export const packetMutants: readonly ShapedMutant[] = [
  ...packetFormMutants,
  ...packetStructureMutants,
  ...packetCodeMutants,
  ...presenceMutants,
  ...lengthMutants,
  ...documentIdMutants,
  ...documentDateMutants,
  ...documentTypeMutants,
  ...documentMeaningMutants,
  ...documentPrintedMutants,
  ...documentTraceMutants,
  ...recallMutants,
  ...transactionMutants,
  ...statusMutants,
  ...attachmentManifestMutants,
  ...attachmentNameMutants,
  ...attachmentContentMutants,
  ...zipMutants,
  ...pdfMutants,
  ...signatureSoundMutants,
  ...signaturePeopleMutants,
  ...signaturePlaceMutants,
  ...packetSignatureMutants,
];
