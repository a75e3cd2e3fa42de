import type { Check } from '../check.ts';
import { hubAuthenticationChecks } from './hub-authentication.ts';

/** Every check of the hub's seat. */
export const hubChecks: readonly Check[] = [...hubAuthenticationChecks];
