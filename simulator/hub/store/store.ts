import type { StatusCode, TransactionKind } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { AckOutcome, ExchangeEvent, MessageType } from '../../exchange-event.ts';
import type { HandoverChannel } from '../../flow-event.ts';
import type { NoticeQuery, NumberedNotice, Told } from '../notices/notice.ts';
import type { PacketFlow, Transfer } from '../transfers/transfer.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { VerdictStore } from './verdict-store.ts';

export type {
  AgenciesByCode,
  AgencyDetails,
  AgencyRelation,
  ConnectedSystem,
  DirectoryAgency,
  DirectoryChange,
  DirectoryChanged,
  DirectoryPut,
  HistoryQuery,
  NewAgency,
  PutAgency,
  RowAsRead,
  TakesBack,
  WaitingOnClose,
} from './directory-store.ts';

/**
 * What the hub keeps. Every method is one atomic step: it has happened, durably, when its promise resolves,
 * or it has not happened at all. Memory, SQLite and PostgreSQL pass one contract suite.
 */
export interface HubStore extends DirectoryStore, VerdictStore {
  /**
   * Records an accepted packet with one waiting delivery per mailbox, its event, and what the packet does to
   * transfers: `flow.opens` opens one for each delivery that has none, `flow.effects` are applied in their
   * order by `applyEffect`, with their events. When a packet with the same sender and content is already
   * there, records nothing and returns that one. `content`: what `IncomingPacket.keep` gave.
   */
  recordPacket(
    packet: NewPacket,
    deliveries: readonly NewDelivery[],
    event: ExchangeEvent,
    flow?: PacketFlow,
    content?: Uint8Array,
  ): Promise<Recorded>;
  /** The packet that a system sent with exactly this content, if it did. */
  findRepeated(systemId: string, sha256: string): Promise<StoredPacket | undefined>;
  /** The newest document packet, updates left out, that a system sent about the document with this key. */
  findDocument(systemId: string, document: string): Promise<StoredPacket | undefined>;
  /** Deliveries that wait for the agencies that a system serves: urgent first, then oldest first. */
  listWaiting(query: WaitingQuery): Promise<readonly Delivery[]>;
  countWaiting(systemId: string, messageType: MessageType): Promise<number>;
  /** How much waits in the whole hub. */
  countAllWaiting(): Promise<AllWaiting>;
  findDelivery(deliveryId: string): Promise<Delivery | undefined>;
  /** A delivery with the system that serves its mailbox. */
  findServedDelivery(deliveryId: string): Promise<ServedDelivery | undefined>;
  findPacket(docId: string): Promise<StoredPacket | undefined>;
  /** The sender's view: one row per delivery of the packets that a system sent, oldest first. */
  listSent(query: SentQuery): Promise<readonly SentRow[]>;
  /** True when any packet has this content; a file that none has may go. */
  holdsContent(sha256: string): Promise<boolean>;
  /** Nothing is recorded of a withdrawn delivery. */
  recordFetch(deliveryId: string, at: Instant, event: ExchangeEvent): Promise<LeaveRecorded>;
  /** The packet leaves by another channel; whether it waits or is held stays as it was. */
  recordHandover(
    deliveryId: string,
    channel: HandoverChannel,
    at: Instant,
    told: Told,
  ): Promise<LeaveRecorded>;
  /**
   * Moves a delivery: `done` and `fail` as `DeliveryState` says, `processing` nowhere. The event is recorded
   * when something changed or the outcome is `processing`; a repeated acknowledgement changes nothing. `told`
   * is recorded only when something changed.
   */
  recordAck(
    deliveryId: string,
    outcome: AckOutcome,
    at: Instant,
    event: ExchangeEvent,
    told?: Told,
  ): Promise<AckRecorded>;
  /** Offers a held delivery again, as if it had never been fetched (ERR-08). */
  recordReset(deliveryId: string, at: Instant, event: ExchangeEvent): Promise<ResetRecorded>;

  /** Transfers of a document to one receiver: one, unless several issuers use one identifier. */
  findTransfers(document: string, receiver: string): Promise<readonly Transfer[]>;
  /** Mailboxes that have sent packets about a document; none when the hub does not know it. */
  findIssuers(document: string): Promise<readonly string[]>;
  /** Transfers with their deliveries, oldest first. */
  listTransfers(query: TransferQuery): Promise<readonly TransferRow[]>;
  /**
   * Marks every transfer whose `acceptBy` has passed and that was not warned of yet, and records what `warn`
   * makes of all of them together. Two that run at once never warn of one transfer twice.
   */
  recordOverdue(at: Instant, warn: (overdue: readonly Transfer[]) => Told): Promise<Told>;
  /** In the order in which they were kept, numbered. */
  listNotices(query: NoticeQuery): Promise<readonly NumberedNotice[]>;

  recordEvent(event: ExchangeEvent): Promise<void>;
  /** Events in order, numbered from 1; those after `after`. */
  listEvents(after: number, limit: number): Promise<readonly NumberedEvent[]>;
  /**
   * Resolves when all that the methods above show by now is durable; undefined when it is. What is read may have been
   * committed a moment ago: whoever answers for it, waits.
   */
  durable(): Promise<void> | undefined;
  /** Forgets everything but systems and agencies. Numbers go on: who reads on from one is shown nothing twice. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface NewPacket {
  /** 24 hex digits: the id that the sender is given. */
  readonly docId: string;
  readonly messageType: MessageType;
  /** System that sent it. */
  readonly systemId: string;
  /** `From/OrganId` as written. */
  readonly from: string;
  /** The mailbox of the sending agency. */
  readonly fromMailbox: string;
  /** Identifier of the document, or of the document that a status is about. */
  readonly documentId: string;
  /** Key of the document that the packet is about: of the updated one, where it is an update. */
  readonly document: string;
  readonly statusCode?: StatusCode;
  readonly transactionKind?: TransactionKind;
  /** 0 to 4. */
  readonly priority: number;
  readonly title: string;
  /** `number/notation`. */
  readonly notation: string;
  /** SHA-256 of the packet as received, without the extra CRLF; its bytes are found by it. */
  readonly sha256: string;
  readonly size: number;
  /** Where in the packet the hub's own trace entry is spliced in when it is delivered. */
  readonly traceSplice: TraceSplice;
  readonly acceptedAt: Instant;
}

/**
 * The one change that delivery makes to a packet: `text` (complete, made when the packet was accepted) stands
 * in for the `removes` bytes at `offset`. That is none, but for a list that was written as an empty tag.
 */
export interface TraceSplice {
  readonly offset: number;
  readonly removes: number;
  readonly text: string;
}

export interface StoredPacket extends NewPacket {
  /** Grows by one with each packet. */
  readonly sequence: number;
}

export interface NewDelivery {
  /** UUID: the id that the receiver sees. */
  readonly deliveryId: string;
  /** The agency's one mailbox: its newest code. */
  readonly mailbox: string;
  /** `To/OrganId` as written. */
  readonly to: string;
}

/**
 * `waiting` until acknowledged; `held` after a `fail`, and no longer listed; `done` for ever, and so is
 * `withdrawn`, after a recall of what had not left the hub.
 */
export type DeliveryState = 'waiting' | 'held' | 'done' | 'withdrawn';

export interface Delivery extends NewDelivery {
  readonly packet: StoredPacket;
  readonly state: DeliveryState;
  readonly updatedAt: Instant;
  readonly fetchedAt?: Instant;
  /** The last channel beside the axis by which it left. */
  readonly handedOver?: { readonly channel: HandoverChannel; readonly at: Instant };
}

export interface ServedDelivery {
  readonly delivery: Delivery;
  /** Empty where the agency is connected to none; undefined where the directory does not know it. */
  readonly servedBy: string | undefined;
}

export type Recorded =
  /** `events` are those of the flow, which were recorded after the packet's own. */
  | { readonly kind: 'new'; readonly packet: StoredPacket; readonly events: readonly ExchangeEvent[] }
  | { readonly kind: 'repeated'; readonly packet: StoredPacket }
  /** The system has sent another document under this identifier, and the flow refuses that. */
  | { readonly kind: 'conflict'; readonly packet: StoredPacket };

/**
 * `changed` now; `unchanged` because it had been said before; `too-late` because it was already `done`;
 * `withdrawn` because it was recalled.
 */
export type AckRecorded = 'changed' | 'unchanged' | 'too-late' | 'withdrawn';

/** Whether a packet could leave the hub. */
export type LeaveRecorded = 'recorded' | 'withdrawn';

/** `refused`: it is done or withdrawn. */
export type ResetRecorded = 'changed' | 'unchanged' | 'refused';

/** Deliveries that wait, of any type; a packet counts once for each receiver at which it waits. */
export interface AllWaiting {
  readonly packets: number;
  /** Mailboxes at which anything waits. */
  readonly receivers: number;
}

/** `from` and `to` bound the time of acceptance, both inclusive. */
export interface WaitingQuery {
  readonly systemId: string;
  readonly messageType: MessageType;
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface SentQuery {
  /** The system whose packets are asked for. */
  readonly systemId: string;
  readonly messageType: MessageType;
  readonly docId?: string;
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface SentRow {
  readonly delivery: Delivery;
  /** How the document that the packet is about stands at this receiver; absent for statuses. */
  readonly transfer?: Transfer;
}

/** What is left out is not asked for. */
export interface TransferQuery {
  readonly document?: string;
  readonly issuer?: string;
  readonly receiver?: string;
  /** At most so many, the latest; 1,000 unless told. */
  readonly limit?: number;
}

/** One transfer with the deliveries of all packets about its document to its receiver, oldest first. */
export interface TransferRow {
  readonly transfer: Transfer;
  readonly deliveries: readonly Delivery[];
}

export interface NumberedEvent {
  readonly number: number;
  readonly event: ExchangeEvent;
}
