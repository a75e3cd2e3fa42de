import type { ExchangeEvent } from '../../../exchange-event.ts';
import type { Row } from '../rows.ts';
import type { HubStore, NumberedEvent } from '../store.ts';
import type { PostgresDatabase } from './database.ts';
import { createPostgresDeliveries } from './deliveries.ts';
import { createPostgresDirectory } from './directory.ts';
import { createPostgresPackets } from './packets.ts';
import { retried } from './retried.ts';
import { tell } from './tell.ts';
import { createPostgresTransfers } from './transfers.ts';
import { createPostgresVerdicts } from './verdicts.ts';

/**
 * A store in PostgreSQL, for any number of hub processes on any number of machines. The database has been
 * migrated. Closing it leaves the database open: packets lie in the same one.
 *
 * Every write is one statement or one transaction at READ COMMITTED, durable when its promise resolves. Locks
 * are taken in one order: the directory's, then rows of packets, contents, transfers and deliveries, and an event last.
 */
export function createPostgresStore(database: PostgresDatabase): HubStore {
  const { run } = database;
  return {
    ...createPostgresPackets(database),
    ...createPostgresDeliveries(database),
    ...createPostgresTransfers(database),
    ...createPostgresDirectory(database),
    ...createPostgresVerdicts(database),
    recordEvent: (event) => tell(run, event),
    async listEvents(after, limit) {
      const [settled] = await run('SELECT settled_events() AS last', {});
      const last = Number(settled?.['last']);
      const text =
        'SELECT * FROM events WHERE number > :after AND number <= :last ORDER BY number LIMIT :limit';
      return (await run(text, { after, last, limit })).map(eventOf);
    },
    // What others can read is durable: a commit shows only once it is.
    durable: () => undefined,
    reset: () =>
      retried(() =>
        database.transaction(async (within) => {
          await within('LOCK TABLE packets IN SHARE ROW EXCLUSIVE MODE');
          for (const table of forgotten) await within(`DELETE FROM ${table}`);
        }),
      ),
    async close() {},
  };
}

const forgotten = [
  ...['deliveries', 'packets', 'transfers', 'transfer_recalls', 'notices', 'events'],
  ...['verdicts', 'proofs'],
];

function eventOf(row: Row): NumberedEvent {
  return { number: Number(row['number']), event: JSON.parse(String(row['event'])) as ExchangeEvent };
}
