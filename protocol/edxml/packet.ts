import type { XmlElement } from '../xml/tree.ts';
import type { AttachmentFacts } from './attachment-facts.ts';

/**
 * What a packet says, as values. Texts are as written; empty is absent. Only what no use of a packet can do
 * without is mandatory here (`from`, `to`, the fields a status lives by); what QCVN 102:2016 asks for beyond
 * that is judged by problems, so that an incomplete packet can still be shown to people.
 */
export type Packet = DocumentPacket | StatusPacket;

/** A sender or receiver: `From` or `To`. */
export interface Party {
  readonly organId: string;
  readonly organizationInCharge?: string;
  readonly organName?: string;
  readonly organAdd?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly fax?: string;
  readonly website?: string;
}

/** `Code`: number and notation of the document. */
export interface DocumentCode {
  readonly codeNumber?: string;
  readonly codeNotation?: string;
}

/** `PromulgationInfo`; the date is `yyyy/MM/dd` as written. */
export interface Promulgation {
  readonly place?: string;
  readonly date?: string;
}

/** `DocumentType`: 1 normative, 2 administrative, with the number in the list of SĐ1:2022. */
export interface DocumentType {
  readonly type?: number;
  readonly typeDetail?: number;
  readonly typeName?: string;
}

/** `SignerInfo`. */
export interface Signer {
  readonly competence?: string;
  readonly position?: string;
  readonly fullName?: string;
}

/** `OtherInfo`, with the vendor library's extensions. */
export interface OtherInfo {
  readonly priority?: number;
  readonly sphereOfPromulgation?: string;
  readonly typerNotation?: string;
  readonly promulgationAmount?: number;
  readonly pageAmount?: number;
  readonly replyFors?: string;
  readonly direction?: boolean;
  readonly referenceCodes?: string;
  readonly appendixes?: readonly string[];
}

/** `ResponseFor`: the document that is answered or reported on. */
export interface ResponseFor {
  readonly organId?: string;
  readonly code?: string;
  readonly promulgationDate?: string;
  readonly documentId?: string;
}

/** `StaffInfo`: the person acting. */
export interface StaffInfo {
  readonly department?: string;
  readonly departmentId?: string;
  readonly staff?: string;
  readonly staffId?: string;
  readonly email?: string;
  readonly mobile?: string;
}

/** One hop. `organId` is absent in the hub's own entries of 2025. `timestamp` is `yyyy/MM/dd HH:mm:ss`. */
export interface TraceHeader {
  readonly organId?: string;
  readonly timestamp?: string;
}

/** A receiver taken off (0) or added (1) by an update. */
export interface ReceiverChange {
  readonly organId: string;
  readonly receiverType: 0 | 1;
}

/** What an update changes. */
export interface UpdateInfo {
  readonly documentInfo?: boolean;
  readonly documentReceiver?: boolean;
  readonly receivers: readonly ReceiverChange[];
}

/** One replaced document and the agencies that had received it. */
export interface ReplacementInfo {
  readonly documentId?: string;
  readonly organIds: readonly string[];
}

/** The transaction kind: 0 new, 1 recall, 2 update, 3 replacement. */
export type TransactionKind = 0 | 1 | 2 | 3;

/** The transaction block of a document packet. */
export interface Transaction {
  readonly kind?: TransactionKind;
  readonly reason?: string;
  readonly documentId?: string;
  /** True when a paper copy follows. */
  readonly paper?: boolean;
  readonly staff: readonly StaffInfo[];
  readonly update?: UpdateInfo;
  readonly replacements: readonly ReplacementInfo[];
}

/** One `Reference` of the manifest. */
export interface ManifestEntry {
  /** As written, with or without `cid:`. */
  readonly contentId?: string;
  readonly contentType?: string;
  readonly description?: string;
  readonly attachmentName?: string;
}

/** One `Attachment` as it stands in a packet; the bytes themselves stay where they are. */
export interface PackedAttachment {
  readonly contentId?: string;
  readonly name?: string;
  readonly description?: string;
  readonly contentType?: string;
  readonly facts: AttachmentFacts;
}

/** What the packet's `Signature` element looks like from outside. It is no verdict. */
export type SignatureShape = 'absent' | 'empty' | 'wrong-namespace' | 'xmldsig';

/** A document packet (message type `edoc`). */
export interface DocumentPacket {
  readonly kind: 'document';
  readonly from: Party;
  /** At least one. */
  readonly to: readonly Party[];
  readonly documentId?: string;
  readonly code: DocumentCode;
  readonly promulgation: Promulgation;
  readonly documentType: DocumentType;
  readonly subject?: string;
  readonly content?: string;
  readonly signer: Signer;
  readonly dueDate?: string;
  readonly toPlaces: readonly string[];
  readonly otherInfo: OtherInfo;
  readonly responseFor: readonly ResponseFor[];
  readonly steeringType?: number;
  readonly taskCodes: readonly string[];
  readonly applicationType?: string;
  readonly trace: readonly TraceHeader[];
  /** Absent when the packet has no transaction block; receivers then take it as new. */
  readonly transaction?: Transaction;
  readonly signature: SignatureShape;
  readonly manifest: readonly ManifestEntry[];
  readonly attachments: readonly PackedAttachment[];
  readonly unknown: readonly UnknownElement[];
}

/** The nine status codes of the field. */
export type StatusCode = '01' | '02' | '03' | '04' | '05' | '06' | '13' | '15' | '16';

/** A status packet (message type `status`). */
export interface StatusPacket {
  readonly kind: 'status';
  readonly from: Party;
  readonly responseFor: ResponseFor & { readonly organId: string; readonly documentId: string };
  readonly staff?: StaffInfo;
  readonly statusCode: StatusCode;
  readonly description?: string;
  readonly timestamp?: string;
  readonly unknown: readonly UnknownElement[];
}

/** An element that the format does not know, kept as it was found. */
export interface UnknownElement {
  readonly path: string;
  readonly element: XmlElement;
}
