import type { Options } from 'k6/options';
import { drainTimeoutSeconds } from '../profiles/k6-options.ts';
import { drainAll } from './acts.ts';
import { profile } from './settings.ts';
import { traced } from './tracing.ts';

export { handleSummary } from './closing.ts';

/** The end of a run from several machines: when all parts are over, one more process empties every list. */
export const options: Omit<Options, 'scenarios'> & { readonly scenarios: Record<string, object> } = {
  scenarios: {
    drain: {
      executor: 'per-vu-iterations',
      exec: 'drain',
      vus: 1,
      iterations: 1,
      maxDuration: `${drainTimeoutSeconds(profile)}s`,
    },
  },
  systemTags: ['scenario', 'status', 'error_code'],
};

export const drain = traced('drain', drainAll);
