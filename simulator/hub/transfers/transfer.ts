import type { StatusCode } from '../../../protocol/edxml/packet.ts';
import type { Side } from '../../../protocol/lifecycle/machine.ts';
import type { ProcessingState } from '../../../protocol/lifecycle/processing.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { Told } from '../notices/notice.ts';

/**
 * How one document stands between its issuer and one receiver, as far as the hub has seen. There is one for
 * each receiver of a document; the packets that are about it (itself, its updates) have their own deliveries.
 */
export interface Transfer {
  /** Key of the document: its identifier with the issuer's code as the directory has it. */
  readonly document: string;
  /** Its identifier as the first packet wrote it. */
  readonly documentId: string;
  /** Mailboxes. */
  readonly issuer: string;
  readonly receiver: string;
  readonly acceptedAt: Instant;
  /** Until when the receiver is to say 02 or 03; absent when no limit applies. */
  readonly acceptBy?: Instant;
  readonly processing: ProcessingState;
  /** When `processing` last changed. */
  readonly changedAt: Instant;
  readonly overdueWarnedAt?: Instant;
  readonly marks: TransferMarks;
}

/** What happened to a document beside its processing. */
export interface TransferMarks {
  /** Recalls of this document at this receiver, oldest first. */
  readonly recalls: readonly RecallMark[];
  /** Updates of it that went to this receiver, oldest first. */
  readonly updates: readonly UpdateMark[];
  /** True once the receiver consented to giving it up: to a take-back, or to being taken off the list. */
  readonly takenBack: boolean;
  /** Identifiers of the documents that replace it, and of those that it replaces. */
  readonly replacedBy: readonly string[];
  readonly replaces: readonly string[];
}

/** `withdrawn`: it never left the hub. The others are the receiver's answer to the recall document. */
export type RecallOutcome = 'asked' | 'withdrawn' | 'agreed' | 'declined';

export interface RecallMark {
  /** Key and identifier of the recall document. */
  readonly recall: string;
  readonly by: string;
  readonly outcome: RecallOutcome;
}

export type UpdateOutcome = 'asked' | 'accepted' | 'declined';

export interface UpdateMark {
  /** The hub's id of the update packet, since its identifier may be the document's own. */
  readonly docId: string;
  /** True when it takes this receiver off the list. */
  readonly removal: boolean;
  readonly outcome: UpdateOutcome;
}

export const noMarks: TransferMarks = {
  recalls: [],
  updates: [],
  takenBack: false,
  replacedBy: [],
  replaces: [],
};

/** How transfers open when a document packet is recorded: one for each delivery that has none yet. */
export interface OpenedTransfers {
  readonly acceptBy?: Instant;
  /** Identifiers of the documents that this one replaces. */
  readonly replaces: readonly string[];
}

/** What a packet does to transfers that are there, in the one step in which it is recorded. */
export type FlowEffect =
  | {
      readonly kind: 'status';
      readonly document: string;
      /** The receiver of the document; it need not be that of the status. */
      readonly receivers: readonly [string];
      readonly code: StatusCode;
      /** Who speaks. */
      readonly side: Side;
      readonly from: string;
      readonly description?: string;
    }
  | {
      /** A receiver accepts (03) or refuses (02) a document that recalls others. */
      readonly kind: 'recall-answer';
      /** Key of the recall document. */
      readonly recall: string;
      /** Whoever has the recall, and the closed bodies that it speaks for. */
      readonly receivers: readonly string[];
      readonly code: '02' | '03';
      readonly description?: string;
    }
  | {
      readonly kind: 'recall';
      readonly document: string;
      readonly issuer: string;
      readonly receivers: readonly string[];
      readonly recall: string;
      readonly by: string;
    }
  | {
      readonly kind: 'update';
      readonly document: string;
      readonly issuer: string;
      readonly receivers: readonly string[];
      readonly docId: string;
      readonly removal: boolean;
    }
  | {
      readonly kind: 'replace';
      readonly document: string;
      readonly issuer: string;
      /** Undefined: every receiver that the document had. */
      readonly receivers: readonly string[] | undefined;
      readonly by: string;
    };

/** What recording a packet does beyond its own rows. */
export interface PacketFlow {
  /** For document packets. */
  readonly opens?: OpenedTransfers;
  readonly effects: readonly FlowEffect[];
  /** The transfers that a status is about, as they stood when it was judged. A store may suppose that they still do. */
  readonly seen?: readonly Transfer[];
  /** Record nothing when the system has sent another document under this identifier (DUP-03). */
  readonly refuseConflict?: boolean;
  /** What people are told of it, recorded with the packet. */
  readonly told?: Told;
}

/** True when the receiver has nothing of the document any more, or never had: no status of it counts. */
export function isClosed({ marks, processing }: Transfer): boolean {
  const gone = marks.recalls.some(({ outcome }) => outcome === 'withdrawn' || outcome === 'agreed');
  return gone || processing === 'withdrawn';
}
