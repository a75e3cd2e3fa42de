import type { ExchangeEvent } from '../../../exchange-event.ts';
import { type HubNotice, nothingTold, type Told } from '../../notices/notice.ts';
import type { FlowEffect, Transfer } from '../../transfers/transfer.ts';
import { hasLeft } from '../ack.ts';
import { deliveryOf, noticeOf, transferOf, transferRowsOf, transferValues } from '../rows.ts';
import { needsReached, settle } from '../settle-effects.ts';
import type { HubStore, StoredPacket } from '../store.ts';
import { listedTransfers } from '../transfer-sql.ts';
import type { PostgresDatabase, Run } from './database.ts';
import { tell } from './tell.ts';

/** All that changes of a transfer; `mark` stands behind the names of the values. */
export const changedColumns = (mark = '') => `
  accept_by = :acceptBy${mark}, processing = :processing${mark}, changed_at = :changedAt${mark},
  overdue_warned_at = :overdueWarnedAt${mark}, marks = :marks${mark}`;

const saveTransfer = `
  UPDATE transfers SET ${changedColumns()}
  WHERE document = :document AND receiver = :receiver AND issuer = :issuer`;

/** Deliveries of all packets about a document from its issuer to one receiver, held until the commit. */
const lockDeliveries = `
  SELECT deliveries.*, packets.* FROM packets JOIN deliveries USING (sequence)
  WHERE packets.document = :document AND packets.sender_mailbox = :issuer AND deliveries.mailbox = :receiver
    AND packets.message_type = 'edoc'
  ORDER BY deliveries.number FOR UPDATE OF deliveries`;

const withdrawDelivery = `
  UPDATE deliveries SET state = 'withdrawn', updated_at = :at
  WHERE delivery_id = :deliveryId AND state IN ('waiting', 'held')`;

const overdue = `accept_by IS NOT NULL AND overdue_warned_at IS NULL AND accept_by < :at`;

/** Applies the effects of a packet inside its transaction. Every transfer concerned is locked until the commit. */
export async function settleEffects(
  run: Run,
  effects: readonly FlowEffect[],
  { acceptedAt: at, sequence }: StoredPacket,
): Promise<readonly ExchangeEvent[]> {
  const events: ExchangeEvent[] = [];
  for (const effect of effects) {
    for (const transfer of await findConcerned(run, effect, 'FOR UPDATE')) {
      const deliveries = needsReached(effect)
        ? (await run(lockDeliveries, ofTransfer(transfer))).map(deliveryOf)
        : [];
      const applied = settle(effect, transfer, { at, reached: deliveries.some(hasLeft) });
      if (applied.transfer !== transfer) await run(saveTransfer, savedValues(applied.transfer));
      if (effect.kind === 'recall') await noteRecall(run, effect.recall, transfer);
      const withdrawn = applied.withdraw
        ? deliveries.filter(({ packet }) => packet.sequence !== sequence)
        : [];
      for (const { deliveryId } of withdrawn) await run(withdrawDelivery, { deliveryId, at });
      events.push(...applied.events);
    }
  }
  return events;
}

/** The transfers that an effect concerns, in the order of document, receiver, issuer; locked, when that is asked for. */
export async function findConcerned(
  run: Run,
  effect: FlowEffect,
  lock: '' | 'FOR UPDATE' = '',
): Promise<readonly Transfer[]> {
  const documents =
    effect.kind === 'recall-answer' ? await recalledBy(run, effect.recall) : [effect.document];
  if (documents.length === 0) return [];
  const text = `SELECT * FROM transfers
    WHERE document = ANY (:documents::text[])
      AND (:receivers::text[] IS NULL OR receiver = ANY (:receivers::text[]))
      AND (:issuer::text IS NULL OR issuer = :issuer)
    ORDER BY document, receiver, issuer ${lock}`;
  const issuer = 'issuer' in effect ? effect.issuer : null;
  return (await run(text, { documents, receivers: effect.receivers ?? null, issuer })).map(transferOf);
}

async function recalledBy(run: Run, recall: string): Promise<readonly string[]> {
  const rows = await run('SELECT document FROM transfer_recalls WHERE recall = :recall', { recall });
  return rows.map((row) => String(row['document']));
}

async function noteRecall(run: Run, recall: string, { document }: Transfer): Promise<void> {
  const text = 'INSERT INTO transfer_recalls VALUES (:recall, :document) ON CONFLICT DO NOTHING';
  await run(text, { recall, document });
}

function ofTransfer({ document, issuer, receiver }: Transfer) {
  return { document, issuer, receiver };
}

function savedValues(transfer: Transfer) {
  const { documentId: _, acceptedAt: __, ...values } = transferValues(transfer);
  return values;
}

/** Transfers and notices in PostgreSQL. */
export type PostgresTransfers = Pick<
  HubStore,
  'findTransfers' | 'findIssuers' | 'listTransfers' | 'recordOverdue' | 'listNotices'
>;

export function createPostgresTransfers({ run, transaction }: PostgresDatabase): PostgresTransfers {
  return {
    async findTransfers(document, receiver) {
      const text =
        'SELECT * FROM transfers WHERE document = :document AND receiver = :receiver ORDER BY issuer';
      return (await run(text, { document, receiver })).map(transferOf);
    },
    async findIssuers(document) {
      const text = 'SELECT DISTINCT issuer FROM transfers WHERE document = :document ORDER BY issuer';
      return (await run(text, { document })).map((row) => String(row['issuer']));
    },
    async listTransfers({ document = null, issuer = null, receiver = null, limit = 1_000 }) {
      return transferRowsOf(await run(listedTransfers, { document, issuer, receiver, limit }));
    },
    async recordOverdue(at, warn) {
      const found = await run(`SELECT 1 FROM transfers WHERE ${overdue} LIMIT 1`, { at });
      return found.length === 0 ? nothingTold : transaction((within) => warnOnce(within, at, warn));
    },
    async listNotices({ to = null, after = 0, limit = 1_000 }) {
      const last = Number((await run(settledNotices, {}))[0]?.['last']);
      const text = `SELECT * FROM notices WHERE number > :after AND number <= :last
        AND recipient = coalesce(:to, recipient) ORDER BY number LIMIT :limit`;
      return (await run(text, { to, after, last, limit })).map(noticeOf);
    },
  };
}

/** What another process is warning of at the same time is left to it. */
async function warnOnce(run: Run, at: number, warn: (late: readonly Transfer[]) => Told): Promise<Told> {
  const text = `SELECT * FROM transfers WHERE ${overdue}
    ORDER BY accept_by, document, receiver FOR UPDATE SKIP LOCKED`;
  const late = (await run(text, { at })).map(transferOf);
  if (late.length === 0) return nothingTold;
  const told = warn(late);
  for (const each of late) await run(saveTransfer, savedValues({ ...each, overdueWarnedAt: at }));
  await tellAll(run, told);
  return told;
}

/** Records notices, then events: these take their numbers last. */
export async function tellAll(run: Run, { notices, events }: Told): Promise<void> {
  for (const notice of notices) await run(addNotice, noticeValues(notice));
  await tell(run, ...events);
}

/** A notice takes its number under the lock under which events take theirs, and holds it until the commit. */
const addNotice = `
  WITH numbering AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(1819897703))
  INSERT INTO notices (id, recipient, notice) SELECT :id, :to, :notice FROM numbering
  ON CONFLICT (id) DO NOTHING`;

/** The number up to which every notice is there: who reads on from it misses none. */
const settledNotices = `
  WITH settled AS MATERIALIZED (SELECT settled_events())
  SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('notices', 'number')::regclass), 0) AS last
  FROM settled`;

function noticeValues(notice: HubNotice) {
  return { id: notice.id, to: notice.to, notice: JSON.stringify(notice) };
}
