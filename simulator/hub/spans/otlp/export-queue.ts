import type { Clock } from '../../../../protocol/ports/ports.ts';
import type { Posted } from './post-otlp.ts';

/** What became of everything that was put into a queue. */
export interface ExportTally {
  readonly queued: number;
  readonly sent: number;
  /** For want of room, or because the receiver never took them. */
  readonly dropped: number;
}

/** Lets things go in batches. Whoever puts something in never waits, and never hears of a failure. */
export interface ExportQueue<T> {
  /** Begins to send. */
  start(): void;
  put(item: T): void;
  tally(): ExportTally;
  /**
   * Sends what is there, once, and ends: at the first batch that is not taken, since a hub that ends cannot wait for
   * a receiver that does not answer, batch after batch.
   */
  close(): Promise<void>;
}

export interface QueueRules<T> {
  readonly clock: Clock;
  /** More than these are dropped, the newest first. */
  readonly capacity: number;
  readonly batchLength: number;
  /** Milliseconds at most until a batch goes that is not full. */
  readonly every: number;
  readonly send: (batch: readonly T[], signal: AbortSignal) => Promise<Posted>;
  /** Hears of each batch that was lost, and after each batch of what there was no room for meanwhile. */
  readonly lost: (count: number, why: string) => void;
}

export function createExportQueue<T>({
  clock,
  capacity,
  batchLength,
  every,
  send,
  lost,
}: QueueRules<T>): ExportQueue<T> {
  const closing = new AbortController();
  let items: T[] = [];
  let underway = 0;
  let sent = 0;
  let dropped = 0;
  let untold = 0;
  let waking = new AbortController();

  const sendBatch = async (): Promise<void> => {
    const batch = items.slice(0, batchLength);
    items = items.slice(batchLength);
    underway = batch.length;
    const posted = await send(batch, closing.signal);
    underway = 0;
    const rejected = posted.taken ? posted.rejected : batch.length;
    sent += batch.length - rejected;
    dropped += rejected;
    if (rejected > 0) lost(rejected, posted.taken ? 'the receiver rejected them' : posted.why);
    if (!posted.taken && closing.signal.aborted) giveUp(posted.why);
    tellOfRoom();
  };
  const giveUp = (why: string): void => {
    if (items.length === 0) return;
    dropped += items.length;
    lost(items.length, why);
    items = [];
  };
  const tellOfRoom = (): void => {
    if (untold > 0) lost(untold, 'no room: they came faster than the receiver took them');
    untold = 0;
  };
  const run = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await clock.sleep(every, AbortSignal.any([waking.signal, closing.signal]));
      waking = new AbortController();
      while (items.length > 0) await sendBatch();
    }
  };
  let running: Promise<void> | undefined;

  return {
    start: () => {
      running ??= run();
    },
    put: (item) => {
      if (closing.signal.aborted) {
        dropped += 1;
        return;
      }
      if (items.length + underway >= capacity) {
        dropped += 1;
        untold += 1;
        return;
      }
      items.push(item);
      if (items.length === batchLength) waking.abort();
    },
    tally: () => ({ queued: items.length + underway, sent, dropped }),
    close: async () => {
      closing.abort();
      await running;
    },
  };
}
