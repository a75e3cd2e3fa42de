import { describe, expect, it } from 'vitest';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { mutantKinds } from './bench.ts';
import { benches, tryOne } from './kill-matrix.ts';

/** Every mutant is tried by `lienthong selftest`; here a few of each kind, so that a broken bench is seen at once. */
const sampled = { packet: 40, hub: 16, agency: 6 } as const;

describe.each(mutantKinds)('the mutants of kind %s', (kind) => {
  const { checks, mutants } = benches[kind];
  const known = new Set(checks.map(({ id }) => id));

  it('give every check an owner’s mutant, and name no check that there is not', () => {
    const owned = new Set(mutants.map(({ owner }) => owner));
    expect([...known].filter((id) => !owned.has(id))).toEqual([]);
    const named = mutants.flatMap(({ owner, besides = [] }) => [owner, ...besides]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('break a requirement that their owner is there for', () => {
    const strange = mutants.filter(
      ({ owner, requirement }) => !checks.find(({ id }) => id === owner)?.requirements.includes(requirement),
    );
    expect(strange.map(({ id }) => id)).toEqual([]);
  });

  it('may be found by at most two others, and have names of their own in both languages', () => {
    expect(mutants.filter(({ besides = [] }) => besides.length > 2).map(({ id }) => id)).toEqual([]);
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
    expect(mutants.filter(({ wrong }) => !wrong.vi || !wrong.en).map(({ id }) => id)).toEqual([]);
  });

  const chance = createSeededChance(`sample of ${kind}`);
  const sample = mutants
    .map(({ id }, place) => ({ id, place, drawn: chance.draw(id) }))
    .toSorted((one, other) => one.drawn - other.drawn)
    .slice(0, sampled[kind]);
  it.each(sample)('$id is killed by its owner', async ({ place }) => {
    expect(await tryOne({ kind, of: 'mutant', place })).toMatchObject({ kill: { outcome: 'killed' } });
  });
});
