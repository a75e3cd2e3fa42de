import { describe, expect, it } from 'vitest';
import { cutProfile, lettersOf, smokeOf, smokeSeconds, withoutTimes } from './cut.ts';
import { k6Scenarios, k6Thresholds } from './k6-options.ts';
import { operationWords } from './limits.ts';
import { model, officeDay, ratesAt, ratesOf } from './model.ts';
import { type Profile, profileNames } from './profile.ts';
import { profiles } from './profiles.ts';

/** The table of the load model: sent, deliveries, statuses, calls, megabytes a second; peak hour, then its minute. */
const table = [
  [1, [0.7, 2.6, 10, 37, 4], [2.1, 7.7, 31, 110, 12]],
  [2, [1.4, 5.1, 21, 73, 8], [4.3, 15.4, 62, 220, 23]],
  [4, [2.9, 10.3, 41, 147, 15], [8.6, 30.8, 123, 440, 46]],
  [10, [7.2, 25.7, 103, 367, 39], [21.5, 77.1, 308, 1100, 116]],
] as const;

/** As precisely as the table gives it. */
function near(value: number, printed: number): void {
  const step = Number.isInteger(printed) ? Math.max(0.5, printed / 200) : 0.051;
  expect(Math.abs(value - printed)).toBeLessThanOrEqual(step);
}

describe('the load model (AVL-14)', () => {
  it.each(table)('gives the published table at %d times July 2022', (times, hour, minute) => {
    for (const [span, printed] of [
      ['peak-hour', hour],
      ['peak-minute', minute],
    ] as const) {
      const { sent, deliveries, statuses, calls, egress } = ratesAt(times, span);
      [sent, deliveries, statuses, calls, egress / 1e6].forEach((value, at) => {
        near(value, printed[at] ?? 0);
      });
    }
  });

  it('agrees with itself: fan-out, and hours that make a day', () => {
    expect(model.deliveriesPerDay.value / model.sentPerDay.value).toBeCloseTo(model.fanOut.value, 2);
    expect(officeDay.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
    expect(Math.max(...officeDay)).toBe(model.peakHour.value);
  });

  it('says of every figure where it comes from and how sure it is', () => {
    for (const { source, mark, value } of Object.values(model)) {
      expect(source.length).toBeGreaterThan(10);
      expect(['B', 'C', 'I']).toContain(mark);
      expect(value).toBeGreaterThan(0);
    }
  });
});

describe('rates of the tests (AVL-14)', () => {
  const rateOf = ({ acts }: Profile) =>
    acts.flatMap((act) => (act.act === 'send' ? act.stages : []))[0]?.rate ?? 0;

  it.each([
    ['L2', 16, 62],
    ['L3', 77, 308],
  ] as const)('%s delivers %d and reports %d a second', (name, deliveries, statuses) => {
    const rates = ratesOf(rateOf(profiles[name]));
    expect(rates.deliveries).toBeGreaterThanOrEqual(deliveries);
    expect(rates.statuses).toBeGreaterThanOrEqual(statuses);
    expect(rates.deliveries).toBeLessThan(deliveries * 1.15);
  });

  it('L3 holds the stress of the model still, though a hub turns away as much as it may', () => {
    const allowed = profiles.L3.thresholds.flatMap(({ measure, most }) =>
      measure.of === 'turned-away' ? [[measure.operation, most] as const] : [],
    );
    const [made, wanted] = [ratesOf(rateOf(profiles.L3)), ratesAt(10, 'peak-minute')];
    for (const [operation, rate] of [
      ['send-document', 'sent'],
      ['fetch-document', 'deliveries'],
      ['send-status', 'statuses'],
    ] as const) {
      const [, most = 1] = allowed.find(([each]) => each === operation) ?? [];
      expect(made[rate] * (1 - most)).toBeGreaterThanOrEqual(wanted[rate]);
    }
    expect(k6Thresholds(profiles.L3)).toMatchObject({ 'call_failed{op:send-document}': ['rate<=0.02'] });
  });

  it.each(profileNames.filter((name) => name !== 'L3'))(
    '%s makes no allowance for refused letters',
    (name) => {
      const { thresholds } = profiles[name];
      const most = (id: string) => thresholds.find((each) => each.id === id)?.most ?? 1;
      expect(most('errors')).toBeLessThanOrEqual(0.001);
      // Letters are two of a hundred calls: of a share of all calls that may fail they could be all.
      expect(Math.min(most('send-document-turned-away'), most('errors') * 50)).toBeLessThanOrEqual(0.001);
    },
  );

  it('L7 lets no large file be refused: twenty are lost among tens of thousands of calls', () => {
    expect(profiles.L7.thresholds.map(({ id }) => id)).toContain('send-large-turned-away');
  });

  it.each([
    ['L4', 'peak-hour', /giờ cao điểm/, /a peak hour/],
    ['L5', 'peak-hour', /giờ cao điểm/, /a peak hour/],
    ['L7', 'peak-minute', /phút cao điểm/, /a peak minute/],
    ['L8', 'peak-hour', /giờ cao điểm/, /a peak hour/],
  ] as const)('%s says in both languages what goes on beside it: %s', (name, span, vi, en) => {
    const { shape } = profiles[name];
    expect(rateOf(profiles[name])).toBeCloseTo(ratesAt(2, span).sent, 6);
    expect([shape.vi, shape.en]).toEqual([expect.stringMatching(vi), expect.stringMatching(en)]);
  });

  it('mark no node as published that the model marks as inferred', () => {
    for (const { source } of [profiles.L4, profiles.L5]) {
      expect(source).toContain(`communes, if each polls for itself (${model.directNodes.mark})`);
    }
  });

  it('L10 has a limit for its queue: how long what was accepted waits to be fetched', () => {
    const [queue] = profiles.L10.thresholds.filter(({ measure }) => measure.of === 'delay');
    expect(queue).toMatchObject({ most: 60_000, mark: 'I' });
  });

  it('L1 sends what a mean day at twice July 2022 sends', () => {
    expect(lettersOf(profiles.L1, 'letters') / 1.01).toBeCloseTo(2 * model.sentPerDay.value, -2);
    expect(profiles.L1.acts.flatMap((act) => (act.act === 'send' ? act.stages : []))).toHaveLength(8);
  });
});

describe.each(profileNames)('%s', (name) => {
  const profile = profiles[name];

  it('is named as it is listed, in both languages, with thresholds of known sources', () => {
    expect(profile.name).toBe(name);
    for (const { vi, en } of [profile.title, profile.shape])
      expect([vi, en].every((text) => text.length > 3)).toBe(true);
    for (const { id, source, mark, most, measure, what } of profile.thresholds) {
      expect([id, source, what.vi, what.en].every((text) => text.length > 3)).toBe(true);
      expect(['B', 'C', 'I']).toContain(mark);
      expect(most).toBeGreaterThanOrEqual(0);
      if (measure.of === 'latency') expect(Object.keys(operationWords)).toContain(measure.operation);
    }
    expect(new Set(profile.thresholds.map(({ id }) => id)).size).toBe(profile.thresholds.length);
  });

  it('fails when an answer is a page', () => {
    expect(profile.thresholds.map(({ id }) => id)).toContain('html');
    expect(k6Thresholds(profile)).toMatchObject({ answers_html: ['count<=0'] });
  });

  it('fills its time with its stages, and nothing begins after its end', () => {
    for (const act of profile.acts) {
      if (act.act === 'send') {
        expect(act.stages.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(profile.seconds, 6);
      }
      if (act.act === 'broadcast' || act.act === 'big') expect(act.at).toBeLessThan(profile.seconds);
    }
  });

  it('has a smoke of twenty seconds that plays the same acts with small packets', () => {
    const smoke = smokeOf(profile);
    expect([smoke.seconds, smoke.needs.mix]).toEqual([smokeSeconds, 'small']);
    expect(smoke.acts.map(({ act }) => act)).toEqual(profile.acts.map(({ act }) => act));
    expect(smoke.thresholds).toEqual(profile.thresholds);
  });

  it('becomes scenarios that k6 can hold: whole numbers, a function each', () => {
    const scenarios = Object.values(k6Scenarios(cutProfile(profile, { seconds: 77, scale: 0.37 })));
    expect(scenarios).toHaveLength(profile.acts.length);
    for (const scenario of scenarios) {
      // A call that is cut off leaves no line, and what it did seems to be nobody’s.
      expect(scenario.gracefulStop).toBe('130000ms');
      const numbers = Object.values(scenario).filter((value) => typeof value === 'number');
      expect(numbers.every(Number.isInteger)).toBe(true);
      if (scenario.executor === 'ramping-arrival-rate') {
        expect(scenario.stages.every(({ target }) => Number.isInteger(target) && target >= 0)).toBe(true);
      }
    }
  });
});

describe('cutting', () => {
  it('keeps rates, shortens times, and counts the letters again', () => {
    const cut = cutProfile(profiles.L2, { seconds: 60 });
    expect(lettersOf(cut, 'letters')).toBe(Math.ceil(5 * 60 * 1.01) + 5);
    expect(lettersOf(cutProfile(profiles.L2, { seconds: 60, scale: 2 }), 'letters')).toBe(
      Math.ceil(600 * 1.01) + 5,
    );
  });

  it('never asks more often than every two seconds, nor less often than the whole does', () => {
    for (const name of profileNames) {
      for (const act of smokeOf(profiles[name]).acts) {
        if (act.act === 'receive') expect(act.everySeconds).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it('judges all but times where times are not to be judged, and says so', () => {
    const { thresholds, shape } = withoutTimes(profiles.soak);
    expect(thresholds.map(({ id }) => id)).toEqual([
      ...['html', 'dropped', 'errors', 'send-document-turned-away', 'memory-growth'],
    ]);
    expect(shape.en).toBe('the peak hour at four times July 2022; times are measured and not judged');
    expect(shape.vi).toMatch(/; thời gian chỉ đo, không xét$/);
  });

  it('says nothing of how memory grows when it is cut shorter than half an hour', () => {
    const judges = (seconds: number) =>
      cutProfile(profiles.soak, { seconds }).thresholds.some(({ measure }) => measure.of === 'memory-growth');
    expect([120, 1799, 1800, 3600].map(judges)).toEqual([false, false, true, true]);
  });
});
