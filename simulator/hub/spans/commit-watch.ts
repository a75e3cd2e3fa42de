import type { MonotoneTimer } from '../../ports/process-gauge.ts';
import { createHistogram, type HistogramFigures } from './histogram.ts';

/** When one group of writes went through its stations, in milliseconds of the hub's timer. */
export interface CommitStations {
  /** Its first write was asked for. */
  readonly queuedAt: number;
  readonly began: number;
  /** All its rows were in the log, and nothing was durable yet. */
  readonly worked: number;
}

/** Hears of each group of writes as soon as it is durable. */
export interface CommitWatch {
  now(): number;
  committed(writes: number, stations: CommitStations): void;
}

/**
 * Groups of writes that were made durable together. `queued`, `work` and `sync` follow each other; the hub's one
 * thread is busy with `work`, and does other things while a group is `queued` or the disk is at its `sync`.
 */
export interface CommitFigures {
  readonly writes: number;
  /** From a group's first write until its turn. */
  readonly queued: HistogramFigures;
  readonly work: HistogramFigures;
  readonly sync: HistogramFigures;
}

/** Counts commits. */
export interface CountedCommits extends CommitWatch {
  figures(): CommitFigures;
  reset(): void;
}

export function countCommits(timer: MonotoneTimer): CountedCommits {
  const empty = () => ({ queued: createHistogram(), work: createHistogram(), sync: createHistogram() });
  let stations = empty();
  let writes = 0;
  return {
    now: timer,
    committed: (count, { queuedAt, began, worked }) => {
      writes += count;
      stations.queued.add(began - queuedAt);
      stations.work.add(worked - began);
      stations.sync.add(timer() - worked);
    },
    figures: () => ({
      writes,
      queued: stations.queued.figures(),
      work: stations.work.figures(),
      sync: stations.sync.figures(),
    }),
    reset: () => {
      writes = 0;
      stations = empty();
    },
  };
}
