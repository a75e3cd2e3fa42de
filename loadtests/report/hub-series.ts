import type { HubSeries, Series } from './load-report.ts';

/** One look at the hub and at the machine that k6 runs on. What could not be read is left out. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** CPU of the hub’s process since it started. */
  readonly cpuMs?: number;
  readonly residentBytes?: number;
  readonly heapBytes?: number;
  /** Buffers outside of the heap. */
  readonly externalBytes?: number;
  readonly loopDelayP99Ms?: number;
  /** Packets that wait in the hub. */
  readonly waiting?: number;
  /** Time that the machine’s cores were busy, and all their time, since it started. */
  readonly machine?: { readonly busyMs: number; readonly allMs: number };
  /** CPU of k6 since it started. */
  readonly clientCpuMs?: number;
}

/** As many points as a plot can show. */
const mostPoints = 120;

/** Samples as series from the beginning of the run; undefined where there are too few to tell anything. */
export function hubSeriesOf(samples: readonly Sample[], began: number): HubSeries | undefined {
  if (samples.length < 2) return undefined;
  const steps = samples.slice(1).map((sample, index) => stepOf(samples[index] ?? sample, sample, began));
  const size = Math.ceil(steps.length / mostPoints);
  const groups = Array.from({ length: Math.ceil(steps.length / size) }, (_, index) =>
    steps.slice(index * size, (index + 1) * size),
  );
  const each = (
    fold: (values: readonly number[]) => number,
    pick: (step: Step) => number | undefined,
  ): Series =>
    groups.map((group) => {
      const values = group.map(pick).filter((value) => value !== undefined);
      return values.length === 0 ? null : fold(values);
    });
  return {
    at: groups.map((group) => group[0]?.at ?? 0),
    cpuCores: each(mean, ({ cpuCores }) => cpuCores),
    residentBytes: each(most, ({ sample }) => sample.residentBytes),
    heapBytes: each(most, ({ sample }) => sample.heapBytes),
    loopDelayP99Ms: each(most, ({ sample }) => sample.loopDelayP99Ms),
    waiting: each(most, ({ sample }) => sample.waiting),
    machineBusy: each(mean, ({ machineBusy }) => machineBusy),
    clientCores: each(mean, ({ clientCores }) => clientCores),
  };
}

interface Step {
  readonly at: number;
  readonly sample: Sample;
  readonly cpuCores: number | undefined;
  readonly machineBusy: number | undefined;
  readonly clientCores: number | undefined;
}

function stepOf(before: Sample, sample: Sample, began: number): Step {
  const took = sample.at - before.at;
  const machine = {
    busy: grown(before.machine?.busyMs, sample.machine?.busyMs),
    all: grown(before.machine?.allMs, sample.machine?.allMs),
  };
  return {
    at: sample.at - began,
    sample,
    cpuCores: share(grown(before.cpuMs, sample.cpuMs), took),
    machineBusy: share(machine.busy, machine.all),
    clientCores: share(grown(before.clientCpuMs, sample.clientCpuMs), took),
  };
}

/** A process that was started anew counts from zero: no figure, and no negative one. */
function grown(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined || after < before ? undefined : after - before;
}

function share(part: number | undefined, all: number | undefined): number | undefined {
  return part === undefined || all === undefined || all <= 0 ? undefined : part / all;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function most(values: readonly number[]): number {
  return Math.max(...values);
}
