import type { AckOutcome } from '../../exchange-event.ts';
import type { AckRecorded, Delivery, DeliveryState, ResetRecorded } from './store.ts';

/** What an acknowledgement makes of a delivery, in every store alike. */
export interface AfterAck {
  readonly state: DeliveryState;
  readonly recorded: AckRecorded;
}

/**
 * `done` ends a delivery, also one that was held; `fail` holds one that waits, and comes too late for one
 * that is done; `processing` moves nothing (it is documented in the field, and unused). Saying the same again
 * is harmless. Of what was withdrawn nothing is said any more.
 */
export function stateAfterAck(state: DeliveryState, outcome: AckOutcome): AfterAck {
  if (state === 'withdrawn') return { state, recorded: 'withdrawn' };
  const goal = goals[outcome] ?? state;
  if (goal === state) return { state, recorded: 'unchanged' };
  return state === 'done' ? { state, recorded: 'too-late' } : { state: goal, recorded: 'changed' };
}

/** What the reset of the flag makes of a delivery: what is held is offered again (ERR-08, DUP-04). */
export function resetOf(state: DeliveryState): ResetRecorded {
  switch (state) {
    case 'held':
      return 'changed';
    case 'waiting':
      return 'unchanged';
    case 'done':
    case 'withdrawn':
      return 'refused';
  }
}

/**
 * True when the receiver may have the packet: it was fetched, acknowledged or handed over. One that was fetched
 * and failed counts as not received (RCL-04).
 */
export function hasLeft({ state, fetchedAt, handedOver }: Delivery): boolean {
  return state === 'done' || handedOver !== undefined || (state === 'waiting' && fetchedAt !== undefined);
}

const goals: Readonly<Record<AckOutcome, DeliveryState | undefined>> = {
  done: 'done',
  fail: 'held',
  processing: undefined,
};
