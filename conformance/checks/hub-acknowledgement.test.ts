import { describe, expect, it } from 'vitest';
import { hubAcknowledgementChecks } from './hub-acknowledgement.ts';
import {
  call,
  fail,
  found,
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

const at = (name: string) => `hub-acknowledgement/${name}`;
const steps = (delivery: string, ...names: readonly string[]): Recording =>
  Object.fromEntries(names.map((name) => [`step ${name}`, step(at(name), { delivery })]));
const list = (name: string, ...ids: readonly string[]) =>
  call(at(name), 'city', 'getReceivedEdocList', rows(...ids.map((docId) => ({ docId }))));
const ack = (name: string, said: Said = ok(), account = 'city') =>
  call(at(name), account, 'updateStatus', said);
const broken = (name: string, operation: string, said: Said = fail('Khong co'), docId = 'f1') =>
  call(at(name), 'ministry', operation, said, { broken: 'not his', docId });

/** Three letters wait for the city: one it takes, one it cannot read, and one that a stranger asks for. */
const sound: Recording = {
  'sent foreign': step(at('sent-foreign'), { document: 'F1' }),
  ...steps('o1', 'after-processing', 'after-done'),
  ...steps('h1', 'after-fail', 'after-reset'),
  ...steps('f1', 'still-there'),
  before: list('sent-foreign', 'o1', 'h1', 'f1'),
  'after processing': list('after-processing', 'O1', 'h1', 'f1'),
  unknown: broken('unknown-outcome', 'updateStatus'),
  done: ack('done'),
  'done again': ack('done-again'),
  'after done': list('after-done', 'h1', 'f1'),
  nobodys: broken('unknown-packet', 'updateStatus'),
  'after fail': list('after-fail', 'f1'),
  get: broken('foreign-get', 'getEdoc'),
  download: broken('foreign-download', 'downloadEdoc', raw('', 404)),
  'foreign ack': broken('foreign-ack', 'updateStatus'),
  'get none': broken('nobodys-get', 'getEdoc', fail('Khong co'), 'n1'),
  'ack none': broken('nobodys-ack', 'updateStatus', fail('Khong co'), 'n1'),
  'still listed': list('still-there', 'f1'),
  'still got': call(at('still-there'), 'city', 'getEdoc', packet('<Id>F1</Id>'), { docId: 'f1' }),
  'after reset': list('after-reset', 'h1', 'f1'),
};

const judged = (id: string, changes: Recording) =>
  found(hubAcknowledgementChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${at(name)}`];

describe('a hub that keeps the state of each delivery', () => {
  it.each([
    ['hub.ack-accepted', ['done']],
    ['hub.ack-twice', ['done again']],
    ['hub.ack-ends-offering', ['after done']],
    ['hub.ack-processing-keeps', ['after processing']],
    ['hub.ack-unknown-outcome', ['done', 'unknown']],
    ['hub.ack-unknown-packet', ['done', 'nobodys']],
    ['hub.fail-holds', ['after fail']],
    ['hub.reset-offers-again', ['after reset']],
    ['hub.foreign-get', ['still listed', 'get']],
    ['hub.foreign-download', ['still listed', 'download']],
    ['hub.foreign-ack', ['done', 'foreign ack']],
    ['hub.foreign-ack-changes-nothing', ['still listed']],
    ['hub.foreign-same-as-unknown', ['get', 'get none', 'foreign ack', 'ack none']],
    ['hub.own-packet-stays-gettable', ['still got']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubAcknowledgementChecks, id, sound)).toEqual(names);
  });
});

describe('what a list offers', () => {
  const not = (where: string, requirement: string, id: string) =>
    `fail ${requirement} in ${where} answer data: expected ${id} is listed; seen not listed`;
  const still = (where: string, requirement: string, id: string) =>
    `fail ${requirement} in ${where} answer data: expected ${id} is not listed; seen listed`;

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'a packet goes as it is being processed',
      'hub.ack-processing-keeps',
      { 'after processing': list('after-processing', 'f1') },
      [not('after processing', 'DUP-06', 'o1')],
    ],
    [
      'what is done is offered again',
      'hub.ack-ends-offering',
      { 'after done': list('after-done', 'o1') },
      [still('after done', 'DUP-06', 'o1')],
    ],
    [
      'what is done is offered in capitals',
      'hub.ack-ends-offering',
      { 'after done': list('after-done', 'O1') },
      [still('after done', 'DUP-06', 'o1')],
    ],
    [
      'what failed is offered again',
      'hub.fail-holds',
      { 'after fail': list('after-fail', 'h1') },
      [still('after fail', 'ERR-08', 'h1')],
    ],
    [
      'what was reset stays away',
      'hub.reset-offers-again',
      { 'after reset': list('after-reset', 'f1') },
      [not('after reset', 'ERR-08', 'h1')],
    ],
    [
      'a stranger took it away',
      'hub.foreign-ack-changes-nothing',
      { 'still listed': list('still-there') },
      [not('still listed', 'ACC-01', 'f1')],
    ],
    ['nobody listed', 'hub.ack-ends-offering', { 'after done': undefined }, unseen('after-done')],
    [
      'listing was refused',
      'hub.ack-ends-offering',
      { 'after done': call(at('after-done'), 'city', 'getReceivedEdocList', fail()) },
      unseen('after-done'),
    ],
    [
      'nobody knows which packet',
      'hub.ack-ends-offering',
      { 'step after-done': undefined },
      unseen('after-done'),
    ],
    [
      'it was never listed before',
      'hub.ack-ends-offering',
      { before: list('sent-foreign', 'h1'), 'after processing': list('after-processing', 'h1') },
      unseen('after-done'),
    ],
    [
      'it was listed in the same call alone, which shows nothing before',
      'hub.reset-offers-again',
      { before: undefined, 'after processing': undefined, 'after done': undefined, 'after fail': undefined },
      unseen('after-reset'),
    ],
    [
      'it was listed once among others',
      'hub.fail-holds',
      { 'after processing': undefined, 'after done': undefined },
      [],
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('what is to be refused', () => {
  const took = (where: string, requirement: string, words = 'OK 0 Thanh cong') =>
    `fail ${requirement} in ${where} answer status: expected an answer FAIL; seen ${words}`;

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'an unknown outcome is taken',
      'hub.ack-unknown-outcome',
      { unknown: broken('unknown-outcome', 'updateStatus', ok()) },
      [took('unknown', 'ERR-07')],
    ],
    [
      'nobody’s packet is acknowledged',
      'hub.ack-unknown-packet',
      { nobodys: broken('unknown-packet', 'updateStatus', ok()) },
      [took('nobodys', 'DUP-06')],
    ],
    [
      'another’s packet is given',
      'hub.foreign-get',
      { get: broken('foreign-get', 'getEdoc', ok({ data: '' })) },
      [took('get', 'ACC-01')],
    ],
    [
      'another’s packet is downloaded',
      'hub.foreign-download',
      { download: broken('foreign-download', 'downloadEdoc', raw('<p/>')) },
      [took('download', 'ACC-01', '<p/>')],
    ],
    [
      'another’s packet is acknowledged',
      'hub.foreign-ack',
      { 'foreign ack': broken('foreign-ack', 'updateStatus', ok()) },
      [took('foreign ack', 'ACC-01')],
    ],
    ['no answer', 'hub.foreign-ack', { 'foreign ack': broken('foreign-ack', 'updateStatus', silent) }, []],
    ['nobody tried', 'hub.foreign-ack', { 'foreign ack': undefined }, unseen('foreign-ack')],
    [
      'one’s own was refused as well',
      'hub.foreign-ack',
      { done: ack('done', fail()) },
      unseen('foreign-ack'),
    ],
    ['one’s own was not tried', 'hub.foreign-ack', { done: undefined }, unseen('foreign-ack')],
    [
      'only a sound call was made',
      'hub.ack-unknown-outcome',
      { unknown: ack('unknown-outcome') },
      unseen('unknown-outcome'),
    ],
    ['a sound call came first', 'hub.ack-unknown-outcome', { before: ack('unknown-outcome') }, []],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('another’s packet is answered like nobody’s', () => {
  const id = 'hub.foreign-same-as-unknown';
  const other = (where: string, wanted: string, seen: string) =>
    `fail ACC-01 in ${where} answer ErrorDesc: expected as of none: ${wanted}; seen ${seen}`;
  const get = (said: Said) => ({ get: broken('foreign-get', 'getEdoc', said) });

  it.each<readonly [string, Recording, readonly string[]]>([
    ['other words', get(fail('Cua co quan khac')), [other('get', '-1 Khong co', 'FAIL -1 Cua co quan khac')]],
    [
      'another code',
      get(fail('Khong co', { ErrorCode: '-5' })),
      [other('get', '-1 Khong co', 'FAIL -5 Khong co')],
    ],
    [
      'the packet is named in both',
      {
        ...get(fail('Khong co f1')),
        'get none': broken('nobodys-get', 'getEdoc', fail('Khong co n1'), 'n1'),
      },
      [],
    ],
    [
      'acknowledging differs',
      { 'foreign ack': broken('foreign-ack', 'updateStatus', fail('Cam')) },
      [other('foreign ack', '-1 Khong co', 'FAIL -1 Cam')],
    ],
    ['one was taken', get(ok()), unseen('foreign-get')],
    ['one is missing', { 'ack none': undefined }, unseen('foreign-get')],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('one’s own packet', () => {
  const got = (said: Said) => ({ 'still got': call(at('still-there'), 'city', 'getEdoc', said) });
  const gone = (seen: string) => [
    `fail DUP-07 in still got answer data: expected the packet F1; seen ${seen}`,
  ];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is refused', got(fail('Da xac nhan')), gone('FAIL -1 Da xac nhan')],
    ['is another one', got(packet('<Id>F2</Id>')), gone('OK 0 Thanh cong')],
    ['was not asked for', { 'still got': undefined }, unseen('still-there')],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.own-packet-stays-gettable', changes)).toEqual(findings);
  });
});

describe('an acknowledgement of one’s own', () => {
  const refused = (where: string) =>
    `fail DUP-06 in ${where} answer status: expected an answer OK with ErrorCode "0"; seen FAIL -1 Sai`;

  it.each<readonly [string, string, Recording, readonly string[]]>([
    ['is refused', 'hub.ack-accepted', { done: ack('done', fail('Sai')) }, [refused('done')]],
    [
      'is refused the second time',
      'hub.ack-twice',
      { 'done again': ack('done-again', fail('Sai')) },
      [refused('done again')],
    ],
    [
      'gets no answer, which is the network’s',
      'hub.ack-accepted',
      { done: ack('done', silent) },
      [
        'not-run: there was no answer that can be read (updateStatus, hub-acknowledgement/done: ECONNRESET), which proves nothing',
      ],
    ],
    ['was not made', 'hub.ack-accepted', { done: undefined }, unseen('done')],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});
