import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { ExchangeEvent } from '../../exchange-event.ts';
import { nothingTold, type Told } from '../notices/notice.ts';
import type { CommitWatch } from '../spans/commit-watch.ts';
import { createCheckpoints } from './checkpoints/checkpoints.ts';
import { createGroupCommit } from './group-commit.ts';
import { migrations } from './migrations/all.ts';
import { createNumbering } from './numbering.ts';
import { unusableStore } from './refused.ts';
import type { Row } from './rows.ts';
import { noFlow } from './settle-effects.ts';
import { createSqliteContents, type SqliteContents } from './sqlite-contents.ts';
import { createSqliteDirectory } from './sqlite-directory.ts';
import { createSqlitePackets } from './sqlite-packets.ts';
import { inspectSqlite, migrateSqlite } from './sqlite-schema.ts';
import { createSqliteTransfers } from './sqlite-transfers.ts';
import { createSqliteVerdicts } from './sqlite-verdicts.ts';
import type { DirectoryAgency, HubStore, NumberedEvent } from './store.ts';
import { openSyncedLog } from './sync-log.ts';

/** A store in SQLite, and the bytes of the short packets that lie in it. */
export interface SqliteStore extends HubStore {
  readonly contents: SqliteContents;
}

/**
 * A store in one SQLite file: write-ahead log, synced after every commit, so that what was answered is on disk.
 * Reads are synchronous and see committed rows only, durable when `durable` says so; writes go through a group commit.
 * Throws a clear line when the file is no database or was written by a newer version.
 */
export function createSqliteStore(path: string, watch?: CommitWatch): SqliteStore {
  const database = open(path);
  const log = openSyncedLog(path);
  const checkpoints = createCheckpoints(database, path);
  const syncLog = () => {
    const synced = log.sync();
    checkpoints.committed();
    return synced;
  };
  const explain = (reason: unknown) => unusableStore(path, reason) ?? reason;
  const commits = createGroupCommit({ database, syncLog, watch, explain });
  const sequences = createNumbering(database, 'packets', 'sequence');
  const numbers = createNumbering(database, 'events', 'number');
  const noticeNumbers = createNumbering(database, 'notices', 'number');
  const verdictNumbers = createNumbering(database, 'verdicts', 'number');
  const packets = createSqlitePackets(database, sequences);
  const contents = createSqliteContents(database);
  const directory = createSqliteDirectory(database);
  const transfers = createSqliteTransfers(database, noticeNumbers);
  const verdicts = createSqliteVerdicts(database, verdictNumbers);
  const insertEvent = database.prepare('INSERT INTO events VALUES (?, ?)');
  const selectEvents = database.prepare('SELECT * FROM events WHERE number > ? ORDER BY number LIMIT ?');
  const tell = (event: ExchangeEvent) => insertEvent.run(numbers.next(), JSON.stringify(event));
  const tellAll = (told: Told) => {
    for (const notice of told.notices) transfers.addNotice(notice);
    for (const event of told.events) tell(event);
  };

  return {
    contents,
    recordPacket: (packet, deliveries, event, flow = noFlow, content) =>
      commits.write(() => {
        const repeated = packets.findRepeated(packet.systemId, packet.sha256);
        if (repeated !== undefined) return { kind: 'repeated', packet: repeated };
        const other =
          flow.refuseConflict === true ? packets.findDocument(packet.systemId, packet.document) : undefined;
        if (other !== undefined) return { kind: 'conflict', packet: other };
        const stored = packets.insert(packet, deliveries);
        if (content !== undefined) contents.insert(stored.sequence, content);
        const events = transfers.settle(stored, deliveries, flow);
        for (const each of [event, ...events]) tell(each);
        const told = flow.told ?? nothingTold;
        tellAll(told);
        return { kind: 'new', packet: stored, events: [...events, ...told.events] };
      }),
    findRepeated: async (systemId, sha256) => packets.findRepeated(systemId, sha256),
    findDocument: async (systemId, document) => packets.findDocument(systemId, document),
    listWaiting: async (query) => packets.listWaiting(query),
    countWaiting: async (systemId, messageType) => packets.countWaiting(systemId, messageType),
    countAllWaiting: async () => packets.countAllWaiting(),
    findDelivery: async (deliveryId) => packets.findDelivery(deliveryId),
    async findServedDelivery(deliveryId) {
      const delivery = packets.findDelivery(deliveryId);
      return delivery && { delivery, servedBy: directory.findAgency(delivery.mailbox)?.systemId };
    },
    findPacket: async (docId) => packets.findPacket(docId),
    listSent: async (query) => packets.listSent(query),
    holdsContent: async (sha256) => packets.holdsContent(sha256),
    recordFetch: (deliveryId, at, event) =>
      commits.write(() => {
        const recorded = packets.markFetched(deliveryId, at);
        if (recorded === 'recorded') tell(event);
        return recorded;
      }),
    recordHandover: (deliveryId, channel, at, told) =>
      commits.write(() => {
        const recorded = packets.handOver(deliveryId, channel, at);
        if (recorded === 'recorded') tellAll(told);
        return recorded;
      }),
    recordAck: (deliveryId, outcome, at, event, told) =>
      commits.write(() => {
        const recorded = packets.acknowledge(deliveryId, outcome, at);
        if (recorded === 'changed' || (outcome === 'processing' && recorded !== 'withdrawn')) tell(event);
        if (recorded === 'changed' && told !== undefined) tellAll(told);
        return recorded;
      }),
    recordReset: (deliveryId, at, event) =>
      commits.write(() => {
        const recorded = packets.reset(deliveryId, at);
        if (recorded === 'changed') tell(event);
        return recorded;
      }),

    findTransfers: async (document, receiver) => transfers.find(document, receiver),
    findIssuers: async (document) => transfers.issuers(document),
    listTransfers: async (query) => transfers.list(query),
    async recordOverdue(at, warn) {
      if (transfers.overdue(at).length === 0) return { notices: [], events: [] };
      return commits.write(() => {
        const late = transfers.overdue(at);
        const told = late.length === 0 ? { notices: [], events: [] } : warn(late);
        for (const each of late) transfers.save({ ...each, overdueWarnedAt: at });
        tellAll(told);
        return told;
      });
    },
    listNotices: async (query) => transfers.notices(query),

    putSystem: (system) => commits.write(() => directory.putSystem(system)),
    findSystem: async (systemId) => directory.findSystem(systemId),
    listSystems: async () => directory.listSystems(),
    putAgency: (agency, event) =>
      commits.write(() => {
        const put = directory.putAgency(agency);
        if (put.kind === 'put' && event !== undefined) tell(event);
        return put;
      }),
    findAgency: async (code) => directory.findAgency(code),
    findAgencyById: async (id) => directory.findAgencyById(id),
    findAgencies: async (codes) => {
      const found = new Map<string, DirectoryAgency>();
      for (const code of new Set(codes)) {
        const agency = directory.findAgency(code);
        if (agency !== undefined) found.set(code, agency);
      }
      return found;
    },
    listAgencies: async () => directory.listAgencies(),
    changeDirectory: ({ puts, restsOn = [], events, takesBack }) =>
      commits.write(() => {
        const agencies = directory.putAll({ puts, restsOn });
        if ('kind' in agencies) return agencies;
        const told = takesBack === undefined ? nothingTold : packets.takeBack(takesBack);
        tellAll({ notices: told.notices, events: [...events, ...told.events] });
        return { kind: 'changed', agencies, told };
      }),
    directoryVersion: async () => directory.version(),
    listAgenciesSince: async (version, limit) => directory.since(version, limit),
    listAgencyHistory: async (query) => directory.history(query),
    listRelated: async (relation) => directory.related(relation),

    recordVerdict: (verdict, proofs, event) =>
      commits.write(() => {
        verdicts.add(verdict, proofs);
        tell(event);
      }),
    listVerdicts: async (docId) => verdicts.of(docId),
    findProof: async (sha256) => verdicts.proof(sha256),
    listWaitingVerdicts: async (limit) => verdicts.waiting(limit),
    listDocuments: async (after, limit) => verdicts.documents(after, limit),

    recordEvent: (event) =>
      commits.write(() => {
        tell(event);
      }),
    listEvents: async (after, limit) => selectEvents.all(after, limit).map(eventOf),
    reset: () =>
      commits.write(() => {
        for (const each of [sequences, numbers, noticeNumbers, verdictNumbers]) each.keep();
        for (const table of forgotten) database.exec(`DELETE FROM ${table}`);
      }),
    durable: commits.durable,
    close: async () => {
      try {
        await commits.drain();
      } finally {
        await checkpoints.close();
        await log.close().finally(() => database.close());
      }
    },
  };
}

const forgotten = [
  ...['contents', 'deliveries', 'packets', 'transfers', 'transfer_recalls', 'notices', 'events'],
  ...['verdicts', 'proofs'],
];

/** What a file refuses that can only be read is tried before any of it is changed. */
const tryToWrite = 'BEGIN IMMEDIATE; PRAGMA user_version = 0; ROLLBACK';

function open(path: string): DatabaseSync {
  if (existsSync(path)) inspectSqlite(path, migrations);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true });
    database.exec(`PRAGMA journal_mode = WAL; ${tryToWrite}; PRAGMA synchronous = FULL`);
    migrateSqlite(database, path, migrations);
    database.exec('PRAGMA synchronous = NORMAL');
    return database;
  } catch (reason) {
    database?.close();
    const unusable = unusableStore(path, reason);
    if (unusable !== undefined) throw unusable;
    if (reason instanceof Error && 'errcode' in reason) {
      throw new Error(`${path} cannot be used as the hub's database: ${reason.message}.`, { cause: reason });
    }
    throw reason;
  }
}

function eventOf(row: Row): NumberedEvent {
  return { number: Number(row['number']), event: JSON.parse(String(row['event'])) as ExchangeEvent };
}
