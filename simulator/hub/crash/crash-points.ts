import type { Operation } from '../../../protocol/wire/operations.ts';
import type { Parameters } from '../../../protocol/wire/parameters.ts';

/**
 * Moments at which a hub may die. Each stands between two effects of an operation, so that a hub killed there
 * has had the one and not the other.
 */
export const crashPoints = [
  // sendEdoc: a document or a status
  'body-half-taken',
  'before-file',
  'file-written',
  'file-synced',
  'renamed',
  'before-row',
  'row-committed-before-answer',
  // getReceivedEdocList
  'before-list',
  'list-read',
  // getEdoc
  'before-fetch-row',
  'after-fetch-row',
  'get-half-streamed',
  // updateStatus
  'before-ack-row',
  'after-ack-row',
  // every operation
  'answer-half-written',
  'after-answer',
] as const;

export type CrashPoint = (typeof crashPoints)[number];

/** What was being done when a point was reached. */
export interface Doing {
  /** Undefined when the request's path names none. */
  readonly operation: Operation | undefined;
  readonly parameters: Parameters;
}

/**
 * Hears that a hub has come to a point. No hub has one but those that are killed on purpose; it is passed in,
 * and the places that would tell it do nothing when it is absent.
 */
export type Reached = (point: CrashPoint, doing: Doing) => void;

/** The points between the effects of making one file durable. */
export type FilePoint = Extract<CrashPoint, 'file-written' | 'file-synced' | 'renamed'>;
