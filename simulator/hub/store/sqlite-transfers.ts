import type { DatabaseSync } from 'node:sqlite';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { HubNotice, NoticeQuery, NumberedNotice } from '../notices/notice.ts';
import type { FlowEffect, PacketFlow, Transfer } from '../transfers/transfer.ts';
import { hasLeft } from './ack.ts';
import { prepareByName } from './by-name.ts';
import type { Numbering } from './numbering.ts';
import { deliveryOf, noticeOf, transferOf, transferRowsOf, transferValues } from './rows.ts';
import { openedBy, settleEffects, type TransferRows } from './settle-effects.ts';
import type { NewDelivery, StoredPacket, TransferQuery, TransferRow } from './store.ts';
import { listedTransfers } from './transfer-sql.ts';

const columns = `(document, receiver, issuer, document_id, accepted_at, accept_by, processing, changed_at,
  overdue_warned_at, marks)`;
const values = `(:document, :receiver, :issuer, :documentId, :acceptedAt, :acceptBy, :processing, :changedAt,
  :overdueWarnedAt, :marks)`;

/** Deliveries of all packets about a document from its issuer to one receiver. */
const deliveriesOf = `
  FROM packets JOIN deliveries USING (sequence)
  WHERE packets.document = ? AND packets.sender_mailbox = ? AND deliveries.mailbox = ?
    AND packets.message_type = 'edoc'`;

/** Transfers and notices, whose `numbers` these are, in SQLite. Writing functions run inside the caller's transaction. */
export interface SqliteTransfers {
  /** Opens and changes transfers as a packet that has just been put in asks. */
  settle(packet: StoredPacket, fanOut: readonly NewDelivery[], flow: PacketFlow): readonly ExchangeEvent[];
  find(document: string, receiver: string): readonly Transfer[];
  issuers(document: string): readonly string[];
  list(query: TransferQuery): readonly TransferRow[];
  overdue(at: number): readonly Transfer[];
  save(transfer: Transfer): void;
  addNotice(notice: HubNotice): void;
  notices(query: NoticeQuery): readonly NumberedNotice[];
}

export function createSqliteTransfers(database: DatabaseSync, numbers: Numbering): SqliteTransfers {
  const statements = {
    open: prepareByName(database, `INSERT INTO transfers ${columns} VALUES ${values} ON CONFLICT DO NOTHING`),
    save: prepareByName(database, `REPLACE INTO transfers ${columns} VALUES ${values}`),
    ofReceiver: database.prepare('SELECT * FROM transfers WHERE document = ? AND receiver = ?'),
    ofDocument: database.prepare('SELECT * FROM transfers WHERE document = ? ORDER BY receiver, issuer'),
    issuers: database.prepare('SELECT DISTINCT issuer FROM transfers WHERE document = ?'),
    recalled: database.prepare('SELECT document FROM transfer_recalls WHERE recall = ? ORDER BY document'),
    noteRecall: database.prepare('INSERT INTO transfer_recalls VALUES (?, ?) ON CONFLICT DO NOTHING'),
    deliveries: database.prepare(`SELECT deliveries.*, packets.* ${deliveriesOf}`),
    withdraw: database.prepare(
      "UPDATE deliveries SET state = 'withdrawn', updated_at = ? WHERE delivery_id = ? AND state IN ('waiting', 'held')",
    ),
    list: database.prepare(listedTransfers),
    overdue: database.prepare(
      `SELECT * FROM transfers WHERE accept_by IS NOT NULL AND overdue_warned_at IS NULL AND accept_by < ?
       ORDER BY accept_by, document, receiver`,
    ),
    addNotice: database.prepare(
      'INSERT INTO notices (number, id, recipient, notice) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
    ),
    notices: database.prepare(
      'SELECT * FROM notices WHERE number > :after AND recipient = coalesce(:to, recipient) ORDER BY number LIMIT :limit',
    ),
  };
  const ofReceivers = (document: string, receivers: readonly string[] | undefined) =>
    receivers === undefined
      ? statements.ofDocument.all(document).map(transferOf)
      : receivers.toSorted().flatMap((each) => statements.ofReceiver.all(document, each).map(transferOf));
  const concerned = (effect: FlowEffect) => {
    if (effect.kind !== 'recall-answer') {
      const found = ofReceivers(effect.document, effect.receivers);
      return 'issuer' in effect ? found.filter(({ issuer }) => issuer === effect.issuer) : found;
    }
    const documents = statements.recalled.all(effect.recall).map((row) => String(row['document']));
    return documents.flatMap((document) => ofReceivers(document, effect.receivers));
  };
  const deliveries = ({ document, issuer, receiver }: Transfer) =>
    statements.deliveries.all(document, issuer, receiver).map(deliveryOf);

  const rows: TransferRows = {
    concerned,
    reached: (transfer) => deliveries(transfer).some(hasLeft),
    save: (transfer) => statements.save(transferValues(transfer)),
    noteRecall: (recall, { document }) => {
      statements.noteRecall.run(recall, document);
    },
    withdraw: (transfer, at, except) => {
      for (const { deliveryId, packet } of deliveries(transfer)) {
        if (packet.sequence !== except) statements.withdraw.run(at, deliveryId);
      }
    },
  };

  return {
    settle(packet, fanOut, flow) {
      for (const each of fanOut) {
        const opened = openedBy(packet, each, flow);
        if (opened !== undefined) statements.open(transferValues(opened));
      }
      return settleEffects(flow.effects, rows, packet.acceptedAt, packet.sequence);
    },
    find: (document, receiver) => ofReceivers(document, [receiver]),
    issuers: (document) => statements.issuers.all(document).map((row) => String(row['issuer'])),
    list: ({ document = null, issuer = null, receiver = null, limit = 1_000 }) =>
      transferRowsOf(statements.list.all({ document, issuer, receiver, limit })),
    overdue: (at) => statements.overdue.all(at).map(transferOf),
    save: rows.save,
    addNotice: (notice) => {
      statements.addNotice.run(numbers.next(), notice.id, notice.to, JSON.stringify(notice));
    },
    notices: ({ to = null, after = 0, limit = 1_000 }) =>
      statements.notices.all({ to, after, limit }).map(noticeOf),
  };
}
