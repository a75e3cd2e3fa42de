import { agencyLifeMutants } from './agency-life-mutants.ts';
import type { AgencyMutant } from './mutant.ts';

/** Every agency with one thing wrong. */
export const agencyMutants: readonly AgencyMutant[] = [...agencyLifeMutants];
