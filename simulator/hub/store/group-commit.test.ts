import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

const atOnce = async () => undefined;

/** A database with a table of numbers, and a disk that is done when it is told so. */
function onSlowDisk() {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE numbers (number INTEGER UNIQUE)');
  const asked: PromiseWithResolvers<void>[] = [];
  const began: PromiseWithResolvers<void>[] = [Promise.withResolvers()];
  const syncLog = () => {
    const sync = Promise.withResolvers<void>();
    asked.push(sync);
    began.at(-1)?.resolve();
    began.push(Promise.withResolvers());
    return sync.promise;
  };
  const commits = createGroupCommit({ database, syncLog });
  const insert = database.prepare('INSERT INTO numbers VALUES (?)');
  return {
    commits,
    asked,
    /** Resolves when the disk has been asked for the `count`-th time. */
    hasBegun: (count: number) => began[count - 1]?.promise,
    write: (number: number) => commits.write(() => void insert.run(number)),
    numbers: () =>
      database
        .prepare('SELECT number FROM numbers')
        .all()
        .map((row) => row['number']),
  };
}

/** Whether a promise has settled, once all that needs no event has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const not = Symbol('not');
  const later = new Promise((resolve) => setImmediate(resolve, not));
  return (await Promise.race([promise.then(null, () => null), later])) !== not;
}

describe('a group of writes', () => {
  it('is answered when the disk has it, and can be read before', async () => {
    const { commits, asked, hasBegun, write, numbers } = onSlowDisk();
    const written = write(1);
    expect(commits.durable()).toBeUndefined();
    await hasBegun(1);
    expect(numbers()).toEqual([1]);
    const durable = commits.durable();
    expect([await isSettled(written), durable === undefined]).toEqual([false, false]);
    asked[0]?.resolve();
    await Promise.all([written, durable]);
    expect(commits.durable()).toBeUndefined();
  });

  it('takes along all that came while the disk was at the one before', async () => {
    const { commits, asked, hasBegun, write, numbers } = onSlowDisk();
    const first = write(1);
    await hasBegun(1);
    const later = [write(2), write(2), write(3)];
    expect(numbers()).toEqual([1]);
    asked[0]?.resolve();
    await first;
    await hasBegun(2);
    expect([numbers(), asked.length]).toEqual([[1, 2, 3], 2]);
    asked[1]?.resolve();
    const ends = await Promise.allSettled(later);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await commits.drain();
    expect(asked).toHaveLength(2);
  });

  it('is waited for, with all that is queued behind it, before the database is closed', async () => {
    const { commits, asked, hasBegun, write } = onSlowDisk();
    const written = [write(1), write(2)];
    const drained = commits.drain();
    await hasBegun(1);
    written.push(write(3));
    asked[0]?.resolve();
    await hasBegun(2);
    expect(await isSettled(drained)).toBe(false);
    asked[1]?.resolve();
    await Promise.all([...written, drained]);
  });

  it('that the disk does not take is rejected, and so is everything after it', async () => {
    const { commits, asked, hasBegun, write, numbers } = onSlowDisk();
    const ends: Promise<void>[] = [write(1)];
    await hasBegun(1);
    ends.push(write(2));
    asked[0]?.reject(new Error('EIO'));
    ends.push(commits.durable() ?? Promise.resolve(), commits.drain());
    for (const end of ends) await expect(end).rejects.toThrow('could not be synced');
    await expect(write(3)).rejects.toThrow('could not be synced');
    expect([numbers(), asked.length]).toEqual([[1], 1]);
    await expect(commits.durable()).rejects.toThrow('could not be synced');
  });

  it('that is still on its way when the database closes is rejected, and the process goes on', async () => {
    const database = new DatabaseSync(':memory:');
    const late = createGroupCommit({ database, syncLog: atOnce }).write(() => 1);
    database.close();
    await expect(late).rejects.toThrow('finalized');
  });

  it('for which there is no room is rejected for that, all of it, and its steps are not run again', async () => {
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE bytes (some BLOB); PRAGMA max_page_count = 20');
    const explain = (reason: unknown) => new Error(`In other words: ${String(reason)}`);
    const { write } = createGroupCommit({ database, syncLog: atOnce, explain });
    const insert = database.prepare('INSERT INTO bytes VALUES (zeroblob(?))');
    let runs = 0;
    const steps = [100, 200_000, 100].map((size) =>
      write(() => {
        runs += 1;
        insert.run(size);
      }),
    );
    for (const step of steps) await expect(step).rejects.toThrow(/In other words: .*disk is full/);
    expect([runs, database.prepare('SELECT count(*) AS count FROM bytes').get()?.['count']]).toEqual([2, 0]);
  });

  it('for which there is no room once they are run apart is rejected for that', async () => {
    const database = new DatabaseSync(':memory:');
    database.exec('CREATE TABLE bytes (some BLOB); PRAGMA max_page_count = 20');
    const { write } = createGroupCommit({ database, syncLog: atOnce });
    const insert = database.prepare('INSERT INTO bytes VALUES (zeroblob(?))');
    const bad = write(() => {
      throw new Error('a step of its own');
    });
    const large = write(() => insert.run(200_000));
    for (const step of [bad, large]) await expect(step).rejects.toThrow('database or disk is full');
    await expect(write(() => insert.run(100))).resolves.toBeDefined();
  });

  it('that cannot begin is tried once, since the wait for a lock holds up everything', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lienthong-group-'));
    const path = join(folder, 'hub.db');
    const other = new DatabaseSync(path);
    other.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
    let begun = 0;
    class Counted extends DatabaseSync {
      override prepare(sql: string) {
        const statement = super.prepare(sql);
        if (sql !== 'BEGIN IMMEDIATE') return statement;
        const run = statement.run.bind(statement);
        const counted = () => {
          begun += 1;
          return run();
        };
        return Object.assign(statement, { run: counted });
      }
    }
    const database = new Counted(path, { timeout: 0 });
    const { write } = createGroupCommit({ database, syncLog: atOnce });
    const steps = [1, 2].map((each) => write(() => each));
    for (const step of steps) await expect(step).rejects.toThrow('database is locked');
    expect(begun).toBe(1);
    for (const each of [database, other]) each.close();
    rmSync(folder, { recursive: true });
  });
});
