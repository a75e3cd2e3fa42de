import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Keeping, openKeeping } from '../keeping.ts';
import type { Delivery } from '../store.ts';
import { accepted, agency17, changed, fetched, letter, opening, toH17 } from '../store-contract.ts';
import { openDatabase, type PostgresDatabase, type Run } from './database.ts';
import { hasPostgres, type PostgresUnderTest, startPostgres, withPostgres } from './postgres-under-test.ts';

const lockTransfers = `SELECT 1 FROM transfers WHERE receiver = 'H17' FOR UPDATE`;
const lockDeliveries = `SELECT 1 FROM deliveries WHERE mailbox = 'H17' FOR UPDATE`;
const waiters = `
  SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/** A body that is closed while others are at its deliveries, on one database. */
describe.skipIf(!hasPostgres)(withPostgres('what waits for a body that closes in PostgreSQL'), () => {
  let server: PostgresUnderTest;
  let keeping: Keeping;
  let database: PostgresDatabase;
  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    const url = await server.createDatabase();
    keeping = await openKeeping(url);
    database = openDatabase(url);
    await keeping.store.putAgency(agency17);
    await send('first');
    return async () => {
      await database.close();
      await keeping.close();
    };
  });
  afterAll(() => server.stop());

  const send = async (id: string) => {
    await keeping.files.receive().keep(id, 0);
    const packet = { ...letter, docId: id, sha256: id, document: id };
    const flow = { ...opening, opens: { acceptBy: 9, replaces: [] } };
    await keeping.store.recordPacket(packet, [{ ...toH17, deliveryId: id }], accepted, flow);
  };
  /** Closes the body; the ids of the deliveries of which something is told. */
  const close = async () => {
    const tell = (taken: readonly Delivery[]) => {
      return { notices: [], events: taken.map(({ deliveryId }) => ({ ...fetched, deliveryId })) };
    };
    const done = await keeping.store.changeDirectory({
      puts: [{ agency: { ...agency17, state: 'closed' }, was: 1 }],
      events: [changed],
      takesBack: { mailbox: 'H17', at: 7, tell },
    });
    const told = done.kind === 'changed' ? done.told.events : [];
    return told.map((each) => ('deliveryId' in each ? each.deliveryId : ''));
  };
  const somebodyWaits = async () => {
    while ((await database.run(waiters)).length === 0);
  };
  /** Closes the body while a transaction holds `first`, which goes on with `then` once the closing waits for it. */
  const closeBeside = async (first: string, then: (run: Run) => Promise<unknown>) => {
    let closing: Promise<readonly string[]> | undefined;
    const other = database.transaction(async (run) => {
      await run(first);
      closing = close();
      await somebodyWaits();
      await then(run);
    });
    const [outcome] = await Promise.allSettled([other]);
    return { other: outcome.status, told: await closing };
  };

  it('REG-05: is told of where it is withdrawn, also when a packet comes in meanwhile', async () => {
    const { told } = await closeBeside(lockDeliveries, () => send('second'));
    const withdrawn: string[] = [];
    for (const id of ['first', 'second']) {
      if ((await keeping.store.findDelivery(id))?.state === 'withdrawn') withdrawn.push(id);
    }
    expect(told).toEqual(withdrawn);
    expect(withdrawn).toContain('first');
  });

  it('RCL-04: is recalled at the same time without either waiting for the other for ever', async () => {
    const both = await closeBeside(lockTransfers, (run) => run(lockDeliveries));
    expect(both).toEqual({ other: 'fulfilled', told: ['first'] });
  });

  it('is withdrawn in the end when the database ends the closing in favour of another', async () => {
    const { told } = await closeBeside(lockDeliveries, (run) => run(lockTransfers));
    expect(told).toEqual(['first']);
    expect((await keeping.store.findDelivery('first'))?.state).toBe('withdrawn');
  });
});
