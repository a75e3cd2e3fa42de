import { hubAuthenticationMutants } from './hub-authentication.ts';
import type { HubMutant } from './mutant.ts';

/** Every hub with one thing wrong. */
export const hubMutants: readonly HubMutant[] = [...hubAuthenticationMutants];
