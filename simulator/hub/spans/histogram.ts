/** What a histogram has counted, in milliseconds. Percentiles are at most 3 % above the true ones. */
export interface HistogramFigures {
  readonly count: number;
  readonly totalMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Exact. */
  readonly maxMs: number;
}

/** Counts durations in fixed buckets. Adding one allocates nothing. */
export interface Histogram {
  add(ms: number): void;
  figures(): HistogramFigures;
  /** Counts by upper bound in milliseconds, ascending; empty ones left out. */
  buckets(): readonly (readonly [upToMs: number, count: number])[];
}

/** Half a microsecond: the shortest of the hub's spans is a few of them. */
const ticksPerMs = 2_000;
const subBits = 5;
const subBuckets = 1 << subBits;
/** The longest that is told apart: 2^32 ticks, 35 minutes; what is longer counts as that. */
const longest = 2 ** 32 - 1;
const bucketCount = (32 - subBits + 1) * subBuckets;

/** Creates a histogram whose buckets are 1/32 of their value wide: 3.5 KB, whatever is added. */
export function createHistogram(): Histogram {
  const counts = new Uint32Array(bucketCount);
  let count = 0;
  let total = 0;
  let max = 0;
  const percentile = (share: number): number => {
    const wanted = Math.ceil(count * share);
    let passed = 0;
    for (let at = 0; at < bucketCount; at += 1) {
      passed += counts[at] ?? 0;
      if (passed >= wanted) return Math.min(upperBound(at), max);
    }
    return max;
  };
  return {
    add: (ms) => {
      const at = bucketOf(Math.min(longest, Math.max(0, Math.round(ms * ticksPerMs))));
      counts[at] = (counts[at] ?? 0) + 1;
      count += 1;
      total += ms;
      if (ms > max) max = ms;
    },
    figures: () => {
      if (count === 0) return { count: 0, totalMs: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, maxMs: 0 };
      const [p50Ms, p95Ms, p99Ms] = [percentile(0.5), percentile(0.95), percentile(0.99)];
      return { count, totalMs: total, p50Ms, p95Ms, p99Ms, maxMs: max };
    },
    buckets: () =>
      Array.from(counts, (each, at) => [upperBound(at), each] as const).filter(([, each]) => each > 0),
  };
}

/** The first 64 ticks have a bucket each; from there on every doubling has 32. */
function bucketOf(ticks: number): number {
  if (ticks < 2 * subBuckets) return ticks;
  const shift = 31 - Math.clz32(ticks) - subBits;
  return shift * subBuckets + (ticks >>> shift);
}

/** The largest duration that falls into a bucket, in milliseconds. */
function upperBound(bucket: number): number {
  if (bucket < 2 * subBuckets) return bucket / ticksPerMs;
  const shift = Math.floor(bucket / subBuckets) - 1;
  const lowest = (bucket - shift * subBuckets) * 2 ** shift;
  return (lowest + 2 ** shift - 1) / ticksPerMs;
}
