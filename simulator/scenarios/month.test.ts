import { describe, expect, it } from 'vitest';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { readShipped } from './shipped-scenarios.ts';

async function shortMonth(): Promise<Scenario> {
  const reading = await readShipped('month');
  if (!reading?.ok) throw new Error('the month cannot be read');
  return {
    ...reading.value,
    world: { generated: 20 },
    traffic: { documents: 200, over: '1d' },
    until: '3d',
  };
}

describe('a short month', () => {
  it('of 20 agencies and 200 letters has one trace for one seed, and all sides agree', {
    timeout: 120_000,
  }, async () => {
    const scenario = await shortMonth();
    const [one, other] = [await runScenario(scenario), await runScenario(scenario)];
    expect(one.differences).toEqual([]);
    expect(one.counts['packet-accepted']).toBeGreaterThan(1_000);
    expect(other.traceHash).toBe(one.traceHash);
  });
});
