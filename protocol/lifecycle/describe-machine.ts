import type { RuleConfidence } from '../provision.ts';
import type { Actor, Cell, Machine, RefusalReason, StayReason } from './machine.ts';

/** One cell of a lifecycle as a row of a table for people. */
export interface MachineRow {
  readonly state: string;
  readonly move: string;
  readonly outcome: 'moves' | 'skips' | 'stays' | 'refuses';
  /** The state afterwards; the same one where nothing moves. */
  readonly next: string;
  /** Empty where nobody may. */
  readonly by: readonly Actor[];
  readonly why?: StayReason | RefusalReason;
  readonly requirements: readonly string[];
  readonly confidence: RuleConfidence;
}

/** The whole table of a machine as data, row by row in the order of its states and moves. */
export function describeMachine<State extends string, Move extends string>(
  machine: Machine<State, Move>,
): readonly MachineRow[] {
  return machine.states.flatMap((state) =>
    machine.moves.map((move) => rowOf(state, move, machine.table[state][move])),
  );
}

function rowOf(state: string, move: string, cell: Cell<string>): MachineRow {
  const next = 'to' in cell ? cell.to : state;
  const by = cell.kind === 'refuses' ? [] : cell.by;
  const row = { state, move, outcome: cell.kind, next, by, ...cell.provision };
  return 'why' in cell ? { ...row, why: cell.why } : row;
}
