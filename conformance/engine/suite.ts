import { allChecks } from '../checks/all.ts';
import { ledger } from '../requirements/ledger.ts';
import { receiverScenarios, senderScenarios } from '../scenarios/agency-all.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import type { Suite } from './select.ts';

/** Everything that this version of the suite has. */
export function wholeSuite(): Suite {
  return {
    checks: allChecks,
    scenarios: [...hubScenarios, ...senderScenarios, ...receiverScenarios],
    requirements: ledger(),
  };
}
