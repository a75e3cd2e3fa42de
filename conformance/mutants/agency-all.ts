import { agencyLifeMutants } from './agency-life-mutants.ts';
import { agencyRequestMutants } from './agency-request-mutants.ts';
import { agencySenderMutants } from './agency-sender-mutants.ts';
import { agencySignatureMutants } from './agency-signature-mutants.ts';
import { agencyTroubleMutants } from './agency-trouble-mutants.ts';
import { agencyWireMutants } from './agency-wire-mutants.ts';
import type { AgencyMutant } from './mutant.ts';

/** Every agency with one thing wrong. */
export const agencyMutants: readonly AgencyMutant[] = [
  ...agencyLifeMutants,
  ...agencySignatureMutants,
  ...agencyRequestMutants,
  ...agencyTroubleMutants,
  ...agencySenderMutants,
  ...agencyWireMutants,
];
