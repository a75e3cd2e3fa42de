import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeInUse, unusableStore } from './refused.ts';

const busy = 5;

/** A file that this user may only read is locked for nobody, so a change of it is begun, and never written. */
const takeAlone = 'PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE; PRAGMA user_version = 0';

/**
 * Takes a folder for this process alone, until it is given back or the process ends, however it ends. Node has
 * no file locks of its own; an exclusive transaction in an empty SQLite file is one.
 * @throws {StoreRefused} when another process has it, or nothing can be written there.
 */
export function lockFolder(folder: string): () => void {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, 'hub.lock'), { timeout: 0 });
    lock.exec(takeAlone);
  } catch (reason) {
    lock?.close();
    if (reason instanceof Error && 'errcode' in reason && reason.errcode === busy) throw storeInUse(folder);
    throw unusableStore(folder, reason) ?? reason;
  }
  return () => lock.close();
}
