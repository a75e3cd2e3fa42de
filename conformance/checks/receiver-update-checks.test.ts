import { describe, expect, it } from 'vitest';
import { type AgencyRecording, asked, found, lookedAt, step } from './agency-recording-under-test.ts';
import { says, saysInVain } from './receiver-recording-under-test.ts';
import { receiverUpdateChecks } from './receiver-update-checks.ts';

const at = (name: string) => `receiver-updates/${name}`;
/** Recordings begin on a working morning, and are watched until the next day. */
const day = 24 * 3_600_000;
const because = { description: 'Đã xử lý xong' };
const shown = (facts: Readonly<Record<string, string>>) =>
  asked(at('shown'), 'show-document', { outcome: 'done', documentId: 'kept', ...facts });

/** One letter is updated, one taken from the receiver, one given to it, and one replaced. */
const sound: AgencyRecording = {
  'update step': step(at('update'), { document: 'u', of: 'kept' }),
  updated: says(at('update'), '15', 'kept'),
  'remove step': step(at('remove'), { document: 'r', of: 'removed' }),
  removed: says(at('remove'), '15', 'removed'),
  'add step': step(at('add'), { document: 'a', of: 'added' }),
  added: says(at('add'), '01', 'added'),
  'replace step': step(at('replace'), { document: 'new', of: 'kept' }),
  replaced: says(at('replace'), '03', 'new'),
  'shown step': step(at('shown'), { document: 'kept', replacing: 'new' }, 2 * day),
  shown: shown({ versions: '3', replacedBy: 'new' }),
};
const judged = (id: string, changes: AgencyRecording) =>
  found(receiverUpdateChecks, `receiver.${id}`, { ...sound, ...changes });
const nothing = ['not-run: nothing happened that it could judge'];

describe('a receiver that is told of changes', () => {
  it.each([
    ['answers-an-update', 'update step'],
    ['keeps-versions', 'shown step'],
    ['removed-by-an-update', 'remove step'],
    ['added-by-an-update', 'add step'],
    ['replacement-is-processed', 'replace step'],
    ['replacement-is-marked', 'shown step'],
  ])('%s looks at the %s and finds nothing', (id, name) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(receiverUpdateChecks, `receiver.${id}`, sound)).toEqual([name]);
    expect(judged(id, { [name]: undefined })).toEqual(nothing);
  });
});

describe('an update', () => {
  const id = 'answers-an-update';

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not answered', { updated: undefined }, ['fail RCL-13 in update step, answer: 15/16: –']],
    [
      'is answered like a letter',
      { updated: says(at('update'), '03', 'kept') },
      ['fail RCL-13 in update step, answer: 15/16: –'],
    ],
    ['is refused with a reason', { updated: says(at('update'), '16', 'kept', because) }, []],
    [
      'is refused without one',
      { updated: says(at('update'), '16', 'kept') },
      ['fail RCL-13 in updated, packet: 16: Description –'],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('what was taken from the receiver', () => {
  const id = 'removed-by-an-update';
  const goneOn = (code: string) => [`fail RCL-12 in later, packet: 15 → ${code}`];
  const later = (code: string, of = 'removed') => ({ later: says(at('remove'), code, of) });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not given back', { removed: undefined }, ['fail RCL-12 in remove step, answer: 15: –']],
    ['is worked on', later('04'), goneOn('04')],
    ['is finished', later('06'), goneOn('06')],
    ['has arrived', later('01'), []],
    ['is not the letter that is finished', later('06', 'kept'), []],
    [
      'was not given back, and is finished',
      { removed: says(at('remove'), '16', 'removed', because), ...later('06') },
      [],
    ],
    ['is finished, which nobody was told', { later: saysInVain(at('remove'), '06', 'removed') }, []],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('what was given to the receiver', () => {
  const id = 'added-by-an-update';
  const silent = (codes: string) => [`fail RCL-12 in add step, answer: ${codes}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not answered', { added: undefined }, silent('–')],
    ['is answered without having arrived', { added: says(at('add'), '03', 'added') }, silent('03')],
    [
      'is answered twice without having arrived',
      { added: says(at('add'), '02', 'added'), later: says(at('add'), '03', 'added') },
      silent('02 → 03'),
    ],
    ['is worked on', { added: says(at('add'), '04', 'added') }, silent('–')],
    [
      'is registered first',
      { early: says(at('add'), '03', 'added'), added: says(at('add'), '01', 'added') },
      [],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a letter that replaces another', () => {
  const id = 'replacement-is-processed';
  const silent = (codes: string) => [`fail RCL-16 in replace step, answer: ${codes}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is not answered', { replaced: undefined }, silent('–')],
    ['is refused', { replaced: says(at('replace'), '02', 'new') }, silent('02')],
    ['has arrived and no more', { replaced: says(at('replace'), '01', 'new') }, silent('–')],
    ['is answered for the old one', { replaced: says(at('replace'), '03', 'kept') }, silent('–')],
    [
      'is refused and registered after all',
      { early: says(at('replace'), '02', 'new'), replaced: says(at('replace'), '03', 'new') },
      [],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('what is shown of a letter that was changed', () => {
  const versions = (seen: string) => [`fail RCL-13 in shown, screen versions: ${seen}`];
  const marked = (seen: string) => [`fail RCL-16 in shown, screen replacedBy: ${seen}`];

  it.each<readonly [string, string, AgencyRecording, readonly string[]]>([
    ['one version', 'keeps-versions', { shown: shown({ versions: '1' }) }, versions('1')],
    ['more than there are', 'keeps-versions', { shown: shown({ versions: '4' }) }, versions('4')],
    ['no number of versions', 'keeps-versions', { shown: shown({}) }, []],
    ['nothing', 'keeps-versions', { shown: undefined }, []],
    ['another letter', 'keeps-versions', { shown: shown({ documentId: 'new', versions: '1' }) }, []],
    ['that it was not found', 'keeps-versions', { shown: shown({ outcome: 'failed', versions: '1' }) }, []],
    ['no successor', 'replacement-is-marked', { shown: shown({ replacedBy: '' }) }, marked('–')],
    [
      'another successor',
      'replacement-is-marked',
      { shown: shown({ replacedBy: 'other' }) },
      marked('other'),
    ],
    ['two successors', 'replacement-is-marked', { shown: shown({ replacedBy: 'other, new' }) }, []],
    ['nothing of successors', 'replacement-is-marked', { shown: shown({}) }, []],
    ['no letter at all', 'replacement-is-marked', { shown: undefined }, []],
    [
      'a successor that nobody wrote down',
      'replacement-is-marked',
      { 'shown step': step(at('shown'), { document: 'kept' }), shown: shown({ replacedBy: 'other' }) },
      [],
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('who is not watched for long enough', () => {
  const minute = 60_000;
  const midnight = 17 * 60 * minute;
  const open = ['not-run: the watch ended before the limit did, so that nobody can say that it was not done'];

  it.each<readonly [string, string, number]>([
    ['answers-an-update', 'updated', midnight - 1],
    ['removed-by-an-update', 'removed', midnight - 1],
    ['replacement-is-processed', 'replaced', midnight - 1],
    // Nobody has fetched it: ten minutes of working time, from eight on, and a quarter of an hour.
    ['added-by-an-update', 'added', 85 * minute],
  ])('is not blamed by %s', (id, line, due) => {
    const ends = (ended: number) =>
      judged(id, { [line]: undefined, 'shown step': step(at('shown'), {}, ended) });
    expect(ends(due)).toEqual(open);
    expect(ends(due + 1)).toHaveLength(1);
    expect(ends(due + 1)).not.toEqual(open);
  });
});
