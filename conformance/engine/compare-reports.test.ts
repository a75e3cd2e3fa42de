import { describe, expect, test } from 'vitest';
import type { CheckVerdict } from '../finding.ts';
import { sampleResult, soundReport } from '../report/sample-report.ts';
import { compareReports, isRegression } from './compare-reports.ts';

const reportOf = (verdict: CheckVerdict | undefined) =>
  soundReport({
    results: verdict === undefined ? [] : [{ ...sampleResult('packet.trial', verdict), findings: [] }],
  });

describe('two reports side by side', () => {
  test.each<[CheckVerdict | undefined, CheckVerdict | undefined, string | undefined, boolean]>([
    ['pass', 'pass', undefined, false],
    ['pass', 'fail', 'new-failure', true],
    ['warn', 'fail', 'new-failure', true],
    ['pass', 'inconclusive', 'new-failure', true],
    ['pass', 'not-run', 'new-failure', true],
    ['fail', 'pass', 'mended', false],
    ['fail', 'warn', 'mended', false],
    ['pass', 'warn', 'changed', false],
    ['fail', 'not-run', 'changed', false],
    [undefined, 'pass', 'new-check', false],
    [undefined, 'fail', 'new-check', true],
    ['pass', undefined, 'gone-check', true],
  ])('%s → %s is %s', (before, after, kind, regression) => {
    const { changes } = compareReports(reportOf(before), reportOf(after));
    expect(changes.map((change) => change.kind)).toEqual(kind === undefined ? [] : [kind]);
    expect(changes.some(isRegression)).toBe(regression);
  });

  test('say when they were judged by other rules or settings', () => {
    const suite = { version: '9', rulesetHash: 'f'.repeat(64) };
    const other = compareReports(reportOf('pass'), { ...reportOf('pass'), suite, asOf: '2030-01-01' });
    expect([other.sameRules, other.settings]).toEqual([false, ['asOf']]);
  });
});
