import type { ProblemCode } from '../problems/catalogue.ts';
import { type Place, type Problem, problem } from '../problems/problem.ts';
import type { Provision } from '../provision.ts';
import {
  type Actor,
  type Cell,
  isAmong,
  type Machine,
  type RefusalReason,
  type Side,
  type StayReason,
  sideOf,
} from './machine.ts';

/** What became of a move. `state` is always the state that holds from now on. */
export type Advance<State extends string, Move extends string> =
  | {
      readonly outcome: 'moved';
      readonly state: State;
      readonly provision: Provision;
      /** In the observed reading, a warning when steps were left out. */
      readonly problems: readonly Problem[];
    }
  | {
      readonly outcome: 'unchanged';
      readonly state: State;
      readonly why: StayReason;
      readonly provision: Provision;
    }
  | {
      readonly outcome: 'refused';
      readonly state: State;
      readonly why: RefusalReason | 'skipped' | 'wrong-actor';
      readonly provision: Provision;
      readonly problem: Problem;
      /** What the same actor could do instead. */
      readonly allowed: readonly Move[];
    };

/** How strictly to judge, and where the move stands in what was received. */
export interface AdvanceOptions {
  /**
   * `strict` refuses steps that were left out (STA-12). `observed` follows them with a warning: statuses are
   * packets of their own, some systems of the field never send 01 or 04, and an earlier one may be on its way.
   */
  readonly reading?: 'strict' | 'observed';
  readonly place?: Place | string;
}

/** Judges one move in one state. `actor` may be only a side, as a hub knows no more. */
export function advance<State extends string, Move extends string>(
  machine: Machine<State, Move>,
  state: State,
  move: Move,
  actor: Actor | Side,
  options: AdvanceOptions = {},
): Advance<State, Move> {
  const { reading = 'strict', place = machine.place } = options;
  const cell: Cell<State> = machine.table[state][move];
  const { provision } = cell;
  const allowed = allowedMoves(machine, state, actor);
  const seen = `${machine.stateSigns[state]} → ${move}`;
  const refuse = (why: RefusalReason | 'skipped' | 'wrong-actor', code: ProblemCode) => {
    const detail = { seen, expected: allowed.join(', ') || '—' };
    return {
      outcome: 'refused',
      state,
      why,
      provision,
      allowed,
      problem: problem(code, place, detail),
    } as const;
  };
  if (cell.kind === 'refuses') return refuse(cell.why, refusalCodes[cell.why]);
  if (!isAmong(cell.by, actor)) return refuse('wrong-actor', actorCode(cell.by));
  if (cell.kind === 'stays') return { outcome: 'unchanged', state, why: cell.why, provision };
  if (cell.kind === 'moves') return { outcome: 'moved', state: cell.to, provision, problems: [] };
  if (reading === 'strict') return refuse('skipped', 'lifecycle.state-skipped');
  const expected = allowed.join(', ') || '—';
  const skipped = problem('lifecycle.state-skipped', place, { seen, expected, severity: 'warning' });
  return { outcome: 'moved', state: cell.to, provision, problems: [skipped] };
}

/** The moves that would change the state, for one actor or side, in the order of the machine. */
export function allowedMoves<State extends string, Move extends string>(
  machine: Machine<State, Move>,
  state: State,
  actor: Actor | Side,
): readonly Move[] {
  return machine.moves.filter((move) => {
    const cell: Cell<State> = machine.table[state][move];
    return cell.kind === 'moves' && isAmong(cell.by, actor);
  });
}

const refusalCodes: Readonly<Record<RefusalReason, ProblemCode>> = {
  final: 'lifecycle.state-final',
  registered: 'lifecycle.registered-already',
  'take-back-pending': 'lifecycle.take-back-pending',
  withdrawn: 'lifecycle.withdrawn',
  delivered: 'lifecycle.delivered-already',
};

function actorCode(by: readonly Actor[]): ProblemCode {
  const sides = new Set(by.map(sideOf));
  if (sides.has('sender')) return 'lifecycle.only-sender';
  if (!sides.has('receiver')) return 'lifecycle.only-hub';
  const [first, second] = by;
  if (second !== undefined) return 'lifecycle.only-receiver';
  return first === 'receiver-clerk' ? 'lifecycle.only-clerk' : 'lifecycle.only-receiver-system';
}
