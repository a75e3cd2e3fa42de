import { describe, expect, it } from 'vitest';
import type { ProfileName } from '../requirements/requirement.ts';
import {
  type AgencyRecording,
  agencyEvidence,
  asked,
  found,
  lookedAt,
  step,
} from './agency-recording-under-test.ts';
import { judgedBy } from './hub-recording-under-test.ts';
import { type CaseRule, caseCheck } from './receiver-case-check.ts';
import { says, saysInVain } from './receiver-recording-under-test.ts';

const scenario = 'receiver-signatures';
const at = (name: string) => `${scenario}/${name}`;
const words = { vi: 'phép thử', en: 'trial' };
const rule: CaseRule = {
  ...{ id: 'receiver.trial', title: words, requirements: ['SIG-11', 'SIG-04'] },
  ...{ scenario, groups: ['integrity', 'order'] },
};
const judging = (more: Partial<CaseRule> = {}) => [caseCheck({ ...rule, ...more })];
const of = (document: string, expect: string, more: Readonly<Record<string, string>> = {}) =>
  step(at(document), { document, expect, group: 'integrity', what: `what ${document} is`, ...more });

/** A letter that shows that letters are registered at all, and one sound and one bad letter of the group. */
const sound: AgencyRecording = {
  'usual step': of('usual', 'accepted', { group: 'sound' }),
  usual: says(at('usual'), '03', 'usual'),
  'good step': of('good', 'accepted'),
  good: says(at('good'), '03', 'good'),
  'bad step': of('bad', 'refused'),
  bad: says(at('bad'), '02', 'bad', { description: 'Chữ ký hỏng' }),
};
const judged = (changes: AgencyRecording, more: Partial<CaseRule> = {}, profile: ProfileName = 'law') =>
  found(judging(more), rule.id, { ...sound, ...changes }, { profile });
const looked = (changes: AgencyRecording, more: Partial<CaseRule> = {}, profile: ProfileName = 'law') =>
  lookedAt(judging(more), rule.id, { ...sound, ...changes }, { profile });
const both = ['good step', 'bad step'];

describe('a check out of cases', () => {
  it('is of the receiver, and of the readings that its rule names', () => {
    const [all] = judging();
    expect(all).toMatchObject({ id: rule.id, seats: ['receiver'], scenarios: [scenario] });
    expect(all).not.toHaveProperty('profiles');
    expect(judging({ profiles: ['law'] })[0]?.profiles).toEqual(['law']);
  });

  it('finds nothing where the good is registered and the bad refused', () => {
    expect(judged({})).toEqual([]);
    expect(looked({})).toEqual(both);
  });

  it.each<readonly [string, AgencyRecording, readonly string[], readonly string[]]>([
    [
      'a good one is refused',
      { good: says(at('good'), '02', 'good', { description: 'Không rõ' }) },
      ['fail SIG-11 in good, packet: what good is: 02 Không rõ'],
      both,
    ],
    ['a good one is not answered', { good: undefined }, [], ['bad step']],
    [
      'a good one is answered with what the hub refuses',
      { good: saysInVain(at('good'), '02', 'good') },
      [],
      ['bad step'],
    ],
    ['a good one has only arrived', { good: says(at('good'), '01', 'good') }, [], ['bad step']],
    [
      'a bad one is registered',
      { bad: says(at('bad'), '03', 'bad') },
      ['fail SIG-11 in bad, packet: what bad is: 03'],
      both,
    ],
    [
      'a bad one is registered after it was refused',
      { later: says(at('bad'), '03', 'bad') },
      ['fail SIG-11 in later, packet: what bad is: 03'],
      both,
    ],
    [
      'a bad one is registered, which the hub refuses',
      { bad: saysInVain(at('bad'), '03', 'bad') },
      [],
      ['good step'],
    ],
    ['a bad one is not answered', { bad: undefined }, [], ['good step']],
    [
      'both, the other way round',
      { good: says(at('good'), '02', 'good'), bad: says(at('bad'), '03', 'bad') },
      ['fail SIG-11 in good, packet: what good is: 02 ', 'fail SIG-11 in bad, packet: what bad is: 03'],
      both,
    ],
    [
      'nobody wrote down what it is',
      {
        'bad step': step(at('bad'), { document: 'bad', group: 'integrity' }),
        bad: says(at('bad'), '03', 'bad'),
      },
      ['fail SIG-11 in bad, packet: : 03'],
      both,
    ],
  ])('%s', (_, changes, findings, names) => {
    expect(judged(changes)).toEqual(findings);
    expect(looked(changes)).toEqual(names);
  });

  it('tells of a good one and of a bad one what it wants of each', () => {
    const judgement = judgedBy(
      judging(),
      rule.id,
      agencyEvidence({ ...sound, good: says(at('good'), '02', 'good'), bad: says(at('bad'), '03', 'bad') }),
    );
    const wanted = judgement.kind === 'judged' ? judgement.findings.map(({ expected }) => expected.en) : [];
    expect(wanted).toEqual([
      'the sound document is registered (03)',
      'the bad document is refused (02), with a reason',
    ]);
  });
});

describe('a bad one that is not answered', () => {
  const unanswered: AgencyRecording = { bad: undefined };
  const withheld: AgencyRecording = { ...unanswered, 'bad step': of('bad', 'withheld') };

  it('is a fault where the check asks for answers', () => {
    expect(judged(unanswered, { answered: true })).toEqual([
      'fail SIG-11 in bad step, answer: what bad is: …',
    ]);
    expect(looked(unanswered, { answered: true })).toEqual(both);
    expect(judged({}, { answered: true })).toEqual([]);
  });

  it('is as it should be where it has to be withheld', () => {
    expect(judged(withheld)).toEqual([]);
    expect(looked(withheld)).toEqual(both);
    expect(judged({ ...withheld, bad: says(at('bad'), '03', 'bad') })).toEqual([
      'fail SIG-11 in bad, packet: what bad is: 03',
    ]);
  });
});

describe('which cases are looked at', () => {
  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['those of its groups', { 'bad step': of('bad', 'refused', { group: 'order' }) }, both],
    ['not those of others', { 'bad step': of('bad', 'refused', { group: 'weak' }) }, ['good step']],
    [
      'not those of none',
      { 'bad step': step(at('bad'), { document: 'bad', expect: 'refused' }) },
      ['good step'],
    ],
    [
      'not those of another scenario',
      { 'bad step': step('receiver-life/bad', { document: 'bad', expect: 'refused', group: 'order' }) },
      ['good step'],
    ],
    [
      'not steps without a document',
      { 'bad step': step(at('bad'), { expect: 'refused', group: 'order' }) },
      ['good step'],
    ],
  ])('%s', (_, changes, names) => {
    expect(looked(changes)).toEqual(names);
  });

  it.each<readonly [profile: ProfileName, only: string, isLookedAt: boolean]>([
    ['law', 'law', true],
    ['DT21', 'law', true],
    ['field', 'law', false],
    ['legacy', 'law', false],
    ['field', 'field', true],
    ['DT21', 'field', false],
  ])('by %s those that are for %s alone: %s', (profile, only, isLookedAt) => {
    const registered = { 'bad step': of('bad', 'refused', { only }), bad: says(at('bad'), '03', 'bad') };
    expect(looked(registered, {}, profile)).toEqual(isLookedAt ? both : ['good step']);
    expect(judged(registered, {}, profile)).toHaveLength(isLookedAt ? 1 : 0);
  });
});

describe('where nothing sound was registered', () => {
  const nothing = ['not-run: no sound document was registered, so that refusing a bad one proves nothing'];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['all are refused', { usual: says(at('usual'), '02', 'usual'), good: undefined }, nothing],
    ['nothing is answered', { usual: undefined, good: undefined }, nothing],
    ['the hub took no answer', { usual: saysInVain(at('usual'), '03', 'usual'), good: undefined }, nothing],
    [
      'a bad one alone is registered',
      { usual: undefined, good: undefined, bad: says(at('bad'), '03', 'bad') },
      nothing,
    ],
    ['one of another group will do', { good: undefined }, []],
    ['one of the group will do', { usual: undefined }, []],
    [
      'one of another scenario will not',
      {
        'usual step': step('receiver-life/usual', { document: 'usual', expect: 'accepted' }),
        good: undefined,
      },
      nothing,
    ],
    [
      'the driver was asked in vain',
      {
        'good step': undefined,
        'bad step': undefined,
        no: asked(at('bad'), 'register', { outcome: 'not-offered' }),
      },
      ['not-applicable: the system has no function register'],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(changes)).toEqual(findings);
  });
});
