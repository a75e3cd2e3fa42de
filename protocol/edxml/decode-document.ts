import {
  decodeDocumentType,
  decodeOtherInfo,
  decodeParty,
  decodeResponseFor,
  decodeSigner,
  decodeTraceHeader,
  present,
} from './decode-parts.ts';
import { decodeTransaction } from './decode-transaction.ts';
import { type Group, groupOf, groupsOf, numberOf, textOf, textsOf, trimmedOf } from './group.ts';
import { names } from './names.ts';
import type {
  DocumentPacket,
  ManifestEntry,
  PackedAttachment,
  SignatureShape,
  UnknownElement,
} from './packet.ts';

/** What was read of a packet beside its `MessageHeader`. */
export interface DocumentSurroundings {
  readonly trace: Group | undefined;
  readonly signature: SignatureShape;
  readonly manifest: readonly ManifestEntry[];
  readonly attachments: readonly PackedAttachment[];
  readonly unknown: readonly UnknownElement[];
}

/** The document packet; undefined without a sender or without any receiver. */
export function decodeDocument(header: Group, around: DocumentSurroundings): DocumentPacket | undefined {
  const from = decodeParty(groupOf(header, names.from));
  const to = groupsOf(header, names.to)
    .map(decodeParty)
    .filter((party) => party !== undefined);
  if (from === undefined || to.length === 0) return undefined;
  const { trace, signature, manifest, attachments, unknown } = around;
  const code = groupOf(header, names.code);
  const promulgation = groupOf(header, names.promulgationInfo);
  return {
    kind: 'document',
    from,
    to,
    code: present({
      codeNumber: textOf(code, names.codeNumber),
      codeNotation: textOf(code, names.codeNotation),
    }),
    promulgation: present({
      place: textOf(promulgation, names.place),
      date: trimmedOf(promulgation, names.promulgationDate),
    }),
    documentType: decodeDocumentType(groupOf(header, names.documentType)),
    signer: decodeSigner(groupOf(header, names.signerInfo)),
    toPlaces: textsOf(groupOf(header, names.toPlaces), names.place),
    otherInfo: decodeOtherInfo(groupOf(header, names.otherInfo)),
    responseFor: groupsOf(header, names.responseFor).map(decodeResponseFor),
    taskCodes: textsOf(groupOf(header, names.responseForTask), names.taskCode),
    trace: groupsOf(trace, names.traceHeader).map(decodeTraceHeader),
    ...optionalParts(header, trace),
    signature,
    manifest,
    attachments,
    unknown,
  };
}

function optionalParts(header: Group, trace: Group | undefined): Partial<DocumentPacket> {
  return present({
    documentId: textOf(header, names.documentId),
    subject: textOf(header, names.subject),
    content: textOf(header, names.content),
    dueDate: trimmedOf(header, names.dueDate),
    steeringType: numberOf(header, names.steeringType),
    applicationType: textOf(header, names.applicationType),
    transaction: decodeTransaction(trace),
  });
}
