import { describe, expect, it } from 'vitest';
import { hubAuthenticationChecks } from './hub-authentication.ts';
import {
  call,
  fail,
  found,
  json,
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

const at = (name: string) => `hub-authentication/${name}`;
const attempts = (name: string) => `hub-failed-attempts/${name}`;
const list = (name: string, said: Said = rows(), broken?: string) =>
  call(name, 'city', 'getReceivedEdocList', said, broken === undefined ? {} : { broken });
const broken = (operation: string, said: Said = fail()) =>
  call(at('unsigned-parameter'), 'city', operation, said, { broken: 'docId is not signed' });
const replayed = (said: Said = ok()) =>
  call('hub-replay/replayed', 'office', 'sendEdoc', said, { broken: 'a replay' });
const get = (docId: string, text = 'P1') =>
  call('hub-replay/received', 'city', 'getEdoc', packet(text), { docId });
const trace = (...events: readonly unknown[]) =>
  call(attempts('log'), '', 'management /trace', json({ events: events.map((event) => ({ event })) }));

const sound: Recording = {
  sound: list(at('sound')),
  unsigned: list(at('no-signature'), fail('Sai chu ky'), 'no signature'),
  every: list(at('every-operation'), fail(), 'no signature'),
  everySend: call(at('every-operation'), 'city', 'sendEdoc', fail(), { broken: 'no signature' }),
  acked: call(at('unsigned-parameter'), 'city', 'updateStatus', ok()),
  unsignedAck: broken('updateStatus'),
  sent: call(at('unsigned-parameter'), 'office', 'sendEdoc', ok()),
  alteredFrom: call(at('signed-from'), 'office', 'sendEdoc', fail(), { broken: 'from' }),
  replayStep: step('hub-replay/sound', { document: 'P1' }),
  first: call('hub-replay/sound', 'office', 'sendEdoc', ok()),
  replay: replayed(),
  got: get('d1'),
  atOnce: list(attempts('at-once'), fail('Cho')),
  others: list(attempts('others')),
  same: list(attempts('same-system')),
  trace: trace({ name: 'security-event', requirement: 'AUT-04' }),
};

const judged = (id: string, changes: Recording) =>
  found(hubAuthenticationChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${name}`];

describe('a hub that knows who calls', () => {
  it.each([
    ['hub.auth-sound', ['sound']],
    ['hub.auth-no-signature', ['sound', 'unsigned']],
    ['hub.auth-every-operation', ['sound', 'every', 'everySend']],
    ['hub.auth-unsigned-parameter', ['acked', 'unsignedAck']],
    ['hub.auth-altered-from', ['sent', 'alteredFrom']],
    ['hub.replay-delivers-once', ['first', 'replay', 'got']],
    ['hub.failures-harm-no-other', ['others', 'same']],
    ['hub.failures-slow-down', ['atOnce', 'same']],
    ['hub.failures-are-noted', ['trace']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubAuthenticationChecks, id, sound)).toEqual(names);
  });
});

describe('a broken request', () => {
  const served = (where: string, broken: string) =>
    `fail AUT-01 in ${where} answer status: expected an answer FAIL with an error code other than "0"; seen ${broken}: OK 0 Thanh cong`;
  const refusedSound = { sound: list(at('sound'), fail('Ban')) };

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'is served',
      'hub.auth-no-signature',
      { unsigned: list(at('no-signature'), rows(), 'no signature') },
      [served('unsigned', 'no signature')],
    ],
    [
      'of one operation among many is served',
      'hub.auth-every-operation',
      { everySend: call(at('every-operation'), 'city', 'sendEdoc', ok(), { broken: 'no signature' }) },
      [served('everySend', 'no signature')],
    ],
    [
      'gets no answer',
      'hub.auth-no-signature',
      { unsigned: list(at('no-signature'), silent, 'no signature') },
      [],
    ],
    ['was not made', 'hub.auth-no-signature', { unsigned: undefined }, unseen(at('no-signature'))],
    [
      'was made soundly',
      'hub.auth-no-signature',
      { unsigned: list(at('no-signature')) },
      unseen(at('no-signature')),
    ],
    ['has no sound twin', 'hub.auth-no-signature', { sound: undefined }, unseen(at('sound'))],
    [
      'has a twin that is broken too',
      'hub.auth-no-signature',
      { sound: list(at('sound'), rows(), 'also') },
      unseen(at('sound')),
    ],
    [
      'has a twin that was refused too',
      'hub.auth-no-signature',
      refusedSound,
      [
        `not-run: the sound twin ${at('sound')} was refused as well (FAIL -1 Ban), so that a refusal proves nothing`,
      ],
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('a sound request that is refused', () => {
    expect(judged('hub.auth-sound', refusedSound)).toEqual([
      'fail AUT-01 in sound answer status: expected an answer OK with ErrorCode "0"; seen FAIL -1 Ban',
    ]);
  });
});

describe('what was not signed', () => {
  const id = 'hub.auth-unsigned-parameter';
  const missing = unseen(at('unsigned-parameter'));
  const acked = (said: Said) => call(at('unsigned-parameter'), 'city', 'updateStatus', said);

  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'is believed',
      { unsignedAck: broken('updateStatus', ok()) },
      [
        'fail AUT-02 in unsignedAck answer status: expected an answer FAIL: docId is not signed; seen OK 0 Thanh cong',
      ],
    ],
    ['gets no answer', { unsignedAck: broken('updateStatus', silent) }, []],
    ['was not tried', { unsignedAck: undefined }, missing],
    ['was tried soundly again', { unsignedAck: acked(ok()) }, missing],
    ['was tried after a sound call that was refused', { acked: acked(fail()) }, missing],
    ['was tried alone', { acked: undefined }, missing],
    ['was tried behind another sound call', { sent: acked(ok()) }, []],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  const from = (said: Said) => ({ alteredFrom: call(at('signed-from'), 'office', 'sendEdoc', said) });

  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'is believed',
      from(ok()),
      [
        'fail AUT-02 in alteredFrom answer status: expected an answer FAIL: from is not what was signed; seen OK 0 Thanh cong',
      ],
    ],
    ['cannot be told', from(raw('<html>')), []],
    ['was not tried', { alteredFrom: undefined }, unseen(at('signed-from'))],
    [
      'was tried after a refusal',
      { sent: call(at('unsigned-parameter'), 'office', 'sendEdoc', fail()) },
      unseen(at('signed-from')),
    ],
    ['was tried alone', { sent: undefined }, unseen(at('signed-from'))],
  ])('a sender that %s', (_, changes, findings) => {
    expect(judged('hub.auth-altered-from', changes)).toEqual(findings);
  });
});

describe('a send that is replayed', () => {
  const missing = unseen('hub-replay/received');

  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'comes twice',
      { second: get('d2') },
      [
        'fail AUT-03 in second answer data: expected exactly one packet for the receiver; seen 2 packets of P1: d1, d2',
      ],
    ],
    ['is refused', { replay: replayed(fail()) }, []],
    ['comes beside another letter', { second: get('d2', 'P2') }, []],
    ['never came at all', { got: undefined }, missing],
    ['was not replayed', { replay: undefined }, missing],
    ['was sent soundly again', { replay: call('hub-replay/replayed', 'office', 'sendEdoc', ok()) }, missing],
    [
      'was refused the first time',
      { first: call('hub-replay/sound', 'office', 'sendEdoc', fail()) },
      missing,
    ],
    ['was never sent', { first: undefined }, missing],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.replay-delivers-once', changes)).toEqual(findings);
  });
});

describe('failures in a row', () => {
  const atOnce = (said: Said, took: number) => ({
    atOnce: call(attempts('at-once'), 'city', 'getReceivedEdocList', said, { took }),
  });
  const served = [
    'fail AUT-04 in atOnce answer status: expected refused, or made to wait; seen OK 0 Thanh cong',
  ];

  it.each<readonly [string, Recording, readonly unknown[]]>([
    ['change nothing', atOnce(rows(), 1), served],
    ['make the caller wait for 999 ms', atOnce(rows(), 999), served],
    ['make the caller wait for a second', atOnce(rows(), 1000), []],
    ['close the line', atOnce(silent, 1), []],
    ['were not tried', { atOnce: undefined }, unseen(attempts('at-once'))],
    [
      'lock the system for ever, which is another check’s',
      { same: list(attempts('same-system'), fail()) },
      [expect.stringMatching(/^not-run: the account was still paused a second later/)],
    ],
    ['were the last thing that happened', { same: undefined }, unseen(attempts('at-once'))],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.failures-slow-down', changes)).toEqual(findings);
  });

  const wanted = 'expected an answer OK with ErrorCode "0"; seen FAIL -1 Khoa';

  it.each<readonly [string, Recording, string]>([
    ['lock another system', { others: list(attempts('others'), fail('Khoa')) }, 'others'],
    ['lock the system for ever', { same: list(attempts('same-system'), fail('Khoa')) }, 'same'],
  ])('%s', (_, changes, where) => {
    expect(judged('hub.failures-harm-no-other', changes)).toEqual([
      `fail AUT-04 in ${where} answer status: ${wanted}`,
    ]);
  });

  it('rows of the log that hold no event are no reason to stop', () => {
    const said = json({ events: [null, 'x', { event: { name: 'security-event', about: 'AUT-04' } }] });
    expect(
      judged('hub.failures-are-noted', { trace: call(attempts('log'), '', 'management /trace', said) }),
    ).toEqual([]);
  });

  const none = ['fail AUT-04 in trace answer events: expected a security event on AUT-04; seen none'];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['are noted nowhere', { trace: trace() }, none],
    ['are noted on another duty', { trace: trace({ name: 'security-event', requirement: 'AUT-05' }) }, none],
    ['are noted as something else', { trace: trace({ name: 'notice', requirement: 'AUT-04' }) }, none],
    [
      'are noted in two rows that do not belong together',
      { trace: trace({ name: 'security-event' }, { requirement: 'AUT-04' }) },
      none,
    ],
    [
      'are noted among others',
      { trace: trace({ name: 'notice' }, null, { name: 'security-event', about: ['AUT-04'] }) },
      [],
    ],
    ['are noted in a log that nobody read', { trace: undefined }, lacking(attempts('log'))],
    [
      'are noted in a log without events',
      { trace: call(attempts('log'), '', 'management /trace', json({})) },
      unseen(attempts('log')),
    ],
    [
      'are noted in a log that nobody can read',
      { trace: call(attempts('log'), '', 'management /trace', raw('<')) },
      unseen(attempts('log')),
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.failures-are-noted', changes)).toEqual(findings);
  });
});
