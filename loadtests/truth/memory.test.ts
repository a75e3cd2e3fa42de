import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeMemory, type MemorySample } from './memory.ts';

const minute = 60_000;
const mega = 1_000_000;

/** A heap that fills and is emptied: a saw of `saw` bytes over a level that grows by `growth` of itself an hour. */
function heap(minutes: number, growth: number, saw: number, everySeconds = 5): readonly MemorySample[] {
  const count = (minutes * 60) / everySeconds;
  return Array.from({ length: count }, (_, index) => {
    const at = index * everySeconds * 1_000;
    const level = 100 * mega * (1 + growth * (at / (60 * minute)));
    return { at, bytes: level + ((index * 7) % 11) * (saw / 10) };
  });
}

describe('growth of memory', () => {
  it.each([
    ['none, under a high saw', 0, 80, 'held'],
    ['5 % an hour', 0.05, 80, 'held'],
    ['20 % an hour', 0.2, 80, 'grown'],
    ['a leak that doubles it in an hour', 1, 80, 'grown'],
  ])('is %s', (_, growth, saw, verdict) => {
    expect(judgeMemory(heap(60, growth, saw * mega)).verdict).toBe(verdict);
  });

  it('is measured in parts of the level, an hour', () => {
    const { growthPerHour = 0, between = [0, 0] } = judgeMemory(heap(60, 0.3, 50 * mega));
    expect(growthPerHour).toBeGreaterThan(0.2);
    expect(growthPerHour).toBeLessThan(0.3);
    expect(between[0]).toBeLessThanOrEqual(growthPerHour);
    expect(between[1]).toBeGreaterThanOrEqual(growthPerHour);
  });

  it('is not bent by a few odd samples, nor by what happens while the process warms up', () => {
    const odd = heap(60, 0, 20 * mega).map((each, index) =>
      index < 100 || index % 97 === 0 ? { ...each, bytes: each.bytes * 4 } : each,
    );
    expect(judgeMemory(odd).verdict).toBe('held');
  });

  it.each([
    ['no samples', []],
    ['one', heap(60, 0, 0).slice(0, 1)],
    ['too few', heap(60, 0, 0, 200)],
    ['all of one moment', heap(60, 0, 0).map((each) => ({ ...each, at: 5 }))],
  ])('is unknown from %s', (_, samples) => {
    expect(judgeMemory(samples).verdict).toBe('unknown');
  });

  it('is unknown where noise alone could have made it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 120, maxLength: 120 }), (noise) => {
        const samples = noise.map((each, index) => ({
          at: index * 1_000,
          bytes: (100 + each) * mega,
        }));
        // Two minutes say little of an hour: never “grown” from a level that stands still.
        const { verdict, between = [0, 0] } = judgeMemory(samples);
        if (verdict === 'grown') expect(between[0]).toBeGreaterThan(0.1);
        expect(between[0]).toBeLessThanOrEqual(between[1]);
      }),
    );
  });
});
