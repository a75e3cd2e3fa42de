import { describe, expect, it } from 'vitest';
import {
  type AgencyRecording,
  asked,
  calls,
  found,
  lookedAt,
  peerSends,
  puts,
  step,
} from './agency-recording-under-test.ts';
import { gets, says, saysInVain } from './receiver-recording-under-test.ts';
import { receiverTroubleChecks } from './receiver-trouble-checks.ts';
import { smallDocument } from './small-packet-under-test.ts';

const minute = 60_000;
const shapes = (name: string) => `receiver-shapes/${name}`;
const poison = (name: string) => `receiver-poison/${name}`;
const duplicates = (name: string) => `receiver-duplicates/${name}`;
const quirks = (name: string) => `receiver-quirks/${name}`;
const backlog = (name: string) => `receiver-backlog/${name}`;
const updates = (name: string, docId: string, status: string) =>
  calls(name, 'updateStatus', { docId, parameters: { status } });
const shown = (facts: Readonly<Record<string, string>>) =>
  asked(duplicates('shown'), 'show-document', { outcome: 'done', documentId: 'dup', ...facts });

/** Letters in odd shapes, unreadable ones, one thrice, an error page, an outage: and nothing is lost. */
const sound: AgencyRecording = {
  'shape step': step(shapes('prefix'), { document: 'shape', what: 'another prefix' }),
  shape: says(shapes('prefix'), '01', 'shape'),
  'poison step': step(poison('poison'), { delivery: 'p1' }),
  failed: updates(poison('poison'), 'p1', 'fail'),
  'good step': step(poison('good'), { document: 'good' }),
  good: says(poison('good'), '01', 'good'),
  'first put': puts(duplicates('first'), 'd1'),
  'second put': puts(duplicates('second'), 'd2'),
  'third step': step(duplicates('third')),
  'first done': updates(duplicates('first'), 'd1', 'done'),
  'second done': updates(duplicates('third'), 'd2', 'done'),
  registered: says(duplicates('first'), '03', 'dup'),
  'shown step': step(duplicates('shown'), { document: 'dup', other: 'dup2' }),
  shown: shown({ entries: '1' }),
  'quirk step': step(quirks('html'), { document: 'quirk' }),
  arrived: says(quirks('html'), '01', 'quirk'),
  quirk: says(quirks('html'), '03', 'quirk'),
  'waiting step': step(backlog('waiting'), { document: 'waiting' }),
  'over step': step(backlog('over'), {}, 60 * minute),
  waiting: gets(backlog('over'), 'waiting', { at: 90 * minute }),
};
const judged = (id: string, changes: AgencyRecording) =>
  found(receiverTroubleChecks, `receiver.${id}`, { ...sound, ...changes });
const nothing = ['not-run: nothing happened that it could judge'];

describe('a receiver that gets over trouble', () => {
  it.each([
    ['takes-what-hubs-hand-out', ['shape step']],
    ['goes-on-after-poison', ['good step']],
    ['says-fail-to-poison', ['poison step']],
    ['registers-once', ['shown step']],
    ['acknowledges-again', ['third step']],
    ['survives-quirks', ['quirk step']],
    ['doubles-nothing', ['quirk step']],
    ['drains-the-backlog', ['waiting step']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(receiverTroubleChecks, `receiver.${id}`, sound)).toEqual(names);
  });
});

describe('a document that does not arrive', () => {
  it.each<readonly [string, string, AgencyRecording, readonly string[]]>([
    [
      'in an odd shape',
      'takes-what-hubs-hand-out',
      { shape: undefined },
      ['fail ENV-08 in shape step, answer: another prefix: 01 –'],
    ],
    [
      'and is registered without a word',
      'takes-what-hubs-hand-out',
      { shape: says(shapes('prefix'), '03', 'shape') },
      ['fail ENV-08 in shape step, answer: another prefix: 01 –'],
    ],
    [
      'as far as the hub was told',
      'takes-what-hubs-hand-out',
      { shape: saysInVain(shapes('prefix'), '01', 'shape') },
      ['fail ENV-08 in shape step, answer: another prefix: 01 –'],
    ],
    [
      'while another one does',
      'takes-what-hubs-hand-out',
      { shape: says(shapes('prefix'), '01', 'good') },
      ['fail ENV-08 in shape step, answer: another prefix: 01 –'],
    ],
    ['of no scenario', 'takes-what-hubs-hand-out', { 'shape step': undefined }, nothing],
    [
      'behind one that cannot be read',
      'goes-on-after-poison',
      { good: undefined },
      ['fail ERR-06 in good step, answer: good: 01 –'],
    ],
    [
      'and which nobody wrote down',
      'goes-on-after-poison',
      { 'good step': step(poison('good')) },
      ['fail ERR-06 in good step, answer: good: 01 –'],
    ],
    ['for it was not sent', 'goes-on-after-poison', { 'good step': undefined }, nothing],
    [
      'after an error page',
      'survives-quirks',
      { arrived: undefined },
      ['fail ERR-09 in quirk step, answer: html: 01 –'],
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('what cannot be read', () => {
  const id = 'says-fail-to-poison';
  const at = (where: string, seen: string) => [`fail ERR-06 in ${where}, request status: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is acknowledged as done', { failed: updates(poison('poison'), 'p1', 'done') }, at('failed', 'done')],
    [
      'is done with, and failed in the end',
      { failed: updates(poison('poison'), 'p1', 'done'), late: updates(poison('poison'), 'p1', 'fail') },
      [],
    ],
    ['is not acknowledged', { failed: undefined }, at('poison step', '–')],
    [
      'is acknowledged without a status',
      { failed: calls(poison('poison'), 'updateStatus', { docId: 'p1' }) },
      at('failed', ''),
    ],
    ['is not what failed', { failed: updates(poison('poison'), 'p2', 'fail') }, at('poison step', '–')],
    [
      'is not what the call is about',
      { failed: calls(poison('poison'), 'getEdoc', { docId: 'p1', parameters: { status: 'fail' } }) },
      at('poison step', '–'),
    ],
    ['was not sent', { 'poison step': undefined }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a packet that comes again', () => {
  const id = 'registers-once';
  const again = (description: string, of = 'dup') => says(duplicates('third'), '03', of, { description });
  const twice = (where: string, times = 2) => [`fail DUP-05 in ${where}, packet: 03 × ${times}`];
  const entries = (seen: string) => [`fail DUP-05 in shown, screen entries: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['is registered again', { again: again('lần nữa') }, twice('again')],
    ['is registered thrice', { again: again('lần hai'), third: again('lần ba') }, twice('again', 3)],
    [
      'is registered again, after the first 03 was sent twice',
      { resent: says(duplicates('second'), '03', 'dup'), again: again('lần nữa') },
      twice('again'),
    ],
    ['is told of in the same packet', { again: says(duplicates('third'), '03', 'dup') }, []],
    ['is refused the second time', { again: says(duplicates('third'), '02', 'dup') }, []],
    [
      'under another identifier is registered again',
      { one: again('một', 'dup2'), two: again('hai', 'dup2') },
      twice('two'),
    ],
    ['is registered once, and another once', { one: again('một', 'dup2') }, []],
    ['stands in the register twice', { shown: shown({ entries: '2' }) }, entries('2')],
    ['stands in no register', { shown: shown({ entries: '0' }) }, entries('0')],
    ['is shown without a number', { shown: shown({}) }, []],
    ['is not shown', { shown: undefined }, []],
    ['was not looked up', { 'shown step': undefined }, nothing],
    ['was written down nowhere', { 'shown step': step(duplicates('shown')) }, []],
    [
      'is registered again, and stands there twice',
      { again: again('lần nữa'), shown: shown({ entries: '2' }) },
      twice('again'),
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('a delivery that comes again is acknowledged again', () => {
  const id = 'acknowledges-again';
  const open = (done: string) => [`fail DUP-05 in third step, answer: done: ${done}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['or not', { 'second done': undefined }, open('1/2')],
    ['or neither is', { 'first done': undefined, 'second done': undefined }, open('0/2')],
    ['or it fails', { 'second done': updates(duplicates('third'), 'd2', 'fail') }, open('1/2')],
    ['or another is', { 'second done': updates(duplicates('third'), 'd3', 'done') }, open('1/2')],
    [
      'or it is got once more',
      {
        'second done': calls(duplicates('third'), 'getEdoc', { docId: 'd2', parameters: { status: 'done' } }),
      },
      open('1/2'),
    ],
    ['and a letter of another scenario is not asked about', { other: puts(quirks('html'), 'q1') }, []],
    [
      'nor a packet of an agency of ours',
      { other: peerSends('G22', duplicates('first'), smallDocument('x')) },
      [],
    ],
    ['and nothing came a third time', { 'third step': undefined }, nothing],
    ['and nothing came', { 'first put': undefined, 'second put': undefined }, []],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('trouble on the line doubles no status', () => {
  const id = 'doubles-nothing';
  const again = says(quirks('html'), '03', 'quirk', { description: 'lần nữa' });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['or it does', { again }, ['fail ERR-09 in again, packet: 03 × 2']],
    ['though the same packet may come again', { again: says(quirks('html'), '03', 'quirk') }, []],
    [
      'though what the hub did not take may be made anew',
      { quirk: saysInVain(quirks('html'), '03', 'quirk'), again },
      [],
    ],
    ['and 01 is another matter', { again: says(quirks('html'), '01', 'quirk', { description: 'x' }) }, []],
    ['and there is none of what nobody wrote down', { 'quirk step': step(quirks('html')), again }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('after an outage', () => {
  const id = 'drains-the-backlog';

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    [
      'a document is fetched too late',
      { waiting: gets(backlog('over'), 'waiting', { at: 90 * minute + 1 }) },
      ['fail AVL-11 in waiting, answer: +30 min'],
    ],
    [
      'a document is fetched much too late',
      { waiting: gets(backlog('over'), 'waiting', { at: 151 * minute }) },
      ['fail AVL-11 in waiting, answer: +91 min'],
    ],
    ['a document was fetched before', { waiting: gets(backlog('waiting'), 'waiting', { at: minute }) }, []],
    ['a document is not fetched', { waiting: undefined }, ['fail AVL-11 in over step, answer: getEdoc: –']],
    [
      'another is fetched',
      { waiting: gets(backlog('over'), 'other', { at: 60 * minute }) },
      ['fail AVL-11 in over step, answer: getEdoc: –'],
    ],
    ['or so, for it never ended', { 'over step': undefined, waiting: undefined }, []],
    ['nothing waited', { 'waiting step': undefined }, nothing],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});
