import { referenceAgencyStages } from '../../conformance/engine/agency-stages.ts';
import { type HubFile, hubFileSchema } from '../../conformance/engine/hub-file.ts';
import { networkHubStages, referenceHubStages } from '../../conformance/engine/hub-stages.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { CliContext } from '../context.ts';
import { type Driven, nobodyToDrive, runScenarios, type ScenarioOptions } from './run-scenarios.ts';
import { readSettingsFile, type SettingsForm } from './settings-file.ts';
import { wordOf } from './shell-word.ts';

const hubForm: SettingsForm<HubFile> = {
  ...{ vi: 'tệp mô tả Trục', en: 'file that names a hub', schema: 'hub-under-test.schema.json' },
  reader: createSchemaReader<HubFile>(hubFileSchema),
  check: () => [],
};

/** Runs a seat against the built-in hub or agency on virtual time, or against a hub that a file names. */
export async function runSeat(
  context: CliContext,
  seat: 'hub' | 'sender' | 'receiver',
  options: ScenarioOptions,
  version: string,
  began?: number,
): Promise<void> {
  const driven = await drivenBy(context, seat, options);
  await runScenarios(context, options, version, { ...driven, ...(began === undefined ? {} : { began }) });
}

async function drivenBy(
  context: CliContext,
  seat: 'hub' | 'sender' | 'receiver',
  { reference, hub }: ScenarioOptions,
): Promise<Driven> {
  if (reference) {
    const stages = seat === 'hub' ? { hub: referenceHubStages() } : { agency: referenceAgencyStages() };
    const environment = { system: 'built-in', clock: 'virtual' };
    return { seat, target: `${seat} --reference`, stages, environment, parallel: 4 };
  }
  if (seat !== 'hub' || hub === undefined) throw nobodyToDrive();
  const { endpoint, ...rest } = await readSettingsFile(context, hub, hubForm);
  const stages = {
    hub: networkHubStages({ endpoint, ...rest, clock: createSystemClock() }),
    resumes: true as const,
  };
  const environment = { system: endpoint, clock: 'of the system' };
  return { seat, target: `hub --hub ${wordOf(hub)}`, stages, environment, parallel: 1 };
}
