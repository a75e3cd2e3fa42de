import { mkdirSync, mkdtempSync, rmdirSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { cryptoFloors } from './crypto-floors.ts';
import { diskFloors } from './disk-floors.ts';
import type { Floor } from './floor.ts';
import { httpFloors } from './http-floors.ts';
import { type FloorEffort, type MeasuredFloor, measureFloors } from './measure-floors.ts';

/** A machine, and what it does at most. */
export interface Calibration {
  readonly node: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  /** Where files were written. */
  readonly folder: string;
  /** Load averages of the minute before measuring and after it. */
  readonly load: { readonly before: number; readonly after: number };
  readonly floors: readonly MeasuredFloor[];
}

/** Who measures, and who waits for it. */
export interface Calibrating {
  /** Files are written in a folder of their own below this one, which goes afterwards, and so does what was made for it. */
  readonly folder: string;
  readonly effort: FloorEffort;
  readonly begins?: (floor: Floor, number: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** Measures every floor of this machine. What was begun when the signal came is finished, and no more. */
export async function calibrate({ folder, effort, begins, signal }: Calibrating): Promise<Calibration> {
  const load = () => loadavg()[0] ?? 0;
  const before = load();
  const made = mkdirSync(folder, { recursive: true });
  const own = mkdtempSync(join(folder, 'calibrate-'));
  try {
    const all = [...diskFloors(own), ...cryptoFloors, ...httpFloors];
    let number = 0;
    const floors = await measureFloors(all, effort, {
      timer: () => performance.now(),
      load,
      begins: (floor) => {
        number += 1;
        begins?.(floor, number, all.length);
      },
      ...(signal === undefined ? {} : { signal }),
    });
    const machine = { node: process.version, platform: `${process.platform} ${process.arch}` };
    const processor = { cpu: cpus()[0]?.model ?? '', cores: availableParallelism() };
    return { ...machine, ...processor, folder, load: { before, after: load() }, floors };
  } finally {
    rmSync(own, { recursive: true, force: true });
    if (made !== undefined) removeEmpty(folder, made);
  }
}

/** Removes a folder and those above it up to `made`, as far as nobody else has put anything there meanwhile. */
function removeEmpty(folder: string, made: string): void {
  try {
    for (let each = folder; each.length >= made.length; each = dirname(each)) rmdirSync(each);
  } catch {
    // Somebody uses it.
  }
}

/** Every floor's words, for whoever shows them. */
export const floorWords: ReadonlyMap<string, Floor['what']> = new Map(
  [...diskFloors(''), ...cryptoFloors, ...httpFloors].map(({ name, what }) => [name, what]),
);
