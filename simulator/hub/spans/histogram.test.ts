import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistogram } from './histogram.ts';

describe('a histogram of durations', () => {
  it('says nothing of nothing', () => {
    const nothing = { count: 0, totalMs: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, maxMs: 0 };
    expect(createHistogram().figures()).toEqual(nothing);
    expect(createHistogram().buckets()).toEqual([]);
  });

  it('keeps one duration as it was', () => {
    const histogram = createHistogram();
    histogram.add(7.3);
    expect(histogram.figures()).toEqual({
      ...{ count: 1, totalMs: 7.3, maxMs: 7.3, p50Ms: 7.3, p95Ms: 7.3, p99Ms: 7.3 },
    });
  });

  it('is never below a percentile, and at most 3 % or half a microsecond above it', () => {
    const durations = array(double({ min: 0, max: 1_800_000, noNaN: true }), {
      minLength: 1,
      maxLength: 300,
    });
    assert(
      property(durations, (given) => {
        const histogram = createHistogram();
        for (const each of given) histogram.add(each);
        const sorted = given.toSorted((one, other) => one - other);
        const { count, maxMs, p50Ms, p95Ms, p99Ms } = histogram.figures();
        expect([count, maxMs]).toEqual([given.length, sorted.at(-1)]);
        for (const [share, found] of [
          [0.5, p50Ms],
          [0.95, p95Ms],
          [0.99, p99Ms],
        ] as const) {
          const exact = sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
          expect(found).toBeGreaterThanOrEqual(exact - 0.00026);
          expect(found).toBeLessThanOrEqual(exact * 1.032 + 0.0005);
        }
      }),
    );
  });

  it('gives every duration to one bucket, in ascending order', () => {
    const histogram = createHistogram();
    for (const each of [0, 0.02, 0.02, 4, 4.01, 90_000]) histogram.add(each);
    const buckets = histogram.buckets();
    expect(buckets.map(([, count]) => count).reduce((sum, each) => sum + each, 0)).toBe(6);
    expect(buckets.map(([upTo]) => upTo)).toEqual(buckets.map(([upTo]) => upTo).toSorted((a, b) => a - b));
  });

  it('counts what is longer than it can tell apart as the longest, with its true maximum', () => {
    const histogram = createHistogram();
    histogram.add(10_000_000);
    expect(histogram.figures()).toMatchObject({ count: 1, maxMs: 10_000_000 });
    expect(histogram.buckets()).toHaveLength(1);
  });
});
