import type { Problem } from './problems/problem.ts';

/**
 * How reading answers. Bad input is a value, a bug is a throw: no kernel function throws for what a peer
 * sent. `problems` holds every problem found, in document order, each with its place; when `ok` is true it
 * may still hold warnings and notices.
 */
export type Reading<T> = Read<T> | Unread;

/** The value could be built. `problems` are what was noticed on the way, of any severity. */
export interface Read<T> {
  readonly ok: true;
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** No value could be built. `problems` holds at least one error. */
export interface Unread {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

export function read<T>(value: T, problems: readonly Problem[] = []): Read<T> {
  return { ok: true, value, problems };
}

export function unread(...problems: readonly Problem[]): Unread {
  return { ok: false, problems };
}
