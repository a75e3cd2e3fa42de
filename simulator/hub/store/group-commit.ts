import type { DatabaseSync } from 'node:sqlite';
import type { CommitWatch } from '../spans/commit-watch.ts';

/** Writes that become durable together. */
export interface GroupCommit {
  /**
   * Runs `step` with the others of its group, and runs it again where one of these fails; resolves when the commit that
   * holds it is durable.
   */
  write<T>(step: () => T): Promise<T>;
  /** Resolves when all that can be read now is durable; undefined when it is. */
  durable(): Promise<void> | undefined;
  /** Commits what is queued, and resolves when nothing is on its way to the disk any more. */
  drain(): Promise<void>;
}

/** What a group is committed by. */
export interface CommitPorts {
  readonly database: DatabaseSync;
  /** Makes durable what has been committed, without this thread waiting for the disk. */
  syncLog(): Promise<void>;
  readonly watch?: CommitWatch | undefined;
  /** Says in better words why a whole group failed. */
  explain?(reason: unknown): unknown;
}

interface Queued {
  readonly run: () => () => void;
  readonly fail: (reason: unknown) => void;
}

/**
 * Puts all writes of one turn of the event loop, and all that come while a group is on its way to the disk, into one
 * transaction, so that they share one sync of the log (four times more writes a second in groups of ten). When one
 * fails, the group is undone and run again with each in a savepoint of its own: the one is rejected, its neighbours
 * are kept.
 *
 * One group is on its way at a time. Meanwhile its rows can be read, and whoever answers for what he read waits for
 * `durable`. A log that could not be synced is not written to any more: what came after the gap would be lost with it.
 */
export function createGroupCommit({ database, syncLog, watch, explain }: CommitPorts): GroupCommit {
  const commit = inTransaction(database, explain);
  let queue: Queued[] = [];
  let queuedAt = 0;
  let syncing: Promise<void> | undefined;
  let broken: Error | undefined;

  const begin = (): void => {
    if (syncing !== undefined || queue.length === 0) return;
    const group = queue;
    queue = [];
    const stations = { queuedAt, began: watch?.now() ?? 0 };
    const answers = commit(group);
    if (answers === undefined) return;
    const worked = watch?.now() ?? 0;
    syncing = syncLog().then(
      () => {
        syncing = undefined;
        watch?.committed(group.length, { ...stations, worked });
        for (const answer of answers) answer();
        begin();
      },
      (reason: unknown) => {
        broken = new Error('The log of the database could not be synced.', { cause: reason });
        for (const { fail } of [...group, ...queue]) fail(broken);
        throw broken;
      },
    );
    syncing.catch(() => undefined);
  };

  const write = <T>(step: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken);
      if (queue.length === 0) {
        setImmediate(begin);
        queuedAt = watch?.now() ?? 0;
      }
      const run = () => {
        const value = step();
        return () => resolve(value);
      };
      queue.push({ run, fail: reject });
    });

  const drain = async (): Promise<void> => {
    begin();
    while (syncing !== undefined) await syncing;
  };

  return { write, durable: () => syncing, drain };
}

/**
 * Runs a group in one transaction. Gives what answers it once it is durable; undefined when all of it has been undone
 * and rejected.
 */
function inTransaction(
  database: DatabaseSync,
  explain: CommitPorts['explain'] = (reason) => reason,
): (group: readonly Queued[]) => readonly (() => void)[] | undefined {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const inSavepoint = savepoints(database);
  const attempt = (group: readonly Queued[], runStep: (step: Queued) => () => void) => {
    try {
      begin.run();
      const answers = group.map(runStep);
      commit.run();
      return { answers };
    } catch (reason) {
      const goesOn = database.isOpen && database.isTransaction;
      if (goesOn) database.exec('ROLLBACK');
      return { reason, goesOn };
    }
  };
  return (group) => {
    const together = attempt(group, ({ run }) => run());
    if ('answers' in together) return together.answers;
    // Where there is no transaction, since another program holds the lock or the disk is full, no step is at fault.
    const apart = group.length > 1 && together.goesOn ? attempt(group, inSavepoint) : together;
    if ('answers' in apart) return apart.answers;
    const reason = explain(apart.reason);
    for (const { fail } of group) fail(reason);
    return undefined;
  };
}

/**
 * Runs one step; the answer is to be given once the group is durable. SQLite writes each page that changes in a
 * savepoint to a file of its own first, which makes twice the calls to the system, so that a group is tried without.
 */
function savepoints(database: DatabaseSync): (step: Queued) => () => void {
  const open = database.prepare('SAVEPOINT step');
  const release = database.prepare('RELEASE step');
  return ({ run, fail }) => {
    open.run();
    try {
      const answer = run();
      release.run();
      return answer;
    } catch (reason) {
      // A full disk ends the transaction, and every savepoint with it.
      if (!database.isTransaction) throw reason;
      database.exec('ROLLBACK TO step; RELEASE step');
      return () => fail(reason);
    }
  };
}
