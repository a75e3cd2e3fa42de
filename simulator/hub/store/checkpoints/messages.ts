/** What the thread is started with. */
export interface CheckpointOrders {
  /** The database, which the owner has open. */
  readonly path: string;
}

/** To each `move` the thread answers once. */
export type ToCheckpoints = 'move' | 'close';

/** `stuck` where the disk would not take them; the thread can be asked again. */
export type FromCheckpoints = 'moved' | 'stuck';
