import type { Scenario } from '../engine/stage.ts';
import { authenticationScenarios } from './hub-authentication.ts';
import { deliveryScenarios } from './hub-delivery.ts';
import { bookScenarios } from './hub-directory.ts';
import { duplicateScenarios } from './hub-duplicates.ts';
import { flowScenarios } from './hub-flows.ts';
import { keepingScenarios } from './hub-keeping.ts';
import { refusalScenarios } from './hub-refusals.ts';
import { sendingScenarios } from './hub-sending.ts';
import { statusScenarios } from './hub-statuses.ts';
import { validationScenarios } from './hub-validation.ts';

/** Every scenario of the hub's seat, in the order in which a plan runs them. */
export const hubScenarios: readonly Extract<Scenario, { readonly seat: 'hub' }>[] = [
  ...sendingScenarios,
  ...validationScenarios,
  ...deliveryScenarios,
  ...duplicateScenarios,
  ...statusScenarios,
  ...refusalScenarios,
  ...flowScenarios,
  ...bookScenarios,
  ...keepingScenarios,
  // Last: a hub may pause an account that fails so often, and nothing else is to be looked for while it does.
  ...authenticationScenarios,
];
