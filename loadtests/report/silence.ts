import { spansOfJournal } from '../journal.ts';
import type { LoadFinding } from './load-report.ts';
import type { Tally } from './tally.ts';

/** As many calls without an answer, one after the other, are no accident of the way. */
const leastSilent = 10;

/**
 * A hub that answered, and from some moment on answered nothing any more until the run was over. One that never
 * answered is none: nobody knows whether it was there at all.
 */
export function silenceOf({ calls }: Tally, began: number): readonly LoadFinding[] {
  const all = [...calls].flatMap(([operation, times]) => (spansOfJournal.has(operation) ? [] : [times]));
  let last = Number.NEGATIVE_INFINITY;
  for (const { at, end } of all) {
    for (const [index, instant] of at.entries()) if (end[index] !== 2) last = Math.max(last, instant);
  }
  if (last === Number.NEGATIVE_INFINITY) return [];
  const silent = all.reduce((sum, { at }) => sum + at.filter((instant) => instant > last).length, 0);
  if (silent < leastSilent) return [];
  const [clock, time] = [clockOf(last - began), timeOf(last)];
  return [
    {
      rule: 'stopped-answering',
      text: {
        vi: `Trục ngừng trả lời từ ${clock} sau khi bắt đầu (lúc ${time}), và không trả lời lượt nào trong ${silent} lượt gọi sau đó.`,
        en: `The hub stopped answering at ${clock} of the run (${time}), and answered none of the ${silent} calls after that.`,
      },
      seen: String(silent),
    },
  ];
}

/** Minutes and seconds. */
function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The time of day in Hà Nội. */
function timeOf(at: number): string {
  return `${new Date(at + 7 * 3_600_000).toISOString().slice(11, 19)} +07:00`;
}
