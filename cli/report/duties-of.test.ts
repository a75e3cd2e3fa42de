import { expect, test } from 'vitest';
import { type CheckVerdict, checkVerdicts } from '../../conformance/finding.ts';
import { soundReport } from '../../conformance/report/sample-report.ts';
import { dutiesOf } from './duties-of.ts';

const report = (said: Readonly<Record<string, CheckVerdict>>) =>
  soundReport({
    requirements: Object.entries(said).map(([requirement, verdict]) => ({
      requirement,
      verdict,
      checks: [],
    })),
  });
const told = (...reports: ReturnType<typeof report>[]) =>
  dutiesOf(reports).map(({ requirement, verdict }) => `${requirement} ${verdict}`);

test('a duty that several seats tell of is counted once, by whoever saw most of it', () => {
  const sender = report({ 'ENV-01': 'pass', 'STA-01': 'not-run', 'RET-01': 'declared', 'IDC-01': 'pass' });
  const receiver = report({ 'ENV-01': 'not-run', 'STA-01': 'pass', 'RET-01': 'not-run', 'IDC-01': 'warn' });
  expect(told(sender, receiver)).toEqual(['ENV-01 pass', 'STA-01 pass', 'RET-01 declared', 'IDC-01 warn']);
  expect(told(receiver, sender).toSorted()).toEqual(told(sender, receiver).toSorted());
});

test.each(checkVerdicts)('whatever one run said (%s), nothing hides a failure', (verdict) => {
  expect(told(report({ 'ENV-01': verdict }), report({ 'ENV-01': 'fail' }))).toEqual(['ENV-01 fail']);
});
