import { describe, expect, test } from 'vitest';
import { checkVerdicts } from '../finding.ts';
import type { RunReport } from '../report/run-report.ts';
import { sampleResult, soundReport } from '../report/sample-report.ts';
import { compareReports, isRegression } from './compare-reports.ts';

const reportOf = (said: string) =>
  soundReport({
    results: checkVerdicts
      .filter((verdict) => verdict === said)
      .map((verdict) => sampleResult('packet.trial', verdict)),
  });

/**
 * A row for what was said before, a column for what is said after; `none`: the report does not have the check.
 * `=` the same, `F` new failure, `M` mended, `c` other verdict, `n` new check, `g` gone check; with `!` a regression.
 */
const matrix = `
                pass  fail  warn  not-applicable  inconclusive  declared  attested  not-run  none
pass            =     F!    c     c               F!            F!        F!        F!       g!
fail            M     =     M     c               c             c         c         c        g!
warn            c     F!    =     c               F!            F!        F!        F!       g!
not-applicable  c     F!    c     =               F!            c         c         F!       g
inconclusive    M     F!    M     c               =             c         c         c        g
declared        c     F!    c     c               F!            =         c         F!       g!
attested        c     F!    c     c               F!            c         =         F!       g!
not-run         c     F!    c     c               c             c         c         =        g
none            n     n!    n     n               n             n         n         n        =`;

const [afters = [], ...rows] = matrix
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/));
const transitions = rows.flatMap(([before = '', ...row]) =>
  row.map((letter, index) => [before, afters[index] ?? '', letter] as const),
);

const letters = {
  'new-failure': 'F',
  mended: 'M',
  changed: 'c',
  'new-check': 'n',
  'gone-check': 'g',
} as const;

function letterOf(before: string, after: string): string {
  const [change] = compareReports(reportOf(before), reportOf(after)).changes;
  if (change === undefined) return '=';
  return `${letters[change.kind]}${isRegression(change) ? '!' : ''}`;
}

describe('two reports side by side', () => {
  test('know every transition that there is', () => {
    const all = [...checkVerdicts, 'none'].toSorted();
    expect(afters.toSorted()).toEqual(all);
    expect(rows.map(([before]) => before).toSorted()).toEqual(all);
    expect(transitions).toHaveLength(all.length ** 2);
  });

  test.each(transitions)('%s → %s is %s', (before, after, letter) => {
    expect(letterOf(before, after)).toBe(letter);
  });

  test.each(checkVerdicts.filter((verdict) => verdict !== 'fail'))(
    'hide no failure: what was %s and fails now is a regression',
    (before) => {
      expect(compareReports(reportOf(before), reportOf('fail')).changes.some(isRegression)).toBe(true);
    },
  );

  test('say when they were judged by other rules or settings', () => {
    const suite = { version: '9', rulesetHash: 'f'.repeat(64) };
    const other = compareReports(reportOf('pass'), { ...reportOf('pass'), suite, asOf: '2030-01-01' });
    expect([other.sameRules, other.settings]).toEqual([false, ['asOf']]);
  });
});

describe('the code by which two reports were judged', () => {
  const by = (shared: string, checks: Readonly<Record<string, string>>) =>
    soundReport({ code: { shared, checks } });
  const codeOf = (before: RunReport, after: RunReport) => {
    const { otherCode, sharedCode } = compareReports(before, after);
    return [otherCode, sharedCode];
  };

  test('is named check by check where it differs; a check that came or went is none of them', () => {
    const before = by('s', { 'packet.a': '1', 'packet.b': '1', 'packet.gone': '1' });
    const after = by('s', { 'packet.b': '2', 'packet.a': '1', 'packet.new': '1' });
    expect(codeOf(before, after)).toEqual([['packet.b'], 'same']);
    expect(codeOf(before, by('t', {}))).toEqual([[], 'other']);
  });

  test('is unknown where one of them does not tell', () => {
    expect(codeOf(soundReport(), by('s', {}))).toEqual([[], 'unknown']);
  });
});
