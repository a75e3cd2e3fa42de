import type { AckOutcome } from '../../exchange-event.ts';
import type { AckRecorded, DeliveryState } from './store.ts';

/** What an acknowledgement makes of a delivery, in every store alike. */
export interface AfterAck {
  readonly state: DeliveryState;
  readonly recorded: AckRecorded;
}

/**
 * `done` ends a delivery, also one that was held; `fail` holds one that waits, and comes too late for one
 * that is done; `processing` moves nothing (it is documented in the field, and unused). Saying the same again
 * is harmless.
 */
export function stateAfterAck(state: DeliveryState, outcome: AckOutcome): AfterAck {
  const goal = goals[outcome] ?? state;
  if (goal === state) return { state, recorded: 'unchanged' };
  return state === 'done' ? { state, recorded: 'too-late' } : { state: goal, recorded: 'changed' };
}

const goals: Readonly<Record<AckOutcome, DeliveryState | undefined>> = {
  done: 'done',
  fail: 'held',
  processing: undefined,
};
