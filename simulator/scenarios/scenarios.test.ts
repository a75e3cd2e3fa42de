import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { listShipped, readShipped } from './shipped-scenarios.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lienthong-scenarios-'));
});
afterAll(() => rm(folder, { recursive: true }));

const names = (await listShipped()).filter((name) => name !== 'month');
const scenarios: Scenario[] = [];
for (const name of names) {
  const reading = await readShipped(name);
  if (!reading?.ok) throw new Error(`${name}: ${reading?.problems[0]?.code}`);
  scenarios.push(reading.value);
}
const titled = scenarios.map(
  (each) =>
    [
      `${(each.shows ?? []).join(', ')}${each.shows === undefined ? '' : ': '}${each.title.en} (${each.scenario})`,
      each,
    ] as const,
);

describe('the shipped scenarios', () => {
  it('are at least thirty, each named as its file', () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
    expect(scenarios.map(({ scenario }) => scenario)).toEqual(names);
  });

  it.each(titled)('%s', { timeout: 60_000 }, async (_, scenario) => {
    const outcome = await runScenario(scenario, { folder: join(folder, scenario.scenario) });
    expect(outcome.differences).toEqual([]);
  });
});

/** Whatever the line, the same things happen. */
describe('one seed', () => {
  const scenario = (name: string) => {
    const found = scenarios.find((each) => each.scenario === name);
    if (found === undefined) throw new Error(name);
    return found;
  };

  it('gives one trace on every line', { timeout: 120_000 }, async () => {
    const short = { ...scenario('update-roles'), until: '1d' };
    const ways = [{ line: 'direct' }, { line: 'memory' }, { line: 'sockets' }] as const;
    const hashes = [];
    for (const way of ways) hashes.push((await runScenario(short, way)).traceHash);
    expect(new Set(hashes).size).toBe(1);
  });

  it('gives one trace with faults, and another seed another one', { timeout: 120_000 }, async () => {
    const runs = [];
    for (const seed of ['a', 'a', 'b'])
      runs.push(await runScenario({ ...scenario('lively-network'), until: '1d' }, { seed }));
    const [one, same, other] = runs.map(({ traceHash }) => traceHash);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });
});
