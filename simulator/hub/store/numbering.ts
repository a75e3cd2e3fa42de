import type { DatabaseSync } from 'node:sqlite';

/**
 * Numbers that grow by one and never come again, also after a reset. SQLite's own AUTOINCREMENT does the same
 * at the price of one more page in the log for every row.
 */
export interface Numbering {
  next(): number;
  /** Writes down how far it has come, before the rows that show it are deleted. */
  keep(): void;
}

/** Goes on behind what a table holds and what was kept. One process writes a file, so memory may count. */
export function createNumbering(database: DatabaseSync, table: string, column: string): Numbering {
  const kept = `SELECT number FROM last_numbers WHERE name = '${table}'`;
  const select = `SELECT max(coalesce((SELECT max(${column}) FROM ${table}), 0), coalesce((${kept}), 0)) AS last`;
  let last = Number(database.prepare(select).get()?.['last']);
  const keep = database.prepare(
    'INSERT INTO last_numbers VALUES (?, ?) ON CONFLICT DO UPDATE SET number = excluded.number',
  );
  return {
    next() {
      last += 1;
      return last;
    },
    keep() {
      keep.run(table, last);
    },
  };
}
