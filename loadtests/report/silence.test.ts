import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../journal.ts';
import { makeReport, type RunLeft } from './make-report.ts';
import { sampleBegan, sampleJournal, sampleLeft, tallyOf, wholeTruth } from './sample-run.ts';

const open = { ...wholeTruth, verdict: 'open', byRule: { unfinished: 130 } } as const;
const failing = { version: '2.2.0', exitCode: 99, said: {} };

/** A run whose hub answers only at the seconds that are named. */
function runOf(isThere: (second: number) => boolean, more: Partial<RunLeft> = {}) {
  const lines = [...sampleJournal()].map((each): JournalEntry => {
    const isAnswered = isThere((each.t - sampleBegan) / 1000);
    return 'answered' in each && !isAnswered ? { ...each, answered: 'nothing', http: 0, ms: 0 } : each;
  });
  return makeReport(sampleLeft({}, { tally: tallyOf(lines), truth: open, k6: failing, ...more }));
}

describe('a hub that is there no more', () => {
  it('does not stand, whatever could not be counted then, and it is told since when', () => {
    const { verdict, reasons, findings } = runOf((second) => second < 20);
    expect(verdict).toBe('does-not-stand');
    expect(findings.map(({ rule }) => rule)).toContain('stopped-answering');
    expect(reasons[0]?.en).toMatch(
      /^The hub stopped answering at 0:20 of the run \(\d\d:\d\d:\d\d \+07:00\), and answered none of the \d+ calls after that\.$/,
    );
    expect(reasons[0]?.vi).toMatch(/^Trục ngừng trả lời từ 0:20 /);
    expect(reasons.at(-1)?.en).toContain('Counting the documents came to no end');
  });

  it('does not stand when it was ours and its process ended', () => {
    const text = { vi: 'Trục tự dừng trong lúc chịu tải.', en: 'The hub ended by itself under load.' };
    const { verdict, reasons } = runOf(() => true, { troubles: [{ rule: 'hub-ended', text }] });
    expect([verdict, reasons[0]]).toEqual(['does-not-stand', text]);
  });

  it.each([
    ['was never there', () => false, {}],
    ['came back', (second: number) => second < 20 || second > 50, {}],
    ['ended with the run', (second: number) => second < 60.25, {}],
    ['was there until somebody stopped the run', (second: number) => second < 20, { interrupted: true }],
    ['was there until k6 crashed', (second: number) => second < 20, { k6: { ...failing, exitCode: 107 } }],
  ])('is not said of one that %s: nobody can know', (_, isThere, more) => {
    expect(runOf(isThere, more).verdict).toBe('inconclusive');
  });
});
