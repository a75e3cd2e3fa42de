import type { StatusCode } from '../protocol/edxml/packet.ts';
import type { RefusalReason, StayReason } from '../protocol/lifecycle/machine.ts';
import type { ProcessingState } from '../protocol/lifecycle/processing.ts';
import type { Instant } from '../protocol/ports/ports.ts';
import type { Problem } from '../protocol/problems/problem.ts';

/** What happens to a document beside its plain way from sender to receiver and back. Mailboxes, no content. */
export type FlowEvent =
  /** A status that did not simply move its document on: a step was left out, or the state stayed as it was. */
  | (AboutTransfer & {
      readonly name: 'status-judged';
      readonly from: string;
      readonly statusCode: StatusCode;
      readonly outcome: 'moved' | 'kept';
      /** The state that holds from now on. */
      readonly state: ProcessingState;
      readonly why: StayReason | RefusalReason | 'skipped' | 'wrong-actor';
      /** The lifecycle's explanation, where it has one. */
      readonly problems: readonly Problem[];
    })
  /** The hub wrote down what a recall, an update, a replacement or an answer to one means for a receiver. */
  | (AboutTransfer & {
      readonly name: 'document-marked';
      readonly mark: DocumentMark;
      /** Identifier of the document that did it, the hub's id of an update packet, or a mailbox. */
      readonly by: string;
    })
  /** A held packet is offered again. */
  | (AboutDelivery & { readonly name: 'delivery-reset' })
  /** A packet left the hub beside the axis. */
  | (AboutDelivery & {
      readonly name: 'delivery-handed-over';
      readonly channel: HandoverChannel;
      readonly sha256: string;
    })
  | (Happened & {
      readonly name: 'notice-given';
      readonly notice: string;
      readonly to: string;
      readonly kind: NoticeKind;
      readonly documentIds: readonly string[];
    })
  /** A packet held what may harm (ATT-08). It was refused; this is what is kept of it. */
  | (Happened & {
      readonly name: 'packet-quarantined';
      readonly systemId: string;
      /** Of the packet as it came; its bytes are gone. */
      readonly sha256: string;
      readonly bytes: number;
      /** What may harm, and where. */
      readonly problems: readonly Problem[];
    })
  /** Somebody tried what only another may do. The refusal itself is told as well. */
  | (Happened & {
      readonly name: 'security-event';
      /** Who called, as far as it proved that. */
      readonly systemId: string;
      readonly operation: string;
      readonly problem: Problem;
      readonly requirements: readonly string[];
    });

/** What the hub marks a document with, at one receiver. */
export type DocumentMark =
  | 'withdrawn'
  | 'recall-asked'
  | 'recalled'
  | 'recall-declined'
  | 'update-asked'
  | 'removal-asked'
  | 'updated'
  | 'update-declined'
  | 'taken-back'
  | 'replaced';

/** How a packet can leave the hub when the axis itself does not do. */
export type HandoverChannel = 'portal' | 'email';

/** What the hub tells people beside the axis. */
export type NoticeKind =
  | 'receiver-failed'
  | 'document-conflict'
  | 'overdue-acceptance'
  | 'packet-by-email'
  | 'receiver-closed';

interface Happened {
  readonly at: Instant;
}

interface AboutTransfer extends Happened {
  readonly documentId: string;
  readonly issuer: string;
  readonly receiver: string;
}

interface AboutDelivery extends Happened {
  readonly deliveryId: string;
  readonly documentId: string;
  readonly receiver: string;
}
