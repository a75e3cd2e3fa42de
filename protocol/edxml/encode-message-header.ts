import type { OutElement } from '../xml/write.ts';
import type { DocumentFields, WritingStyle } from './draft.ts';
import { messageHeaderOrder, otherInfoOrder } from './encode-order.ts';
import { encodeParty, encodeResponseFor } from './encode-parts.ts';
import { arrange, prefixed } from './encode-tree.ts';
import type { DocumentCode, DocumentType, OtherInfo, Promulgation, Signer } from './packet.ts';

/** What the document says about itself. */
export function encodeMessageHeader(draft: DocumentFields, style: WritingStyle): readonly OutElement[] {
  const parts = {
    from: encodeParty('from', draft.from),
    to: draft.to.flatMap((each) => encodeParty('to', each)),
    code: encodeCode(draft.code),
    promulgationInfo: encodePromulgation(draft.promulgation),
    documentType: encodeDocumentType(draft.documentType),
    subject: prefixed('subject', draft.subject),
    content: prefixed('content', draft.content),
    signerInfo: encodeSigner(draft.signer),
    dueDate: prefixed('dueDate', draft.dueDate),
    toPlaces: prefixed('toPlaces', repeated('place', draft.toPlaces)),
    otherInfo: encodeOtherInfo(draft.otherInfo, style),
    responseFor: draft.responseFor.flatMap((each) => encodeResponseFor(each, style)),
    steeringType: prefixed('steeringType', draft.steeringType),
    documentId: prefixed('documentId', draft.documentId),
    responseForTask: prefixed('responseForTask', repeated('taskCode', draft.taskCodes)),
    applicationType: prefixed('applicationType', draft.applicationType),
  };
  return prefixed('messageHeader', arrange(messageHeaderOrder[style], parts));
}

function encodeCode({ codeNumber, codeNotation }: DocumentCode): readonly OutElement[] {
  return prefixed('code', [...prefixed('codeNumber', codeNumber), ...prefixed('codeNotation', codeNotation)]);
}

function encodePromulgation({ place, date }: Promulgation): readonly OutElement[] {
  return prefixed('promulgationInfo', [...prefixed('place', place), ...prefixed('promulgationDate', date)]);
}

function encodeDocumentType({ type, typeDetail, typeName }: DocumentType): readonly OutElement[] {
  return prefixed('documentType', [
    ...prefixed('type', type),
    ...prefixed('typeDetail', typeDetail),
    ...prefixed('typeName', typeName),
  ]);
}

function encodeSigner({ competence, position, fullName }: Signer): readonly OutElement[] {
  return prefixed('signerInfo', [
    ...prefixed('competence', competence),
    ...prefixed('position', position),
    ...prefixed('fullName', fullName),
  ]);
}

/** The Java library writes `Direction` even where nobody set it [A]. */
function encodeOtherInfo(info: OtherInfo, style: WritingStyle): readonly OutElement[] {
  const parts = {
    priority: prefixed('priority', info.priority),
    sphereOfPromulgation: prefixed('sphereOfPromulgation', info.sphereOfPromulgation),
    typerNotation: prefixed('typerNotation', info.typerNotation),
    promulgationAmount: prefixed('promulgationAmount', info.promulgationAmount),
    pageAmount: prefixed('pageAmount', info.pageAmount),
    replyFors: prefixed('replyFors', info.replyFors),
    direction: prefixed('direction', style === 'sdk' ? (info.direction ?? false) : info.direction),
    referenceCodes: prefixed('referenceCodes', info.referenceCodes),
    appendixes: prefixed('appendixes', repeated('appendix', info.appendixes ?? [])),
  };
  return prefixed('otherInfo', arrange(otherInfoOrder, parts));
}

function repeated(key: 'place' | 'taskCode' | 'appendix', texts: readonly string[]): readonly OutElement[] {
  return texts.flatMap((each) => prefixed(key, each));
}
