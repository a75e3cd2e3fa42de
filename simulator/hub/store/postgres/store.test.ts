import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import type { Keeping } from '../keeping.ts';
import { openKeeping } from '../keeping.ts';
import { describeStore } from '../store-contract.ts';
import { hasPostgres, type PostgresUnderTest, startPostgres, withPostgres } from './postgres-under-test.ts';

describe.skipIf(!hasPostgres)(withPostgres('in PostgreSQL'), () => {
  let server: PostgresUnderTest;
  let opened: Keeping[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterEach(async () => {
    for (const keeping of opened) await keeping.close();
    opened = [];
  });
  afterAll(() => server.stop());

  describeStore('the PostgreSQL store', async () => {
    const keeping = await openKeeping(await server.createDatabase());
    opened.push(keeping);
    return keeping;
  });
});
