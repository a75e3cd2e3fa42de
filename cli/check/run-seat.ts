import { setImmediate } from 'node:timers/promises';
import { referenceAgencyStages } from '../../conformance/engine/agency-stages.ts';
import { type HubFile, hubFileSchema } from '../../conformance/engine/hub-file.ts';
import { referenceHubStages } from '../../conformance/engine/hub-stages.ts';
import type { StagesApart } from '../../conformance/engine/reference-crew.ts';
import type { Carry } from '../../conformance/engine/stage.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import type { CliContext } from '../context.ts';
import { driverWords, openForeignAgency } from './foreign-agency.ts';
import { openForeignHub } from './foreign-hub.ts';
import { type Driven, nobodyToDrive, runScenarios, type ScenarioOptions } from './run-scenarios.ts';
import { readSettingsFile, type SettingsForm } from './settings-file.ts';
import { wordOf } from './shell-word.ts';

const hubForm: SettingsForm<HubFile> = {
  ...{ vi: 'tệp mô tả Trục', en: 'file that names a hub', schema: 'hub-under-test.schema.json' },
  reader: createSchemaReader<HubFile>(hubFileSchema),
  check: () => [],
};

/** Stages for scenarios beside those that this thread plays, and how many of them may be under way at once. */
export interface Beside extends StagesApart {
  readonly lanes: number;
}

/** Runs a seat against the built-in hub or agency on virtual time, or against a hub that a file names. */
export async function runSeat(
  context: CliContext,
  seat: 'hub' | 'sender' | 'receiver',
  options: ScenarioOptions,
  version: string,
  began?: number,
  beside?: Beside,
): Promise<void> {
  const driven = await drivenBy(context, seat, options, beside);
  await runScenarios(context, options, version, { ...driven, ...(began === undefined ? {} : { began }) });
}

/** On virtual time nothing is ever waited for: between two calls a stop and what other threads say must be heard. */
function hearingOthers(carry: Carry): Carry {
  return async (request) => {
    await setImmediate();
    return carry(request);
  };
}

async function drivenBy(
  context: CliContext,
  seat: 'hub' | 'sender' | 'receiver',
  options: ScenarioOptions,
  beside: Beside | undefined,
): Promise<Driven> {
  const { reference, hub, driver } = options;
  if (reference) {
    const peer = { wrap: hearingOthers };
    const here = seat === 'hub' ? { hub: referenceHubStages(peer) } : { agency: referenceAgencyStages(peer) };
    const environment = { system: 'built-in', clock: 'virtual' };
    const open = async () =>
      beside === undefined
        ? { environment, stages: here }
        : { environment, stages: { ...here, ...beside.stages }, close: beside.close };
    return { seat, target: `${seat} --reference`, open, parallel: 1 + (beside?.lanes ?? 0) };
  }
  if (seat !== 'hub' && driver !== undefined) {
    const target = `${seat} ${driverWords(options)}`;
    return { seat, target, open: (run) => openForeignAgency(context, options, run), parallel: 1 };
  }
  if (seat !== 'hub' || hub === undefined) throw nobodyToDrive();
  const named = await readSettingsFile(context, hub, hubForm);
  const open = () => openForeignHub(context, options, hub, named);
  return { seat, target: `hub --hub ${wordOf(hub)}`, open, parallel: 1 };
}
