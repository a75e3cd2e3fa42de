import type { DatabaseSync } from 'node:sqlite';

/** Bytes of short packets, in the database, each with the row of its packet. */
export interface SqliteContents {
  /** Writes them inside the caller's transaction. */
  insert(sequence: number, bytes: Uint8Array): void;
  /** How many there are of a packet; undefined when it does not lie here. */
  sizeOf(sha256: string): number | undefined;
  /** Those from `start` up to, and without, `end`; undefined when the packet does not lie here. */
  read(sha256: string, start: number, end: number): Uint8Array | undefined;
}

/** A packet that two systems sent lies there twice, and either will do. */
const bySha256 = 'FROM packets JOIN contents USING (sequence) WHERE packets.sha256 = ? LIMIT 1';

/** Creates them. */
export function createSqliteContents(database: DatabaseSync): SqliteContents {
  const inserting = database.prepare('INSERT INTO contents (sequence, bytes) VALUES (?, ?)');
  const measuring = database.prepare(`SELECT length(contents.bytes) AS size ${bySha256}`);
  const reading = database.prepare(`SELECT substr(contents.bytes, ?, ?) AS piece ${bySha256}`);
  return {
    insert(sequence, bytes) {
      inserting.run(sequence, bytes);
    },
    sizeOf(sha256) {
      const size = measuring.get(sha256)?.['size'];
      return typeof size === 'number' ? size : undefined;
    },
    read(sha256, start, end) {
      const piece = reading.get(start + 1, Math.max(0, end - start), sha256)?.['piece'];
      return piece instanceof Uint8Array ? piece : undefined;
    },
  };
}
