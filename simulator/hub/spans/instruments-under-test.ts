import type { Instruments, ProcessReading } from '../../ports/process-gauge.ts';

/** Instruments that show what they are set to: a timer that moves on by a millisecond at each look. */
export function createInstrumentsUnderTest(): Instruments {
  let looks = 0;
  return {
    timer: () => {
      looks += 1;
      return looks;
    },
    epochMs: 1_000_000,
    read: () => readingUnderTest,
    cpuMs: () => looks / 2,
    close: () => undefined,
  };
}

export const readingUnderTest: ProcessReading = {
  uptimeMs: 61_000,
  cpu: { userMs: 800, systemMs: 200 },
  memory: { rssBytes: 90_000_000, heapUsedBytes: 30_000_000, externalBytes: 4_000_000 },
  eventLoop: { delayMs: { p50: 0.1, p99: 4, max: 12.5 }, utilization: 0.25, watchedMs: 1_000 },
};
