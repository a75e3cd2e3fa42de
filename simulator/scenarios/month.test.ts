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
    const [one, same] = [await runScenario(scenario), await runScenario(scenario)];
    const other = await runScenario(scenario, { seed: 'another' });
    for (const each of [one, same, other]) expect(each.differences).toEqual([]);
    expect(one.counts['packet-accepted']).toBeGreaterThan(1_000);
    expect(same.traceHash).toBe(one.traceHash);
    expect(other.traceHash).not.toBe(one.traceHash);
  });

  it('STA-19: polls every ten minutes, and the hub answers each of these requests', {
    timeout: 120_000,
  }, async () => {
    const { polls, requests, counts } = await runScenario({ ...(await shortMonth()), until: '1d' });
    expect(polls).toBe(20 * 24 * 6 + 1);
    expect(requests['getReceivedEdocList']).toBe(2 * polls);
    expect(requests['sendEdoc']).toBe(counts['packet-accepted']);
    expect(requests['getEdoc']).toBe(counts['packet-fetched']);
    expect(requests['updateStatus']).toBe(counts['packet-acknowledged']);
  });
});
