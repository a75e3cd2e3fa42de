import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeInUse } from './refused.ts';

const busy = 5;

/**
 * Takes a folder for this process alone, until it is given back or the process ends, however it ends. Node has
 * no file locks of its own; an exclusive transaction in an empty SQLite file is one.
 * @throws {StoreRefused} when another process has it.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'hub.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (reason) {
    lock.close();
    throw reason instanceof Error && 'errcode' in reason && reason.errcode === busy
      ? storeInUse(folder)
      : reason;
  }
  return () => lock.close();
}
