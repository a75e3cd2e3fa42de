import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { CheckpointOrders, FromCheckpoints, ToCheckpoints } from './messages.ts';

/** Pages of the log: 32 MB, in which the pages that change most are moved once for hundreds of commits. */
const usualPages = 8_192;

/** Keeps the log of a database short. Nothing here fails: what has been committed lies in the log, however long it is. */
export interface Checkpoints {
  /** To be called when rows have been committed, outside any transaction. */
  committed(): void;
  /** Resolves when what is being moved has been moved; undefined when nothing is. */
  underWay(): Promise<void> | undefined;
  /** Ends the thread, once it has done what it is at. */
  close(): Promise<void>;
}

export interface CheckpointOptions {
  /** How long the log becomes. */
  readonly pages?: number;
  /** The thread's program; a test may have another. */
  readonly program?: URL;
  /** Version of SQLite; that of the database unless told. */
  readonly version?: string;
}

const own = import.meta.url;
const usualProgram = new URL(own.endsWith('.ts') ? './checkpoint-thread.ts' : './checkpoint-thread.js', own);

/**
 * Moves pages from the log of a database to their place in a thread of its own, over a connection of its own. SQLite
 * would do it within a commit, and the hub would stand still for as long as the disk takes for 32 MB: some 70 ms after
 * every seven hundred packets, an eighth of its time under load. What is committed while the thread is at it is a
 * hundredth as much, and is moved here, since the log begins anew only when all of it has been moved.
 *
 * Where the thread has died, SQLite does it within a commit after all: later, since the log may then grow to four times
 * the length. So does a SQLite that cannot tell how long its log is, at the usual length: before 3.51 (Node 24.11 has
 * 3.50) it takes the unknown `NOOP` for `PASSIVE`, and would move all pages after every commit.
 */
export function createCheckpoints(
  database: DatabaseSync,
  path: string,
  { pages = usualPages, program = usualProgram, version = versionOf(database) }: CheckpointOptions = {},
): Checkpoints {
  if (!canTellLength(version)) {
    database.exec(`PRAGMA wal_autocheckpoint = ${pages}`);
    return withinCommits;
  }
  database.exec(`PRAGMA wal_autocheckpoint = ${4 * pages}`);
  const look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  const moveRest = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let thread: { readonly worker: Worker; readonly ended: Promise<void> } | undefined;
  let isGone = false;
  let moving: PromiseWithResolvers<void> | undefined;

  const done = () => {
    moving?.resolve();
    moving = undefined;
  };
  const start = () => {
    const workerData: CheckpointOrders = { path };
    const worker = new Worker(program, { workerData });
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    worker.unref();
    worker.on('message', (message: FromCheckpoints) => {
      if (message === 'moved' && database.isOpen) orNothing(() => moveRest.get());
      done();
    });
    worker.on('error', done);
    worker.once('exit', () => {
      isGone = true;
      done();
      resolve();
    });
    return { worker, ended };
  };
  const tell = (worker: Worker, message: ToCheckpoints) => worker.postMessage(message);

  return {
    committed() {
      if (isGone || moving !== undefined || pagesOf(orNothing(() => look.get())) < pages) return;
      thread ??= orNothing(start);
      if (thread === undefined) {
        isGone = true;
        return;
      }
      moving = Promise.withResolvers();
      tell(thread.worker, 'move');
    },
    underWay: () => moving?.promise,
    async close() {
      if (thread === undefined || isGone) return;
      thread.worker.ref();
      tell(thread.worker, 'close');
      await thread.ended;
    },
  };
}

/** SQLite does it. */
const withinCommits: Checkpoints = {
  committed() {},
  underWay: () => undefined,
  async close() {},
};

function versionOf(database: DatabaseSync): string {
  return String(database.prepare('SELECT sqlite_version() AS version').get()?.['version']);
}

/** Whether this version of SQLite knows `NOOP` (3.51.0, 2025-11-04). */
function canTellLength(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 51);
}

/**
 * What `work` gives; undefined where it fails, as on a full disk. SQLite says nothing either when it could not move
 * pages within a commit: whoever needs the disk next is told.
 */
function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function pagesOf(row: Record<string, unknown> | undefined): number {
  return Number(row?.['log'] ?? 0);
}
