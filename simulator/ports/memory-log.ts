import type { Log, LogEntry } from '../../protocol/ports/ports.ts';

/** A log that keeps its entries, for tests and for looking back. */
export interface MemoryLog extends Log {
  readonly entries: readonly LogEntry[];
}

/** Keeps the last `capacity` entries. */
export function createMemoryLog(capacity = 10_000): MemoryLog {
  const entries: LogEntry[] = [];
  return {
    entries,
    write(entry) {
      entries.push(entry);
      if (entries.length > capacity) entries.shift();
    },
  };
}

/** A log that forgets everything. */
export const silentLog: Log = { write() {} };
