import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { referenceAgencyStages } from '../../conformance/engine/agency-stages.ts';
import { type HubFile, hubFileSchema } from '../../conformance/engine/hub-file.ts';
import { networkHubStages, referenceHubStages } from '../../conformance/engine/hub-stages.ts';
import { referenceStagesApart } from '../../conformance/engine/reference-crew.ts';
import type { Carry } from '../../conformance/engine/stage.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { CliContext } from '../context.ts';
import { askingPerson, driverWords, openForeignAgency } from './foreign-agency.ts';
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
): Promise<Driven> {
  const { reference, hub, driver } = options;
  if (reference) {
    const peer = { wrap: hearingOthers };
    const here = seat === 'hub' ? { hub: referenceHubStages(peer) } : { agency: referenceAgencyStages(peer) };
    const environment = { system: 'built-in', clock: 'virtual' };
    const workers = options.keep === undefined ? Math.min(4, availableParallelism()) - 1 : 0;
    const open = async () => {
      if (workers === 0) return { environment, stages: here };
      const { stages, close } = referenceStagesApart(seat, workers, context.signal);
      return { environment, stages: { ...here, ...stages }, close };
    };
    // One scenario here, two with each worker: one that it plays and the next.
    return { seat, target: `${seat} --reference`, open, parallel: 1 + 2 * workers };
  }
  if (seat !== 'hub' && driver !== undefined) {
    const target = `${seat} ${driverWords(options)}`;
    return { seat, target, open: (run) => openForeignAgency(context, options, run), parallel: 1 };
  }
  if (seat !== 'hub' || hub === undefined) throw nobodyToDrive();
  const { endpoint, ...rest } = await readSettingsFile(context, hub, hubForm);
  const open = async () => {
    const person = options.ask === undefined ? undefined : askingPerson(context, options);
    const { inquire, close } = person ?? {};
    const seat = { endpoint, ...rest, clock: createSystemClock(), ...(inquire ? { inquire } : {}) };
    const canAsk = inquire === undefined ? {} : { canAsk: true as const };
    const stages = { hub: networkHubStages(seat), resumes: true as const, ...canAsk };
    const environment = { system: endpoint, clock: 'of the system' };
    return { stages, environment, ...(close === undefined ? {} : { close }) };
  };
  return { seat, target: `hub --hub ${wordOf(hub)}`, open, parallel: 1 };
}
