import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Keeping, openKeeping } from '../keeping.ts';
import { openDatabase } from '../postgres/database.ts';
import {
  hasPostgres,
  type PostgresUnderTest,
  startPostgres,
  withPostgres,
} from '../postgres/postgres-under-test.ts';
import { migratePostgres } from '../postgres/schema.ts';
import { StoreRefused } from '../refused.ts';
import { describeStore } from '../store-contract.ts';
import { migrations } from './all.ts';
import { buildPostgresAt, olderVersions } from './built-at.ts';

describe.skipIf(!hasPostgres)(withPostgres('the schema in PostgreSQL'), () => {
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

  const open = async (url: string): Promise<Keeping> => {
    const keeping = await openKeeping(url);
    opened.push(keeping);
    return keeping;
  };
  const execute = async (url: string, ...statements: readonly string[]) => {
    const database = openDatabase(url);
    for (const statement of statements) await database.run(statement);
    await database.close();
  };
  /** Every table with its columns, its owner's rows counted: what a refusal must not change. */
  const stateOf = async (url: string) => {
    const database = openDatabase(url);
    const state = await database.run(
      `SELECT table_name, string_agg(column_name || ' ' || data_type, ',' ORDER BY ordinal_position) AS columns,
         (xpath('/row/n/text()', query_to_xml('SELECT count(*) AS n FROM ' || quote_ident(table_name), false, true, '')))[1]::text AS rows
       FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name ORDER BY table_name`,
    );
    await database.close();
    return state;
  };
  const refusal = async (url: string): Promise<StoreRefused> => {
    const before = await stateOf(url);
    const reason: unknown = await open(url).catch((error: unknown) => error);
    expect(await stateOf(url)).toEqual(before);
    if (!(reason instanceof StoreRefused)) throw new Error(`It was not refused: ${String(reason)}`);
    expect(reason.message).not.toContain('\n');
    return reason;
  };

  for (const version of olderVersions) {
    it(`of version ${version} is upgraded with its rows, by several at once`, async () => {
      const url = await server.createDatabase();
      await buildPostgresAt(url, version);
      const [{ store }] = await Promise.all([open(url), open(url), open(url)]);
      expect(await store.findPacket('old')).toMatchObject({ systemId: 'S', title: 'Cũ', sequence: 1 });
      expect((await store.findDelivery('old-delivery'))?.state).toBe('waiting');
      expect(await store.listSent({ systemId: 'S', messageType: 'edoc' })).toHaveLength(1);
      expect((await store.listEvents(0, 10)).map((each) => each.number)).toEqual([1]);
    });
  }

  /** The way from the oldest version takes every step, so it ends where the ways from all others end. */
  describeStore('a database upgraded from version 1', async () => {
    const url = await server.createDatabase();
    await buildPostgresAt(url, 1);
    await execute(
      url,
      'TRUNCATE packets, deliveries, events, contents, uploads, upload_chunks RESTART IDENTITY',
      'ALTER SEQUENCE event_numbers RESTART',
    );
    return open(url);
  });

  it('is refused, and not changed, when a newer version made it', async () => {
    const url = await server.createDatabase();
    await (await openKeeping(url)).close();
    await execute(url, 'INSERT INTO schema_versions (version) VALUES (99)');
    const { reason, text } = await refusal(url);
    expect(reason).toBe('newer');
    expect(text.en).toContain(`schema 99; this one knows up to ${migrations.length}`);
  });

  it.each([
    ['has other tables', 'CREATE TABLE notes (text text)'],
    ['has versions of its own', 'CREATE TABLE schema_versions (version text)'],
  ])('is refused, and not changed, when the database is another program’s and %s', async (_, table) => {
    const url = await server.createDatabase();
    await execute(url, table);
    expect((await refusal(url)).reason).toBe('foreign');
  });

  it('is refused, and not changed, when a table of it is lost', async () => {
    const url = await server.createDatabase();
    await (await openKeeping(url)).close();
    await execute(url, 'DROP TABLE deliveries');
    expect((await refusal(url)).text.vi).toContain('mất bảng deliveries');
  });

  it('stays at its version when a step fails, and the step can be taken later', async () => {
    const url = await server.createDatabase();
    await buildPostgresAt(url, 1);
    await execute(url, 'CREATE INDEX packets_by_sender ON packets (notation)');
    const before = await stateOf(url);
    await expect(openKeeping(url)).rejects.toThrow('packets_by_sender');
    expect(await stateOf(url)).toEqual(before);
    await execute(url, 'DROP INDEX packets_by_sender');
    expect((await (await open(url)).store.findPacket('old'))?.title).toBe('Cũ');
  });

  it('names a server that cannot be reached in one line, without the password', async () => {
    const url = 'postgres://hub:geheim@127.0.0.1:1/truc';
    const reason: unknown = await openKeeping(url).catch((error: unknown) => error);
    expect(reason).toBeInstanceOf(StoreRefused);
    expect(String(reason)).toContain('postgres://hub@127.0.0.1:1/truc cannot be opened');
    expect(String(reason)).not.toContain('geheim');
  });

  it('names a database that is not in UTF-8', async () => {
    const url = await server.createDatabase();
    await execute(
      url,
      "CREATE DATABASE lienthong_test_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
    );
    const latin = new URL(url);
    latin.pathname = '/lienthong_test_latin';
    const database = openDatabase(latin.href);
    await expect(migratePostgres(database, 'here', migrations)).rejects.toThrow('LATIN1, but UTF8 is needed');
    await database.close();
    await execute(url, 'DROP DATABASE lienthong_test_latin WITH (FORCE)');
  });
});
