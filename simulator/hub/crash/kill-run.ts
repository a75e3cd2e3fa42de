import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { type Ending, type HubChild, startHubChild } from './hub-child.ts';
import type { Balance, Violation } from './ledger.ts';
import { type RunningLoad, startLoad } from './load.ts';
import type { HubOrders } from './orders.ts';
import { createSchedule, describeKill, type Kill } from './schedule.ts';

/** What a run is made from. The same seed gives the same kills, in the same order. */
export interface KillRunOptions {
  readonly seed: number;
  readonly kills: number;
  /** An empty folder; whoever gives it takes it away. */
  readonly folder: string;
  readonly clock: Clock;
  /** Environment of the hub processes. */
  readonly environment: NodeJS.ProcessEnv;
  /** Hubs, each on a store of its own, that are killed side by side; 2 unless told. */
  readonly sideBySide?: number;
  readonly onKill?: (progress: KillProgress) => void;
}

export interface KillProgress {
  readonly done: number;
  readonly of: number;
  readonly kill: string;
  readonly violations: number;
}

/** What came of it. */
export interface KillReport {
  readonly seed: number;
  readonly kills: number;
  /** How often each point killed a hub, by operation, message type and point. */
  readonly points: Readonly<Record<string, number>>;
  /** Kills at drawn moments: before the hub listened, and after. */
  readonly moments: { readonly starting: number; readonly working: number };
  readonly balance: Balance;
  readonly violations: readonly Violation[];
  readonly milliseconds: number;
}

/** A point that is not reached within this time is one that is never reached. Milliseconds. */
const patience = 30_000;

/** Kills hubs under load as scheduled, and weighs what was accepted against what was delivered. */
export async function runKills(options: KillRunOptions): Promise<KillReport> {
  const { seed, kills, folder, clock, sideBySide = 2 } = options;
  const began = clock.now();
  const schedule = createSchedule(kills, createSeededChance(`kills ${seed}`));
  let done = 0;
  const onKill = (kill: Kill, violations: number) => {
    done += 1;
    options.onKill?.({ done, of: kills, kill: describeKill(kill), violations });
  };
  const lanes = await Promise.all(
    Array.from({ length: sideBySide }, (_, lane) => {
      const own = schedule.filter((__, index) => index % sideBySide === lane);
      return runLane({ ...options, onKill, folder: join(folder, `${lane}`), lane: `${seed}.${lane}` }, own);
    }),
  );
  return {
    seed,
    kills: done,
    ...countKills(schedule),
    balance: lanes.map((each) => each.balance).reduce(addBalances),
    violations: lanes.flatMap((each) => each.violations),
    milliseconds: clock.now() - began,
  };
}

interface Lane extends Omit<KillRunOptions, 'onKill'> {
  readonly lane: string;
  onKill(kill: Kill, violations: number): void;
}

/** One hub after another on one store. */
async function runLane(lane: Lane, kills: readonly Kill[]) {
  mkdirSync(lane.folder, { recursive: true });
  const load = startLoad(lane.lane, lane.clock, createSeededChance(`load ${lane.lane}`));
  try {
    for (const kill of kills) {
      await Promise.race([killOne(kill, lane, load), load.broken]);
      lane.onKill(kill, load.violations.length);
    }
    const last = startHubChild(ordersOf(lane), environmentOf(lane));
    try {
      await connect(last, load, undefined);
      const balance = await Promise.race([load.settle(), load.broken]);
      return { balance, violations: load.violations };
    } finally {
      last.kill();
      await last.ended;
    }
  } finally {
    await load.stop();
  }
}

async function killOne(kill: Kill, lane: Lane, load: RunningLoad): Promise<void> {
  const child = startHubChild(
    kill.kind === 'point' ? { ...ordersOf(lane), killAt: kill.at } : ordersOf(lane),
    environmentOf(lane),
  );
  try {
    if (kill.kind === 'starting') await lane.clock.sleep(kill.afterMilliseconds);
    else await connect(child, load, kill);
    if (kill.kind === 'working') await lane.clock.sleep(kill.afterMilliseconds);
    if (kill.kind !== 'point') child.kill();
    await within(child.ended, kill, lane.clock);
  } finally {
    child.kill();
    await child.ended;
    load.line.down();
  }
}

async function connect(child: HubChild, load: RunningLoad, kill: Kill | undefined): Promise<void> {
  const url = await child.ready;
  if (url !== undefined) return load.line.up(url);
  const { said } = await child.ended;
  throw new Error(`The hub did not start again (${kill ? describeKill(kill) : 'at the end'}): ${said}`);
}

/** The hub must die, and only of what was meant for it. */
async function within(ended: Promise<Ending>, kill: Kill, clock: Clock): Promise<void> {
  const stop = new AbortController();
  const late = clock.sleep(patience, stop.signal).then(() => undefined);
  const ending = await Promise.race([ended, late]);
  stop.abort();
  if (ending === undefined) throw new Error(`The hub never came to ${describeKill(kill)}.`);
  if (ending.signal === 'SIGKILL') return;
  throw new Error(`The hub ended by itself (${ending.code}) before ${describeKill(kill)}: ${ending.said}`);
}

function ordersOf({ folder, lane }: Lane): HubOrders {
  return { store: join(folder, 'hub'), seed: lane, keepCompiled: true };
}

/** Compiled sources are kept between starts, which halves the time that a start takes. */
function environmentOf({ folder, environment }: Lane): NodeJS.ProcessEnv {
  return { ...environment, NODE_COMPILE_CACHE: join(folder, 'compiled') };
}

function countKills(schedule: readonly Kill[]): Pick<KillReport, 'points' | 'moments'> {
  const points: Record<string, number> = {};
  const moments = { starting: 0, working: 0 };
  for (const kill of schedule) {
    if (kill.kind === 'point') {
      const { operation, messageType, point } = kill.at;
      const name = [operation, messageType, point].filter((each) => each !== undefined).join(' ');
      points[name] = (points[name] ?? 0) + 1;
    } else {
      moments[kill.kind] += 1;
    }
  }
  return { points, moments };
}

function addBalances(a: Balance, b: Balance): Balance {
  return {
    documents: a.documents + b.documents,
    statuses: a.statuses + b.statuses,
    refused: a.refused + b.refused,
    accepted: a.accepted + b.accepted,
    delivered: a.delivered + b.delivered,
    held: a.held + b.held,
    waiting: a.waiting + b.waiting,
  };
}
