import type { Check } from '../check.ts';
import type { StepEntry } from '../evidence/evidence.ts';
import { type AgencyFault, type AgencyRule, agencyCheck } from './agency-check.ts';
import type { Exchange } from './agency-view.ts';

export type EachStepRule = Omit<AgencyRule, 'seats' | 'scenarios' | 'look'> & {
  readonly scenario: string;
  /** Every step with a document, unless told. */
  readonly steps?: (step: StepEntry) => boolean;
  look(step: StepEntry, exchange: Exchange): readonly AgencyFault[];
};

export function eachStep({
  scenario,
  steps = ({ facts }) => facts['document'] !== undefined,
  look,
  ...rule
}: EachStepRule): Check {
  return agencyCheck({
    ...rule,
    seats: ['receiver'],
    scenarios: [scenario],
    look(exchange) {
      const found = exchange.stepsOf(scenario).filter(steps);
      return {
        looked: found.map(({ number }) => number),
        faults: found.flatMap((each) => look(each, exchange)),
      };
    },
  });
}
