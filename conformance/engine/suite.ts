import { allChecks } from '../checks/all.ts';
import { ledger } from '../requirements/ledger.ts';
import { allScenarios } from '../scenarios/all.ts';
import { checkCode } from './check-code.ts';
import type { Suite } from './select.ts';

/** Everything that this version of the suite has. */
export function wholeSuite(): Suite {
  return { checks: allChecks, scenarios: allScenarios, requirements: ledger() };
}

/** The same, with the code by which it judges: for what writes reports, and reads those of other days. */
export async function wholeSuiteWithCode(): Promise<Suite> {
  const code = await checkCode();
  return { ...wholeSuite(), ...(code === undefined ? {} : { code }) };
}
