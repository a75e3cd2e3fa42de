import type { JournalEntry } from '../../../loadtests/journal.ts';
import type { LoadFinding } from '../../../loadtests/report/load-report.ts';
import { createTally } from '../../../loadtests/report/tally.ts';
import { judgeThreshold, lies, type Threshold } from '../../../loadtests/report/thresholds.ts';
import { windowsOf } from '../../../loadtests/report/windows.ts';

/** Every call of the driver takes twice as long. */
const threshold: Threshold = {
  id: 'list-p95',
  what: { vi: 'đọc danh sách', en: 'reading a list' },
  measure: { of: 'latency', operation: 'list', rank: 95 },
  most: 1,
  source: 'for this mutant alone',
  mark: 'I',
};

/**
 * A harness that lies, not a hub: its summary says that a threshold held, or what k6 really measured. The report
 * judges thresholds from the journal itself.
 */
export function judgeSummary(journal: readonly JournalEntry[], isLie: boolean): readonly LoadFinding[] {
  const tally = createTally();
  for (const entry of journal) tally.add(entry);
  const [first, last] = [journal[0], journal.at(-1)];
  const finished = tally.finish();
  const began = first?.t ?? 0;
  const windows = windowsOf(finished, { began, ended: last?.t ?? 0 });
  const result = judgeThreshold(threshold, { tally: finished, windows, began }, { held: isLie });
  return lies([result], isLie ? 0 : 99);
}
