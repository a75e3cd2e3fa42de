import type { Party, StaffInfo, StatusCode, TransactionKind } from '../../protocol/edxml/packet.ts';
import type { ProcessingState } from '../../protocol/lifecycle/processing.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { MessageType } from '../exchange-event.ts';

/** One status in the history of a document at one receiver. */
export interface StatusStep {
  /** The packet's own `Timestamp`, to the second. */
  readonly at: Instant;
  readonly statusCode: StatusCode;
  readonly staff?: StaffInfo;
  /** The reason of a 02, or the clerk's note. */
  readonly description?: string;
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
  /** Where its bytes stand. */
  readonly file: string;
  readonly attempts: number;
  /** Not sent before this instant. */
  readonly dueAt: Instant;
  readonly dispatching: Dispatching;
}

/** An entry of the register of outgoing documents, with what each receiver said. */
export interface SentDocument {
  readonly documentId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Running number in the register of outgoing documents, from 1. */
  readonly registerNumber: number;
  readonly registeredAt: Instant;
  /** The packet that carries it. */
  readonly outgoingId: string;
  /** By `To/OrganId`, in the order of the packet. */
  readonly histories: readonly ReceiverHistory[];
}

export interface ReceiverHistory {
  readonly organId: string;
  readonly state: ProcessingState;
  /** As they came, each once. */
  readonly steps: readonly StatusStep[];
}

/** What a receiver knows of one attachment that arrived. */
export interface ArrivedAttachment {
  readonly name: string;
  readonly size: number;
  /** SHA-256 of the bytes as the reader gets them (unzipped where they were zipped), lower-case hex. */
  readonly sha256: string;
}

/** An entry of the register of incoming documents. */
export interface ReceivedDocument {
  /** The receiver's running number in its register (*số đến*), from 1. */
  readonly arrivalNumber: number;
  readonly documentId: string;
  readonly transaction: TransactionKind;
  readonly deliveryId: string;
  /** The code that the packet was addressed to. */
  readonly to: string;
  readonly from: Party;
  readonly subject: string;
  /** `number/notation`. */
  readonly code: string;
  readonly promulgationDate: string;
  readonly arrivedAt: Instant;
  readonly file: string;
  readonly attachments: readonly ArrivedAttachment[];
  readonly state: ProcessingState;
  readonly steps: readonly StatusStep[];
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
