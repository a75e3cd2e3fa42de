/** A thread that moves pages from the log of a database to their place, for {@link createCheckpoints}. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointOrders, FromCheckpoints, ToCheckpoints } from './messages.ts';

/** What its own parent sends it is what it says. */
const { path } = workerData as CheckpointOrders;
const database = new DatabaseSync(path);
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (message: ToCheckpoints) => {
  if (message === 'close') {
    database.close();
    parentPort?.close();
    return;
  }
  parentPort?.postMessage(move());
});

function move(): FromCheckpoints {
  try {
    // What was written while the first one ran is most of what the second one finds.
    checkpoint.get();
    checkpoint.get();
    return 'moved';
  } catch {
    return 'stuck';
  }
}
