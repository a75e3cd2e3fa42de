import { DatabaseSync } from 'node:sqlite';
import { judgeSchema, versionTable } from './migrations/judge-schema.ts';
import type { Migration } from './migrations/migration.ts';
import { damagedStore, type StoreRefused, unusableStore } from './refused.ts';

/**
 * Looks at a file without changing a byte of it, reading all of its pages once.
 * @throws {StoreRefused} when it is no database of ours that this program can use.
 */
export function inspectSqlite(path: string, steps: readonly Migration[]): void {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const [verdict] = database.prepare('PRAGMA quick_check(1)').all();
    const said = String(verdict?.['quick_check']);
    if (said !== 'ok') throw damagedAs(path, said);
    seenSteps(database, path, steps);
  } catch (reason) {
    if (isUnreadable(reason)) throw damagedAs(path, reason.message, reason);
    throw unusableStore(path, reason) ?? reason;
  } finally {
    database?.close();
  }
}

/** Takes the steps that the database has not seen yet, each in one transaction. */
export function migrateSqlite(database: DatabaseSync, path: string, steps: readonly Migration[]): void {
  const seen = seenSteps(database, path, steps);
  steps.slice(seen).forEach(({ sqlite }, index) => {
    database.exec(
      `BEGIN IMMEDIATE;
       CREATE TABLE IF NOT EXISTS ${versionTable} (version INTEGER PRIMARY KEY) STRICT;
       ${sqlite};
       INSERT INTO ${versionTable} VALUES (${seen + index + 1});
       COMMIT`,
    );
  });
}

function seenSteps(database: DatabaseSync, path: string, steps: readonly Migration[]): number {
  const tables = database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .all()
    .map((row) => String(row['name']));
  return judgeSchema(path, { tables, version: versionOf(database) }, steps, 'sqlite');
}

/** Undefined when there is no table of versions as this program makes it. */
function versionOf(database: DatabaseSync): number | undefined {
  const columns = database.prepare(`SELECT name FROM pragma_table_info('${versionTable}')`).all();
  if (columns.map((row) => row['name']).join() !== 'version') return undefined;
  const row = database.prepare(`SELECT coalesce(max(version), 0) AS version FROM ${versionTable}`).get();
  return Number(row?.['version']);
}

/** In SQLite's own words, which are English, on one line. */
function damagedAs(path: string, words: string, cause?: unknown): StoreRefused {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return damagedStore(path, { vi: line, en: line }, cause);
}

const corrupt = 11;
const notADatabase = 26;

function isUnreadable(reason: unknown): reason is Error {
  if (!(reason instanceof Error) || !('errcode' in reason) || typeof reason.errcode !== 'number')
    return false;
  return [corrupt, notADatabase].includes(reason.errcode & 0xff);
}
