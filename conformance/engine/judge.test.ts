import { describe, expect, test } from 'vitest';
import type { Check } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Judgement } from '../finding.ts';
import type { Waiver } from '../report/run-report.ts';
import type { JudgeInput } from './judge.ts';
import { began, checkOf, finding, found, only, pass, run, words } from './judge-under-test.ts';

describe('the verdict of a check', () => {
  test.each<[string, Judgement | (() => Judgement), Partial<Check>, readonly string[]]>([
    ['passes with evidence', pass, {}, ['pass', 'conformant']],
    ['is never a pass without', { ...pass, looked: [] } as Judgement, {}, ['not-run', 'inconclusive']],
    ['fails by a binding MUST', found(finding('ENV-01')), {}, ['fail', 'not-conformant']],
    ['warns by a SHOULD', found(finding('ENV-02')), { requirements: ['ENV-02'] }, ['warn', 'conformant']],
    [
      'warns by a duty nobody read',
      found(finding('ENV-03')),
      { requirements: ['ENV-03'] },
      ['warn', 'conformant'],
    ],
    ['is not sharpened', found(finding('ENV-01', { severity: 'warn' })), {}, ['warn', 'conformant']],
    [
      'is not the fault of a system when the harness is to blame',
      found(finding('ENV-01', { blame: 'harness' })),
      {},
      ['inconclusive', 'inconclusive'],
    ],
    [
      'is the harness’s fault when a check throws',
      () => {
        throw new TypeError('x is undefined');
      },
      {},
      ['inconclusive', 'inconclusive'],
    ],
    [
      'is the harness’s fault when a finding names a requirement that the check does not',
      found(finding('ENV-02')),
      {},
      ['inconclusive', 'inconclusive'],
    ],
    [
      'is the harness’s fault when an entry is not there',
      { kind: 'judged', findings: [], looked: [7] },
      {},
      ['inconclusive', 'inconclusive'],
    ],
    [
      'does not apply out of force',
      found(finding('ENV-05')),
      { requirements: ['ENV-05'] },
      ['not-applicable', 'inconclusive'],
    ],
    ['does not apply outside its profile', pass, { profiles: ['field'] }, ['not-applicable', 'inconclusive']],
    [
      'does not apply by a draft',
      found(finding('ENV-04')),
      { requirements: ['ENV-04'] },
      ['not-applicable', 'inconclusive'],
    ],
    ['is none without its scenario', pass, { scenarios: ['hub.send'] }, ['not-run', 'inconclusive']],
  ])('%s', (_name, said, more, expected) => {
    expect(only(said, more)).toEqual(expected);
  });

  test('a finding on a duty that was not in force is dropped, the others stay', () => {
    const both = checkOf(found(finding('ENV-05')), { requirements: ['ENV-01', 'ENV-05'] });
    expect(run([both]).results[0]).toMatchObject({ verdict: 'pass', findings: [] });
  });

  test('a scenario that broke off makes it inconclusive, whatever was seen', () => {
    const check = checkOf(found(finding('ENV-01')), { scenarios: ['hub.send'] });
    const recorder = createRecorder(() => began);
    recorder.begin('hub.send', 'happy');
    const unfinished = [{ scenario: 'hub.send', why: words }];
    const report = run([check], {
      record: { seat: 'packet', began, ended: began, evidence: recorder.evidence(), ran: [], unfinished },
    });
    expect([report.results[0]?.verdict, report.verdict, report.complete]).toEqual([
      'inconclusive',
      'inconclusive',
      false,
    ]);
  });

  test('names the command that repeats it', () => {
    const repeat = 'lienthong check packet a.edxml --id packet.trial --profile law --as-of 2026-11-21';
    expect(run([checkOf(pass)]).results[0]?.repeat).toBe(repeat);
  });

  test('on a requirement that there is not is a bug', () => {
    expect(() => run([checkOf(pass, { requirements: ['ENV-99'] })])).toThrow('packet.trial names ENV-99');
  });
});

describe('known failures', () => {
  const waiver: Waiver = {
    ...{ check: 'packet.trial', requirement: 'ENV-01', reason: 'x', owner: 'y', expires: '2026-11-21' },
  };
  const failing = checkOf(found(finding('ENV-01')));
  test.each<[string, Check, Partial<Waiver>, Partial<JudgeInput>, readonly string[]]>([
    ['a failure that somebody answers for', failing, {}, {}, ['used', 'conformant']],
    ['one of another check', failing, { check: 'packet.gone' }, {}, ['stale', 'not-conformant']],
    ['one of another requirement', failing, { requirement: 'ENV-02' }, {}, ['stale', 'not-conformant']],
    ['one past its last day', failing, { expires: '2026-11-20' }, {}, ['expired', 'not-conformant']],
    ['one that passes now', checkOf(pass), {}, {}, ['unexpected-pass', 'not-conformant']],
    [
      'a binding MUST in a certification',
      failing,
      {},
      { certification: true },
      ['not-allowed', 'not-conformant'],
    ],
    [
      'a check without a verdict',
      checkOf({ kind: 'not-run', why: words }),
      {},
      {},
      ['not-tried', 'inconclusive'],
    ],
  ])('%s', (_name, check, change, more, expected) => {
    const passing = checkOf(pass, { id: 'packet.other' });
    const checks = expected[1] === 'inconclusive' ? [check] : [check, passing];
    const report = run(checks, { waivers: [{ ...waiver, ...change }], ...more });
    expect([report.waivers[0]?.outcome, report.verdict]).toEqual(expected);
  });

  test('cover their own requirement only', () => {
    const both = checkOf(found(finding('ENV-01'), finding('RET-01')), { requirements: ['ENV-01', 'RET-01'] });
    expect(run([both], { waivers: [waiver] }).verdict).toBe('not-conformant');
  });
});
