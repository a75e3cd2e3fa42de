import { referenceAgencyStages } from '../../conformance/engine/agency-stages.ts';
import { referenceHubStages } from '../../conformance/engine/hub-stages.ts';
import type { CliContext } from '../context.ts';
import { nobodyToDrive, runScenarios, type ScenarioOptions } from './run-scenarios.ts';

/** Runs a seat against the built-in hub or agency, on virtual time. */
export async function runReference(
  context: CliContext,
  seat: 'hub' | 'sender' | 'receiver',
  options: ScenarioOptions,
  version: string,
  began?: number,
): Promise<void> {
  if (!options.reference) throw nobodyToDrive();
  const stages = seat === 'hub' ? { hub: referenceHubStages() } : { agency: referenceAgencyStages() };
  const environment = { system: 'built-in', clock: 'virtual' };
  await runScenarios(context, options, version, {
    ...{ seat, target: `${seat} --reference`, stages, environment, parallel: 4 },
    ...(began === undefined ? {} : { began }),
  });
}
