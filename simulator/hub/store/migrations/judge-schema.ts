import { damagedStore, foreignStore, newerStore } from '../refused.ts';
import type { Migration } from './migration.ts';

/** What a store was found to be, before anything in it was touched. */
export interface SchemaFound {
  /** Names of its tables. */
  readonly tables: readonly string[];
  /** Highest number in `schema_versions`; undefined when there is no such table, or not one of ours. */
  readonly version: number | undefined;
}

/** The table that says which steps have run. */
export const versionTable = 'schema_versions';

/**
 * How many steps a store has seen: 0 for an empty one.
 * @throws {StoreRefused} when it is newer, another program's, or not whole.
 */
export function judgeSchema(
  where: string,
  found: SchemaFound,
  steps: readonly Migration[],
  dialect: 'sqlite' | 'postgres',
): number {
  const { tables, version } = found;
  if (tables.length === 0) return 0;
  if (version === undefined) throw foreignStore(where);
  if (version > steps.length) throw newerStore(where, version, steps.length);
  const missing = tablesAfter(steps.slice(0, version).map((each) => each[dialect])).filter(
    (table) => !tables.includes(table),
  );
  const [lost] = missing;
  if (lost !== undefined) throw damagedStore(where, { vi: `mất bảng ${lost}`, en: `table ${lost} is lost` });
  return version;
}

/** Tables that are there when these steps have run. */
function tablesAfter(steps: readonly string[]): readonly string[] {
  const there = new Set<string>();
  for (const [, verb, table] of steps.join(';').matchAll(/(CREATE|DROP) TABLE (\w+)/g)) {
    if (table === undefined) continue;
    if (verb === 'CREATE') there.add(table);
    else there.delete(table);
  }
  return [...there];
}
