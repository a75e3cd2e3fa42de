import type { OperationName } from '../../../protocol/wire/operations.ts';
import type { MessageType } from '../../exchange-event.ts';
import type { CrashPoint } from './crash-points.ts';

/** A point in one operation; where the operation says nothing of a message type, in any. */
export interface Target {
  readonly point: CrashPoint;
  readonly operation: OperationName;
  readonly messageType?: MessageType;
}

/** Where a hub kills itself: the `hit`-th time, from 1, that it comes to a target. */
export interface KillAt extends Target {
  readonly hit: number;
}

/** What a hub in a process of its own is told, as one JSON argument. */
export interface HubOrders {
  readonly store: string;
  /** Seed of the systems' secrets and of the hub's ids. */
  readonly seed: string;
  readonly killAt?: KillAt;
  /** Keeps compiled sources for those that start later. */
  readonly keepCompiled?: boolean;
  /** A fault to have, to show that it is found. */
  readonly leaveOut?: LeftOut;
}

/**
 * - `log`: the log of the database is never synced;
 * - `packets`: files of packets are not synced;
 * - `folders`: no folder is synced;
 * - `commits`: only every eighth commit is made, though all are answered for.
 */
export type LeftOut = 'log' | 'packets' | 'folders' | 'commits';
