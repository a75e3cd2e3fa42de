import type { Bilingual } from '../../protocol/problems/entry.ts';

/** Names of floors; a benchmark's row names the one that it rests on. */
export const floorNames = [
  'append-2kb',
  'file-20kb',
  'file-1.5mb',
  'commit',
  'commit-10',
  'sha256',
  'rsa-2048',
  'ecdsa-p256',
  'http-1kb',
  'http-1.5mb',
] as const;

export type FloorName = (typeof floorNames)[number];

/** One thing that a machine does at most so often a second, whatever program asks for it. */
export interface Floor {
  readonly name: FloorName;
  readonly what: Bilingual;
  readonly unit: '/s' | 'MB/s';
  /** Sets up what the runs need; nothing of it is measured. */
  prepare(): Promise<PreparedFloor> | PreparedFloor;
}

export interface PreparedFloor {
  /** How much of the unit one act is. */
  readonly amount: number;
  /** Acts so many times. */
  act(times: number): Promise<void> | void;
  close(): Promise<void> | void;
}

export const megabyte = 1_000_000;
export const shortPacket = 20 * 1024;
export const longPacket = 1.5 * 1024 * 1024;
