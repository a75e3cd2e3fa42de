import { attachmentContentMutants } from '../../conformance/mutants/attachment-content-mutants.ts';
import {
  attachmentManifestMutants,
  attachmentNameMutants,
} from '../../conformance/mutants/attachment-manifest-mutants.ts';
import { documentDateMutants } from '../../conformance/mutants/document-date-mutants.ts';
import { documentIdMutants } from '../../conformance/mutants/document-id-mutants.ts';
import {
  documentMeaningMutants,
  documentTypeMutants,
} from '../../conformance/mutants/document-meaning-mutants.ts';
import {
  documentPrintedMutants,
  documentTraceMutants,
} from '../../conformance/mutants/document-trace-mutants.ts';
import { pdfMutants, zipMutants } from '../../conformance/mutants/file-mutants.ts';
import { lengthMutants } from '../../conformance/mutants/length-mutants.ts';
import { packetCodeMutants } from '../../conformance/mutants/packet-code-mutants.ts';
import { packetFormMutants, packetStructureMutants } from '../../conformance/mutants/packet-form-mutants.ts';
import type { ShapedMutant } from '../../conformance/mutants/packet-mutant.ts';
import { packetSignatureMutants } from '../../conformance/mutants/packet-signature-mutants.ts';
import { presenceMutants } from '../../conformance/mutants/presence-mutants.ts';
import { recallMutants } from '../../conformance/mutants/recall-mutants.ts';
import {
  signaturePeopleMutants,
  signaturePlaceMutants,
} from '../../conformance/mutants/signature-people-mutants.ts';
import { signatureSoundMutants } from '../../conformance/mutants/signature-sound-mutants.ts';
import { statusMutants } from '../../conformance/mutants/status-mutants.ts';
import { transactionMutants } from '../../conformance/mutants/transaction-mutants.ts';

/** A kind of mistake that writers make, with the packets that make it. */
export interface BugClass {
  readonly name: string;
  readonly mutants: readonly ShapedMutant[];
}

/** Every kind of mistake in the corpus. `none` and `boundary` are the classes of packets without one. */
export const bugClasses: readonly BugClass[] = [
  { name: 'xml-form', mutants: packetFormMutants },
  { name: 'structure-and-names', mutants: packetStructureMutants },
  { name: 'agency-code', mutants: packetCodeMutants },
  { name: 'missing-field', mutants: presenceMutants },
  { name: 'text-length', mutants: lengthMutants },
  { name: 'document-identity', mutants: documentIdMutants },
  { name: 'date-and-time', mutants: documentDateMutants },
  { name: 'type-and-urgency', mutants: documentTypeMutants },
  { name: 'meaningless-text', mutants: documentMeaningMutants },
  { name: 'differs-from-print', mutants: documentPrintedMutants },
  { name: 'trace-and-transaction', mutants: documentTraceMutants },
  { name: 'recall-update-replace', mutants: [...recallMutants, ...transactionMutants] },
  { name: 'status', mutants: statusMutants },
  { name: 'manifest', mutants: attachmentManifestMutants },
  { name: 'file-name', mutants: attachmentNameMutants },
  { name: 'file-content', mutants: attachmentContentMutants },
  { name: 'zip', mutants: zipMutants },
  { name: 'pdf', mutants: pdfMutants },
  { name: 'pdf-signature', mutants: signatureSoundMutants },
  { name: 'signers', mutants: signaturePeopleMutants },
  { name: 'signature-place-and-time', mutants: signaturePlaceMutants },
  { name: 'packet-signature', mutants: packetSignatureMutants },
];

/** Names of all classes, for the schema and the page. */
export const bugClassNames: readonly string[] = ['none', 'boundary', ...bugClasses.map(({ name }) => name)];
