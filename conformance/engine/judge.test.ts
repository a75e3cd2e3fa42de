import { describe, expect, test } from 'vitest';
import type { Check } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Finding, Judgement } from '../finding.ts';
import type { Waiver } from '../report/run-report.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { usualTolerances } from '../tolerances.ts';
import { type JudgeInput, judge } from './judge.ts';
import { exitCodeOf } from './run-verdict.ts';

const words = { vi: 'phép thử', en: 'trial' };
const began = Date.UTC(2026, 10, 21, 3);

const must: Requirement = {
  ...{
    id: 'ENV-01',
    group: 'ENV',
    actors: ['S'],
    wording: words,
    source: 'QĐ28',
    level: 'MUST',
    marks: ['A'],
  },
  ...{ modes: ['file'], profiles: ['law', 'field', 'legacy', 'DT21'], fate: { kind: 'checked' } },
};
const should: Requirement = { ...must, id: 'ENV-02', level: 'SHOULD' };
const unread: Requirement = { ...must, id: 'ENV-03', marks: ['D', 'M', 'I'] };
const draft: Requirement = { ...must, id: 'ENV-04', profiles: ['DT21'] };
const past: Requirement = { ...must, id: 'ENV-05', inForce: { until: '2020-12-31' } };
const onFile: Requirement = {
  ...must,
  id: 'RET-01',
  fate: { kind: 'on-file', wanted: words, oldestDays: 365 },
};
const requirements = [must, should, unread, draft, past, onFile];

const finding = (requirement: string, more: Partial<Finding> = {}): Finding => ({
  ...{ requirement, place: { entry: 1, part: 'packet' }, expected: words, seen: 'x', cause: words },
  ...{ blame: 'system', severity: 'fail', ...more },
});
const found = (...findings: readonly Finding[]): Judgement => ({ kind: 'judged', findings, looked: [1] });

function checkOf(said: Judgement | (() => Judgement), more: Partial<Check> = {}): Check {
  return {
    ...{
      id: 'packet.trial',
      title: words,
      requirements: ['ENV-01'],
      seats: ['packet'],
      scenarios: [],
      ...more,
    },
    judge: typeof said === 'function' ? said : () => said,
  };
}

function run(checks: readonly Check[], more: Partial<JudgeInput> = {}) {
  const recorder = createRecorder(() => began);
  recorder.begin('files', 'one');
  const evidence = recorder.evidence();
  return judge({
    record: { seat: 'packet', began, ended: began + 5, evidence, ran: [], unfinished: [] },
    ...{
      checks,
      suite: checks,
      requirements,
      waivers: [],
      certification: false,
      version: '1.0.0',
      seed: 's',
    },
    context: { profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'packet' },
    system: { name: 'x', version: '1', owner: 'y', seen: [] },
    ...{ environment: {}, head: { hash: 'ab', bodies: 0 }, judgedAt: began + 9, target: 'packet a.edxml' },
    ...more,
  });
}

const pass = found();
const only = (said: Judgement | (() => Judgement), more: Partial<Check> = {}) => {
  const report = run([checkOf(said, more)]);
  return [report.results[0]?.verdict, report.verdict];
};

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

describe('requirements', () => {
  const verdictOn = (id: string, report: ReturnType<typeof run>) =>
    report.requirements.find(({ requirement }) => requirement === id)?.verdict;

  test('RPT-10: each gets a verdict, or the reason why it has none', () => {
    const report = run([checkOf(found(finding('ENV-01')))]);
    const seen = report.requirements.map(({ requirement, verdict, why }) => [
      requirement,
      verdict,
      why !== undefined,
    ]);
    expect(seen).toEqual([
      ['ENV-01', 'fail', false],
      ['ENV-02', 'not-run', true],
      ['ENV-03', 'not-run', true],
      ['ENV-04', 'not-applicable', true],
      ['ENV-05', 'not-applicable', true],
      ['RET-01', 'not-run', true],
    ]);
  });

  test('one failure outweighs a pass', () => {
    const other = checkOf(pass, { id: 'packet.other' });
    expect(verdictOn('ENV-01', run([other, checkOf(found(finding('ENV-01')))]))).toBe('fail');
  });

  test.each([
    ['2026-11-01', 'declared'],
    ['2025-11-20', 'not-run'],
    ['2026-12-01', 'not-run'],
  ])('a statement dated %s makes it %s, never passed', (dated, verdict) => {
    const recorder = createRecorder(() => began);
    recorder.add({
      ...{
        kind: 'statement',
        at: began,
        requirement: 'RET-01',
        manner: 'declared',
        by: 'x',
        dated,
        text: 'y',
      },
    });
    const record = {
      seat: 'record',
      began,
      ended: began,
      evidence: recorder.evidence(),
      ran: [],
      unfinished: [],
    } as const;
    expect(verdictOn('RET-01', run([], { record }))).toBe(verdict);
  });
});

describe('the run', () => {
  test('watches its guards', () => {
    expect(run([checkOf(pass)]).guards).toEqual({
      canary: 'failed-as-it-must',
      unknownCase: 'not-run-as-it-must',
    });
  });

  test('without a check proves nothing', () => {
    const report = run([]);
    expect([report.verdict, report.complete, exitCodeOf(report.verdict)]).toEqual(['inconclusive', false, 2]);
  });

  test('is complete only with every check of its seat', () => {
    const [one, two] = [checkOf(pass), checkOf(pass, { id: 'packet.other' })];
    expect(run([one, two]).complete).toBe(true);
    expect(run([one], { suite: [one, two] }).complete).toBe(false);
  });

  test('tells what the system said of itself, once', () => {
    const recorder = createRecorder(() => began);
    const body = recorder.keep(new Uint8Array());
    const headers = [['User-Agent', 'JAVASDKAgent/1.0.0']] as const;
    const call = { kind: 'call', at: 0, to: { kind: 'harness' }, operation: 'getEdoc', took: 0 } as const;
    const request = { method: 'POST', target: '/getEdoc', headers, body };
    for (const from of [{ kind: 'system' }, { kind: 'system' }, { kind: 'harness' }] as const) {
      recorder.add({ ...call, from, request });
    }
    const record = {
      seat: 'packet',
      began,
      ended: began,
      evidence: recorder.evidence(),
      ran: [],
      unfinished: [],
    };
    expect(run([], { record: { ...record, seat: 'packet' } }).system.seen).toEqual([
      'User-Agent: JAVASDKAgent/1.0.0',
    ]);
  });

  test('has a hash of its rules that no order changes and every rule does', () => {
    const [one, two] = [checkOf(pass), checkOf(pass, { id: 'packet.other' })];
    const hash = (suite: readonly Check[]) => run([one], { suite }).suite.rulesetHash;
    expect(hash([one, two])).toBe(hash([two, one]));
    expect(hash([one])).not.toBe(hash([one, two]));
    expect(hash([checkOf(pass, { title: { vi: 'a', en: 'b' } })])).not.toBe(hash([one]));
  });
});
