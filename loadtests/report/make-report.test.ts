import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReport } from './make-report.ts';
import { percentile } from './percentile.ts';
import {
  type SampleManner,
  sampleBegan,
  sampleHub,
  sampleJournal,
  sampleLeft,
  tallyOf,
  wholeTruth,
} from './sample-run.ts';
import { headline, nearestLimit } from './verdict.ts';

describe('the report of a load run', () => {
  it('says that a hub stands which holds every limit and loses nothing', () => {
    const report = makeReport(sampleLeft());
    expect([report.verdict, report.reasons, report.findings]).toEqual(['stands', [], []]);
    expect(report.thresholds.map(({ verdict }) => verdict)).toEqual(Array(5).fill('held'));
    expect(headline(report).vi).toBe('Chịu được: phút cao điểm ngày giáp Tết.');
    expect(nearestLimit(report.thresholds)?.what.en).toBe('Memory of the hub');
  });

  it('counts every call under the name of its operation', () => {
    const { operations } = makeReport(sampleLeft());
    expect(operations.map(({ operation, spread }) => [operation, spread.count])).toEqual([
      ['send-document', 300],
      ['list', 1800],
      ['fetch-document', 900],
      ['acknowledge', 1800],
      ['send-status', 900],
      ['fetch-status', 900],
    ]);
  });

  it('names what gave way first, and when', () => {
    const report = makeReport(sampleLeft({ listMs: (second) => (second < 20 ? 40 : 1500) }, { k6: failing }));
    expect(report.verdict).toBe('does-not-stand');
    expect(report.gaveWay).toMatchObject({ threshold: 'list-p95', most: 1000 });
    expect(report.gaveWay?.atMs).toBeGreaterThanOrEqual(20_000);
    expect(report.gaveWay?.atMs).toBeLessThan(23_000);
  });

  it('tells how long calls of the short form took, and fails it for nothing but faults', () => {
    const left = (manner: SampleManner) => {
      const { profile, ...rest } = sampleLeft(manner, { k6: failing });
      return makeReport({ ...rest, profile: { ...profile, smoke: true, full: false } });
    };
    const slow = left({ listMs: () => 1500 });
    expect(slow.thresholds.map(({ verdict }) => verdict)).toContain('broken');
    expect([slow.verdict, slow.reasons]).toEqual(['stands', []]);
    expect(headline(slow).en).toContain('times told and not judged');
    expect(left({ refused: (number) => number < 30 }).verdict).toBe('does-not-stand');
    expect(left({ dropped: (second) => (second === 30 ? 4 : 0) }).verdict).toBe('does-not-stand');
  });

  it('calls a run that was whole but for its times neither short nor wholly held', () => {
    const { profile, ...rest } = sampleLeft();
    const whole = makeReport({ ...rest, profile: { ...profile, full: false, untimed: true } });
    expect(headline(whole).en).toMatch(/^Held at full rate and for the whole time: .* not judged\.$/);
  });

  it('does not call one slow second giving way', () => {
    const report = makeReport(sampleLeft({ perSecond: 1, listMs: (second) => (second === 20 ? 1500 : 40) }));
    expect(report.verdict).toBe('stands');
    expect(report.gaveWay).toBeUndefined();
  });

  it.each([
    ['a document is lost', { truth: broken() }, 'does-not-stand'],
    ['documents were not counted', { truth: { ...wholeTruth, verdict: 'open' } }, 'inconclusive'],
    ['it was stopped', { interrupted: true }, 'inconclusive'],
    ['it was stopped, and something is lost', { interrupted: true, truth: broken() }, 'inconclusive'],
    ['k6 was stopped by somebody else', { k6: { version: '2', exitCode: 105, said: {} } }, 'inconclusive'],
    ['k6 crashed', { k6: { version: '2', exitCode: 107, said: {} } }, 'inconclusive'],
    [
      'k6 crashed, and something is lost',
      { k6: { version: '2', exitCode: 107, said: {} }, truth: broken() },
      'inconclusive',
    ],
    ['memory was not measured', { hub: undefined }, 'inconclusive'],
    ['memory was not measured, and something is lost', { hub: undefined, truth: broken() }, 'does-not-stand'],
  ] as const)('is never a pass when %s', (_, more, verdict) => {
    const { hub, ...left } = { ...sampleLeft(), ...more };
    const report = makeReport({ ...left, ...(hub === undefined ? {} : { hub }) });
    expect(report.verdict).toBe(verdict);
    expect(report.reasons.length).toBeGreaterThan(0);
  });

  it('fails for iterations that could not start', () => {
    const report = makeReport(sampleLeft({ dropped: (second) => (second === 30 ? 4 : 0) }));
    expect(report.verdict).toBe('does-not-stand');
    expect(report.findings.map(({ rule, seen }) => [rule, seen])).toContainEqual(['dropped', '4']);
  });

  it('blames the client for them only when k6 filled the machine', () => {
    const full = { machineBusy: Array<number>(60).fill(1), clientCores: Array<number>(60).fill(1.4) };
    const dropped = (second: number) => (second === 30 ? 4 : 0);
    const verdictWith = (more: object) =>
      makeReport(sampleLeft({ dropped }, { hub: sampleHub(60, { ...full, ...more }) })).verdict;
    expect(verdictWith({})).toBe('inconclusive');
    expect(verdictWith({ cpuCores: Array(60).fill(1.6) })).toBe('does-not-stand');
    expect(verdictWith({ machineBusy: Array(60).fill(0.7) })).toBe('does-not-stand');
  });

  it('counts refusals as errors', () => {
    const report = makeReport(sampleLeft({ refused: (number) => number % 20 === 0 }, { k6: failing }));
    expect(report.thresholds.find(({ id }) => id === 'errors')).toMatchObject({ verdict: 'broken' });
    expect(report.operations.find(({ operation }) => operation === 'send-document')?.refused).toBe(15);
  });

  it('says of a short run that it speaks of nothing but itself', () => {
    const { profile } = sampleLeft();
    const report = makeReport(sampleLeft({}, { profile: { ...profile, smoke: true, full: false } }));
    expect(report.verdict).toBe('stands');
    expect(headline(report).en).toContain('says nothing yet');
  });
});

describe('a run that was stopped', () => {
  it.each([
    ['us', true],
    ['somebody else', false],
  ])('by %s calls nothing wrong that calls cut off at its end may explain', (_, interrupted) => {
    const k6 = { version: '2', exitCode: 105, said: { errors: { held: false } } };
    const report = makeReport(sampleLeft({}, { interrupted, truth: broken(), k6 }));
    expect([report.truth.verdict, report.findings]).toEqual(['open', []]);
    expect(report.truth.byRule).toEqual({ lost: 1 });
  });
});

describe('a threshold that lies', () => {
  it.each([
    ['k6 says held where its journal says broken', { errors: { held: true } }, 0.1],
    ['k6 measured something else', { 'send-p95': { seen: 400, held: true } }, 0],
    ['k6 says broken where its journal says held', { errors: { held: false } }, 0],
  ])('is found when %s', (_, said, share) => {
    const k6 = { version: '2', exitCode: 0, said };
    const report = makeReport(sampleLeft({ refused: (number) => number % 10 < share * 10 }, { k6 }));
    expect(report.findings.map(({ rule }) => rule)).toContain('threshold-lie');
    expect(report.verdict).toBe('does-not-stand');
  });

  it('is none when two figures lie as near as a call in flight may bring them', () => {
    const k6 = { version: '2', exitCode: 0, said: { 'send-p95': { seen: 55, held: true } } };
    expect(makeReport(sampleLeft({}, { k6 })).findings).toEqual([]);
  });

  it('is none when they lie that near on either side of the limit, though k6 ended with 0', () => {
    const k6 = { version: '2', exitCode: 0, said: { 'list-p95': { seen: 995, held: true } } };
    const report = makeReport(sampleLeft({ listMs: () => 1003 }, { k6 }));
    expect(report.thresholds.find(({ id }) => id === 'list-p95')).toMatchObject({
      verdict: 'broken',
      seen: 1003,
    });
    expect(report.findings).toEqual([]);
  });
});

describe('the windows of a run', () => {
  it('hold every document once, in arrivals and in what is due and gone', () => {
    const { windows } = makeReport(sampleLeft({ seconds: 600 }));
    expect([windows.count, windows.widthMs]).toEqual([60, 10_000]);
    const total = (series: readonly (number | null)[]) =>
      series.reduce<number>((sum, each) => sum + (each ?? 0), 0);
    expect(Math.round(total(windows.arrivals.documents) * 10)).toBe(3000);
    expect(windows.backlog.at(-1)).toBe(0);
  });

  it('do not depend on the order of the journal', () => {
    const lines = [...sampleJournal({ seconds: 20 })];
    const there = makeReport(sampleLeft({ seconds: 20 }, { tally: tallyOf(lines) }));
    const back = makeReport(sampleLeft({ seconds: 20 }, { tally: tallyOf(lines.toReversed()) }));
    expect(back.windows).toEqual(there.windows);
    expect(back.thresholds).toEqual(there.thresholds);
  });

  it('keep what waits when nobody fetches it', () => {
    const lines = [...sampleJournal({ seconds: 10 })].filter(
      (each) => each.op !== 'fetched' || each.by !== 'H53',
    );
    const { windows } = makeReport(sampleLeft({ seconds: 10 }, { tally: tallyOf(lines) }));
    expect(windows.backlog.at(-1)).toBe(50);
  });

  it('know a second delivery from a first', () => {
    const lines = [...sampleJournal({ seconds: 10 })];
    const again = lines
      .filter((each) => each.op === 'fetched')
      .map((each) => ({ ...each, t: each.t + 5000 }));
    const report = makeReport(sampleLeft({ seconds: 10 }, { tally: tallyOf([...lines, ...again]) }));
    expect(report.delay).toEqual(makeReport(sampleLeft({ seconds: 10 })).delay);
    expect(report.began).toBe(sampleBegan);
  });
});

describe('a percentile', () => {
  it('lies between the two nearest values, as in k6', () => {
    const values = Float64Array.from([1, 2, 3, 4]);
    expect([0, 0.5, 0.75, 1].map((share) => percentile(values, share))).toEqual([1, 2.5, 3.25, 4]);
  });

  it('never leaves its values, and grows with its share', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        const all = [0, 0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share));
        expect(all[0]).toBe(sorted[0]);
        expect(all.at(-1)).toBe(sorted.at(-1));
        for (const [at, value] of all.slice(1).entries())
          expect(value).toBeGreaterThanOrEqual((all[at] ?? 0) - 1e-9);
      }),
    );
  });
});

const failing = { version: '2.2.0', exitCode: 99, said: {} };

function broken() {
  const text = { vi: 'mất', en: 'lost' };
  return {
    ...wholeTruth,
    verdict: 'broken',
    findings: [{ rule: 'lost', text }],
    byRule: { lost: 1 },
  } as const;
}
