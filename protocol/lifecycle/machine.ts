import type { Bilingual } from '../problems/entry.ts';
import type { Provision } from '../provision.ts';

/** Who may make a move. */
export type Actor = 'sender-system' | 'receiver-system' | 'receiver-clerk' | 'hub' | 'operator';

/** A side of the exchange, where it cannot be told whether a person or the system acted: what a hub sees. */
export type Side = 'sender' | 'receiver';

/** Why a move leaves the state as it is, without being wrong. */
export type StayReason =
  /** The same thing was said before. */
  | 'repeated'
  /** Something further on was said already; a state never goes back. */
  | 'late'
  /** It answers a request that is not open here; it may answer an update, which changes no state. */
  | 'nothing-pending'
  /** It tells nothing that the state depends on. */
  | 'noted';

/** Why a move is refused. */
export type RefusalReason = 'final' | 'registered' | 'take-back-pending' | 'withdrawn' | 'delivered';

/** What a move does in one state. */
export type Cell<State extends string> =
  | {
      readonly kind: 'moves';
      readonly to: State;
      readonly by: readonly Actor[];
      readonly provision: Provision;
    }
  | {
      /** Leaves out the states before: refused by the strict reading, followed by the observed one. */
      readonly kind: 'skips';
      readonly to: State;
      readonly by: readonly Actor[];
      readonly provision: Provision;
    }
  | {
      readonly kind: 'stays';
      readonly why: StayReason;
      readonly by: readonly Actor[];
      readonly provision: Provision;
    }
  | { readonly kind: 'refuses'; readonly why: RefusalReason; readonly provision: Provision };

/** What every move does in every state. A case that is left out does not compile. */
export type MoveTable<State extends string, Move extends string> = {
  readonly [S in State]: { readonly [M in Move]: Cell<State> };
};

/** A lifecycle as data. */
export interface Machine<State extends string, Move extends string> {
  readonly title: Bilingual;
  readonly initial: State;
  /** Every state and every move, in the order in which people read them. */
  readonly states: readonly State[];
  readonly moves: readonly Move[];
  /** How a state is written in problems, in words of the wire that need no translation. */
  readonly stateSigns: Readonly<Record<State, string>>;
  readonly stateLabels: Readonly<Record<State, Bilingual>>;
  readonly moveLabels: Readonly<Record<Move, Bilingual>>;
  /** Where on the wire the move stands, for problems. */
  readonly place: string;
  readonly table: MoveTable<State, Move>;
}

/** The side that an actor acts for; the hub and its operator are of none. */
export function sideOf(actor: Actor): Side | undefined {
  switch (actor) {
    case 'sender-system':
      return 'sender';
    case 'receiver-system':
    case 'receiver-clerk':
      return 'receiver';
    case 'hub':
    case 'operator':
      return undefined;
  }
}

/** True when an actor, or somebody on a side, is among those who may act. */
export function isAmong(by: readonly Actor[], actor: Actor | Side): boolean {
  return by.some((each) => each === actor || sideOf(each) === actor);
}
