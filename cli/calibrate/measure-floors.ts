import type { MonotoneTimer } from '../../simulator/ports/process-gauge.ts';
import type { Floor, FloorName } from './floor.ts';

/** What a floor came to. Runs, median and bounds are in the floor's unit. */
export interface MeasuredFloor {
  readonly name: FloorName;
  readonly unit: Floor['unit'];
  readonly runs: readonly number[];
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** From the least to the most, as a share of the median. */
  readonly spread: number;
  /** What else ran on the machine in the minute before, by the system; 0 where it does not tell. */
  readonly load: number;
}

/** How long to measure. */
export interface FloorEffort {
  readonly runs: number;
  /** Milliseconds at least that one run lasts. */
  readonly runMs: number;
}

export const usualEffort: FloorEffort = { runs: 7, runMs: 400 };
export const quickEffort: FloorEffort = { runs: 3, runMs: 60 };

/** What the measuring rests on. */
export interface MeasuringParts {
  readonly timer: MonotoneTimer;
  readonly load: () => number;
  /** Hears of each floor before it is measured. */
  readonly begins?: (floor: Floor) => void;
  readonly signal?: AbortSignal;
}

/** Measures floors one after the other, each with nothing else of this program beside it. */
export async function measureFloors(
  floors: readonly Floor[],
  effort: FloorEffort,
  parts: MeasuringParts,
): Promise<readonly MeasuredFloor[]> {
  const measured: MeasuredFloor[] = [];
  for (const floor of floors) {
    if (parts.signal?.aborted === true) break;
    parts.begins?.(floor);
    measured.push(await measureFloor(floor, effort, parts));
  }
  return measured;
}

async function measureFloor(
  floor: Floor,
  { runs, runMs }: FloorEffort,
  { timer, load }: MeasuringParts,
): Promise<MeasuredFloor> {
  const prepared = await floor.prepare();
  const took = async (times: number): Promise<number> => {
    const began = timer();
    await prepared.act(times);
    return timer() - began;
  };
  try {
    const times = await timesFor(runMs, took);
    const rates: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      rates.push((times * prepared.amount * 1_000) / (await took(times)));
    }
    return { name: floor.name, unit: floor.unit, ...summed(rates), load: load() };
  } finally {
    await prepared.close();
  }
}

/** How many acts last long enough, by the last of those that warm up what is measured. */
async function timesFor(runMs: number, took: (times: number) => Promise<number>): Promise<number> {
  let warmed = 0;
  for (let times = 1; ; times *= 2) {
    const lasted = await took(times);
    warmed += lasted;
    if (warmed >= runMs) return Math.max(1, Math.ceil((times * runMs) / lasted));
  }
}

function summed(runs: readonly number[]) {
  const sorted = runs.toSorted((one, other) => one - other);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { runs, median, least, most, spread: median === 0 ? 0 : (most - least) / median };
}
