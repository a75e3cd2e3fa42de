import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runRecorded } from '../recorded-context.ts';
import { type Floor, floorNames } from './floor.ts';
import { type Calibration, calibrate, floorWords } from './machine-floors.ts';
import { measureFloors } from './measure-floors.ts';
import { renderCalibration } from './run-calibrate.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-calibrate-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A floor whose acts last as long as told, one run after the other; the timer moves only by them. */
function floorUnderTest(lasts: readonly number[], amount = 1) {
  let now = 0;
  let runs = 0;
  const closed = { count: 0 };
  const floor: Floor = {
    name: 'sha256',
    unit: 'MB/s',
    what: { vi: 'thử', en: 'trial' },
    prepare: () => ({
      amount,
      act: (times) => {
        now += times * (lasts[runs] ?? lasts.at(-1) ?? 1);
        runs += 1;
      },
      close: () => {
        closed.count += 1;
      },
    }),
  };
  return { floor, closed, timer: () => now };
}

describe('measuring a floor', () => {
  it('warms up, then runs as often as told, and says median and spread', async () => {
    const { floor, closed, timer } = floorUnderTest([10, 10, 10, 5, 10, 20]);
    const [measured] = await measureFloors([floor], { runs: 3, runMs: 60 }, { timer, load: () => 0.25 });
    expect(measured).toEqual({
      ...{ name: 'sha256', unit: 'MB/s', runs: [200, 100, 50], load: 0.25 },
      ...{ median: 100, least: 50, most: 200, spread: 1.5 },
    });
    expect(closed.count).toBe(1);
  });

  it('counts what one act is worth', async () => {
    const { floor, timer } = floorUnderTest([10], 1.5);
    const [measured] = await measureFloors([floor], { runs: 1, runMs: 10 }, { timer, load: () => 0 });
    expect(measured?.median).toBe(150);
  });

  it('begins no other once it is told to stop', async () => {
    const stop = new AbortController();
    const { floor, timer } = floorUnderTest([10]);
    const parts = { timer, load: () => 0, begins: () => stop.abort(), signal: stop.signal };
    expect(await measureFloors([floor, floor], { runs: 1, runMs: 10 }, parts)).toHaveLength(1);
  });

  it('gives back what it opened when an act fails', async () => {
    const { floor, closed, timer } = floorUnderTest([10]);
    const broken: Floor = {
      ...floor,
      prepare: async () => ({
        ...(await floor.prepare()),
        act: () => Promise.reject(new Error('disk full')),
      }),
    };
    const measuring = measureFloors([broken], { runs: 1, runMs: 10 }, { timer, load: () => 0 });
    await expect(measuring).rejects.toThrow('disk full');
    expect(closed.count).toBe(1);
  });
});

describe('lienthong calibrate', () => {
  it('measures every floor of this machine, and leaves nothing behind', async () => {
    const measured = await calibrate({ folder, effort: { runs: 1, runMs: 1 } });
    expect(measured.floors.map(({ name }) => name)).toEqual(floorNames);
    for (const { median } of measured.floors) expect(median).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves no folder that it made, and makes none that somebody misspelt', async () => {
    const made = join(folder, 'a', 'b');
    await calibrate({ folder: made, effort: { runs: 1, runMs: 1 }, signal: AbortSignal.abort() });
    expect(readdirSync(folder)).toEqual([]);
    const { exitCode, stderr, stdout } = await runRecorded([
      'calibrate',
      '--quick',
      '--dir',
      made,
      '--lang',
      'en',
    ]);
    expect([exitCode, stdout, stderr]).toEqual([1, '', expect.stringContaining('there is no such folder')]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says in both languages what was measured, and when the machine was busy with other work', () => {
    const measured: Calibration = {
      ...{ node: 'v26.0.0', platform: 'linux x64', cpu: 'C', cores: 2, folder: '/d' },
      load: { before: 0.1, after: 0.2 },
      floors: floorNames.map((name) => ({
        ...{
          name,
          unit: '/s',
          runs: [90, 100, 110],
          median: 100,
          least: 90,
          most: 110,
          spread: 0.2,
          load: 0.1,
        },
      })),
    };
    const busy: Calibration = { ...measured, load: { before: 9, after: 9 } };
    const vi = renderCalibration({ language: 'vi' }, measured);
    expect(vi).toContain(
      'commit-10   100 /s  90.0–110   20 %  0.10  dòng SQLite, mười dòng một giao dịch bền\n',
    );
    expect(vi).not.toContain('bận việc khác');
    expect(renderCalibration({ language: 'vi' }, busy)).toContain('bận việc khác');
    expect(renderCalibration({ language: 'en' }, busy)).toContain('busy with other work');
    expect([...floorWords.keys()]).toEqual(floorNames);
  });

  it('says in one line where nothing can be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { exitCode, stderr, stdout } = await runRecorded([
      'calibrate',
      '--quick',
      '--dir',
      file,
      '--lang',
      'en',
    ]);
    rmSync(file);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^lienthong: nothing can be measured in .*\n$/);
  });
});
