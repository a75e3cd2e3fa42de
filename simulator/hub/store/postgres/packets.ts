import { allWaitingOf, countAllWaiting, deliveryOf, packetOf, sentRowOf } from '../rows.ts';
import { selectSent, sentInWindow } from '../sent-sql.ts';
import type { HubStore, SentQuery, WaitingQuery } from '../store.ts';
import type { PostgresDatabase } from './database.ts';
import { findDocument, findRepeated, recordPacket } from './record-packet.ts';

const waitingFor = `
  FROM agencies JOIN deliveries ON deliveries.mailbox = agencies.code AND deliveries.state = 'waiting'
  JOIN packets USING (sequence)
  WHERE agencies.system_id = :systemId AND packets.message_type = :messageType
    AND packets.accepted_at BETWEEN :from AND :to`;

/** The packet by itself first, as `findDocument` looks for the document. */
const sentOfPacket = `
  WITH named AS MATERIALIZED (SELECT * FROM packets WHERE doc_id = :docId) ${selectSent('', 'named AS packets')}`;

/** Packets and deliveries in PostgreSQL. Rules that processes share are the database's, not this code's. */
export type PostgresPackets = Pick<
  HubStore,
  | 'recordPacket'
  | 'findRepeated'
  | 'findDocument'
  | 'listWaiting'
  | 'countWaiting'
  | 'countAllWaiting'
  | 'findPacket'
  | 'listSent'
  | 'holdsContent'
>;

export function createPostgresPackets(database: PostgresDatabase): PostgresPackets {
  const { run } = database;
  return {
    recordPacket: (packet, deliveries, event, flow) =>
      recordPacket(database, packet, deliveries, event, flow),
    findRepeated: (systemId, sha256) => findRepeated(run, systemId, sha256),
    findDocument: (systemId, document) => findDocument(run, systemId, document),
    async listWaiting(query) {
      const text = `SELECT deliveries.*, packets.* ${waitingFor}
        ORDER BY packets.priority DESC, packets.sequence, deliveries.number`;
      return (await run(text, windowed(query))).map(deliveryOf);
    },
    async countWaiting(systemId, messageType) {
      const text = `SELECT count(*) AS count ${waitingFor}`;
      return Number((await run(text, windowed({ systemId, messageType })))[0]?.['count']);
    },
    async countAllWaiting() {
      return allWaitingOf((await run(countAllWaiting, {}))[0] ?? {});
    },
    async findPacket(docId) {
      return (await run('SELECT * FROM packets WHERE doc_id = :docId', { docId })).map(packetOf)[0];
    },
    async listSent({ docId, ...query }) {
      const rows =
        docId === undefined
          ? await run(sentInWindow, windowed(query))
          : await run(sentOfPacket, { ...windowed(query), docId });
      return rows.map(sentRowOf);
    },
    async holdsContent(sha256) {
      return (await run('SELECT 1 FROM packets WHERE sha256 = :sha256 LIMIT 1', { sha256 })).length > 0;
    },
  };
}

function windowed({ systemId, messageType, from, to }: WaitingQuery | Omit<SentQuery, 'docId'>) {
  return { systemId, messageType, from: from ?? 0, to: to ?? Number.MAX_SAFE_INTEGER };
}
