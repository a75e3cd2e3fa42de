import type { Told } from '../../notices/notice.ts';
import { resetOf, stateAfterAck } from '../ack.ts';
import { deliveryOf } from '../rows.ts';
import type { Delivery, DeliveryState, HubStore } from '../store.ts';
import type { PostgresDatabase, Run } from './database.ts';
import type { Values } from './named-values.ts';
import { tell } from './tell.ts';
import { tellAll } from './transfers.ts';

/** A withdrawn delivery is fetched no more. */
const markFetched = `
  WITH marked AS (
    UPDATE deliveries SET fetched_at = coalesce(fetched_at, :at)
    WHERE delivery_id = :deliveryId AND state <> 'withdrawn' RETURNING 1)
  INSERT INTO events (event) SELECT :event FROM marked RETURNING 1`;

/** Moves a delivery only if nobody moved it since its state was read. */
const moveRow = `
  UPDATE deliveries SET state = :after, updated_at = :at WHERE delivery_id = :deliveryId AND state = :before
  RETURNING 1`;

const moveDelivery = `
  WITH moved AS (${moveRow})
  INSERT INTO events (event) SELECT :event FROM moved RETURNING 1`;

const handOver = `
  UPDATE deliveries SET handed_over = :channel, handed_over_at = :at
  WHERE delivery_id = :deliveryId AND state <> 'withdrawn' RETURNING 1`;

const resetDelivery = `
  WITH moved AS (
    UPDATE deliveries SET state = 'waiting', fetched_at = NULL, updated_at = :at
    WHERE delivery_id = :deliveryId AND state = 'held' RETURNING 1)
  INSERT INTO events (event) SELECT :event FROM moved RETURNING 1`;

const servedDelivery = `
  SELECT deliveries.*, packets.*, coalesce(
    (SELECT agencies.system_id FROM agencies WHERE agencies.code = deliveries.mailbox),
    (SELECT agencies.system_id FROM agencies WHERE agencies.code102 = deliveries.mailbox)) AS served_by
  FROM deliveries JOIN packets USING (sequence) WHERE delivery_id = :deliveryId`;

/** What happens to deliveries in PostgreSQL. */
export type PostgresDeliveries = Pick<
  HubStore,
  'findDelivery' | 'findServedDelivery' | 'recordFetch' | 'recordHandover' | 'recordAck' | 'recordReset'
>;

export function createPostgresDeliveries({ run, transaction }: PostgresDatabase): PostgresDeliveries {
  return {
    findDelivery: (deliveryId) => findDelivery(run, deliveryId),
    async findServedDelivery(deliveryId) {
      const [row] = await run(servedDelivery, { deliveryId });
      const servedBy = row?.['served_by'];
      return (
        row && { delivery: deliveryOf(row), servedBy: typeof servedBy === 'string' ? servedBy : undefined }
      );
    },
    async recordFetch(deliveryId, at, event) {
      const left = await run(markFetched, { deliveryId, at, event: JSON.stringify(event) });
      return left.length > 0 ? 'recorded' : 'withdrawn';
    },
    recordHandover: (deliveryId, channel, at, told) =>
      transaction(async (within) => {
        const left = await within(handOver, { deliveryId, channel, at });
        if (left.length === 0) return 'withdrawn';
        await tellAll(within, told);
        return 'recorded';
      }),
    async recordAck(deliveryId, outcome, at, event, told) {
      // Nearly all that is acknowledged waits: only where it did not is its state asked for.
      let supposed: DeliveryState | undefined = outcome === 'processing' ? undefined : 'waiting';
      for (;;) {
        const before = supposed ?? (await known(run, deliveryId, 'acknowledge')).state;
        supposed = undefined;
        const { state, recorded } = stateAfterAck(before, outcome);
        if (outcome === 'processing' && recorded !== 'withdrawn') await tell(run, event);
        if (recorded !== 'changed') return recorded;
        const move = { deliveryId, at, before, after: state };
        const moved =
          told === undefined
            ? await run(moveDelivery, { ...move, event: JSON.stringify(event) })
            : await transaction((within) =>
                moveAndTell(within, move, { ...told, events: [event, ...told.events] }),
              );
        if (moved.length > 0) return recorded;
      }
    },
    async recordReset(deliveryId, at, event) {
      for (;;) {
        const recorded = resetOf((await known(run, deliveryId, 'reset')).state);
        if (recorded !== 'changed') return recorded;
        const moved = await run(resetDelivery, { deliveryId, at, event: JSON.stringify(event) });
        if (moved.length > 0) return recorded;
      }
    },
  };
}

async function moveAndTell(run: Run, move: Values, told: Told) {
  const moved = await run(moveRow, move);
  if (moved.length > 0) await tellAll(run, told);
  return moved;
}

async function findDelivery(run: Run, deliveryId: string): Promise<Delivery | undefined> {
  const text = 'SELECT * FROM deliveries JOIN packets USING (sequence) WHERE delivery_id = :deliveryId';
  return (await run(text, { deliveryId })).map(deliveryOf)[0];
}

async function known(run: Run, deliveryId: string, act: string): Promise<Delivery> {
  const delivery = await findDelivery(run, deliveryId);
  if (delivery === undefined) throw new Error(`No delivery ${deliveryId} to ${act}.`);
  return delivery;
}
