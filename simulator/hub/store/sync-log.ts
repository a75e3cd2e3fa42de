import { close, fdatasync, open } from 'node:fs';
import { promisify } from 'node:util';

const openFile = promisify(open);
const syncData = promisify(fdatasync);
const closeFile = promisify(close);

/** The write-ahead log of a SQLite database, as far as syncing it goes. */
export interface SyncedLog {
  /** Makes durable all that has been committed, on the thread pool. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the log of a database that this process holds open and writes with `synchronous = NORMAL`: SQLite syncs the
 * log before it moves pages to their place and when it begins the log anew, and leaves each commit to its user. It
 * keeps one file for as long as the database is open; its locks lie on other files, so that closing this one here
 * takes none away.
 */
export function openSyncedLog(path: string): SyncedLog {
  let file: Promise<number> | undefined;
  return {
    async sync() {
      file ??= openFile(`${path}-wal`, 'r+');
      await syncData(await file);
    },
    async close() {
      // Where it could not be opened, those who waited for it have been told.
      const opened = await file?.catch(() => undefined);
      if (opened !== undefined) await closeFile(opened);
    },
  };
}
