import { describe, expect, it } from 'vitest';
import { type FloorName, floorNames } from '../calibrate/floor.ts';
import type { MeasuredFloor } from '../calibrate/measure-floors.ts';
import { hasNoFloor, machineRatioOf, renderMachineRatio } from './natural-floors.ts';
import type { Row } from './rows.ts';

/** Each floor at a thousand of its unit a second, so that one act takes a millisecond. */
const floors = floorNames.map(
  (name): MeasuredFloor => ({
    ...{ name, unit: '/s', runs: [1000], median: 1000, least: 1000, most: 1000, spread: 0, load: 0 },
  }),
);

const figures: readonly (readonly [name: string, unit: Row['unit'], floor: FloorName, acts: number])[] = [
  ['sendEdoc 20 KB, 8 at once', '/s', 'file-20kb', 1],
  ['CPU a send, 20 KB, 16 at once', 'ms', 'http-1kb', 1],
  ['CPU a send, 1.5 MB, 8 at once', 'ms', 'http-1.5mb', 1.573],
  ['chain, memory', '/s', 'http-1kb', 51.4],
  ['CPU a document, SQLite', 'ms', 'http-1kb', 51.4],
  ['chain, SQLite', '/s', 'file-20kb', 15.4],
  ['chain, PostgreSQL, 2 processes', '/s', 'file-20kb', 15.4],
  ['CPU a document, PostgreSQL, 1 process', 'ms', 'http-1kb', 51.4],
  ['time a send with spans, in memory', 'ms', 'http-1kb', 1],
  ['CPU a send with spans, 1 in 10 traced', 'ms', 'http-1kb', 1],
  ['getSynchronizeUnit of 125,000 rows, first', 'ms', 'http-1.5mb', 38.4],
  ['getSynchronizeUnit of 125,000 rows', 'ms', 'http-1.5mb', 38.4],
  ['directory delta of 100 in 125,000 rows', 'ms', 'http-1kb', 1],
  ['a letter to 130, accepted', 'ms', 'commit-10', 130],
  ['a letter to 3400, seen by all', 'ms', 'http-1kb', 3401],
  ['a letter to 3400, longest wait of another', 'ms', 'http-1kb', 1],
  ['3400 nodes list both queues, first time', 'ms', 'http-1kb', 6800],
  ['3400 nodes list both queues, slowest node', 'ms', 'http-1kb', 2],
  ['20 × 50 MB at once, all sent', 'ms', 'file-1.5mb', 635.8],
  ['20 × 50 MB at once, all fetched', 'ms', 'http-1.5mb', 1000],
  ['letters of 1.5 MB while 20 × 50 MB at once come in, p95', 'ms', 'file-1.5mb', 1],
  ['inspect 50 MB with a ZIP, time', 'ms', 'sha256', 52.43],
  ['verify a PDF of 50 MB, time', 'ms', 'sha256', 52.43],
  ['PDFs of 1 MB verified, 2 threads', '/s', 'rsa-2048', 2],
];

describe('what a figure is of the machine', () => {
  it.each(figures)('%s (%s): so many acts of %s: %d', (name, unit, floor, acts) => {
    const row: Row = { name, unit, measured: acts, ...(name.startsWith('get') ? { bytes: 38_400_000 } : {}) };
    // A time of as many milliseconds as there are acts, and as many units a second as one needs none of.
    const found = machineRatioOf({ ...row, measured: unit === 'ms' ? acts : 1000 / acts }, floors);
    expect(found?.floor).toBe(floor);
    expect(found?.ratio).toBeCloseTo(1, 2);
    expect(hasNoFloor(row)).toBe(false);
  });

  it.each([
    'getAgenciesList of 125,000 rows, length',
    '20 × 50 MB at once in and out, most resident',
    'verify a PDF of 50 MB, memory',
    'hub ready',
  ])('is said to be none: %s', (name) => {
    const row: Row = { name, unit: 'MB', measured: 1 };
    expect([hasNoFloor(row), renderMachineRatio(row, floors)]).toEqual([true, 'none']);
  });
});
