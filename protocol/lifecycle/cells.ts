import type { Provision } from '../provision.ts';
import type { Actor, Cell, RefusalReason, StayReason } from './machine.ts';

/** Short words for the cells of a table, so that a row can be read across. */

export function moves<State extends string>(to: State, by: readonly Actor[], provision: Provision) {
  return { kind: 'moves', to, by, provision } as const satisfies Cell<State>;
}

export function skips<State extends string>(to: State, by: readonly Actor[], provision: Provision) {
  return { kind: 'skips', to, by, provision } as const satisfies Cell<State>;
}

export function stays(why: StayReason, by: readonly Actor[], provision: Provision) {
  return { kind: 'stays', why, by, provision } as const satisfies Cell<never>;
}

export function refuses(why: RefusalReason, provision: Provision) {
  return { kind: 'refuses', why, provision } as const satisfies Cell<never>;
}
