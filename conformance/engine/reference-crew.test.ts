import { expect, it } from 'vitest';
import type { Evidence } from '../evidence/evidence.ts';
import { bodiesOf } from '../evidence/merge-evidence.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { usualTolerances } from '../tolerances.ts';
import { referenceHubStages } from './hub-stages.ts';
import { referenceStagesApart } from './reference-crew.ts';
import { type RunPlanOptions, runPlan, type StageOrder, type Stages } from './run-plan.ts';

const scenarios = hubScenarios.slice(0, 2);

function play(stages: Stages, more: Partial<RunPlanOptions> = {}) {
  const { signal } = new AbortController();
  const usual = { seed: 'same', parallel: 2, tolerances: usualTolerances, now: () => 0, scenarios, signal };
  return runPlan({ seat: 'hub', stages, ...usual, ...more });
}

/** How long a call took is the one thing that no clock of ours decides. */
function withoutSpeed({ entries }: Evidence) {
  return entries.map((entry) => (entry.kind === 'call' ? { ...entry, took: 0 } : entry));
}

it('a plan that workers play records what one thread would have recorded', async () => {
  const { stages, close } = referenceStagesApart('hub', 2, new AbortController().signal);
  const [apart, here] = await Promise.all([play(stages), play({ hub: referenceHubStages() })]);
  await close();
  expect(apart.ran).toEqual(scenarios.map(({ id }) => id));
  expect(withoutSpeed(apart.evidence)).toEqual(withoutSpeed(here.evidence));
  expect(bodiesOf(apart.evidence)).toEqual(bodiesOf(here.evidence));
});

it('this thread plays beside the workers, one scenario at a time, and the record is the same', async () => {
  const { stages, close } = referenceStagesApart('hub', 1, new AbortController().signal);
  const here: string[] = [];
  const hub = (order: StageOrder) => {
    here.push(order.scenario.id);
    return referenceHubStages()(order);
  };
  const three = { scenarios: hubScenarios.slice(0, 3), parallel: 3 };
  const together = await play({ ...stages, hub }, three);
  await close();
  const alone = await play({ hub: referenceHubStages() }, three);
  expect(here).toEqual(expect.arrayContaining([three.scenarios[0]?.id]));
  expect(here.length).toBeLessThan(three.scenarios.length);
  expect(together.ran).toEqual(three.scenarios.map(({ id }) => id));
  expect(withoutSpeed(together.evidence)).toEqual(withoutSpeed(alone.evidence));
});

it('a plan that is stopped says so, and leaves no worker behind', async () => {
  const stop = new AbortController();
  const { stages } = referenceStagesApart('hub', 1, stop.signal);
  const played = play(stages, { signal: stop.signal });
  stop.abort();
  const { ran, unfinished } = await played;
  expect(ran).toEqual([]);
  expect(unfinished.map(({ why }) => why.en)).toEqual(scenarios.map(() => 'the run was stopped'));
});

it('a scenario that there is not is trouble of the harness, and the worker goes on', async () => {
  const { stages, close } = referenceStagesApart('hub', 1, new AbortController().signal);
  const missing = await stages.apart?.('no-such-scenario', 'same', usualTolerances);
  expect(missing?.entries).toEqual([]);
  expect((await play(stages)).ran).toHaveLength(scenarios.length);
  await close();
});

it('a hub is given as long for an urgent letter as the run tolerates', async () => {
  const tolerances = { ...usualTolerances, hubForwardUrgent: 42_000 };
  const { stages, close } = referenceStagesApart('hub', 1, new AbortController().signal);
  const delivery = hubScenarios.filter(({ id }) => id === 'hub-delivery');
  const { evidence } = await play(stages, { tolerances, scenarios: delivery });
  await close();
  const calls = evidence.entries.filter((entry) => entry.kind === 'call');
  const sent = calls.find(({ step }) => step === 'hub-delivery/urgent');
  const listed = calls.find(({ step }) => step === 'hub-delivery/listed');
  expect((listed?.at ?? 0) - (sent?.at ?? 0)).toBe(42_000);
});
