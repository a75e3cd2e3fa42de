import type { ExchangeEvent } from '../../../exchange-event.ts';
import { nothingTold } from '../../notices/notice.ts';
import { noMarks, type PacketFlow } from '../../transfers/transfer.ts';
import { packetOf, packetValues } from '../rows.ts';
import { noFlow } from '../settle-effects.ts';
import type { NewDelivery, NewPacket, Recorded, StoredPacket } from '../store.ts';
import type { PostgresDatabase, Run } from './database.ts';
import type { Values } from './named-values.ts';
import { retried } from './retried.ts';
import { heldTransfer, settledTransfer, supposeSettled } from './suppose-settled.ts';
import { settleEffects, tellAll } from './transfers.ts';

/** Packet, deliveries and opened transfers; a twin, or a source without a row, makes it do nothing. */
const rowsFrom = (source: string) => `
  packet AS (
    INSERT INTO packets (doc_id, message_type, system_id, sender, sender_mailbox, document_id, document,
      status_code, transaction_kind, priority, title, notation, sha256, size, splice_offset, splice_removes,
      splice_text, accepted_at)
    SELECT :docId, :messageType, :systemId, :from, :fromMailbox, :documentId, :document, :statusCode,
      :transactionKind, :priority, :title, :notation, :sha256, :size, :spliceOffset, :spliceRemoves, :spliceText,
      :acceptedAt ${source}
    ON CONFLICT (sha256, system_id) DO NOTHING
    RETURNING sequence, accepted_at, document, document_id, sender_mailbox),
  fan AS (
    INSERT INTO deliveries (delivery_id, sequence, mailbox, receiver, state, updated_at)
    SELECT each.delivery_id, packet.sequence, each.mailbox, each.receiver, 'waiting', packet.accepted_at
    FROM packet, unnest(:deliveryIds::text[], :mailboxes::text[], :receivers::text[])
      WITH ORDINALITY AS each (delivery_id, mailbox, receiver, position)
    ORDER BY each.position),
  opened AS (
    INSERT INTO transfers (document, receiver, issuer, document_id, accepted_at, accept_by, processing,
      changed_at, marks)
    SELECT packet.document, mailbox, packet.sender_mailbox, packet.document_id, packet.accepted_at,
      :acceptBy::bigint, 'none', packet.accepted_at, :marks::text
    FROM packet, unnest(:opened::text[]) AS mailbox ORDER BY mailbox
    ON CONFLICT DO NOTHING
    RETURNING 1)`;

/** The events of a packet come last: they wait for everything that may wait itself. */
const toldAfter = (last: string) => `
  told AS (
    INSERT INTO events (event)
    SELECT each.event FROM packet, unnest(:events::text[]) WITH ORDINALITY AS each (event, position)
    WHERE (SELECT count(*) FROM ${last}) >= 0 ORDER BY each.position)`;

/** For what must stay one transaction with more statements; the event follows last. */
const recordRows = `WITH ${rowsFrom('')} SELECT sequence FROM packet`;

/** All of it in one statement, which is one transaction. */
const recordAll = `WITH ${rowsFrom('')}, ${toldAfter('opened')} SELECT sequence FROM packet`;

/** All of it in one statement, with the one transfer that the packet concerns, if that is still as it was read. */
const recordSettled = `WITH ${heldTransfer}, ${rowsFrom('FROM held')}, ${settledTransfer}, ${toldAfter('settled')}
  SELECT sequence FROM packet`;

/** `HubStore.recordPacket` in PostgreSQL. */
export async function recordPacket(
  database: PostgresDatabase,
  packet: NewPacket,
  deliveries: readonly NewDelivery[],
  event: ExchangeEvent,
  flow: PacketFlow = noFlow,
): Promise<Recorded> {
  const values = { ...packetValues(packet), ...fanOutValues(deliveries), ...openValues(deliveries, flow) };
  const inOne = async (text: string, more: Values, events: readonly ExchangeEvent[]) => {
    const told = [event, ...events].map((each) => JSON.stringify(each));
    const [row] = await database.run(text, { ...values, ...more, events: told });
    return row && { kind: 'new' as const, packet: numbered(packet, row), events };
  };
  const stepwise = () =>
    database.transaction(async (run): Promise<Recorded | undefined> => {
      const known = flow.refuseConflict === true ? await lockedDocument(run, packet) : undefined;
      if (known !== undefined) return known;
      const [row] = await run(recordRows, values);
      if (row === undefined) return undefined;
      const stored = numbered(packet, row);
      const events = await settleEffects(run, flow.effects, stored);
      const told = flow.told ?? nothingTold;
      const all = [...events, ...told.events];
      await tellAll(run, { notices: told.notices, events: [event, ...all] });
      return { kind: 'new', packet: stored, events: all };
    });
  const simple = flow.refuseConflict !== true && flow.told === undefined;
  const always = simple && flow.effects.length === 0 ? () => inOne(recordAll, {}, []) : stepwise;
  const supposed = simple ? await supposeSettled(database.run, flow, packet) : undefined;
  const first = supposed && (() => inOne(recordSettled, supposed.values, supposed.events));
  for (let record: () => Promise<Recorded | undefined> = first ?? always; ; record = always) {
    const answer = (await retried(record)) ?? (await findTwin(database.run, packet));
    if (answer !== undefined) return answer;
  }
}

/**
 * The newest document packet, updates left out. What narrows most is looked for first, and by itself: a plan is made
 * once a connection, mostly while the tables are small, and then reads all packets of a system as gladly.
 */
export async function findDocument(
  run: Run,
  systemId: string,
  document: string,
): Promise<StoredPacket | undefined> {
  const text = `
    WITH about AS MATERIALIZED (SELECT * FROM packets WHERE document = :document)
    SELECT * FROM about WHERE system_id = :systemId AND message_type = 'edoc'
      AND transaction_kind IS DISTINCT FROM 2 ORDER BY sequence DESC LIMIT 1`;
  return (await run(text, { systemId, document })).map(packetOf)[0];
}

/**
 * What was sent under an identifier, while nobody else can send another under it. The same bytes again are no other
 * packet, and only behind the lock is it known that no twin is on its way (DUP-01).
 */
async function lockedDocument(run: Run, packet: NewPacket): Promise<Recorded | undefined> {
  const { systemId, document } = packet;
  await run('SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))', { name: `${systemId} ${document}` });
  const twin = await findTwin(run, packet);
  if (twin !== undefined) return twin;
  const other = await findDocument(run, systemId, document);
  return other && { kind: 'conflict', packet: other };
}

/** What a system sent with this content; by the content first, as `findDocument` by the document. */
export async function findRepeated(
  run: Run,
  systemId: string,
  sha256: string,
): Promise<StoredPacket | undefined> {
  const text = `
    WITH same AS MATERIALIZED (SELECT * FROM packets WHERE sha256 = :sha256)
    SELECT * FROM same WHERE system_id = :systemId`;
  return (await run(text, { sha256, systemId })).map(packetOf)[0];
}

/** The packet that was there first; none when a reset took it away in between. */
async function findTwin(run: Run, { systemId, sha256 }: NewPacket): Promise<Recorded | undefined> {
  const packet = await findRepeated(run, systemId, sha256);
  return packet && { kind: 'repeated', packet };
}

function numbered(packet: NewPacket, row: { readonly [name: string]: unknown }): StoredPacket {
  return { ...packet, sequence: Number(row['sequence']) };
}

function fanOutValues(deliveries: readonly NewDelivery[]) {
  return {
    deliveryIds: deliveries.map((each) => each.deliveryId),
    mailboxes: deliveries.map((each) => each.mailbox),
    receivers: deliveries.map((each) => each.to),
  };
}

function openValues(deliveries: readonly NewDelivery[], { opens }: PacketFlow) {
  const replaces = opens?.replaces ?? [];
  return {
    opened: opens === undefined ? [] : deliveries.map(({ mailbox }) => mailbox),
    acceptBy: opens?.acceptBy ?? null,
    marks: replaces.length === 0 ? null : JSON.stringify({ ...noMarks, replaces }),
  };
}
