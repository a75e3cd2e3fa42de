import type { DatabaseSync } from 'node:sqlite';
import type { AckOutcome, MessageType } from '../../exchange-event.ts';
import type { HandoverChannel } from '../../flow-event.ts';
import type { Told } from '../notices/notice.ts';
import { resetOf, stateAfterAck } from './ack.ts';
import { prepareByName } from './by-name.ts';
import { endLimits } from './directory-sql.ts';
import type { Numbering } from './numbering.ts';
import {
  allWaitingOf,
  countAllWaiting,
  deliveryOf,
  packetOf,
  packetValues,
  type Row,
  sentRowOf,
} from './rows.ts';
import { sentInWindow, sentOfPacket } from './sent-sql.ts';
import type {
  AckRecorded,
  AllWaiting,
  Delivery,
  LeaveRecorded,
  NewDelivery,
  NewPacket,
  ResetRecorded,
  SentQuery,
  SentRow,
  StoredPacket,
  TakesBack,
  WaitingQuery,
} from './store.ts';

const insertPacket = `
  INSERT INTO packets (sequence, doc_id, message_type, system_id, sender, sender_mailbox, document_id, document,
    status_code, transaction_kind, priority, title, notation, sha256, size, splice_offset, splice_removes, splice_text,
    accepted_at)
  VALUES (:sequence, :docId, :messageType, :systemId, :from, :fromMailbox, :documentId, :document, :statusCode,
    :transactionKind, :priority, :title, :notation, :sha256, :size, :spliceOffset, :spliceRemoves, :spliceText, :acceptedAt)`;

const insertDelivery = `
  INSERT INTO deliveries (delivery_id, sequence, mailbox, receiver, state, updated_at)
  VALUES (?, ?, ?, ?, 'waiting', ?)`;

/** The agencies come first: a system serves few of them, and each leads to its own waiting deliveries. */
const waitingFor = `
  FROM agencies CROSS JOIN deliveries ON deliveries.mailbox = agencies.code AND deliveries.state = 'waiting'
  JOIN packets USING (sequence)
  WHERE agencies.system_id = :systemId AND packets.message_type = :messageType
    AND packets.accepted_at BETWEEN :from AND :to`;

/** What waits or is held for a mailbox, oldest first. */
const waitingAt = `
  SELECT deliveries.*, packets.* FROM deliveries JOIN packets USING (sequence)
  WHERE deliveries.mailbox = :mailbox AND deliveries.state IN ('waiting', 'held')
  ORDER BY packets.sequence, deliveries.number`;

const withdrawWaiting = `
  UPDATE deliveries SET state = 'withdrawn', updated_at = :at
  WHERE mailbox = :mailbox AND state IN ('waiting', 'held')`;

/** Packets and deliveries in SQLite. Writing functions run inside the caller's transaction. */
export interface SqlitePackets {
  insert(packet: NewPacket, deliveries: readonly NewDelivery[]): StoredPacket;
  findRepeated(systemId: string, sha256: string): StoredPacket | undefined;
  findDocument(systemId: string, document: string): StoredPacket | undefined;
  findPacket(docId: string): StoredPacket | undefined;
  findDelivery(deliveryId: string): Delivery | undefined;
  listWaiting(query: WaitingQuery): readonly Delivery[];
  countWaiting(systemId: string, messageType: MessageType): number;
  countAllWaiting(): AllWaiting;
  listSent(query: SentQuery): readonly SentRow[];
  markFetched(deliveryId: string, at: number): LeaveRecorded;
  handOver(deliveryId: string, channel: HandoverChannel, at: number): LeaveRecorded;
  reset(deliveryId: string, at: number): ResetRecorded;
  acknowledge(deliveryId: string, outcome: AckOutcome, at: number): AckRecorded;
  holdsContent(sha256: string): boolean;
  /** Withdraws what waits for a mailbox, and gives what is to be told of it. */
  takeBack(taken: TakesBack): Told;
}

export function createSqlitePackets(database: DatabaseSync, sequences: Numbering): SqlitePackets {
  const statements = {
    insertPacket: prepareByName(database, insertPacket),
    insertDelivery: database.prepare(insertDelivery),
    repeated: database.prepare('SELECT * FROM packets WHERE sha256 = ? AND system_id = ?'),
    document: database.prepare(
      `SELECT * FROM packets WHERE document = ? AND system_id = ? AND message_type = 'edoc'
       AND transaction_kind IS NOT 2 ORDER BY sequence DESC LIMIT 1`,
    ),
    packet: database.prepare('SELECT * FROM packets WHERE doc_id = ?'),
    delivery: database.prepare(
      'SELECT * FROM deliveries JOIN packets USING (sequence) WHERE delivery_id = ?',
    ),
    waiting: database.prepare(
      `SELECT deliveries.*, packets.* ${waitingFor}
       ORDER BY packets.priority DESC, packets.sequence, deliveries.number`,
    ),
    countWaiting: database.prepare(`SELECT count(*) AS count ${waitingFor}`),
    countAllWaiting: database.prepare(countAllWaiting),
    sent: database.prepare(sentInWindow),
    sentOfPacket: database.prepare(sentOfPacket),
    fetched: database.prepare(
      `UPDATE deliveries SET fetched_at = coalesce(fetched_at, ?)
       WHERE delivery_id = ? AND state <> 'withdrawn'`,
    ),
    handOver: database.prepare(
      `UPDATE deliveries SET handed_over = ?, handed_over_at = ?
       WHERE delivery_id = ? AND state <> 'withdrawn'`,
    ),
    reset: database.prepare(
      "UPDATE deliveries SET state = 'waiting', fetched_at = NULL, updated_at = ? WHERE delivery_id = ?",
    ),
    state: database.prepare('UPDATE deliveries SET state = ?, updated_at = ? WHERE delivery_id = ?'),
    waitingAt: database.prepare(waitingAt),
    withdrawWaiting: database.prepare(withdrawWaiting),
    endLimits: database.prepare(endLimits),
    content: database.prepare('SELECT 1 FROM packets WHERE sha256 = ? LIMIT 1'),
  };
  const one = <T>(row: Row | undefined, decode: (row: Row) => T) =>
    row === undefined ? undefined : decode(row);

  const findDelivery = (deliveryId: string) => one(statements.delivery.get(deliveryId), deliveryOf);

  const insert = (packet: NewPacket, deliveries: readonly NewDelivery[]): StoredPacket => {
    const sequence = sequences.next();
    statements.insertPacket({ ...packetValues(packet), sequence });
    for (const { deliveryId, mailbox, to } of deliveries) {
      statements.insertDelivery.run(deliveryId, sequence, mailbox, to, packet.acceptedAt);
    }
    return { ...packet, sequence };
  };

  const known = (deliveryId: string, act: string): Delivery => {
    const delivery = findDelivery(deliveryId);
    if (delivery === undefined) throw new Error(`No delivery ${deliveryId} to ${act}.`);
    return delivery;
  };
  const acknowledge = (deliveryId: string, outcome: AckOutcome, at: number): AckRecorded => {
    const after = stateAfterAck(known(deliveryId, 'acknowledge').state, outcome);
    if (after.recorded === 'changed') statements.state.run(after.state, at, deliveryId);
    return after.recorded;
  };
  const reset = (deliveryId: string, at: number): ResetRecorded => {
    const recorded = resetOf(known(deliveryId, 'reset').state);
    if (recorded === 'changed') statements.reset.run(at, deliveryId);
    return recorded;
  };

  const takeBack = ({ mailbox, at, tell }: TakesBack): Told => {
    const taken = statements.waitingAt.all({ mailbox }).map(deliveryOf);
    statements.withdrawWaiting.run({ mailbox, at });
    statements.endLimits.run({ mailbox, at });
    return tell(taken.map((each) => ({ ...each, state: 'withdrawn', updatedAt: at })));
  };

  return {
    insert,
    acknowledge,
    reset,
    takeBack,
    findDelivery,
    findRepeated: (systemId, sha256) => one(statements.repeated.get(sha256, systemId), packetOf),
    findDocument: (systemId, document) => one(statements.document.get(document, systemId), packetOf),
    findPacket: (docId) => one(statements.packet.get(docId), packetOf),
    listWaiting: (query) => statements.waiting.all(windowed(query)).map(deliveryOf),
    countWaiting: (systemId, messageType) =>
      Number(statements.countWaiting.get(windowed({ systemId, messageType }))?.['count']),
    countAllWaiting: () => allWaitingOf(statements.countAllWaiting.get() ?? {}),
    listSent: ({ docId, ...query }) =>
      (docId === undefined
        ? statements.sent.all(windowed(query))
        : statements.sentOfPacket.all({ ...windowed(query), docId })
      ).map(sentRowOf),
    markFetched: (deliveryId, at) =>
      Number(statements.fetched.run(at, deliveryId).changes) === 0 ? 'withdrawn' : 'recorded',
    handOver: (deliveryId, channel, at) =>
      Number(statements.handOver.run(channel, at, deliveryId).changes) === 0 ? 'withdrawn' : 'recorded',
    holdsContent: (sha256) => statements.content.get(sha256) !== undefined,
  };
}

function windowed({ systemId, messageType, from, to }: WaitingQuery) {
  return { systemId, messageType, from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER };
}
