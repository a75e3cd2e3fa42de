/**
 * One step of the schema, in both dialects. What has been released is never changed: a later step mends it.
 * Each runs in one transaction, together with the row that says that it ran.
 */
export interface Migration {
  /** What it is for, in a few words. */
  readonly purpose: string;
  /** Statements for SQLite. */
  readonly sqlite: string;
  /** Statements for PostgreSQL 15. */
  readonly postgres: string;
}
