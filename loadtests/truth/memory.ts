/** What a process used of its memory at one moment. */
export interface MemorySample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Heap and buffers in use, bytes. */
  readonly bytes: number;
}

/** How much memory may grow, and what counts as enough to tell. */
export interface MemoryLimits {
  /** Share of the level after warm-up, an hour: 0.1 is 10 % (load test L9, AVL-09). */
  readonly growthPerHour: number;
  /** Share of the run that is not looked at. */
  readonly warmUp: number;
  /** Windows of one low each. */
  readonly windows: number;
  /** Samples that a window has at least. */
  readonly samplesInWindow: number;
}

export const usualMemoryLimits: MemoryLimits = {
  growthPerHour: 0.1,
  warmUp: 0.25,
  windows: 12,
  samplesInWindow: 3,
};

/**
 * `held` and `grown` where 95 % of what noise could have made of the lows lies on one side of the limit; `unknown`
 * where it lies on both, or where there was not enough to look at.
 */
export interface MemoryJudgement {
  readonly verdict: 'held' | 'grown' | 'unknown';
  /** Share of the level, an hour; absent without enough samples. */
  readonly growthPerHour?: number;
  /** Between which it lies, with 95 % confidence. */
  readonly between?: readonly [least: number, most: number];
  /** The middle of the lows, bytes. */
  readonly level?: number;
  readonly samples: number;
}

const hour = 3_600_000;

/**
 * Growth of used memory: heap and buffers, as low as each window of time saw them, because between two collections
 * a heap is full of what is no longer used. The slope is the middle of the slopes of all pairs of lows (Theil–Sen),
 * which a few odd ones cannot bend; its bounds are Sen's (1968).
 */
export function judgeMemory(
  samples: readonly MemorySample[],
  limits: MemoryLimits = usualMemoryLimits,
): MemoryJudgement {
  const lows = lowsOf(samples, limits);
  if (lows === undefined) return { verdict: 'unknown', samples: samples.length };
  const level = middle(lows.map(({ bytes }) => bytes));
  const slopes = slopesOf(lows).map((each) => (each * hour) / level);
  const [least, most] = boundsOf(slopes, lows.length);
  const { growthPerHour: limit } = limits;
  return {
    verdict: least > limit ? 'grown' : most <= limit ? 'held' : 'unknown',
    growthPerHour: middle(slopes),
    between: [least, most],
    level,
    samples: samples.length,
  };
}

/** The lowest sample of each window after the warm-up; nothing when a window has too few. */
function lowsOf(samples: readonly MemorySample[], limits: MemoryLimits): readonly MemorySample[] | undefined {
  const sorted = samples.toSorted((one, other) => one.at - other.at);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const from = first.at + (last.at - first.at) * limits.warmUp;
  const width = (last.at - from) / limits.windows;
  if (width <= 0) return undefined;
  const windows = Array.from({ length: limits.windows }, (): MemorySample[] => []);
  for (const sample of sorted) {
    if (sample.at < from) continue;
    const window = Math.min(limits.windows - 1, Math.floor((sample.at - from) / width));
    windows[window]?.push(sample);
  }
  if (windows.some((each) => each.length < limits.samplesInWindow)) return undefined;
  return windows.map((each) => each.reduce((low, one) => (one.bytes < low.bytes ? one : low)));
}

/** Bytes a millisecond, of every pair, in order of size. */
function slopesOf(lows: readonly MemorySample[]): readonly number[] {
  return lows
    .flatMap((one, index) =>
      lows.slice(index + 1).flatMap((other) => {
        return other.at === one.at ? [] : [(other.bytes - one.bytes) / (other.at - one.at)];
      }),
    )
    .sort((one, other) => one - other);
}

/** Of the normal distribution, for 95 % on two sides. */
const deviations = 1.96;

/** Ranks of slopes that bound the true one, by the variance of Kendall's S for `count` points. */
function boundsOf(slopes: readonly number[], count: number): readonly [number, number] {
  const spread = deviations * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
  const low = Math.max(0, Math.floor((slopes.length - spread) / 2));
  const high = Math.min(slopes.length - 1, Math.ceil((slopes.length + spread) / 2));
  return [slopes[low] ?? Number.NEGATIVE_INFINITY, slopes[high] ?? Number.POSITIVE_INFINITY];
}

function middle(sortedOrNot: readonly number[]): number {
  const sorted = sortedOrNot.toSorted((one, other) => one - other);
  const half = sorted.length >>> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
