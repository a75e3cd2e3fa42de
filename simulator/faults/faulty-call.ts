import type { Clock } from '../../protocol/ports/ports.ts';
import type { Answer } from '../hub/http/answers.ts';
import type { Handling } from '../hub/http/handling.ts';
import { isUnheard } from './answer-body.ts';
import type { When } from './fault.ts';
import type { Fired } from './fault-draws.ts';
import type { FaultRule } from './plan.ts';

/** One request that a fault befalls, with what the fault may use. */
export interface FaultyCall {
  readonly handling: Handling;
  readonly fired: Fired;
  readonly clock: Clock;
  /** Aborts when the caller has gone, when the plan changes, and when the hub closes. */
  readonly gone: AbortSignal;
  /** Does what the request asks for. */
  truth(): Promise<Answer>;
  /** Keeps the body, so that the request can be done again; false when it cannot be kept. */
  keepBody(): Promise<boolean>;
  /** Does once more what was asked for; the body must have been kept. */
  repeat(): Promise<Answer>;
  /** Writes into the trace that the fault fires, now. `drawn` says what was drawn for it. */
  fire(drawn?: string): Promise<void>;
  /** The fault is not possible here: it counts for nothing, and the log says why. */
  leave(why: string): void;
  /** Keeps the connection open until its caller ends it, or the plan changes. */
  hold(): void;
  /** Waits for the next request to go in front. */
  letPass(rule: FaultRule, ms: number): Promise<void>;
  /** What the same question was answered first. */
  earlier(answer: Answer): Answer;
}

/**
 * Lets the request have its effect, or none, and writes the fault down. False when nobody is left on whom it
 * could fall.
 */
export async function commit(call: FaultyCall, when: When): Promise<boolean> {
  if (when === 'after') {
    const answer = await call.truth();
    if (isUnheard(answer)) {
      call.leave('the caller had gone');
      return false;
    }
  }
  await call.fire();
  return true;
}
