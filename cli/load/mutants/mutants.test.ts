import { describe, expect, it } from 'vitest';
import { judgeSummary } from './lying-summary.ts';
import { loadMutants } from './mutants.ts';
import { driveMutant, trialOf, tryMutant } from './try-mutant.ts';

describe('the orderly hub under the driver’s traffic', () => {
  it.each([
    ['as it is', undefined],
    ['killed half way', 'when-killed'],
    ['and its memory', 'in-memory'],
  ] as const)('has no finding: %s', async (_, shows) => {
    const trial = trialOf(shows);
    const truth = await tryMutant({ breaks: (hub) => hub, ...(shows === undefined ? {} : { shows }) }, trial);
    expect(truth.findings).toEqual([]);
    expect(truth).toMatchObject({ verdict: 'ok', counts: { documents: trial.letters, missing: 0 } });
    expect(truth.counts.statuses).toBeGreaterThan(3 * trial.letters);
  });

  it('leaves the same journal again', async () => {
    const trial = { ...trialOf(), letters: 8 };
    expect(await driveMutant(undefined, trial)).toEqual(await driveMutant(undefined, trial));
  });
});

describe('a hub with one part exchanged', () => {
  it.each(loadMutants)('is found by name: $id ($rule)', async (mutant) => {
    const truth = await tryMutant(mutant, trialOf(mutant.shows));
    const rules = Object.keys(truth.byRule);
    expect(rules.toSorted()).toEqual([mutant.rule, ...(mutant.also ?? [])].toSorted());
    expect(truth).toMatchObject({ verdict: 'broken', ok: false });
  });

  it('has an id of its own', () => {
    expect(new Set(loadMutants.map(({ id }) => id)).size).toBe(loadMutants.length);
  });
});

describe('a harness whose summary says that a broken threshold held', () => {
  it('is found by name: threshold-lie; one that tells the truth is not', async () => {
    const { journal } = await driveMutant(undefined, { ...trialOf(), letters: 8 });
    expect(judgeSummary(journal, true).map(({ rule }) => rule)).toEqual(['threshold-lie']);
    expect(judgeSummary(journal, false)).toEqual([]);
  });
});
