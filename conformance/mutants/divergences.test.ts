import { expect, it } from 'vitest';
import { divergences } from './divergences.ts';
import { packetMutants } from './packet-mutants.ts';

it('numbers all 33 departures that were seen in the field', () => {
  expect(divergences.map(({ number }) => number)).toEqual(
    Array.from({ length: 33 }, (_, index) => index + 1),
  );
});

it.each(divergences)(
  '$number has a packet that departs so, or a word on what stands for it',
  ({ mutants, instead }) => {
    const known = new Set(packetMutants.map(({ id }) => id));
    expect(mutants.filter((id) => !known.has(id))).toEqual([]);
    expect(mutants.length > 0 || instead !== undefined).toBe(true);
  },
);
