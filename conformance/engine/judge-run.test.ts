import { describe, expect, test } from 'vitest';
import type { Check } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import { began, checkOf, finding, found, pass, run } from './judge-under-test.ts';
import { exitCodeOf } from './run-verdict.ts';

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
