import type { Check } from '../check.ts';
import { receiverLifeChecks } from './receiver-life-checks.ts';

/** Every check of an agency's system by what it does; what it writes is looked at by the checks of packets. */
export const agencyChecks: readonly Check[] = [...receiverLifeChecks];
