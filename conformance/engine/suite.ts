import { allChecks } from '../checks/all.ts';
import { ledger } from '../requirements/ledger.ts';
import { allScenarios } from '../scenarios/all.ts';
import type { Suite } from './select.ts';

/** Everything that this version of the suite has. */
export function wholeSuite(): Suite {
  return { checks: allChecks, scenarios: allScenarios, requirements: ledger() };
}
