import type { Clock } from '../../../protocol/ports/ports.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { type HubChild, startHubChild } from '../crash/hub-child.ts';
import type { Balance, Violation } from '../crash/ledger.ts';
import { startLoad } from '../crash/load.ts';
import { createSchedule, describeKill, type Kill } from '../crash/schedule.ts';
import { createHubsLine, type HubsLine, type Twins } from './hubs-line.ts';

/** What a run is made from. */
export interface SeveralHubsOptions {
  readonly seed: number;
  /** Hub processes that serve one store together. */
  readonly hubs: number;
  /** Kills in all; each is of the hub whose turn it is. */
  readonly kills: number;
  /** `postgres://…` of an empty database. */
  readonly store: string;
  readonly clock: Clock;
  readonly environment: NodeJS.ProcessEnv;
  readonly onKill?: (done: number, kill: string) => void;
}

/** What came of a run. */
export interface SeveralHubsReport {
  readonly kills: number;
  readonly twins: Twins;
  readonly balance: Balance;
  readonly violations: readonly Violation[];
  readonly milliseconds: number;
}

/** Longer than any point is away from a hub under load. Milliseconds. */
const patience = 60_000;

/**
 * Runs several hubs on one store under one load, kills them in turn, each as its orders say, and weighs what was
 * accepted against what was delivered. A hub that was killed comes back while the others serve. The load goes on until
 * two hubs have answered one call, however long the machine takes for that.
 */
export async function killInTurn(options: SeveralHubsOptions): Promise<SeveralHubsReport> {
  const { seed, hubs, kills, clock } = options;
  const began = clock.now();
  const line = createHubsLine(`${seed}`, clock);
  const load = startLoad(`${seed}`, clock, createSeededChance(`load ${seed}`), line);
  const schedule = createSchedule(kills, createSeededChance(`several ${seed}`));
  const allKilled = Promise.withResolvers<void>();
  const isOver = new AbortController();
  let done = 0;
  const seat = async (number: number): Promise<void> => {
    for (const kill of schedule.filter((_, index) => index % hubs === number)) {
      await liveAndDie(kill, options, line);
      done += 1;
      options.onKill?.(done, describeKill(kill));
      if (done === kills) allKilled.resolve();
    }
    await serve(isOver.signal, options, line);
  };
  const seats = Array.from({ length: hubs }, (_, number) => seat(number));
  const broken = Promise.race([load.broken, ...seats.map((each) => each.then(() => allKilled.promise))]);
  broken.catch(() => undefined);
  try {
    await Promise.race([Promise.all([allKilled.promise, line.compared]), broken]);
    const balance = await Promise.race([load.settle(), load.broken]);
    const milliseconds = clock.now() - began;
    return { kills: done, twins: line.twins, balance, violations: load.violations, milliseconds };
  } finally {
    isOver.abort();
    await load.stop();
    await Promise.allSettled(seats);
  }
}

/** One hub process from its start to its death. */
async function liveAndDie(kill: Kill, options: SeveralHubsOptions, line: HubsLine): Promise<void> {
  const { clock } = options;
  const child = start(options, kill);
  let url: string | undefined;
  try {
    if (kill.kind === 'starting') await clock.sleep(kill.afterMilliseconds);
    else url = await listening(child, line, describeKill(kill));
    if (kill.kind === 'working') await clock.sleep(kill.afterMilliseconds);
    if (kill.kind !== 'point') child.kill();
    const stop = new AbortController();
    const late = clock.sleep(patience, stop.signal).then(() => undefined);
    const ending = await Promise.race([child.ended, late]);
    stop.abort();
    if (ending === undefined) throw new Error(`The hub never came to ${describeKill(kill)}.`);
    if (ending.signal !== 'SIGKILL') {
      throw new Error(`The hub ended by itself before ${describeKill(kill)}: ${ending.said}`);
    }
  } finally {
    child.kill();
    if (url !== undefined) line.down(url);
    await child.ended;
  }
}

/** A hub that lives until the run is over. */
async function serve(isOver: AbortSignal, options: SeveralHubsOptions, line: HubsLine): Promise<void> {
  const child = start(options);
  try {
    await listening(child, line, 'the end');
    await new Promise<void>((resolve) => {
      if (isOver.aborted) resolve();
      isOver.addEventListener('abort', () => resolve());
    });
  } finally {
    child.kill();
    await child.ended;
  }
}

function start({ store, seed, environment }: SeveralHubsOptions, kill?: Kill): HubChild {
  const orders = { store, seed: `${seed}`, keepCompiled: true };
  return startHubChild(kill?.kind === 'point' ? { ...orders, killAt: kill.at } : orders, environment);
}

async function listening(child: HubChild, line: HubsLine, before: string): Promise<string> {
  const url = await child.ready;
  if (url === undefined)
    throw new Error(`The hub did not start before ${before}: ${(await child.ended).said}`);
  line.up(url);
  return url;
}
