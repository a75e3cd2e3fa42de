import type { Check } from '../check.ts';
import { agencyChecks } from './agency-all.ts';
import { hubChecks } from './hub-all.ts';
import { linkChecks } from './link-all.ts';
import { packetChecks } from './packet-checks.ts';

/** Every check of the suite, topic by topic. */
export const allChecks: readonly Check[] = [...packetChecks, ...hubChecks, ...agencyChecks, ...linkChecks];
