import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import type { LeftOut } from './orders.ts';

/**
 * Takes one kind of sync, or commits, out of this process: the broken stores that kills and power cuts must find.
 * Call it before the hub's own files are loaded.
 */
export async function leaveOut(kind: LeftOut): Promise<void> {
  if (kind === 'log') return leaveOutLog();
  if (kind === 'commits') return leaveOutCommits();
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

/** SQLite syncs the log when it moves pages out of it, the hub after each commit. */
function leaveOutLog(): void {
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql.replaceAll(/synchronous\s*=\s*(FULL|NORMAL)/gi, 'synchronous = OFF'));
  };
  Object.assign(fs, {
    fdatasync: (_file: number, done: fs.NoParamCallback) => setImmediate(done, null),
  });
  syncBuiltinESMExports();
}

const madeEvery = 8;

/** Reads over the same connection see what has not been committed, so that nothing shows while the hub lives. */
function leaveOutCommits(): void {
  const prepare = DatabaseSync.prototype.prepare;
  let commits = 0;
  DatabaseSync.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    const run = statement.run.bind(statement);
    const nothing = { changes: 0, lastInsertRowid: 0 };
    if (sql === 'BEGIN IMMEDIATE') statement.run = () => (this.isTransaction ? nothing : run());
    if (sql !== 'COMMIT') return statement;
    statement.run = () => {
      commits += 1;
      return commits % madeEvery === 0 ? run() : nothing;
    };
    return statement;
  };
}

/** Node does not name the class of its handles. */
async function handlePrototype(): Promise<fs.promises.FileHandle> {
  const handle = await open(process.execPath, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle) as fs.promises.FileHandle;
}
