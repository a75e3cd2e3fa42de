import { once } from 'node:events';
import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { CheckpointOrders, ToCheckpoints } from './messages.ts';

/** Pages of the log: 32 MB, in which the pages that change most are moved once for hundreds of commits. */
const usualPages = 8_192;

/** Keeps the log of a database short. */
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
 * the length.
 */
export function createCheckpoints(
  database: DatabaseSync,
  path: string,
  { pages = usualPages, program = usualProgram }: CheckpointOptions = {},
): Checkpoints {
  database.exec(`PRAGMA wal_autocheckpoint = ${4 * pages}`);
  const look = database.prepare('PRAGMA wal_checkpoint(NOOP)');
  const moveRest = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let thread: Worker | undefined;
  let isGone = false;
  let moving: PromiseWithResolvers<void> | undefined;

  const done = () => {
    moving?.resolve();
    moving = undefined;
  };
  const start = (): Worker => {
    const workerData: CheckpointOrders = { path };
    const worker = new Worker(program, { workerData });
    worker.unref();
    worker.on('message', () => {
      if (database.isOpen) moveRest.get();
      done();
    });
    worker.on('error', done);
    worker.once('exit', () => {
      isGone = true;
      done();
    });
    return worker;
  };
  const tell = (worker: Worker, message: ToCheckpoints) => worker.postMessage(message);

  return {
    committed() {
      if (isGone || moving !== undefined || pagesOf(look.get()) < pages) return;
      thread ??= start();
      moving = Promise.withResolvers();
      tell(thread, 'move');
    },
    underWay: () => moving?.promise,
    async close() {
      if (thread === undefined || isGone) return;
      const exited = once(thread, 'exit');
      thread.ref();
      tell(thread, 'close');
      await exited;
    },
  };
}

function pagesOf(row: Record<string, unknown> | undefined): number {
  return Number(row?.['log']);
}
