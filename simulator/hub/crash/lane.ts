import type { Clock } from '../../../protocol/ports/ports.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { type Ending, type HubChild, startHubChild } from './hub-child.ts';
import { type Balance, emptyBalance, type Violation } from './ledger.ts';
import { type RunningLoad, startLoad } from './load.ts';
import type { LeftOut } from './orders.ts';
import { describeKill, type Kill } from './schedule.ts';

/** What one hub process after another stands on. */
export interface Ground {
  /** The store of the next hub, and its environment. */
  prepare(kill: Kill | undefined): { readonly store: string; readonly environment: NodeJS.ProcessEnv };
  /** A hub has been killed, and the next has not been started. */
  killed?(): void;
}

export interface LaneOptions {
  /** Names secrets, ids and load. */
  readonly seed: string;
  readonly kills: readonly Kill[];
  readonly ground: Ground;
  readonly clock: Clock;
  readonly leaveOut?: LeftOut;
  /** Ends the lane, unbalanced, as soon as something is found. */
  readonly untilFirst?: boolean;
  onKill(kill: Kill, violations: number): void;
}

export interface LaneReport {
  readonly balance: Balance;
  readonly violations: readonly Violation[];
}

/** A point that is not reached within this time is one that is never reached. Milliseconds. */
const patience = 60_000;

/** Kills one hub after another on one store under one load, lets the last one live, and weighs the books. */
export async function runLane(lane: LaneOptions): Promise<LaneReport> {
  const load = startLoad(lane.seed, lane.clock, createSeededChance(`load ${lane.seed}`));
  try {
    for (const kill of lane.kills) {
      await Promise.race([killOne(kill, lane, load), load.broken]);
      lane.onKill(kill, load.violations.length);
      if (lane.untilFirst === true && load.violations.length > 0) {
        return { balance: emptyBalance, violations: load.violations };
      }
    }
    return { balance: await settle(lane, load), violations: load.violations };
  } catch (reason) {
    if (!(reason instanceof HubGone)) throw reason;
    const gone: Violation = { rule: 'hub-gone', detail: reason.message };
    return { balance: emptyBalance, violations: [...load.violations, gone] };
  } finally {
    await load.stop();
  }
}

/** A hub that does not come up, or never does what it is asked for. */
class HubGone extends Error {}

async function settle(lane: LaneOptions, load: RunningLoad): Promise<Balance> {
  const last = start(lane, undefined);
  try {
    await connect(last, load, undefined);
    return await Promise.race([load.settle(), load.broken]);
  } finally {
    last.kill();
    await last.ended;
  }
}

async function killOne(kill: Kill, lane: LaneOptions, load: RunningLoad): Promise<void> {
  const child = start(lane, kill);
  try {
    if (kill.kind === 'starting') await lane.clock.sleep(kill.afterMilliseconds);
    else await connect(child, load, kill);
    if (kill.kind === 'working') await lane.clock.sleep(kill.afterMilliseconds);
    if (kill.kind === 'starting' || kill.kind === 'working') child.kill();
    await diedOf(kill, child.ended, lane.clock);
  } finally {
    child.kill();
    await child.ended;
    load.line.down();
    lane.ground.killed?.();
  }
}

function start({ seed, ground, leaveOut }: LaneOptions, kill: Kill | undefined): HubChild {
  const { store, environment } = ground.prepare(kill);
  const orders = { store, seed, keepCompiled: true, ...(leaveOut && { leaveOut }) };
  return startHubChild(kill?.kind === 'point' ? { ...orders, killAt: kill.at } : orders, environment);
}

/** Only a hub that is killed at a call of the disk may die before it listens. */
async function connect(child: HubChild, load: RunningLoad, kill: Kill | undefined): Promise<void> {
  const url = await child.ready;
  if (url !== undefined) return load.line.up(url);
  const { said, signal } = await child.ended;
  if (kill?.kind === 'call' && signal === 'SIGKILL') return;
  throw new HubGone(`The hub did not start again (${kill ? describeKill(kill) : 'at the end'}): ${said}`);
}

/** The hub must die, and only of what was meant for it. */
async function diedOf(kill: Kill, ended: Promise<Ending>, clock: Clock): Promise<void> {
  const stop = new AbortController();
  const late = clock.sleep(patience, stop.signal).then(() => undefined);
  const ending = await Promise.race([ended, late]);
  stop.abort();
  if (ending === undefined) throw new HubGone(`The hub never came to ${describeKill(kill)}.`);
  if (ending.signal === 'SIGKILL') return;
  throw new HubGone(`The hub ended by itself (${ending.code}) before ${describeKill(kill)}: ${ending.said}`);
}
