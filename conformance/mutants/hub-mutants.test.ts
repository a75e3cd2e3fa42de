import { describe, expect, it } from 'vitest';
import { hubChecks } from '../checks/hub-all.ts';
import type { ReferenceHubOptions } from '../engine/reference-peers.ts';
import { hubScenarios } from '../scenarios/hub-all.ts';
import { hubMutants } from './hub-all.ts';
import { contextOf, findersOf, findingsOf, tryHub } from './hub-trial.ts';

const everything = hubScenarios.map(({ id }) => id);

interface Style extends ReferenceHubOptions {
  readonly profile: 'law' | 'field';
}

const styles: readonly Style[] = [
  { profile: 'law', dialect: 'strict', delivery: 'faithful', durable: true },
  { profile: 'law', dialect: 'strict', delivery: 'field', fieldYear: '2019' },
  { profile: 'field', dialect: 'observed', delivery: 'faithful' },
  { profile: 'field', dialect: 'observed', delivery: 'field', fieldYear: '2025' },
];

describe('an orderly hub', () => {
  it.each(styles)('has no finding: $profile, $dialect, $delivery', async ({ profile, ...options }) => {
    const evidence = await tryHub(everything, options);
    const found = hubChecks.flatMap((check) =>
      findingsOf(evidence, check, profile).map((each) => [check.id, each.seen]),
    );
    expect(found).toEqual([]);
  });

  it('is judged by every check on what its scenarios show, a restart among it', async () => {
    const evidence = await tryHub(everything, { durable: true });
    const silent = hubChecks.filter((check) => {
      const judgement = check.judge(evidence, contextOf('law'));
      return judgement.kind !== 'judged' || judgement.looked.length === 0;
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('a hub with one thing wrong', () => {
  it.each(hubMutants)('$id is found by $owner', async ({ owner, wrap, besides = [] }) => {
    const check = hubChecks.find(({ id }) => id === owner);
    const scenarios = check?.scenarios ?? [];
    const durable = scenarios.includes('hub-restart');
    const evidence = await tryHub(scenarios.length === 0 ? everything : scenarios, { durable }, wrap);
    const found = findersOf(evidence, hubChecks);
    expect(found).toContain(owner);
    expect(found.filter((id) => id !== owner && !besides.includes(id))).toEqual([]);
    expect(besides.length).toBeLessThanOrEqual(2);
  });

  it('stands for every check', () => {
    const owned = new Set(hubMutants.map(({ owner }) => owner));
    expect(hubChecks.map(({ id }) => id).filter((id) => !owned.has(id))).toEqual([]);
  });

  it('has an id of its own', () => {
    expect(new Set(hubMutants.map(({ id }) => id)).size).toBe(hubMutants.length);
  });
});
