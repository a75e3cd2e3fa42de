import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { judgeTruth, type Truth } from '../../../loadtests/truth/judge.ts';
import { type MemoryLimits, usualMemoryLimits } from '../../../loadtests/truth/memory.ts';
import { journalOfEntries } from '../../../loadtests/truth/source.ts';
import { type RunningHub, startHub } from '../../../simulator/hub/start-hub.ts';
import { createManualClock } from '../../../simulator/ports/manual-clock.ts';
import { silentLog } from '../../../simulator/ports/memory-log.ts';
import { createSeededChance } from '../../../simulator/ports/seeded-chance.ts';
import { type Driven, drive } from './drive.ts';
import { mutantWorld, opening, withSecrets } from './mutant-world.ts';
import type { LoadMutant } from './mutants.ts';

/** In which normal mail is passed by several urgent letters of the driver. */
const holdMs = 10 * 60_000;

/** How a mutant is tried in this process. */
export interface Trial {
  readonly letters: number;
  readonly every: number;
  readonly seed: string;
}

/** Small enough for every change; a killed hub has its mistake among the last that it did. */
export function trialOf(shows?: LoadMutant['shows']): Trial {
  const seed = 'mutants';
  if (shows === 'when-killed') return { letters: 24, every: 3, seed };
  return { letters: 36, every: 30, seed };
}

/** What a mutant, or the orderly hub, came to under the driver’s traffic. */
export async function tryMutant(mutant: Broken | undefined, trial: Trial): Promise<Truth> {
  const { journal, samples } = await driveMutant(mutant, trial);
  const truth = await judgeTruth([journalOfEntries('journal.ndjson', journal)], {
    ...(samples.length === 0 ? {} : { samples, memory: collectedMemory }),
  });
  if (truth.kind === 'refused') throw new Error(truth.text.en);
  return truth;
}

type Broken = Pick<LoadMutant, 'breaks' | 'shows'>;

/** What the driver’s clients saw of a mutant, or of the orderly hub. */
export async function driveMutant(
  mutant: Broken | undefined,
  { letters, every, seed }: Trial,
): Promise<Driven> {
  const isKilled = mutant?.shows === 'when-killed';
  const folder = isKilled ? mkdtempSync(join(tmpdir(), 'lienthong-mutant-')) : undefined;
  try {
    const clock = createManualClock(opening);
    const world = mutantWorld();
    const ports = { clock, log: silentLog, chance: createSeededChance(seed) };
    const start = async (): Promise<RunningHub> => {
      const hub = await startHub({ world: withSecrets(world, seed), ports, store: folder ?? 'memory' });
      return mutant?.breaks(hub, { every, clock, holdMs }) ?? hub;
    };
    return await drive({
      ...{ seed, letters, world, clock, start },
      ...(isKilled ? { killAfter: Math.floor(letters / 2) } : {}),
      ...(mutant?.shows === 'in-memory' ? { look: memoryInUse() } : {}),
    });
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Garbage has been collected before each look, so that every one is a low. A store in memory grows with what it
 * keeps, by a third of this process in an hour of this traffic.
 */
const collectedMemory: MemoryLimits = {
  ...{ growthPerHour: 0.75, warmUp: usualMemoryLimits.warmUp },
  ...{ windows: 7, samplesInWindow: 1 },
};

/** Bytes of heap and buffers that are left when garbage has been collected. */
function memoryInUse(): () => number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('garbage cannot be collected on demand');
  return () => {
    // Buffers of the first round are given back on another thread; the second waits for that one.
    Reflect.apply(collect, undefined, []);
    Reflect.apply(collect, undefined, []);
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
}
