import { describe, expect, it } from 'vitest';
import { makeReport } from '../../../loadtests/report/make-report.ts';
import { sampleLeft } from '../../../loadtests/report/sample-run.ts';
import { renderSmokes } from './render.ts';
import type { Smoke } from './try-profile.ts';

const slow = makeReport(
  sampleLeft({ listMs: () => 1500 }, { k6: { version: '2.2.0', exitCode: 99, said: {} } }),
);
const smokes: readonly Smoke[] = [
  {
    profile: 'L2',
    end: 'held',
    seconds: 51.4,
    said: '',
    report: { ...slow, profile: { ...slow.profile, smoke: true }, reasons: [] },
  },
  { profile: 'L4', end: 'timed-out', seconds: 360, said: 'lienthong: one\nlienthong: the hub did not start' },
];

describe('the table of short runs', () => {
  it('tells what became of each, and which times were over a limit', () => {
    const [, first = '', second = ''] = renderSmokes(smokes, 'en').split('\n');
    expect(first).toMatch(/^L2 +held +51 s +\S.* 6,600 +0 +.*1.5 s > 1 s$/);
    expect(second).toMatch(/^L4 +TIMED OUT +360 s +lienthong: the hub did not start$/);
  });

  it('says the same in Vietnamese', () => {
    const lines = renderSmokes(smokes, 'vi').trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^L2 +đạt +51 s .*1,5 s > 1 s$/);
    expect(lines[2]).toContain('QUÁ GIỜ');
  });
});
