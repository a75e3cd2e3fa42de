import { dirname, isAbsolute, join } from 'node:path';
import type { HubFile } from '../../conformance/engine/hub-file.ts';
import { knock } from '../../conformance/engine/hub-life.ts';
import { networkHubStages } from '../../conformance/engine/hub-stages.ts';
import { StopReason } from '../../conformance/engine/stop-reason.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, say } from '../context.ts';
import { askingPerson } from './foreign-agency.ts';
import { readRoots } from './roots.ts';
import type { Opened, ScenarioOptions } from './run-scenarios.ts';

/** Knocks at the hub that a file names, and puts up the stages on which our agencies are its clients. */
export async function openForeignHub(
  context: CliContext,
  options: ScenarioOptions,
  file: string,
  { roots, ...hub }: HubFile,
): Promise<Opened> {
  const clock = createSystemClock();
  const trusted = roots === undefined ? {} : { trusted: await readRoots(context, besideFile(file, roots)) };
  const person = options.ask === undefined ? undefined : askingPerson(context, options);
  const { inquire, close } = person ?? {};
  const silence = Promise.withResolvers<StopReason>();
  const gone = (why: Bilingual) => silence.resolve(notReached(why));
  const stages = networkHubStages({ ...hub, ...trusted, clock, gone, ...(inquire ? { inquire } : {}) });
  const late = (text: Bilingual) => context.stderr.write(`! ${say(context, text)}\n`);
  const why = await knock(hub, { sleep: clock.sleep, signal: context.signal, late });
  return {
    stages: { hub: stages, resumes: true, ...(inquire === undefined ? {} : { canAsk: true }) },
    environment: { system: hub.endpoint, clock: 'of the system' },
    ended: silence.promise,
    ...(why === undefined ? {} : { unreached: notReached(why) }),
    ...(close === undefined ? {} : { close }),
  };
}

/** A hub file that comes from standard input lies where the command runs. */
function besideFile(file: string, roots: string): string {
  return file === '-' || isAbsolute(roots) ? roots : join(dirname(file), roots);
}

/** Nothing was said of the hub: it was not there to be judged. */
function notReached({ vi, en }: Bilingual): StopReason {
  const text = {
    vi: `không tới được Trục nên dừng ngay: ${vi}. Xem lại endpoint, mạng, tường lửa, chứng thư; Trục chưa bị xét gì`,
    en: `the hub cannot be reached, so the run ends now: ${en}. See to endpoint, network, firewall, certificate; the hub has not been judged`,
  };
  return new StopReason(text, { asksAgain: true });
}
