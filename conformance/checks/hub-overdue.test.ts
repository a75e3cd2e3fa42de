import { describe, expect, it } from 'vitest';
import { hubOverdueChecks } from './hub-overdue.ts';
import {
  call,
  found,
  json,
  lacking,
  lookedAt,
  type Recording,
  silent,
  step,
} from './hub-recording-under-test.ts';

const at = (name: string) => `hub-overdue/${name}`;
const facts = { document: 'O1', accepted: 'O2', sender: 'office', receiver: 'city' };
const notices = (name: string, ...list: readonly unknown[]) =>
  call(at(name), '', 'management /notices', json({ notices: list }));
const warning = (to: string, document = 'O1', channels: unknown = ['email', 'sms']) => {
  return { kind: 'overdue-acceptance', to, channels, documents: [document] };
};

/** Nobody is warned at once; after the limit both sides are, and not again on the next day. */
const sound: Recording = {
  onceStep: step(at('at-once'), facts),
  once: notices('at-once'),
  overdueStep: step(at('overdue'), facts),
  overdue: notices('overdue', warning('office'), warning('city')),
  laterStep: step(at('a-day-later'), facts),
  later: notices('a-day-later', warning('office'), warning('city')),
};

const judged = (id: string, changes: Recording) => found(hubOverdueChecks, id, { ...sound, ...changes });
const overdue = (...list: readonly unknown[]) => ({ overdue: notices('overdue', ...list) });
const wrong = (where: string, expected: string, seen: string) =>
  `fail STA-15 in ${where} answer notices: expected ${expected}; seen ${seen}`;

describe('a hub that watches limits', () => {
  it.each([
    ['hub.overdue-warns-both', ['overdue']],
    ['hub.overdue-by-both-channels', ['overdue']],
    ['hub.overdue-warns-once', ['later']],
    ['hub.overdue-not-before', ['once']],
    ['hub.accepted-not-overdue', ['overdue']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubOverdueChecks, id, sound)).toEqual(names);
  });

  it.each([
    ['hub.overdue-warns-both', 'overdue'],
    ['hub.overdue-warns-once', 'a-day-later'],
    ['hub.overdue-not-before', 'at-once'],
  ])('%s says nothing of what nobody looked at', (id, name) => {
    expect(judged(id, { overdue: undefined, later: undefined, once: undefined })).toEqual(lacking(at(name)));
  });
});

describe('both sides are warned', () => {
  const lacks = (side: string, seen: string) => wrong('overdue', `a warning for ${side}`, seen);

  it.each<readonly [string, Recording, readonly string[]]>([
    ['the receiver alone is', overdue(warning('city')), [lacks('office', 'city')]],
    ['the sender alone is', overdue(warning('office')), [lacks('city', 'office')]],
    ['two others are', overdue(warning('a'), warning('b')), [lacks('office', 'a, b'), lacks('city', 'a, b')]],
    ['nobody is', overdue(), [lacks('office', 'none'), lacks('city', 'none')]],
    ['of another document', overdue(warning('office', 'O11'), warning('city')), [lacks('office', 'city')]],
    [
      'of something else',
      overdue({ ...warning('office'), kind: 'locked' }, warning('city')),
      [lacks('office', 'city')],
    ],
    [
      'of no document',
      overdue({ ...warning('office'), documents: undefined }, warning('city')),
      [lacks('office', 'city')],
    ],
    ['among rows that are none', overdue(null, 'x', warning('office'), warning('city')), []],
    [
      'in a list that is none',
      { overdue: call(at('overdue'), '', 'management /notices', json({ notices: {} })) },
      [lacks('office', 'none'), lacks('city', 'none')],
    ],
    [
      'in an answer that never came',
      { overdue: call(at('overdue'), '', 'management /notices', silent) },
      [lacks('office', 'none'), lacks('city', 'none')],
    ],
    [
      'among several documents',
      overdue({ ...warning('office'), documents: ['O0', 'O1'] }, warning('city')),
      [],
    ],
    [
      'nobody knows of which document',
      { overdueStep: step(at('overdue'), { sender: 'office', receiver: 'city' }) },
      [lacks('office', 'none'), lacks('city', 'none')],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.overdue-warns-both', changes)).toEqual(findings);
  });
});

describe('by mail and by SMS', () => {
  const lacks = (seen: string) => wrong('overdue', 'email and sms', seen);

  it.each<readonly [string, unknown, readonly string[]]>([
    ['by mail alone', ['email'], [lacks('email')]],
    ['by SMS alone', ['sms'], [lacks('sms')]],
    ['by neither', [], [lacks('–')]],
    ['by nothing that is a list', 'email, sms', [lacks('–')]],
    ['by others too', ['screen', 'sms', 'email'], []],
  ])('%s', (_, channels, findings) => {
    const changes = overdue(warning('office', 'O1', channels), warning('city'));
    expect(judged('hub.overdue-by-both-channels', changes)).toEqual(findings);
  });

  it('of another document in any way', () => {
    expect(judged('hub.overdue-by-both-channels', overdue(warning('office', 'O2', [])))).toEqual([]);
  });
});

describe('once, in time, and only who has to be', () => {
  const later = (...list: readonly unknown[]) => ({ later: notices('a-day-later', ...list) });
  const [office, city] = [warning('office'), warning('city')];

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'one side twice',
      'hub.overdue-warns-once',
      later(office, city, city),
      [wrong('later', 'one warning for city', '2')],
    ],
    [
      'both twice',
      'hub.overdue-warns-once',
      later(office, city, city, office),
      [wrong('later', 'one warning for city', '2'), wrong('later', 'one warning for office', '2')],
    ],
    ['of two documents', 'hub.overdue-warns-once', later(office, warning('office', 'O3')), []],
    [
      'before the limit',
      'hub.overdue-not-before',
      { once: notices('at-once', city) },
      [wrong('once', 'no warning yet', 'city')],
    ],
    [
      'before the limit of another',
      'hub.overdue-not-before',
      { once: notices('at-once', warning('city', 'O3')) },
      [],
    ],
    [
      'of what was accepted',
      'hub.accepted-not-overdue',
      overdue(warning('city', 'O2')),
      [wrong('overdue', 'no warning', 'city')],
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});
