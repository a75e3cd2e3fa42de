import { describe, expect, it } from 'vitest';
import {
  call,
  fail,
  found,
  lacking,
  lookedAt,
  ok,
  packet,
  type Recording,
  raw,
  rows,
  type Said,
  silent,
  step,
} from './hub-recording-under-test.ts';
import { hubSendingChecks } from './hub-sending.ts';

const at = (name: string) => `hub-sending/${name}`;
const send = (name: string, said: Said = ok()) => call(at(name), 'office', 'sendEdoc', said);
const broken = (name: string, said: Said = fail()) =>
  call(at(name), 'office', 'sendEdoc', said, { broken: name });
const get = (account: string, docId: string, text: string) =>
  call(at('received'), account, 'getEdoc', packet(text), { docId });

/** A sound letter, one for nobody, one by an old code, one by both codes, and two whose parameter differs. */
const sound: Recording = {
  soundStep: step(at('sound'), { document: 'S1' }),
  sound: send('sound'),
  unknownStep: step(at('unknown-receiver'), { document: 'X1', code: 'G99' }),
  unknown: broken('unknown-receiver', fail('Khong co G99')),
  member: send('member-from'),
  oldStep: step(at('old-code'), { document: 'O1' }),
  old: send('old-code'),
  headerStep: step(at('header-to'), { document: 'H1', other: 'ministry' }),
  header: send('header-to'),
  headerAgain: send('header-to-again'),
  list: call(at('received'), 'city', 'getReceivedEdocList', rows()),
  gotSound: get('city', 'd1', 'S1'),
  gotOld: get('city', 'd2', 'O1'),
  gotHeader: get('city', 'd3', 'H1'),
};

const judged = (id: string, changes: Recording) => found(hubSendingChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${at(name)}`];

describe('a hub that looks codes up', () => {
  it.each([
    ['hub.refuses-unknown-receiver', ['sound', 'unknown']],
    ['hub.takes-member', ['member']],
    ['hub.refused-reaches-nobody', ['gotSound', 'unknown']],
    ['hub.unknown-receiver-named', ['unknown']],
    ['hub.old-code-same-box', ['sound', 'old', 'gotOld']],
    ['hub.packet-decides-receivers', ['header', 'headerAgain']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubSendingChecks, id, sound)).toEqual(names);
  });

  it('a letter of a member that is refused', () => {
    expect(judged('hub.takes-member', { member: send('member-from', fail('La')) })).toEqual([
      'fail IDC-04 in member answer status: expected an answer OK with ErrorCode "0"; seen FAIL -1 La',
    ]);
  });
});

describe('what was refused reaches nobody', () => {
  const strayed = (where: string, account: string) =>
    `fail IDC-04 in ${where} answer data: expected no receiver is given a packet that was refused; seen ${account} was given X1, refused in ${at('unknown-receiver')}`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['a receiver has it', { stray: get('city', 'x1', 'X1') }, [strayed('stray', 'city')]],
    [
      'two have it',
      { stray: get('city', 'x1', 'X1'), other: get('ministry', 'x2', 'X1') },
      [strayed('stray', 'city'), strayed('other', 'ministry')],
    ],
    [
      'what was taken, another check’s, is no matter',
      {
        unknown: broken('unknown-receiver', ok()),
        other: broken('closed-receiver'),
        stray: get('city', 'x1', 'X1'),
      },
      [],
    ],
    [
      'a step of which nothing was written down',
      { unknownStep: undefined, stray: get('city', 'x1', '?') },
      [],
    ],
    ['a sound letter that was refused', { old: send('old-code', fail()) }, []],
    ['the sound letter came to nobody', { gotSound: undefined }, unseen('sound')],
    ['nothing was refused', { unknown: undefined }, unseen('sound')],
    [
      'nobody knows which letter was sound',
      { soundStep: undefined, stray: get('city', 'x1', '?') },
      unseen('sound'),
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.refused-reaches-nobody', changes)).toEqual(findings);
  });
});

describe('the receiver that is wrong', () => {
  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'is not named',
      { unknown: broken('unknown-receiver', fail('Sai')) },
      ['fail IDC-05 in unknown answer ErrorDesc: expected ErrorDesc names G99; seen FAIL -1 Sai'],
    ],
    ['is taken', { unknown: broken('unknown-receiver', ok()) }, unseen('unknown-receiver')],
    ['was not tried', { unknown: undefined }, unseen('unknown-receiver')],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.unknown-receiver-named', changes)).toEqual(findings);
  });
});

describe('two codes of one body', () => {
  const once = (where: string, seen: string) => [
    `fail IDC-02 in ${where} answer: expected once, for city; seen ${seen}`,
  ];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['the letter came to nobody', { gotOld: undefined }, once('old', '0: ')],
    ['the letter came twice', { second: get('city', 'd9', 'O1') }, once('second', '2: city, city')],
    ['the letter came to another box', { gotOld: get('archive', 'd9', 'O1') }, once('old', '1: archive')],
    [
      'the letter came to both boxes',
      { second: get('archive', 'd9', 'O1') },
      once('second', '2: city, archive'),
    ],
    ['the letter was refused', { old: send('old-code', fail()) }, unseen('old-code')],
    ['the letter was not sent', { old: undefined }, lacking('hub-sending/old-code')],
    ['nobody knows the right box', { gotSound: undefined }, unseen('old-code')],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.old-code-same-box', changes)).toEqual(findings);
  });
});

describe('a parameter to that differs from the packet', () => {
  const stray =
    'fail ENV-09 in stray answer: expected the packet does not go to ministry; seen ministry was given H1';
  const alike = (seen: string) =>
    `fail ENV-09 in headerAgain answer: expected the same outcome twice; seen ${seen}`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is followed', { stray: get('ministry', 'h9', 'H1') }, [stray]],
    [
      'is refused both times',
      { header: send('header-to', fail()), headerAgain: send('header-to-again', fail()) },
      [],
    ],
    [
      'is refused the second time',
      { headerAgain: send('header-to-again', fail('Khac')) },
      [alike('FAIL -1 Khac')],
    ],
    [
      'is followed, and not answered the second time',
      { stray: get('ministry', 'h9', 'H1'), headerAgain: send('header-to-again', silent) },
      [stray, alike('ECONNRESET')],
    ],
    ['comes with another letter', { stray: get('ministry', 'h9', 'S1') }, []],
    ['was sent once', { headerAgain: undefined }, unseen('header-to')],
    ['was never sent', { header: undefined, headerAgain: undefined }, unseen('header-to')],
    [
      'cannot be told',
      { header: send('header-to', raw('')), headerAgain: send('header-to-again', raw('')) },
      [
        'not-run: there was no answer that can be read (sendEdoc, hub-sending/header-to: ), which proves nothing',
      ],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.packet-decides-receivers', changes)).toEqual(findings);
  });
});
