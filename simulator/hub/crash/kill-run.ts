import { join } from 'node:path';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { runLane } from './lane.ts';
import type { LeftOut } from './orders.ts';
import { addReports, countKills, type KillProgress, type KillReport } from './report.ts';
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
  /** A fault to have, to show that it is found. */
  readonly leaveOut?: LeftOut;
  /** Ends as soon as something is found. */
  readonly untilFirst?: boolean;
  readonly onKill?: (progress: KillProgress) => void;
}

/** Kills hubs under load as scheduled, and weighs what was accepted against what was delivered. */
export async function runKills(options: KillRunOptions): Promise<KillReport> {
  const { seed, kills, folder, clock, environment, sideBySide = 2, leaveOut, untilFirst = false } = options;
  const began = clock.now();
  const schedule = createSchedule(kills, createSeededChance(`kills ${seed}`));
  let done = 0;
  const onKill = (kill: Kill, violations: number) => {
    done += 1;
    options.onKill?.({ done, of: kills, kill: describeKill(kill), violations });
  };
  /** Compiled sources are kept between starts, which halves the time that a start takes. */
  const groundOf = (lane: number) => ({
    store: join(folder, `hub-${lane}`),
    environment: { ...environment, NODE_COMPILE_CACHE: join(folder, 'compiled') },
  });
  const lanes = await Promise.all(
    Array.from({ length: sideBySide }, (_, lane) =>
      runLane({
        seed: `${seed}.${lane}`,
        kills: schedule.filter((__, index) => index % sideBySide === lane),
        ground: { prepare: () => groundOf(lane) },
        clock,
        untilFirst,
        onKill,
        ...(leaveOut && { leaveOut }),
      }),
    ),
  );
  return {
    seed,
    kills: done,
    ...countKills(schedule),
    ...addReports(lanes),
    milliseconds: clock.now() - began,
  };
}
