import type { Check } from '../check.ts';
import { linkClientChecks } from './link-client.ts';
import { linkServerChecks } from './link-server.ts';

/** Every check of the link's seat. */
export const linkChecks: readonly Check[] = [...linkServerChecks, ...linkClientChecks];
