import type {
  Party,
  StaffInfo,
  StatusCode,
  TraceHeader,
  TransactionKind,
} from '../../protocol/edxml/packet.ts';
import type { ProcessingState } from '../../protocol/lifecycle/processing.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { VerificationRecord } from '../../protocol/security/document/verification-record.ts';
import type { MessageType } from '../exchange-event.ts';

/** One status in the history of a document at one receiver. */
export interface StatusStep {
  /** The packet's own `Timestamp`, to the second. */
  readonly at: Instant;
  readonly statusCode: StatusCode;
  readonly staff?: StaffInfo;
  /** The reason of a 02, or the clerk's note. */
  readonly description?: string;
  /** The delivery that brought it, at the one who hears it: what comes again is the same status. */
  readonly via?: string;
}

/** How far a packet has come on its way to the hub. A `stalled` one waits for a person. */
export type Dispatching =
  | { readonly state: 'waiting' }
  | { readonly state: 'accepted'; readonly docId: string; readonly at: Instant }
  | {
      readonly state: 'refused';
      readonly errorCode: string;
      readonly errorDesc: string;
      readonly at: Instant;
    }
  | { readonly state: 'stalled'; readonly detail: string; readonly at: Instant };

/** A packet that leaves, or left. */
export interface OutgoingPacket {
  /** The node's own running number. */
  readonly id: string;
  readonly messageType: MessageType;
  /** `From/OrganId`. */
  readonly from: string;
  readonly documentId: string;
  readonly statusCode?: StatusCode;
  /** Whom a request of ours goes to. */
  readonly receiver?: string;
  /** Where its bytes stand. */
  readonly file: string;
  readonly attempts: number;
  /** Not sent before this instant. */
  readonly dueAt: Instant;
  /** Documents beside its own that it speaks of: it overtakes nothing that is on its way about them. */
  readonly about?: readonly string[];
  readonly dispatching: Dispatching;
}

/** A packet that carried a document or changed it, as the register of outgoing documents lists them. */
export interface SentVersion {
  readonly outgoingId: string;
  readonly at: Instant;
  /** By `To/OrganId`. */
  readonly to: readonly string[];
  readonly subject: string;
}

/** An entry of the register of outgoing documents, with what each receiver said. */
export interface SentDocument {
  readonly documentId: string;
  /** 0 new, 1 recall, 3 replacement; an update changes the entry of its document and has none of its own. */
  readonly transaction: TransactionKind;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** `number/notation`. */
  readonly code: string;
  /** `yyyy/MM/dd`. */
  readonly promulgationDate: string;
  /** Running number in the register of outgoing documents, from 1. */
  readonly registerNumber: number;
  readonly registeredAt: Instant;
  /** The packet that carries it. */
  readonly outgoingId: string;
  /** The first is the document as issued; each update adds one. */
  readonly versions: readonly SentVersion[];
  /** Identifiers of the documents that this one replaces. */
  readonly replaces: readonly string[];
  /** Identifiers of the documents that this one recalls. */
  readonly recalled: readonly string[];
  /** Of a recall: true once the hub has told what it had not handed out yet. */
  readonly withdrawalsKnown?: true;
  /** By `To/OrganId`, in the order of the packet; those that an update added come after. */
  readonly histories: readonly ReceiverHistory[];
}

/** What the sender knows of its document at one receiver. */
export interface ReceiverHistory {
  readonly organId: string;
  readonly party: Party;
  readonly state: ProcessingState;
  /** As they came, each once; the sender's own 13 among them. */
  readonly steps: readonly StatusStep[];
  /** Recalls of the document that concern this receiver, oldest first. */
  readonly recalls: readonly RecallMark[];
  /** Updates that went to this receiver, oldest first. */
  readonly updates: readonly UpdateMark[];
  /** Identifiers of the documents that replace it there. */
  readonly replacedBy: readonly string[];
}

/** `withdrawn`: the hub had not handed it out, and did not do so any more. The others are the receiver's answer. */
export type RecallOutcome = 'asked' | 'withdrawn' | 'agreed' | 'declined';

/** One recall of a document, as its sender or its receiver holds it. */
export interface RecallMark {
  /** Identifier of the recall document. */
  readonly by: string;
  readonly at: Instant;
  readonly outcome: RecallOutcome;
  /** Why it was declined, in the receiver's words. */
  readonly reason?: string;
}

/** `asked`: the receiver has not answered. The others are its answer, 15 and 16. */
export type UpdateOutcome = 'asked' | 'accepted' | 'declined';

/** One update of a document at one receiver, as its sender holds it (RCL-12). */
export interface UpdateMark {
  /** The packet of the update, in the sender's outbox. */
  readonly outgoingId: string;
  readonly at: Instant;
  /** True when it takes this receiver off the list. */
  readonly removal: boolean;
  readonly outcome: UpdateOutcome;
  readonly reason?: string;
}

/** What a receiver knows of one attachment that arrived. */
export interface ArrivedAttachment {
  readonly name: string;
  readonly size: number;
  /** SHA-256 of the bytes as the reader gets them (unzipped where they were zipped), lower-case hex. */
  readonly sha256: string;
}

/** How a packet came in: over the axis, or beside it when the axis could not do it. */
export type ArrivalChannel = 'axis' | 'portal' | 'email';

/** A request of the sender to give the document back (13), and what became of it. */
export interface TakeBackRequest {
  /** The delivery that brought it. */
  readonly deliveryId: string;
  /** The packet's own `Timestamp`, by the sender's clock. */
  readonly askedAt: Instant;
  readonly receivedAt: Instant;
  readonly reason?: string;
  readonly answer?: StatusStep;
}

/** An update that arrived. An accepted one that removes nothing is a version of the document from then on. */
export interface ReceivedUpdate {
  readonly deliveryId: string;
  readonly fingerprint: string;
  readonly arrivedAt: Instant;
  readonly file: string;
  readonly subject: string;
  readonly attachments: readonly ArrivedAttachment[];
  readonly removal: boolean;
  readonly outcome: UpdateOutcome;
  readonly answer?: StatusStep;
}

/** What a receiver knows of a document of which it may have seen no more than a request about it. */
export interface DocumentFile {
  readonly documentId: string;
  /** The code that the packet was addressed to. */
  readonly to: string;
  readonly from: Party;
  /** `number/notation`. */
  readonly code: string;
  readonly promulgationDate: string;
  readonly state: ProcessingState;
  readonly steps: readonly StatusStep[];
  readonly takeBacks: readonly TakeBackRequest[];
  /** Oldest first. */
  readonly updates: readonly ReceivedUpdate[];
}

/** A request came before the document that it is about; once the document comes, this becomes part of it. */
export interface AwaitedDocument extends DocumentFile {
  readonly awaitedSince: Instant;
}

/** An entry of the register of incoming documents. */
export interface ReceivedDocument extends DocumentFile {
  /** The receiver's running number in its register (*số đến*), from 1 each year; paper counts along (MET-13). */
  readonly arrivalNumber: number;
  readonly transaction: TransactionKind;
  readonly deliveryId: string;
  readonly channel: ArrivalChannel;
  readonly subject: string;
  /** The day by which the sender wants its answer, `yyyy/MM/dd` as written. */
  readonly dueDate?: string;
  readonly toPlaces?: readonly string[];
  /** The hops that the packet had made. */
  readonly trace?: readonly TraceHeader[];
  readonly arrivedAt: Instant;
  readonly file: string;
  readonly attachments: readonly ArrivedAttachment[];
  /** The last verification of its signatures, with the five items of SIG-13; absent where none are verified. */
  readonly verification?: VerificationRecord;
  /** Recalls that were answered about it, oldest first. */
  readonly recalls: readonly RecallMark[];
  /** Identifiers of the documents that it recalls here, and of those that it replaces. */
  readonly recalled: readonly string[];
  readonly replaces: readonly string[];
  readonly replacedBy: readonly string[];
}

/** A packet that could not be read. It stays visible to a person (ERR-06). */
export interface UnreadablePacket {
  readonly deliveryId: string;
  readonly messageType: MessageType;
  readonly from: string;
  readonly at: Instant;
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** A document that came on paper: it stands in the same series of numbers as those that came in packets. */
export interface PaperArrival {
  readonly arrivalNumber: number;
  /** Code of the agency that it came to. */
  readonly to: string;
  /** Name of the issuing body. */
  readonly from: string;
  /** `number/notation`. */
  readonly code: string;
  /** `yyyy/MM/dd`. */
  readonly promulgationDate: string;
  readonly subject: string;
  readonly arrivedAt: Instant;
}

/**
 * What is put before a person of an agency beside its registers: a notice of the hub (STA-16), or a document
 * with which something is wrong, which the sender is told of as well (ERR-11).
 */
export interface DeskNote {
  /** The hub's own for a notice; for the rest what the note is about. */
  readonly id: string;
  readonly at: Instant;
  /** Code of the agency. */
  readonly to: string;
  readonly kind: 'hub-notice' | 'anomaly';
  readonly text: Bilingual;
  readonly documentIds: readonly string[];
}
