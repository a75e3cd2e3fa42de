import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../journal.ts';
import { takesAtMost, turnedAwayBelow } from '../profiles/limits.ts';
import { makeReport } from './make-report.ts';
import { sampleBegan, sampleJournal, sampleLeft, sampleThresholds, tallyOf } from './sample-run.ts';

describe('calls that were refused or not answered', () => {
  it('are told as so many letters, in a test that lets a hub say no', () => {
    const { verdict, reasons } = makeReport(underStress((number) => number % 60 === 0));
    expect([verdict, reasons.map(({ en }) => en)]).toEqual([
      'stands',
      [expect.stringContaining('5 of 300 letters were refused or not answered')],
    ]);
  });

  it('are too many for such a test when the rate that it is named for is not held', () => {
    const { verdict, reasons, thresholds } = makeReport(underStress((number) => number % 20 !== 0));
    expect(verdict).toBe('does-not-stand');
    expect(thresholds.find(({ id }) => id === 'send-document-turned-away')).toMatchObject({
      ...{ verdict: 'broken', seen: 0.95, most: 0.02, samples: 300 },
    });
    expect(reasons.at(-1)).toEqual({
      vi: 'Trục không giữ được nhịp của bài: chỉ nhận 15 trong 300 văn bản, còn lại bị từ chối hoặc không có trả lời.',
      en: 'The hub does not hold the rate of the test: it took 15 of 300 letters, and refused or did not answer the others.',
    });
  });

  it('give way from when on they are too many, and not now and then', () => {
    const { gaveWay } = makeReport(underStress((number) => number >= 100 && number % 2 === 0));
    expect(gaveWay).toMatchObject({ threshold: 'send-document-turned-away', unit: 'share', most: 0.02 });
    expect(gaveWay?.atMs).toBeGreaterThanOrEqual(19_000);
    expect(gaveWay?.atMs).toBeLessThanOrEqual(21_000);
  });

  it('are too many letters of an office day though they are few of all calls', () => {
    const left = sampleLeft({ refused: (number) => number % 50 === 0 }, { k6: failing });
    const limits = left.thresholds.map((each) => (each.id === 'errors' ? { ...each, most: 0.01 } : each));
    const { verdict, reasons } = makeReport({
      ...left,
      thresholds: [...limits, turnedAwayBelow('send-document', 0.001)],
    });
    expect([verdict, reasons.at(-1)?.en]).toEqual([
      'does-not-stand',
      expect.stringContaining('it took 294 of 300 letters'),
    ]);
  });

  it('are counted apart, and no time is taken of them', () => {
    const lines = [...sampleJournal()].map((each) =>
      each.op === 'listed' && each.by === 'H53' ? { ...each, ms: 0, answered: 'nothing', http: 0 } : each,
    );
    const { operations, thresholds, windows } = makeReport(sampleLeft({}, { tally: tallyOf(lines) }));
    const list = operations.find(({ operation }) => operation === 'list');
    expect(list).toMatchObject({ refused: 0, unanswered: 300, spread: { count: 1500, max: 40 } });
    expect(thresholds.find(({ id }) => id === 'list-p95')).toMatchObject({
      ...{ samples: 1500, failed: 300 },
    });
    expect(Math.min(...(windows.latency['list']?.p50 ?? []).map((each) => each ?? 5))).toBeGreaterThan(0);
  });

  it('hold no threshold of time where there are no others', () => {
    const silent = [...sampleJournal()].map((each) =>
      each.op === 'listed' ? { ...each, ms: 0, answered: 'nothing', http: 0 } : each,
    );
    const { profile, ...left } = sampleLeft({}, { tally: tallyOf(silent), k6: failing });
    for (const smoke of [false, true]) {
      const report = makeReport({ ...left, profile: { ...profile, smoke } });
      const list = report.thresholds.find(({ id }) => id === 'list-p95');
      expect(list).toMatchObject({ verdict: 'broken', samples: 0, failed: 1800 });
      expect(list).not.toHaveProperty('seen');
      expect(report.verdict).toBe('does-not-stand');
      expect(report.reasons.some(({ en }) => en.includes('Reading the list'))).toBe(true);
      expect(report.findings).toEqual([]);
    }
  });

  it('are not what a wait for a broadcast is, though it was in vain: it counts as a time', () => {
    const late: JournalEntry = {
      ...{ op: 'asked', t: sampleBegan, vu: 1, seg: '0:1', by: 'G01', operation: 'visible-nodes' },
      ...{ answered: 'late', http: 200, ms: 300_000, bytes: 0 },
    };
    const visible = takesAtMost('visible-nodes', 100, 30_000);
    const { thresholds } = makeReport(
      sampleLeft(
        {},
        {
          ...{ tally: tallyOf([...sampleJournal(), late]), k6: failing },
          thresholds: [...sampleThresholds, visible],
        },
      ),
    );
    expect(thresholds.at(-1)).toMatchObject({ verdict: 'broken', seen: 300_000, samples: 1 });
    expect(thresholds.find(({ id }) => id === 'errors')).toMatchObject({ verdict: 'held', seen: 0 });
  });
});

/** A test that lets a hub say no. */
function underStress(refused: (number: number) => boolean) {
  const left = sampleLeft({ refused }, { k6: failing });
  const limits = left.thresholds.filter(({ id }) => id !== 'errors');
  return { ...left, thresholds: [...limits, turnedAwayBelow('send-document', 0.02, 'for this test')] };
}

const failing = { version: '2.2.0', exitCode: 99, said: {} };
