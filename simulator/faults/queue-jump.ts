import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import type { FaultDraws } from './fault-draws.ts';
import type { FaultRule } from './plan.ts';
import type { Subject } from './subject.ts';

/** Requests that were told to wait until a later one has gone in front of them. */
export interface QueueJump {
  /**
   * Waits until the next request that the rule looks at was answered, `ms` at most. When one waits for this
   * rule already, this request is the one that goes in front, and waits for nothing.
   */
  letPass(rule: FaultRule, ms: number, gone: AbortSignal): Promise<void>;
  /** Tells that a request was answered. */
  answered(subject: Subject, at: Instant): Promise<void>;
}

export function createQueueJump(draws: FaultDraws, clock: Clock): QueueJump {
  const waiting = new Map<FaultRule, () => void>();
  return {
    async letPass(rule, ms, gone) {
      if (waiting.has(rule)) return;
      const over = new AbortController();
      const leave = () => over.abort();
      waiting.set(rule, leave);
      gone.addEventListener('abort', leave);
      await clock.sleep(ms, over.signal);
      gone.removeEventListener('abort', leave);
      if (waiting.get(rule) === leave) waiting.delete(rule);
    },
    async answered(subject, at) {
      for (const [rule, leave] of waiting) {
        if (await draws.looksAt(rule, subject, at)) {
          waiting.delete(rule);
          leave();
        }
      }
    },
  };
}
