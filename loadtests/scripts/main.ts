import type { Options } from 'k6/options';
import { drainTimeoutSeconds, type K6Scenario, k6Scenarios, k6Thresholds } from '../profiles/k6-options.ts';
import * as acts from './acts.ts';
import { drains, profile } from './settings.ts';
import { traced } from './tracing.ts';

export { handleSummary } from './closing.ts';

/** The functions that scenarios name. */
export const big = traced('big', acts.big);
export const broadcast = traced('broadcast', acts.broadcast);
export const directory = traced('directory', acts.directory);
export const herd = traced('herd', acts.herd);
export const outage = traced('outage', acts.outage);
export const receive = traced('receive', acts.receive);
export const send = traced('send', acts.send);

/** What k6 runs: the acts of the profile, at arrival rates that wait for nobody. */
export const options: Omit<Options, 'scenarios'> & { readonly scenarios: Record<string, K6Scenario> } = {
  scenarios: k6Scenarios(profile),
  thresholds: k6Thresholds(profile),
  systemTags: ['scenario', 'status', 'error_code'],
  summaryTrendStats: ['min', 'med', 'avg', 'p(95)', 'p(99)', 'max', 'count'],
  batch: 200,
  batchPerHost: 200,
  setupTimeout: '120s',
  teardownTimeout: `${drainTimeoutSeconds(profile)}s`,
};

/** After all acts: nobody sends any more, so what is on the lists now is all that will ever be. */
export const teardown = traced('drain', () => {
  if (drains) acts.drainAll();
});
