import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { type CheckpointOptions, createCheckpoints } from './checkpoints.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A database in a folder of its own, to whose table a kilobyte is added with each commit. */
function opened(options: CheckpointOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-log-'));
  const path = join(folder, 'hub.db');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE bytes (some BLOB)');
  const checkpoints = createCheckpoints(database, path, options);
  ends.push(
    () => rmSync(folder, { recursive: true, force: true }),
    () => database.close(),
    () => checkpoints.close(),
  );
  const insert = database.prepare('INSERT INTO bytes VALUES (zeroblob(1000))');
  return {
    database,
    checkpoints,
    commit: () => {
      insert.run();
      checkpoints.committed();
    },
    /** How long the log is, and how much of it has been moved, in pages. */
    log: () => ({ ...database.prepare('PRAGMA wal_checkpoint(NOOP)').get() }),
    count: () => Number(database.prepare('SELECT count(*) AS count FROM bytes').get()?.['count']),
    logBytes: () => statSync(`${path}-wal`).size,
  };
}

describe('the log of a database', () => {
  it('is let be while it is short', () => {
    const { checkpoints, commit, log } = opened({ pages: 1_000 });
    for (let at = 0; at < 20; at += 1) commit();
    expect([checkpoints.underWay(), log()['checkpointed']]).toEqual([undefined, 0]);
  });

  it('is moved to its place while more is committed, whole, and begins anew', async () => {
    const { checkpoints, commit, log, count } = opened({ pages: 40 });
    let commits = 0;
    while (checkpoints.underWay() === undefined) {
      commit();
      commits += 1;
    }
    // The thread is only starting: these come while it is at it.
    for (let more = 0; more < 10; more += 1, commits += 1) commit();
    await checkpoints.underWay();
    const { log: pages, checkpointed } = log();
    expect([Number(pages) > 40, checkpointed]).toEqual([true, pages]);
    commit();
    expect([Number(log()['log']) < 10, count()]).toEqual([true, commits + 1]);
  });

  it('does not grow with what is written', async () => {
    const { checkpoints, commit, logBytes, count } = opened({ pages: 40 });
    for (let at = 0; at < 1_000; at += 1) {
      commit();
      await checkpoints.underWay();
    }
    // Two thousand pages were written, each with a head.
    expect([logBytes() < 60 * 4_200, count()]).toEqual([true, 1_000]);
  });

  it('is moved by SQLite itself where the thread has died', async () => {
    const dying = new URL('data:text/javascript,process.exit(1)');
    const { checkpoints, commit, logBytes, count } = opened({ pages: 10, program: dying });
    while (checkpoints.underWay() === undefined) commit();
    await checkpoints.underWay();
    const before = count();
    for (let at = 0; at < 500; at += 1) commit();
    expect([checkpoints.underWay(), logBytes() < 60 * 4_200, count()]).toEqual([
      undefined,
      true,
      before + 500,
    ]);
    await checkpoints.close();
  });

  it('may be closed while it is being moved', async () => {
    const { checkpoints, commit, database } = opened({ pages: 40 });
    while (checkpoints.underWay() === undefined) commit();
    await checkpoints.close();
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('may be closed while the thread dies of it', async () => {
    const dying = new URL('data:text/javascript,setImmediate(() => { throw new Error("EIO") })');
    const { checkpoints, commit } = opened({ pages: 10, program: dying });
    while (checkpoints.underWay() === undefined) commit();
    await expect(checkpoints.close()).resolves.toBeUndefined();
  });

  it('is let be where its end cannot be moved, and moved later', async () => {
    const { checkpoints, commit, database, log, count } = opened({ pages: 40 });
    while (checkpoints.underWay() === undefined) commit();
    const before = count();
    // In a transaction SQLite refuses to move anything, as it does on a full disk.
    database.exec('BEGIN; DELETE FROM bytes');
    await checkpoints.underWay();
    database.exec('ROLLBACK');
    expect([checkpoints.underWay(), count()]).toEqual([undefined, before]);
    while (checkpoints.underWay() === undefined) commit();
    await checkpoints.underWay();
    const { log: pages, checkpointed } = log();
    expect(checkpointed).toBe(pages);
  });

  it('is let be where the thread cannot move it, which is asked again', async () => {
    const stuck = new URL(
      `data:text/javascript,import { parentPort as port } from 'node:worker_threads';
       port.on('message', (said) => said === 'close' ? port.close() : port.postMessage('stuck'));`,
    );
    const { checkpoints, commit, log } = opened({ pages: 10, program: stuck });
    for (let at = 0; at < 10; at += 1) commit();
    await checkpoints.underWay();
    commit();
    expect([checkpoints.underWay() === undefined, log()['checkpointed']]).toEqual([false, 0]);
  });

  it('is not asked how long it is within a transaction, where SQLite does not tell', () => {
    const { checkpoints, database } = opened({ pages: 1 });
    database.exec('BEGIN; DELETE FROM bytes');
    checkpoints.committed();
    database.exec('ROLLBACK');
    expect(checkpoints.underWay()).toBeUndefined();
  });

  it('is left to a SQLite that cannot tell how long it is', () => {
    const { checkpoints, commit, database, logBytes } = opened({ pages: 40, version: '3.50.4' });
    for (let at = 0; at < 15; at += 1) commit();
    expect([checkpoints.underWay(), statSync(database.location() ?? '').size]).toEqual([undefined, 4_096]);
    for (let at = 0; at < 500; at += 1) commit();
    expect(logBytes() < 60 * 4_200).toBe(true);
  });
});
