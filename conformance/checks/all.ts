import type { Check } from '../check.ts';

/** Every check of the suite, topic by topic. */
export const allChecks: readonly Check[] = [];
