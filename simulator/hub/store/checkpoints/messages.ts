/** What the thread is started with. */
export interface CheckpointOrders {
  /** The database, which the owner has open. */
  readonly path: string;
}

/** To each `move` the thread answers once. */
export type ToCheckpoints = 'move' | 'close';
