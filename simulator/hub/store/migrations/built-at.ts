import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../postgres/database.ts';
import { migratePostgres } from '../postgres/schema.ts';
import { migrateSqlite } from '../sqlite-schema.ts';
import { migrations } from './all.ts';

/**
 * What the first version wrote: one letter of the system S to the mailbox H17, and its event. The steps never
 * change, so neither do these columns.
 */
const oldRows = `
  INSERT INTO packets (doc_id, message_type, system_id, sender, sender_mailbox, document_id, priority, title,
    notation, sha256, size, splice_offset, splice_removes, splice_text, accepted_at)
  VALUES ('old', 'edoc', 'S', 'G22', 'G22', 'G22,2025/01/01,1/A', 0, 'Cũ', '1/A', 'old', 5, 0, 0, '', 1);
  INSERT INTO deliveries (delivery_id, sequence, mailbox, receiver, state, updated_at)
  SELECT 'old-delivery', max(sequence), 'H17', 'H17', 'waiting', 1 FROM packets`;

const oldEvent = '{"name":"packet-refused","at":1}';

/** A SQLite file as version `version` of the schema left it, with rows. */
export function buildSqliteAt(path: string, version: number): void {
  const database = new DatabaseSync(path);
  migrateSqlite(database, path, migrations.slice(0, version));
  database.exec(`${oldRows}; INSERT INTO events VALUES (1, '${oldEvent}')`);
  database.close();
}

/** A PostgreSQL database as version `version` of the schema left it, with rows. */
export async function buildPostgresAt(url: string, version: number): Promise<void> {
  const database = openDatabase(url);
  await migratePostgres(database, url, migrations.slice(0, version));
  await database.run(`
    INSERT INTO uploads (upload) VALUES ('00000000-0000-4000-8000-000000000000');
    INSERT INTO contents (sha256, upload, size, chunk_bytes)
    VALUES ('old', '00000000-0000-4000-8000-000000000000', 5, 262144);
    ${oldRows};
    INSERT INTO events (event) VALUES ('${oldEvent}')`);
  await database.close();
}

/** Every version but the newest. */
export const olderVersions: readonly number[] = migrations.slice(1).map((_, index) => index + 1);
