import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../../../protocol/ports/ports.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import type { KillRunOptions } from '../crash/kill-run.ts';
import { type Ground, runLane } from '../crash/lane.ts';
import { addReports, countKills, type KillReport } from '../crash/report.ts';
import { createSchedule, describeKill, type Kill } from '../crash/schedule.ts';
import { buildShadowDisk } from './build-shadow-disk.ts';
import { beginShadow, never, rebuildDisk } from './rebuild-disk.ts';

export interface CutReport extends KillReport {
  /** Cuts after which something unsynced was gone, and cuts in which some of it stayed. */
  readonly cuts: { readonly withLoss: number; readonly torn: number };
}

/** Of the cuts that are at no named point, half are at a drawn call of the disk. */
const atCalls = 0.5;

/** Cuts the power of hubs under load: each next hub finds only what had been synced. */
export async function runPowerCuts(options: KillRunOptions): Promise<CutReport> {
  const { seed, kills, folder, clock, sideBySide = 2, leaveOut, untilFirst = false } = options;
  const began = clock.now();
  const chance = createSeededChance(`cuts ${seed}`);
  const schedule = createSchedule(kills, chance, atCalls);
  const cuts = { withLoss: 0, torn: 0 };
  let done = 0;
  const onKill = (kill: Kill, violations: number) => {
    done += 1;
    options.onKill?.({ done, of: kills, kill: describeKill(kill), violations });
  };
  const preload = buildShadowDisk(folder);
  const environment = {
    ...options.environment,
    LD_PRELOAD: preload,
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  const runOne = (lane: number) => {
    const name = `${seed}.${lane}`;
    const ground = createDisks(
      join(folder, `${lane}`),
      environment,
      createSeededChance(`disk ${name}`),
      cuts,
    );
    const own = schedule.filter((_, index) => index % sideBySide === lane);
    return runLane({
      seed: name,
      kills: own,
      ground,
      clock,
      untilFirst,
      onKill,
      ...(leaveOut && { leaveOut }),
    });
  };
  const lanes = await Promise.all(Array.from({ length: sideBySide }, (_, lane) => runOne(lane)));
  return {
    seed,
    kills: done,
    ...countKills(schedule),
    ...addReports(lanes),
    cuts,
    milliseconds: clock.now() - began,
  };
}

/** One disk after another, each made of what was synced on the one before. Every other cut tears. */
function createDisks(
  folder: string,
  environment: NodeJS.ProcessEnv,
  chance: Chance,
  cuts: { withLoss: number; torn: number },
): Ground {
  let count = 0;
  const pathsOf = (number: number) => ({
    seen: join(folder, `disk-${number}`),
    shadow: join(folder, `shadow-${number}`),
  });
  mkdirSync(pathsOf(0).seen, { recursive: true });
  beginShadow(pathsOf(0).seen, pathsOf(0).shadow);
  return {
    prepare(kill) {
      const { seen, shadow } = pathsOf(count);
      const at = kill?.kind === 'call' ? { POWER_CUT_AT: `${kill.number}` } : {};
      return {
        store: join(seen, 'hub'),
        environment: { ...environment, POWER_CUT_DISK: seen, POWER_CUT_SHADOW: shadow, ...at },
      };
    },
    killed() {
      const cut = pathsOf(count);
      count += 1;
      const fresh = pathsOf(count);
      const tears = chance.draw('tears') < 0.5;
      const loss = rebuildDisk(cut, fresh.seen, tears ? (what) => chance.draw(what) < 0.5 : never);
      if (loss.names + loss.contents > 0) cuts[tears ? 'torn' : 'withLoss'] += 1;
      beginShadow(fresh.seen, fresh.shadow);
      for (const path of [cut.seen, cut.shadow]) rmSync(path, { recursive: true });
    },
  };
}
