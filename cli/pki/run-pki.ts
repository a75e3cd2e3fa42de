import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { usualSchedule } from '../../simulator/pki/published-lists.ts';
import { startTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { createMemoryLog } from '../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSteerableClock } from '../../simulator/ports/steerable-clock.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readFaults } from '../faults-option.ts';
import { explainPlace } from '../listening.ts';
import { untilAborted } from '../until-aborted.ts';
import { handOut, takeBack } from './hand-out.ts';
import { renderServices, type ServicesPlace } from './render-services.ts';

/** The options of `lienthong pki`, as the parser hands them over. */
export interface PkiOptions {
  readonly port?: number;
  readonly managementPort?: number;
  readonly host: string;
  readonly folder: string;
  readonly password?: string;
  readonly seed?: string;
  readonly deskMinutes?: number;
  readonly listMinutes?: number;
  /** A preset, or a file. */
  readonly faults?: string;
  readonly json?: true;
}

/**
 * Runs trust services by themselves until the context's signal. Prints addresses, files and the password of the
 * test keys once (AUT-08).
 * @throws {CommandFailure} when a port cannot be had, or the faults are no plan.
 */
export async function runPki(context: CliContext, options: PkiOptions): Promise<void> {
  const { port = 0, managementPort = 0, host, seed, deskMinutes = 0, listMinutes = 5, json } = options;
  if (!(Number.isInteger(deskMinutes) && deskMinutes >= 0)) {
    throw usageFailure({
      vi: '--desk-minutes cần một số phút',
      en: '--desk-minutes needs a number of minutes',
    });
  }
  if (!(Number.isInteger(listMinutes) && listMinutes >= 1 && listMinutes <= 720)) {
    throw usageFailure({
      vi: '--list-minutes cần một số phút từ 1 đến 720',
      en: '--list-minutes needs a number of minutes, 1 to 720',
    });
  }
  const faults = options.faults === undefined ? undefined : await readFaults(context, options.faults);
  const services = await startTrustServices({
    ports: {
      clock: createSteerableClock(createSystemClock()),
      chance: createSeededChance(randomBytes(16).toString('hex')),
      log: createMemoryLog(),
    },
    ...{ port, managementPort, host },
    // The keys of the folder are handed out at the start, before the desk takes its time.
    deskMinutes: 0,
    schedule: { ...usualSchedule, changesEvery: listMinutes * 60_000 },
    ...(seed === undefined ? {} : { keys: { seed } }),
    ...(faults === undefined ? {} : { faults }),
  }).catch((error: unknown) => {
    throw explainPlace(error, { ports: { '--port': port, '--management-port': managementPort } });
  });
  const folder = resolve(context.cwd, options.folder);
  try {
    const password = options.password ?? randomBytes(9).toString('base64url');
    const files = await handOut(services, folder, password);
    services.desk.takeTime(deskMinutes);
    const { url, managementUrl } = services;
    const place: ServicesPlace = { url, managementUrl, password, files };
    context.stdout.write(json === true ? `${JSON.stringify(place)}\n` : renderServices(context, place));
    await untilAborted(context.signal);
    await takeBack(folder);
  } finally {
    await services.close();
  }
}
