import type { Answer } from '../hub/http/answers.ts';
import type { Handling } from '../hub/http/handling.ts';
import type { CountedBody } from '../hub/http/request-body.ts';
import { directoryOperations } from './fault-places.ts';
import type { FaultTrace } from './fault-trace.ts';
import type { FaultPlan } from './plan.ts';
import type { Redelivery } from './redelivery.ts';
import type { StaleAnswers } from './stale-answers.ts';
import type { Subject } from './subject.ts';

/** What the hub really does with a request, seen by those faults that must remember it. */
export type Truth = (handling: Handling, subject: Subject, body: CountedBody) => Promise<Answer>;

export interface TruthParts {
  readonly plan: FaultPlan;
  readonly redelivery: Redelivery;
  readonly stale: StaleAnswers;
  readonly trace: FaultTrace;
}

export function createTruth({ plan, redelivery, stale, trace }: TruthParts): Truth {
  const remembersDirectory = plan.rules.some(({ kind }) => kind === 'stale-directory');
  return async ({ exchange, run }, subject, body) => {
    const given = await redelivery.watch(exchange, subject, await run(body));
    if (remembersDirectory && directoryOperations.includes(subject.operation)) {
      return stale.watch(exchange, subject, given);
    }
    if (subject.operation !== 'getReceivedEdocList') return given;
    const { answer, fired } = await redelivery.apply(exchange, subject, given, exchange.at);
    for (const each of fired) await trace.fired(each);
    return answer;
  };
}
