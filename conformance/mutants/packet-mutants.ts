import { packetCodeMutants } from './packet-code-mutants.ts';
import { packetFormMutants, packetStructureMutants } from './packet-form-mutants.ts';
import type { ShapedMutant } from './packet-mutant.ts';
import { presenceMutants } from './presence-mutants.ts';

/** Every packet with one thing wrong. */
export const packetMutants: readonly ShapedMutant[] = [
  ...packetFormMutants,
  ...packetStructureMutants,
  ...packetCodeMutants,
  ...presenceMutants,
];
