import { describe, expect, it } from 'vitest';
import { loadMutants } from './mutants.ts';
import { trialOf, tryMutant } from './try-mutant.ts';

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

  it('writes the same journal again', async () => {
    const [one, other] = [await tryMutant(undefined, trialOf()), await tryMutant(undefined, trialOf())];
    expect(one.counts).toEqual(other.counts);
  });
});

describe('a hub with one part exchanged', () => {
  it.each(loadMutants)('is found by name: $id ($rule)', async (mutant) => {
    const truth = await tryMutant(mutant, trialOf(mutant.shows));
    expect(Object.keys(truth.byRule)).toEqual([mutant.rule]);
    expect(truth).toMatchObject({ verdict: 'broken', ok: false });
  });

  it('has an id of its own', () => {
    expect(new Set(loadMutants.map(({ id }) => id)).size).toBe(loadMutants.length);
  });
});
