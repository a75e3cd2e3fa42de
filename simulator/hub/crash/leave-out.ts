import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import type { SyncLeftOut } from './orders.ts';

/**
 * Takes one kind of sync out of this process: the broken stores that a power cut must find. Call it before the
 * hub's own files are loaded.
 */
export async function leaveOut(kind: SyncLeftOut): Promise<void> {
  if (kind === 'log') return leaveOutLog();
  const left = (file: number) => fs.fstatSync(file).isDirectory() === (kind === 'folders');
  const { fsync, fsyncSync } = fs;
  Object.assign(fs, {
    fsync: (file: number, done: fs.NoParamCallback) =>
      left(file) ? setImmediate(done, null) : fsync(file, done),
    fsyncSync: (file: number) => (left(file) ? undefined : fsyncSync(file)),
  });
  syncBuiltinESMExports();
  const handles = await handlePrototype();
  const sync = handles.sync;
  handles.sync = async function () {
    if (!left(this.fd)) await sync.call(this);
  };
}

function leaveOutLog(): void {
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql.replaceAll(/synchronous\s*=\s*FULL/gi, 'synchronous = OFF'));
  };
}

/** Node does not name the class of its handles. */
async function handlePrototype(): Promise<fs.promises.FileHandle> {
  const handle = await open(process.execPath, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle) as fs.promises.FileHandle;
}
