import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { seatSecret } from '../../conformance/engine/agency-hub.ts';
import { openForeignStages, referenceSeat } from '../../conformance/engine/agency-stages.ts';
import type { Driver } from '../../conformance/engine/driver.ts';
import { createCommandDriver } from '../../conformance/engine/drivers/command.ts';
import { createInquirer, createPromptDriver } from '../../conformance/engine/drivers/prompt.ts';
import { createWebhookDriver } from '../../conformance/engine/drivers/webhook.ts';
import { createScaledClock } from '../../conformance/engine/scaled-clock.ts';
import { StopReason } from '../../conformance/engine/stop-reason.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { findAgency } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { explainPlace } from '../listening.ts';
import { instantOf } from '../sign/instant-option.ts';
import { openPerson } from './ask-person.ts';
import type { Begun, Opened, ScenarioOptions } from './run-scenarios.ts';
import { wordOf } from './shell-word.ts';

/** Puts our hub up for the system of an agency, and whatever drives that system. @throws {CommandFailure} */
export async function openForeignAgency(
  context: CliContext,
  options: ScenarioOptions,
  { seed, began }: Begun,
): Promise<Opened> {
  const { code = referenceSeat.system, host = '127.0.0.1', port, keep, root } = options;
  refuseSeat(code);
  const secret = options.secret ?? seatSecret(seed, code);
  const clock = clockFor(options, began);
  const driver = driverFor(context, options);
  if (root !== undefined) await writeRoot(resolve(context.cwd, root));
  const stages = await openForeignStages({
    ...{ code, secret, driver, clock, seed, host, run: String(began), port: port ?? 0 },
    ...(keep === undefined ? {} : { folder: join(resolve(context.cwd, keep), 'hub') }),
  }).catch((error: unknown) => {
    throw explainPlace(error, { ports: { '--port': port } });
  });
  tellHow(context, { url: stages.url, code, secret });
  return {
    stages: {
      agency: stages.agency,
      ...(keep === undefined ? {} : { resumes: true as const }),
      ...(driver.inquire === undefined ? {} : { canAsk: true as const }),
    },
    clock,
    close: stages.close,
    ...(stages.ended === undefined ? {} : { ended: stages.ended.then(driverGone) }),
    environment: {
      ...{ system: `agency ${code}`, driver: driver.name, endpoint: stages.url },
      clock: options.timeScale === undefined ? 'real' : `${options.timeScale} times real time`,
    },
    again: { port: Number(new URL(stages.url).port), secret, code },
  };
}

function driverGone({ vi, en }: Bilingual): StopReason {
  return new StopReason({ vi: `bộ điều khiển không còn: ${vi}`, en: `the driver is gone: ${en}` });
}

/** The partners of the system under test are agencies of ours; it cannot be one of them. */
function refuseSeat(code: string): void {
  const isTaken = referenceSeat.peers.some((each) => each === code && each !== 'H38');
  if (findAgency(world2026, code) !== undefined && !isTaken) return;
  throw usageFailure({
    vi: `--code “${code}” phải là một cơ quan của thế giới thử, khác G22 và G06; ví dụ H17`,
    en: `--code “${code}” must be an agency of the test world other than G22 and G06, such as H17`,
  });
}

/** Real time; or one that runs faster, for a system whose clock can be set to do so too. */
function clockFor({ timeScale, keep, clockFrom }: ScenarioOptions, began: number): Clock {
  const real = createSystemClock();
  if (timeScale === undefined) return real;
  if (keep !== undefined) {
    throw usageFailure({
      vi: '--time-scale không đi cùng --keep: đồng hồ chạy nhanh không dừng được qua đêm',
      en: '--time-scale does not go with --keep: a fast clock cannot stand still over night',
    });
  }
  const start = clockFrom === undefined ? began : instantOf('--clock-from', clockFrom);
  return createScaledClock({ real, scale: timeScale, began, start });
}

function driverFor(context: CliContext, options: ScenarioOptions): Driver {
  const driver = drivenThrough(context, options);
  if (options.ask === undefined || options.driver === 'prompt') return driver;
  const person = askingPerson(context, options);
  return {
    ...driver,
    inquire: person.inquire,
    close: async () => {
      await person.close();
      await driver.close();
    },
  };
}

/** The person at the terminal, for what only the screen shows. */
export function askingPerson(context: CliContext, options: ScenarioOptions) {
  const { ask, close } = openPerson(context);
  return { inquire: createInquirer(personOptions(context, options, ask)), close };
}

/** The words of the command line that name what drives the system; secrets are not repeated. */
export function driverWords({ driver, url, code, run }: ScenarioOptions): string {
  return [
    `--driver ${driver ?? ''}`,
    ...(code === undefined ? [] : [`--code ${wordOf(code)}`]),
    ...(url === undefined ? [] : [`--url ${wordOf(url)}`]),
    ...(run === undefined ? [] : [`--run ${wordOf(run)}`]),
  ].join(' ');
}

/** What a driver waits for is a person or a program, so its patience is counted in real time. */
function drivenThrough(context: CliContext, options: ScenarioOptions): Driver {
  const clock = createSystemClock();
  const { url, token, run } = options;
  switch (options.driver) {
    case 'prompt': {
      const person = openPerson(context);
      const driver = createPromptDriver(personOptions(context, options, person.ask));
      return { ...driver, close: person.close };
    }
    case 'webhook':
      if (url === undefined || URL.parse(url) === null) throw needs('--driver webhook', '--url https://…');
      return createWebhookDriver({ url, clock, fetch, ...(token === undefined ? {} : { token }) });
    case 'command': {
      if (run === undefined) throw needs('--driver command', '--run "…"');
      const onError = (line: string) => context.stderr.write(`${line}\n`);
      return createCommandDriver({ command: run, args: [], shell: true, cwd: context.cwd, clock, onError });
    }
    default:
      throw needs(`--driver ${options.driver ?? ''}`, 'prompt, command, webhook');
  }
}

function personOptions(
  { language }: CliContext,
  { by }: ScenarioOptions,
  ask: ReturnType<typeof openPerson>['ask'],
) {
  return { ask, language, ...(by === undefined ? {} : { by }) };
}

function needs(what: string, wanted: string): Error {
  return usageFailure({ vi: `${what} cần ${wanted}`, en: `${what} needs ${wanted}` });
}

async function writeRoot(place: string): Promise<void> {
  const { root, nationalRoot } = testPki();
  await mkdir(dirname(place), { recursive: true });
  const roots = [root, nationalRoot].map(({ certificate }) => pemOf('CERTIFICATE', certificate));
  await writeFile(place, roots.join(''));
}

interface Seat {
  readonly url: string;
  readonly code: string;
  readonly secret: string;
}

/** What has to be set in the system, on standard error: a report may go to standard output. */
function tellHow(context: CliContext, { url, code, secret }: Seat): void {
  const systemId = findAgency(world2026, code)?.systemId ?? code;
  const { port } = new URL(url);
  const proxy = `http://pki.example/ → 127.0.0.1:${port}`;
  context.stderr.write(
    `${say(context, {
      vi: `Trục thử: ${url}\n  systemid ${systemId}, mã ${code}, khoá ${secret}\n  danh sách thu hồi, OCSP: ${proxy}`,
      en: `The hub for the test: ${url}\n  systemid ${systemId}, code ${code}, secret ${secret}\n  revocation lists, OCSP: ${proxy}`,
    })}\n`,
  );
}
