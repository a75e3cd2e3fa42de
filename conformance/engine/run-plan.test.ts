import { describe, expect, test } from 'vitest';
import type { Check } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { usualTolerances } from '../tolerances.ts';
import { type Progress, runPlan, type StageOrder } from './run-plan.ts';
import { selectPlan } from './select.ts';
import type { HubStage, Scenario } from './stage.ts';

const title = { vi: 'kịch bản', en: 'scenario' };
const bytes = (text: string) => new TextEncoder().encode(text);

function scenarioOf(id: string, run: (stage: HubStage) => Promise<void>): Scenario {
  return { id, title, seat: 'hub', run };
}

/** Records one call and the packet that it carried. */
const calling = (id: string) =>
  scenarioOf(id, async ({ recorder, step }) => {
    step('happy');
    const body = recorder.keep(bytes(`packet of ${id}`));
    const request = { method: 'POST', target: '/sendEdoc', headers: [], body };
    const parties = { from: { kind: 'harness' }, to: { kind: 'system' } } as const;
    const call = recorder.add({ kind: 'call', at: 0, ...parties, operation: 'sendEdoc', request, took: 1 });
    recorder.add({ kind: 'packet', at: 0, name: id, by: { kind: 'harness' }, body, call });
  });

async function open({ scenario, signal, heard, tolerances }: StageOrder) {
  const recorder = createRecorder(() => 0, heard);
  const stage: HubStage = {
    ...{ seat: 'hub', recorder, signal, chance: () => 0, until: async () => undefined, known: {} },
    tolerances,
    clock: { now: () => 0, sleep: async () => undefined },
    step: (name, facts) => recorder.begin(scenario.id, name, facts),
    accounts: [account('a'), account('b'), account('c')],
    call: () => Promise.reject(new Error('no hub')),
  };
  return { stage, close: async () => undefined };
}

const account = (systemId: string) => ({ systemId, secret: '', agencies: [systemId] as const });

function run(scenarios: readonly Scenario[], more: Partial<Parameters<typeof runPlan>[0]> = {}) {
  const signal = new AbortController().signal;
  return runPlan({
    seat: 'hub',
    scenarios,
    stages: { hub: open },
    seed: 's',
    tolerances: usualTolerances,
    signal,
    parallel: 2,
    now: () => 0,
    ...more,
  });
}

describe('a run', () => {
  test('puts the evidence of its scenarios together in the order of the plan, whoever ends first', async () => {
    const slow = Promise.withResolvers<void>();
    const first = calling('hub.first');
    const waits = scenarioOf('hub.first', async (stage) => {
      await slow.promise;
      if (first.seat === 'hub') await first.run(stage);
    });
    const second = scenarioOf('hub.second', async (stage) => {
      const play = calling('hub.second');
      if (play.seat === 'hub') await play.run(stage);
      slow.resolve();
    });
    const { evidence, ran } = await run([waits, second]);
    expect(ran).toEqual(['hub.first', 'hub.second']);
    expect(evidence.entries.map(({ number, kind, step }) => [number, kind, step])).toEqual([
      [1, 'step', 'hub.first/happy'],
      [2, 'call', 'hub.first/happy'],
      [3, 'packet', 'hub.first/happy'],
      [4, 'step', 'hub.second/happy'],
      [5, 'call', 'hub.second/happy'],
      [6, 'packet', 'hub.second/happy'],
    ]);
    const packet = evidence.entries[5];
    expect(
      packet?.kind === 'packet' && [packet.call, new TextDecoder().decode(evidence.body(packet.body))],
    ).toEqual([5, 'packet of hub.second']);
  });

  test('goes on after a scenario that breaks off, and keeps what that one recorded', async () => {
    const broken = scenarioOf('hub.broken', async ({ step }) => {
      step('happy');
      throw new Error('no answer');
    });
    const { ran, unfinished, evidence } = await run([broken, calling('hub.next')]);
    expect(ran).toEqual(['hub.next']);
    expect(unfinished).toEqual([
      {
        scenario: 'hub.broken',
        why: expect.objectContaining({ en: 'the scenario broke off: Error: no answer' }),
      },
    ]);
    expect(evidence.entries[0]?.step).toBe('hub.broken/happy');
  });

  test('reports a scenario that nobody has', async () => {
    const { unfinished } = await run([], { wanted: ['hub.gone'] });
    expect(unfinished.map(({ scenario }) => scenario)).toEqual(['hub.gone']);
  });

  test('stops when it is told to, and says so', async () => {
    const stop = new AbortController();
    const stopping = scenarioOf('hub.first', async () => stop.abort());
    const { ran, unfinished } = await run([stopping, calling('hub.second')], {
      signal: stop.signal,
      parallel: 1,
    });
    expect([ran, unfinished.map(({ scenario }) => scenario)]).toEqual([[], ['hub.first', 'hub.second']]);
  });

  test('tells what goes on', async () => {
    const heard: Progress[] = [];
    await run([calling('hub.first')], { heard: (each) => heard.push(each) });
    expect(heard.map(({ kind }) => kind)).toEqual(['began', 'recorded', 'recorded', 'recorded', 'ended']);
  });
});

describe('a plan', () => {
  const requirement: Requirement = {
    ...{
      id: 'ENV-01',
      group: 'ENV',
      actors: ['H'],
      wording: title,
      source: 'x',
      level: 'MUST',
      marks: ['A'],
    },
    ...{ modes: ['auto'], profiles: ['law', 'field'], fate: { kind: 'checked' } },
  };
  const requirements = [
    requirement,
    { ...requirement, id: 'DUP-01', group: 'DUP', level: 'SHOULD' as const },
  ];
  const check = (
    id: string,
    duty: string,
    scenarios: readonly string[],
    more: Partial<Check> = {},
  ): Check => ({
    ...{ id, title, requirements: [duty], seats: ['hub'], scenarios, ...more },
    judge: () => ({ kind: 'judged', findings: [], looked: [] }),
  });
  const checks = [
    check('hub.env', 'ENV-01', ['hub.send']),
    check('hub.dup', 'DUP-01', ['hub.twice']),
    check('hub.old', 'ENV-01', ['hub.legacy'], { profiles: ['legacy'] }),
    check('packet.env', 'ENV-01', [], { seats: ['packet'] }),
  ];
  const scenarios = ['hub.legacy', 'hub.twice', 'hub.send', 'hub.idle'].map(calling);
  const context = { profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'hub' } as const;
  const plan = (wish: Partial<Parameters<typeof selectPlan>[0]> = {}) =>
    selectPlan({ seat: 'hub', context, ...wish }, { checks, scenarios, requirements });

  test('holds every check of its seat, and the scenarios of those that apply', () => {
    const { checks: planned, scenarios: needed } = plan();
    expect(planned.map((each) => [each.check.id, each.applies])).toEqual([
      ['hub.env', true],
      ['hub.dup', true],
      ['hub.old', false],
    ]);
    expect(needed.map(({ id }) => id)).toEqual(['hub.twice', 'hub.send']);
  });

  test.each([
    [{ groups: ['DUP'] }, ['hub.dup']],
    [{ ids: ['hub.env'] }, ['hub.env']],
    [{ ids: ['DUP-01'] }, ['hub.dup']],
    [{ levels: ['SHOULD'] as const }, ['hub.dup']],
    [{ groups: ['ENV'], levels: ['SHOULD'] as const }, []],
  ])('narrows by %o', (wish, expected) => {
    expect(plan(wish).checks.map((each) => each.check.id)).toEqual(expected);
  });

  test('names what nothing has', () => {
    expect(plan({ ids: ['hub.gone', 'hub.env'], groups: ['XXX'] }).unknown).toEqual(['hub.gone', 'XXX']);
    const lacking = selectPlan({ seat: 'hub', context }, { checks, scenarios: [], requirements });
    expect(lacking.missing).toEqual(['hub.send', 'hub.twice']);
  });
});
