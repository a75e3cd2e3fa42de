import { advance } from '../../protocol/lifecycle/advance.ts';
import type { Actor, Side } from '../../protocol/lifecycle/machine.ts';
import { type ProcessingState, processing } from '../../protocol/lifecycle/processing.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import type { StatusStep } from './node-records.ts';

/** The part of a register entry that statuses change. */
export interface History {
  readonly state: ProcessingState;
  readonly steps: readonly StatusStep[];
}

/** What a status did to a history. `problems` holds why it was refused, or what was odd about it. */
export interface Recorded {
  readonly history: History;
  /** False when it was said before, or may not be said: the history is as it was. */
  readonly changed: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Enters a status. A repeated one is entered once. A late one is entered, but the state never goes back
 * (STA-13). `observed` follows a peer that leaves steps out, with a warning; `strict` is for our own clerks.
 */
export function recordStep(
  history: History,
  step: StatusStep,
  actor: Actor | Side,
  reading: 'strict' | 'observed',
): Recorded {
  const move = advance(processing, history.state, step.statusCode, actor, { reading });
  switch (move.outcome) {
    case 'refused':
      return { history, changed: false, problems: [move.problem] };
    case 'unchanged':
      return move.why === 'repeated' || wasSaid(history, step)
        ? { history, changed: false, problems: [] }
        : { history: withStep(history, step), changed: true, problems: [] };
    case 'moved':
      return {
        history: { ...withStep(history, step), state: move.state },
        changed: true,
        problems: move.problems,
      };
  }
}

/** Enters a status that moves nothing: what was said stays on record. */
export function withStep(history: History, step: StatusStep): History {
  return { state: history.state, steps: [...history.steps, step] };
}

/** True when the same status of the same second stands there. */
export function wasSaid({ steps }: History, step: StatusStep): boolean {
  return steps.some((each) => each.statusCode === step.statusCode && secondOf(each.at) === secondOf(step.at));
}

/** A packet carries seconds; a clock of ours knows milliseconds. */
function secondOf(at: number): number {
  return Math.floor(at / 1000);
}
