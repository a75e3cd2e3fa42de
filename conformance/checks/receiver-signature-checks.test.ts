import { describe, expect, it } from 'vitest';
import type { ProfileName } from '../requirements/requirement.ts';
import { type AgencyRecording, calls, found, lookedAt, step } from './agency-recording-under-test.ts';
import { gets, says, saysInVain } from './receiver-recording-under-test.ts';
import { receiverSignatureChecks } from './receiver-signature-checks.ts';

const at = (name: string) => `receiver-signatures/${name}`;
/** The recordings begin at seven in the morning of a Thursday: midnight is seventeen hours away. */
const midnight = 17 * 3_600_000;
const open = ['not-run: the watch ended before the limit did, so that nobody can say that it was not done'];
const service = (name: string) => `receiver-status-services/${name}`;
const of = (document: string, expect: string, more: Readonly<Record<string, string>> = {}) =>
  step(at(document), {
    document,
    expect,
    group: expect === 'accepted' ? 'sound' : 'weak',
    what: `what ${document} is`,
    ...more,
  });

/** A sound and a bad letter, answered, and a letter whose certificate nobody can ask about for a while. */
const sound: AgencyRecording = {
  'good step': of('good', 'accepted'),
  crl: calls(at('good'), 'crl'),
  good: says(at('good'), '03', 'good'),
  'bad step': of('bad', 'refused'),
  bad: says(at('bad'), '02', 'bad', { description: 'Chữ ký hỏng' }),
  'down step': step(service('down'), { document: 'down', expect: 'withheld' }),
  arrived: says(service('down'), '01', 'down'),
  early: undefined,
  'recovered step': step(service('recovered')),
  down: says(service('recovered'), '03', 'down'),
  over: step(at('over'), {}, 2 * midnight),
  'services over': step(service('over'), {}, 2 * midnight),
};
const judged = (id: string, changes: AgencyRecording, profile: ProfileName = 'law') =>
  found(receiverSignatureChecks, `receiver.${id}`, { ...sound, ...changes }, { profile });
const looked = (id: string, changes: AgencyRecording = {}, profile: ProfileName = 'law') =>
  lookedAt(receiverSignatureChecks, `receiver.${id}`, { ...sound, ...changes }, { profile });
const nothing = ['not-run: nothing happened that it could judge'];

describe('a receiver that verifies', () => {
  it.each([
    ['accepts-sound-signatures', ['good step']],
    ['refusal-has-a-reason', ['bad']],
    ['answers-bad-documents', ['bad step']],
    ['asks-for-the-status', ['good step', 'bad step', 'crl']],
    ['waits-for-the-status', ['down step', 'recovered step']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(looked(id)).toEqual(names);
  });

  it('is a receiver, in the scenario of the check', () => {
    const told = receiverSignatureChecks.map(({ seats, scenarios }) => [...seats, ...scenarios].join(' '));
    const usual = 'receiver receiver-signatures';
    expect(told).toEqual([usual, usual, usual, usual, 'receiver receiver-status-services']);
  });
});

describe('a sound document', () => {
  const id = 'accepts-sound-signatures';

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    [
      'is refused',
      { good: says(at('good'), '02', 'good', { description: 'Không rõ' }) },
      ['fail SIG-11 in good, packet: what good is: 02 Không rõ'],
    ],
    [
      'is refused and registered after all',
      { good: says(at('good'), '02', 'good'), later: says(at('good'), '03', 'good') },
      ['fail SIG-11 in good, packet: what good is: 02 '],
    ],
    ['is not answered', { good: undefined }, ['fail SIG-11 in good step, answer: what good is: –']],
    [
      'is registered, which nobody was told',
      { good: saysInVain(at('good'), '03', 'good') },
      ['fail SIG-11 in good step, answer: what good is: –'],
    ],
    [
      'is of a group that another check judges',
      { 'good step': of('good', 'accepted', { group: 'weak' }) },
      nothing,
    ],
    ['is bad in truth', { 'good step': of('good', 'refused', { group: 'sound' }) }, nothing],
    ['is no document', { 'good step': step(at('good'), { expect: 'accepted', group: 'sound' }) }, nothing],
    [
      'is of another scenario',
      { 'good step': step(service('good'), { document: 'good', expect: 'accepted', group: 'sound' }) },
      nothing,
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

it('a sound document may still be registered when the watch ends', () => {
  const ends = (ended: number) =>
    judged('accepts-sound-signatures', { good: undefined, over: step(at('over'), {}, ended) });
  expect(ends(midnight - 1)).toEqual(open);
  expect(ends(midnight)).toHaveLength(1);
  expect(ends(midnight)).not.toEqual(open);
});

describe('a refusal', () => {
  const id = 'refusal-has-a-reason';
  const refused = (when: number) => ({
    came: gets(at('bad'), 'bad'),
    bad: says(at('bad'), '02', 'bad', { description: 'x' }, { at: when }),
  });
  const without = (where: string) => `fail STA-07 in ${where}, packet Description: 02: Description –`;

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['gives no reason', { bad: says(at('bad'), '02', 'bad') }, [without('bad')]],
    [
      'gives no reason, and the hub refuses it',
      { bad: saysInVain(at('bad'), '02', 'bad') },
      [without('bad')],
    ],
    [
      'of two gives no reason',
      { good: says(at('good'), '02', 'good', { description: 'x' }), bad: says(at('bad'), '02', 'bad') },
      [without('bad')],
    ],
    ['comes at the end of the day', refused(midnight - 1), []],
    ['comes on the next day', refused(midnight), ['fail STA-07 in bad, packet: 02 1970/01/02 00:00:00']],
    ['of what nobody saw come may come whenever', { ...refused(midnight), came: undefined }, []],
    ['is no refusal', { bad: says(at('bad'), '03', 'bad') }, nothing],
    ['is of another scenario', { bad: says('receiver-life/bad', '02', 'bad') }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a bad document', () => {
  const id = 'answers-bad-documents';
  const silent = ['fail ERR-11 in bad step, answer: what bad is: –'];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not answered', { bad: undefined }, silent],
    ['has arrived and no more', { bad: says(at('bad'), '01', 'bad') }, silent],
    ['is registered, which another check judges', { bad: says(at('bad'), '03', 'bad') }, []],
    ['is answered, and the hub refuses it', { bad: saysInVain(at('bad'), '02', 'bad') }, []],
    [
      'of two is not answered',
      { 'worse step': of('worse', 'refused') },
      ['fail ERR-11 in worse step, answer: what worse is: –'],
    ],
    ['is to be withheld', { 'bad step': of('bad', 'withheld'), bad: undefined }, nothing],
    ['is no document', { 'bad step': step(at('bad'), { expect: 'refused' }) }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('may still be answered when the watch ends', () => {
    const ends = (ended: number) => judged(id, { bad: undefined, over: step(at('over'), {}, ended) });
    expect(ends(midnight - 1)).toEqual(open);
    expect(ends(midnight)).toEqual(silent);
    const answered = { 'other step': of('other', 'refused'), other: says(at('x'), '02', 'other') };
    const early = { ...answered, bad: undefined, over: step(at('over'), {}, midnight - 1) };
    expect(judged(id, early)).toEqual([]);
  });

  it('is asked about by the reading that refuses it', () => {
    const changes = { 'bad step': of('bad', 'refused', { only: 'law' }), bad: undefined };
    expect(judged(id, changes, 'law')).toEqual(silent);
    expect(judged(id, changes, 'DT21')).toEqual(silent);
    expect(judged(id, changes, 'field')).toEqual(nothing);
  });
});

describe('the status of certificates', () => {
  const id = 'asks-for-the-status';
  const never = (where: string) => [`fail REV-01 in ${where}, answer: CRL 0, OCSP 0`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is never asked for', { crl: undefined }, never('good step')],
    ['is asked for by OCSP', { crl: calls(at('good'), 'ocsp') }, []],
    ['is asked for in another scenario', { crl: calls(service('down'), 'crl') }, never('good step')],
    ['is not what is asked for', { crl: calls(at('good'), 'getEdoc') }, never('good step')],
    ['is never asked for, and one alone is decided', { crl: undefined, good: undefined }, never('bad step')],
    [
      'is never asked for, and nothing is decided',
      { crl: undefined, good: undefined, bad: undefined },
      nothing,
    ],
    [
      'is never asked for, and nobody is told of a decision',
      { crl: undefined, good: saysInVain(at('good'), '03', 'good'), bad: undefined },
      nothing,
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('is asked for although nothing was decided', () => {
    expect(looked(id, { good: undefined, bad: undefined })).toEqual(['crl']);
    expect(looked(id, { crl: undefined })).toEqual(['good step']);
  });
});

describe('while no status can be had', () => {
  const id = 'waits-for-the-status';
  const tooEarly = 'fail REV-04 in early, packet: 03';
  const undecided = 'fail REV-04 in recovered step, answer: 02/03: –';
  const early = (code: string) => says(service('down'), code, 'down');
  const soon = step(service('over'), {}, midnight - 1);

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['it is registered', { early: early('03'), down: undefined }, [tooEarly]],
    [
      'it is registered, and refused later',
      { early: early('03'), down: says(service('x'), '02', 'down') },
      [tooEarly],
    ],
    ['it is refused', { early: early('02'), down: undefined }, []],
    [
      'the hub takes no registration',
      { early: saysInVain(service('down'), '03', 'down'), down: says(service('x'), '03', 'down') },
      [],
    ],
    ['another is registered', { other: says(service('down'), '03', 'other') }, []],
    ['and later it is not decided', { down: undefined }, [undecided]],
    ['and later nobody is told of a decision', { down: saysInVain(service('x'), '03', 'down') }, [undecided]],
    ['and later it is refused', { down: says(service('x'), '02', 'down') }, []],
    ['and later there is time to decide', { down: undefined, 'services over': soon }, open],
    ['nobody was sent anything', { 'down step': undefined }, nothing],
    ['and nothing recovered', { 'recovered step': undefined }, nothing],
    ['nobody knows which it was', { 'down step': step(service('down')) }, [undecided]],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});
