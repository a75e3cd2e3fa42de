import type { Check } from '../check.ts';
import { presenceChecks } from './document-presence.ts';
import { packetCodeChecks } from './packet-codes.ts';
import { packetFormChecks } from './packet-form.ts';
import { packetStructureChecks } from './packet-structure.ts';

/** Every check that a packet alone is enough for. */
export const packetChecks: readonly Check[] = [
  ...packetFormChecks,
  ...packetStructureChecks,
  ...packetCodeChecks,
  ...presenceChecks,
];
