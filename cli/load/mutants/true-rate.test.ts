import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { type Kill, renderKillPage } from './kill-table.ts';
import { loadMutants } from './mutants.ts';
import {
  copiesOf,
  isOfTrueRate,
  readTrueRateRuns,
  trueRateRunOf,
  withRun,
  withTrueRateRuns,
  writeTrueRateRuns,
} from './true-rate.ts';

const known = { date: '2026-11-24', commit: 'abc1234', k6: '2.2.0', seed: '2026' } as const;
const mutant = loadMutants.find(({ id }) => id === 'loses-documents');
const found: Kill = {
  ...{ mutant, by: 'k6', every: 100_000 },
  truth: { counts: { documents: 30_810, due: 550_321, statuses: 440_120 }, byRule: { lost: 1 } },
};
const run = trueRateRunOf(found, known);
const page = renderKillPage([found], '2.2.0');

it('a long run stands on the page under “At the true rate”, with its day, its sources and its k6', () => {
  expect(withTrueRateRuns(page, [run])).toContain(
    '| 2026-11-24 | abc1234 | 2.2.0 | loses-documents | loses a document | k6 | once in 100000 | 30810 | 550321 | lost × 1 | yes |',
  );
});

it('a run says something when as many copies of the kind were due as it goes wrong once in', () => {
  expect(copiesOf(found)).toBe(110_201);
  const statuses = loadMutants.find(({ id }) => id === 'loses-statuses');
  expect(copiesOf({ ...found, mutant: statuses })).toBe(440_120);
});

it('a page that is written anew keeps the runs, once, and a page without any has no such section', () => {
  const once = withTrueRateRuns(page, [run]);
  expect(withTrueRateRuns(once, [run])).toBe(once);
  expect(withTrueRateRuns(once, [])).toBe(page);
  expect(once.indexOf('## At the true rate')).toBeLessThan(once.indexOf('## Again'));
});

it('a run that is made again takes the place of the earlier one, and no other', () => {
  const other = { ...run, hub: 'orderly', byRule: {} };
  const later = { ...run, date: '2027-01-01' };
  expect(withRun([run, other], later)).toEqual([later, other]);
  expect(withRun([run], other)).toEqual([run, other]);
});

it('only hubs that go wrong once in so many are of the true rate, and the orderly one', () => {
  expect([undefined, 'orderly', 'doubles-statuses'].map((id) => isOfTrueRate(id, 100_000))).toEqual([
    true,
    true,
    true,
  ]);
  const others = ['leaks-memory', 'answers-before-durable', 'pages-under-pressure', 'lists-by-arrival'];
  expect(others.filter((id) => isOfTrueRate(id, 100_000))).toEqual([]);
  expect(isOfTrueRate('loses-documents', 99_999)).toBe(false);
});

it('the file gives back what was kept; what is kept with the sources can be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-true-rate-'));
  const file = pathToFileURL(join(folder, 'runs.json'));
  await writeTrueRateRuns([run], file);
  expect(await readTrueRateRuns(file)).toEqual([run]);
  rmSync(folder, { recursive: true });
  await expect(readTrueRateRuns()).resolves.toBeInstanceOf(Array);
});
