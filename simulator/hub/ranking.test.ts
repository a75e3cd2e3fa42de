import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRanking } from './ranking.ts';

it('gives whoever has most, and of those with as many who has had as many for longest', () => {
  const ranking = createRanking<string>();
  expect(ranking.highest()).toBeUndefined();
  ranking.move('one', 0, 1);
  ranking.move('other', 0, 1);
  expect(ranking.highest()).toBe('one');
  ranking.move('other', 1, 2);
  expect(ranking.highest()).toBe('other');
  ranking.move('one', 1, 2);
  expect(ranking.highest()).toBe('other');
  ranking.move('other', 2, 0);
  expect(ranking.highest()).toBe('one');
  ranking.clear();
  expect(ranking.highest()).toBeUndefined();
});

it('knows the highest after whatever was given and taken', () => {
  const moves = fc.array(fc.record({ who: fc.nat(4), to: fc.nat(6) }), { maxLength: 60 });
  fc.assert(
    fc.property(moves, (all) => {
      const ranking = createRanking<number>();
      const counts = new Map<number, number>();
      for (const { who, to } of all) {
        ranking.move(who, counts.get(who) ?? 0, to);
        counts.set(who, to);
      }
      const found = ranking.highest();
      const most = Math.max(0, ...counts.values());
      expect(found === undefined ? 0 : counts.get(found)).toBe(most);
    }),
  );
});
