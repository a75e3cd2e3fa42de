import { bodiesOf } from '../evidence/merge-evidence.ts';
import { allScenarios } from '../scenarios/all.ts';
import { referenceAgencyStages } from './agency-stages.ts';
import { serveCrew } from './crew.ts';
import { referenceHubStages } from './hub-stages.ts';
import type { PlayedApart, ReferenceJob } from './reference-crew.ts';
import { runPlan } from './run-plan.ts';

/** Plays one scenario as a run of its own would. */
serveCrew(async (job): Promise<PlayedApart> => {
  const { seat, scenario, seed, tolerances } = job as ReferenceJob;
  const { evidence, unfinished } = await runPlan({
    ...{ seat, seed, tolerances, parallel: 1, now: () => 0, signal: new AbortController().signal },
    scenarios: allScenarios.filter((each) => each.id === scenario),
    stages: seat === 'hub' ? { hub: referenceHubStages() } : { agency: referenceAgencyStages() },
  });
  const why = unfinished[0]?.why;
  const { entries } = evidence;
  return { entries, bodies: bodiesOf(evidence), ...(why === undefined ? {} : { why }) };
});
