import type { ProblemCode } from '../../protocol/problems/catalogue.ts';
import { entryOf, type Problem } from '../../protocol/problems/problem.ts';
import type { ExchangeEvent } from '../exchange-event.ts';

/** Refusals behind which somebody may be doing what only another may do. */
const suspicious: ReadonlySet<ProblemCode> = new Set([
  'hub.sender-foreign',
  'hub.not-the-issuer',
  'hub.status-foreign',
  'hub.delivery-foreign',
  'hub.agency-foreign',
  'hub.agency-parent-foreign',
  'hub.attempts-paused',
] satisfies readonly ProblemCode[]);

/** A refused request. */
interface Refused {
  readonly at: number;
  readonly operation: string;
  readonly systemId: string;
  readonly problems: readonly Problem[];
}

/** IDC-04, RCL-05, DUP-06: what of a refusal belongs into the eyes of those who watch over the axis. */
export function securityEvents({ at, operation, systemId, problems }: Refused): readonly ExchangeEvent[] {
  return problems
    .filter(({ code }) => suspicious.has(code))
    .map((problem) => {
      const { requirements } = entryOf(problem.code);
      return { name: 'security-event', at, systemId, operation, problem, requirements };
    });
}
