import type { ExchangeEvent } from '../../../exchange-event.ts';
import type { Row } from '../rows.ts';
import type { HubStore, NumberedEvent } from '../store.ts';
import type { PostgresDatabase } from './database.ts';
import { createPostgresDirectory } from './directory.ts';
import { createPostgresPackets, tell } from './packets.ts';

/**
 * A store in PostgreSQL, for any number of hub processes on any number of machines. The database has been
 * migrated. Closing it leaves the database open: packets lie in the same one.
 *
 * Every write is one statement or one transaction at READ COMMITTED, durable when its promise resolves. Locks
 * are taken in one order: the directory's, then rows of packets, contents and deliveries, and an event last.
 */
export function createPostgresStore(database: PostgresDatabase): HubStore {
  const { run } = database;
  return {
    ...createPostgresPackets(database),
    ...createPostgresDirectory(database),
    recordEvent: (event) => tell(run, event),
    async listEvents(after, limit) {
      const [settled] = await run('SELECT settled_events() AS last', {});
      const last = Number(settled?.['last']);
      const text =
        'SELECT * FROM events WHERE number > :after AND number <= :last ORDER BY number LIMIT :limit';
      return (await run(text, { after, last, limit })).map(eventOf);
    },
    reset: () =>
      database.transaction(async (within) => {
        await within('LOCK TABLE packets IN SHARE ROW EXCLUSIVE MODE');
        for (const table of ['deliveries', 'packets', 'events']) await within(`DELETE FROM ${table}`);
      }),
    async close() {},
  };
}

function eventOf(row: Row): NumberedEvent {
  return { number: Number(row['number']), event: JSON.parse(String(row['event'])) as ExchangeEvent };
}
