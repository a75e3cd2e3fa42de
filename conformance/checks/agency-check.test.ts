import { describe, expect, it } from 'vitest';
import { both } from '../bilingual.ts';
import { type AgencyFault, type AgencyRule, agencyCheck, type Looked } from './agency-check.ts';
import {
  type AgencyRecording,
  agencyEvidence,
  asked,
  calls,
  found,
  lookedAt,
  step,
} from './agency-recording-under-test.ts';
import { judgedBy } from './hub-recording-under-test.ts';

const rule: AgencyRule = {
  ...{ id: 'x', title: both('a', 'b'), requirements: ['ERR-04', 'ERR-09'], seats: ['sender'] },
  ...{ scenarios: ['one', 'two'], expected: both('c', 'a cup'), cause: both('d', 'no tea') },
  look: () => ({ looked: [], faults: [] }),
};
const seeing = (look: Partial<Looked>) =>
  agencyCheck({ ...rule, look: () => ({ looked: [1], faults: [], ...look }) });
const recording: AgencyRecording = { first: step('one/start'), second: calls('one/start', 'getEdoc') };
const finding = (fault: Partial<AgencyFault>) => {
  const check = seeing({ faults: [{ entry: 2, part: 'request', seen: 'a stone', ...fault }] });
  const judgement = judgedBy([check], 'x', agencyEvidence(recording));
  return judgement.kind === 'judged' ? judgement.findings : [];
};

describe('a check out of a rule', () => {
  it('has the words of the rule, and nothing that the rule does not say', () => {
    const { judge, ...words } = agencyCheck(rule);
    const { look, expected, cause, ...own } = rule;
    expect(words).toEqual(own);
    expect(Object.keys(words)).not.toContain('profiles');
    expect(Object.keys(words)).not.toContain('timed');
  });

  it('is of some profiles alone, and measures time, where the rule says so', () => {
    expect(agencyCheck({ ...rule, profiles: ['law'], timed: true })).toMatchObject({
      ...{ profiles: ['law'], timed: true },
    });
  });

  it('gives what its rule looked at, and the faults of it', () => {
    const check = seeing({ looked: [2, 1], faults: [{ entry: 2, part: 'answer', seen: 'a stone' }] });
    expect(lookedAt([check], 'x', recording)).toEqual(['second', 'first']);
    expect(found([check], 'x', recording)).toEqual(['fail ERR-04 in second, answer: a stone']);
  });

  it('leaves to its rule to say that it does not judge', () => {
    const why = both('e', 'it rained');
    const check = agencyCheck({ ...rule, look: () => ({ kind: 'not-run', why }) });
    expect(found([check], 'x', recording)).toEqual(['not-run: it rained']);
  });

  it('hands its rule the exchange and what the judgement depends on', () => {
    const check = agencyCheck({
      ...rule,
      look: ({ calls: [call] }, { profile }) => ({
        ...{ looked: [1], faults: [{ entry: 1, part: 'call', seen: `${call?.entry.operation} ${profile}` }] },
      }),
    });
    expect(found([check], 'x', recording, { profile: 'field' })).toEqual([
      'fail ERR-04 in first, call: getEdoc field',
    ]);
  });
});

describe('a finding', () => {
  it('says what the rule says, of what the fault leaves out', () => {
    expect(finding({})).toEqual([
      {
        ...{ requirement: 'ERR-04', place: { entry: 2, part: 'request' }, seen: 'a stone' },
        ...{ expected: rule.expected, cause: rule.cause, blame: 'system', severity: 'fail' },
      },
    ]);
    expect(finding({})[0]?.place).not.toHaveProperty('path');
  });

  it('says what the fault says', () => {
    const own = { expected: both('g', 'h'), cause: both('i', 'j'), blame: 'environment' } as const;
    expect(finding({ ...own, severity: 'warn', path: 'To' })).toEqual([
      {
        ...{ requirement: 'ERR-04', place: { entry: 2, part: 'request', path: 'To' }, seen: 'a stone' },
        ...{ ...own, severity: 'warn' },
      },
    ]);
  });

  it.each([
    ['as long as may be', 200, 'x'.repeat(200)],
    ['longer', 201, `${'x'.repeat(199)}…`],
  ])('tells what was seen when it is %s', (_, length, seen) => {
    expect(finding({ seen: 'x'.repeat(length) })[0]?.seen).toBe(seen);
  });
});

describe('nothing to look at', () => {
  const why = (lines: AgencyRecording) => found([seeing({ looked: [] })], 'x', lines);
  const broke = (name: string, facts = {}) =>
    asked(name, 'fetch', { outcome: 'failed', why: 'no power', ...facts });
  const absent = (name: string) => asked(name, 'send-document', { outcome: 'not-offered' });
  const nothing = 'not-run: nothing happened that it could judge';
  const failed = 'inconclusive of the harness: the driver failed: no power';
  const noFunction = 'not-applicable: the system has no function send-document';

  it.each<readonly [string, AgencyRecording, string]>([
    ['nobody was asked', recording, nothing],
    ['what was asked was done', { a: asked('one/start', 'fetch') }, nothing],
    ['the driver failed', { a: asked('one/start', 'fetch'), b: broke('two/end') }, failed],
    [
      'it failed without a word',
      { a: asked('one/start', 'fetch', { outcome: 'failed' }) },
      'inconclusive of the harness: the driver failed: ',
    ],
    ['the system cannot do it', { a: asked('one/start', 'fetch'), b: absent('one/start') }, noFunction],
    ['both', { a: absent('one/start'), b: broke('one/start') }, failed],
    ['in another scenario', { a: absent('three/start'), b: broke('onerous/start') }, nothing],
  ])('%s', (_, lines, said) => {
    expect(why(lines)).toEqual([said]);
  });
});
