import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import process from 'node:process';

/** Milliseconds of a timer that never goes back and starts anywhere; parts of a millisecond count. */
export type MonotoneTimer = () => number;

/** What one look at a process shows. Times in milliseconds, sizes in bytes. */
export interface ProcessReading {
  readonly uptimeMs: number;
  /** Of all its threads, since it started. */
  readonly cpu: { readonly userMs: number; readonly systemMs: number };
  readonly memory: {
    readonly rssBytes: number;
    readonly heapUsedBytes: number;
    readonly externalBytes: number;
  };
  readonly eventLoop: {
    /** How much later than asked for the loop came round. */
    readonly delayMs: { readonly p50: number; readonly p99: number; readonly max: number };
    /** Share of the time in which the loop was not idle, from 0 to 1. */
    readonly utilization: number;
    /** How long delay and utilization were watched: since the reading before. */
    readonly watchedMs: number;
  };
}

/** What a process is measured by. One for each process, created by its owner. */
export interface Instruments {
  readonly timer: MonotoneTimer;
  /** Milliseconds since 1970 at the timer's zero, by the computer's own clock. */
  readonly epochMs: number;
  /** Looks at the process; delay and utilization of the loop are counted anew afterwards. */
  read(): ProcessReading;
  /** CPU milliseconds of all threads since the process started. */
  cpuMs(): number;
  close(): void;
}

/** So often the loop's delay is sampled: coarse enough to cost nothing that could be measured. */
const resolution = 20;

/** The instruments of this process. They keep it from nothing, and not alive. */
export function createInstruments(): Instruments {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let before = performance.eventLoopUtilization();
  let readAt = performance.now();
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return { userMs: user / 1_000, systemMs: system / 1_000 };
  };
  const readLoop = () => {
    const now = performance.now();
    const { utilization } = performance.eventLoopUtilization(before);
    const watchedMs = now - readAt;
    before = performance.eventLoopUtilization();
    readAt = now;
    const figures = {
      p50: late(delay.percentile(50)),
      p99: late(delay.percentile(99)),
      max: late(delay.max),
    };
    const delayMs = delay.count === 0 ? { p50: 0, p99: 0, max: 0 } : figures;
    delay.reset();
    return { delayMs, utilization, watchedMs };
  };
  return {
    timer: () => performance.now(),
    epochMs: performance.timeOrigin,
    read: () => {
      const { rss, heapUsed, external } = process.memoryUsage();
      return {
        uptimeMs: process.uptime() * 1_000,
        cpu: cpu(),
        memory: { rssBytes: rss, heapUsedBytes: heapUsed, externalBytes: external },
        eventLoop: readLoop(),
      };
    },
    cpuMs: () => {
      const { userMs, systemMs } = cpu();
      return userMs + systemMs;
    },
    close: () => delay.disable(),
  };
}

/** The monitor counts nanoseconds from one round to the next; what is asked for is no delay. */
function late(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - resolution);
}
