import { judgeSchema, versionTable } from '../migrations/judge-schema.ts';
import type { Migration } from '../migrations/migration.ts';
import { unreachableStore, unsuitedStore } from '../refused.ts';
import type { PostgresDatabase, Run } from './database.ts';

/** Held while a step is taken, so that processes that start together take each step once. */
const migrationLock = 1_819_897_701;
const oldestServer = 15;

/**
 * Brings a database to the newest schema, each step in one transaction.
 * @throws {StoreRefused} when it cannot be reached, or is none that this program can use.
 */
export async function migratePostgres(
  database: PostgresDatabase,
  where: string,
  steps: readonly Migration[],
): Promise<void> {
  await checkServer(database.run, where);
  const takeStep = (): Promise<boolean> =>
    database.transaction(async (run) => {
      await run('SELECT pg_advisory_xact_lock(:key)', { key: migrationLock });
      const seen = await seenSteps(run, where, steps);
      const next = steps[seen];
      if (next === undefined) return false;
      await run(`CREATE TABLE IF NOT EXISTS ${versionTable}
        (version integer PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())`);
      await run(next.postgres);
      await run(`INSERT INTO ${versionTable} (version) VALUES (:version)`, { version: seen + 1 });
      return true;
    });
  while (await takeStep());
}

async function checkServer(run: Run, where: string): Promise<void> {
  const [server] = await run(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  ).catch((reason: unknown) => {
    throw reason instanceof Error ? unreachableStore(where, explain(reason), reason) : reason;
  });
  const major = Math.floor(Number(server?.['version']) / 10_000);
  if (major < oldestServer) throw unsuitedStore(where, `PostgreSQL ${major}`, `PostgreSQL ${oldestServer}`);
  const encoding = String(server?.['encoding']);
  if (encoding !== 'UTF8') throw unsuitedStore(where, encoding, 'UTF8');
}

/** A refused connection to a name with several addresses has no message of its own. */
function explain(reason: Error & { readonly code?: string }): string {
  return (reason.message === '' ? (reason.code ?? reason.name) : reason.message).replaceAll(/\s+/g, ' ');
}

async function seenSteps(run: Run, where: string, steps: readonly Migration[]): Promise<number> {
  const rows = await run(
    `SELECT table_name, (SELECT string_agg(column_name, ',' ORDER BY ordinal_position)
       FROM information_schema.columns
       WHERE columns.table_schema = tables.table_schema AND columns.table_name = tables.table_name) AS columns
     FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
  );
  const tables = rows.map((row) => String(row['table_name']));
  const versions = rows.find((row) => row['table_name'] === versionTable);
  const isOurs = versions?.['columns'] === 'version,ran_at';
  return judgeSchema(
    where,
    { tables, version: isOurs ? await highestVersion(run) : undefined },
    steps,
    'postgres',
  );
}

async function highestVersion(run: Run): Promise<number> {
  const [row] = await run(`SELECT coalesce(max(version), 0) AS version FROM ${versionTable}`);
  return Number(row?.['version']);
}
