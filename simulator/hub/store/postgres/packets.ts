import type { ExchangeEvent } from '../../../exchange-event.ts';
import { stateAfterAck } from '../ack.ts';
import { deliveryOf, packetOf, packetValues, sentRowOf } from '../rows.ts';
import type { HubStore, NewDelivery, NewPacket, Recorded, SentQuery, WaitingQuery } from '../store.ts';
import type { PostgresDatabase, Run } from './database.ts';

/** Packet, deliveries and event in one statement, which is one transaction; a twin makes it do nothing. */
const recordPacket = `
  WITH packet AS (
    INSERT INTO packets (doc_id, message_type, system_id, sender, sender_mailbox, document_id, status_code,
      transaction_kind, priority, title, notation, sha256, size, splice_offset, splice_removes, splice_text,
      accepted_at)
    VALUES (:docId, :messageType, :systemId, :from, :fromMailbox, :documentId, :statusCode, :transactionKind,
      :priority, :title, :notation, :sha256, :size, :spliceOffset, :spliceRemoves, :spliceText, :acceptedAt)
    ON CONFLICT (sha256, system_id) DO NOTHING
    RETURNING sequence, accepted_at),
  fan AS (
    INSERT INTO deliveries (delivery_id, sequence, mailbox, receiver, state, updated_at)
    SELECT each.delivery_id, packet.sequence, each.mailbox, each.receiver, 'waiting', packet.accepted_at
    FROM packet, unnest(:deliveryIds::text[], :mailboxes::text[], :receivers::text[])
      WITH ORDINALITY AS each (delivery_id, mailbox, receiver, position)
    ORDER BY each.position),
  told AS (INSERT INTO events (event) SELECT :event FROM packet)
  SELECT sequence FROM packet`;

/** Moves a delivery only if nobody moved it since its state was read. */
const moveDelivery = `
  WITH moved AS (
    UPDATE deliveries SET state = :after, updated_at = :at WHERE delivery_id = :deliveryId AND state = :before
    RETURNING 1),
  told AS (INSERT INTO events (event) SELECT :event FROM moved)
  SELECT count(*) AS moved FROM moved`;

const markFetched = `
  WITH marked AS (
    UPDATE deliveries SET fetched_at = :at WHERE delivery_id = :deliveryId AND fetched_at IS NULL)
  INSERT INTO events (event) VALUES (:event)`;

const waitingFor = `
  FROM agencies JOIN deliveries ON deliveries.mailbox = agencies.code AND deliveries.state = 'waiting'
  JOIN packets USING (sequence)
  WHERE agencies.system_id = :systemId AND packets.message_type = :messageType
    AND packets.accepted_at BETWEEN :from AND :to`;

const selectSent = `
  SELECT deliveries.*, packets.*, last.status_code AS last_code, last.accepted_at AS last_at
  FROM packets JOIN deliveries USING (sequence)
  LEFT JOIN LATERAL (
    SELECT status.status_code, status.accepted_at FROM packets AS status
    WHERE status.document_id = packets.document_id AND status.message_type = 'status'
      AND status.sender_mailbox = deliveries.mailbox AND packets.message_type = 'edoc'
    ORDER BY status.sequence DESC LIMIT 1) AS last ON true
  WHERE packets.system_id = :systemId AND packets.message_type = :messageType
    AND packets.accepted_at BETWEEN :from AND :to AND (:docId::text IS NULL OR packets.doc_id = :docId)
  ORDER BY packets.sequence, deliveries.number`;

/** Packets and deliveries in PostgreSQL. Rules that processes share are the database's, not this code's. */
export type PostgresPackets = Pick<
  HubStore,
  | 'recordPacket'
  | 'findRepeated'
  | 'findDocument'
  | 'listWaiting'
  | 'countWaiting'
  | 'findDelivery'
  | 'findPacket'
  | 'listSent'
  | 'holdsContent'
  | 'recordFetch'
  | 'recordAck'
>;

export function createPostgresPackets({ run }: PostgresDatabase): PostgresPackets {
  const store: PostgresPackets = {
    async recordPacket(packet, deliveries, event) {
      for (;;) {
        const [row] = await run(recordPacket, {
          ...packetValues(packet),
          ...fanOutValues(deliveries),
          event: JSON.stringify(event),
        });
        if (row !== undefined) {
          return { kind: 'new', packet: { ...packet, sequence: Number(row['sequence']) } };
        }
        const repeated = await findTwin(run, packet);
        if (repeated !== undefined) return repeated;
      }
    },
    async findRepeated(systemId, sha256) {
      const text = 'SELECT * FROM packets WHERE sha256 = :sha256 AND system_id = :systemId';
      return (await run(text, { sha256, systemId })).map(packetOf)[0];
    },
    async findDocument(systemId, documentId) {
      const text = `SELECT * FROM packets WHERE document_id = :documentId AND system_id = :systemId
        AND message_type = 'edoc' ORDER BY sequence DESC LIMIT 1`;
      return (await run(text, { systemId, documentId })).map(packetOf)[0];
    },
    async listWaiting(query) {
      const text = `SELECT deliveries.*, packets.* ${waitingFor}
        ORDER BY packets.priority DESC, packets.sequence, deliveries.number`;
      return (await run(text, windowed(query))).map(deliveryOf);
    },
    async countWaiting(systemId, messageType) {
      const text = `SELECT count(*) AS count ${waitingFor}`;
      return Number((await run(text, windowed({ systemId, messageType })))[0]?.['count']);
    },
    async findDelivery(deliveryId) {
      const text = 'SELECT * FROM deliveries JOIN packets USING (sequence) WHERE delivery_id = :deliveryId';
      return (await run(text, { deliveryId })).map(deliveryOf)[0];
    },
    async findPacket(docId) {
      return (await run('SELECT * FROM packets WHERE doc_id = :docId', { docId })).map(packetOf)[0];
    },
    async listSent(query) {
      return (await run(selectSent, { ...windowed(query), docId: query.docId ?? null })).map(sentRowOf);
    },
    async holdsContent(sha256) {
      return (await run('SELECT 1 FROM packets WHERE sha256 = :sha256 LIMIT 1', { sha256 })).length > 0;
    },
    async recordFetch(deliveryId, at, event) {
      await run(markFetched, { deliveryId, at, event: JSON.stringify(event) });
    },
    async recordAck(deliveryId, outcome, at, event) {
      for (;;) {
        const delivery = await store.findDelivery(deliveryId);
        if (delivery === undefined) throw new Error(`No delivery ${deliveryId} to acknowledge.`);
        const { state, recorded } = stateAfterAck(delivery.state, outcome);
        if (outcome === 'processing') await tell(run, event);
        if (recorded !== 'changed') return recorded;
        const move = { deliveryId, at, before: delivery.state, after: state, event: JSON.stringify(event) };
        const [row] = await run(moveDelivery, move);
        if (row?.['moved'] === 1) return recorded;
      }
    },
  };
  return store;
}

/** Writes an event by itself. */
export async function tell(run: Run, event: ExchangeEvent): Promise<void> {
  await run('INSERT INTO events (event) VALUES (:event)', { event: JSON.stringify(event) });
}

/** The packet that was there first; none when a reset took it away in between. */
async function findTwin(run: Run, { systemId, sha256 }: NewPacket): Promise<Recorded | undefined> {
  const text = 'SELECT * FROM packets WHERE sha256 = :sha256 AND system_id = :systemId';
  const [packet] = (await run(text, { sha256, systemId })).map(packetOf);
  return packet && { kind: 'repeated', packet };
}

function fanOutValues(deliveries: readonly NewDelivery[]) {
  return {
    deliveryIds: deliveries.map((each) => each.deliveryId),
    mailboxes: deliveries.map((each) => each.mailbox),
    receivers: deliveries.map((each) => each.to),
  };
}

function windowed({ systemId, messageType, from, to }: WaitingQuery | Omit<SentQuery, 'docId'>) {
  return { systemId, messageType, from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER };
}
