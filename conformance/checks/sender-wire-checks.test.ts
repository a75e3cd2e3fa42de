import { describe, expect, it } from 'vitest';
import { headerValueOf } from '../../protocol/wire/headers.ts';
import {
  type AgencyBesides,
  type AgencyRecording,
  asked,
  calls,
  found,
  lookedAt,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { fail, rows } from './hub-recording-under-test.ts';
import { senderWireChecks } from './sender-wire-checks.ts';
import { smallDocument, smallStatus } from './small-packet-under-test.ts';

const life = (name: string) => `sender-life/${name}`;
const nothing = ['not-run: nothing happened that it could judge'];
const judged = (id: string, recording: AgencyRecording) => found(senderWireChecks, id, recording);
const seenBy = (id: string, recording: AgencyRecording) => lookedAt(senderWireChecks, id, recording);
const asks = (besides: AgencyBesides = {}, name = life('several')) =>
  calls(name, 'countReceiveEdoc', besides);

describe.each(['sender.one-identity', 'sender.headers-tell-nothing'])('%s', (id) => {
  it('looks at every call to the hub', () => {
    const services = asks({ target: 'http://ocsp.example/?token=x', parameters: { systemid: 'other' } });
    const recording = { one: asks(), services, packet: sends(life('several'), smallDocument('D1')) };
    expect(seenBy(id, recording)).toEqual(['one', 'the call of packet']);
    expect(judged(id, recording)).toEqual([]);
  });

  it('looks at no call of another scenario', () => {
    expect(judged(id, { it: asks({}, 'sender-acts/recall') })).toEqual(nothing);
  });
});

describe('the system id of calls (AUT-09)', () => {
  const by = (systemid: string) => asks({ parameters: { systemid } });
  const wrong = (where: string, seen: string) => [`fail AUT-09 in ${where}, request systemid: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['one', { one: by('A') }, []],
    ['the same', { one: by('A'), two: by(' A ') }, []],
    ['another', { one: by('A'), two: by('A'), three: by('B'), four: by('C') }, wrong('three', 'A – B')],
    ['none, once', { one: by('A'), two: asks() }, wrong('two', 'A – ')],
    ['none, first', { one: asks(), two: by('A') }, wrong('two', ' – A')],
  ])('%s', (_, recording, lines) => {
    expect(judged('sender.one-identity', recording)).toEqual(lines);
  });
});

describe('what addresses and headers tell (TLS-07)', () => {
  const id = 'sender.headers-tell-nothing';
  const saying = (value: string) => asks({ parameters: { filename: value } });
  const leak = (path: string, seen: string) => [`fail TLS-07 in it, request ${path}: ${seen}`];

  it.each([
    ['/api?page=1&id=abc', []],
    ['/token=1', []],
    ['/api?access_token=1', []],
    ['/api?token=abc', leak('target', '?token=')],
    ['/api?page=1&Secret=abc', leak('target', '&Secret=')],
    ['/api?secretkey=abc', leak('target', '?secretkey=')],
    ['/api?subject=V/v', leak('target', '?subject=')],
  ])('an address %s', (target, lines) => {
    expect(judged(id, { it: asks({ target }) })).toEqual(lines);
  });

  it.each([
    'van-ban.pdf',
    '../di/101.edxml',
    '/api/var/x',
    'https://truc.example/etc/x',
    'abc:\\def',
    '\\\\may',
    'V/v kiểm tra',
  ])('a header that says “%s”, which is nothing', (value) => {
    expect(judged(id, { it: saying(headerValueOf(value)) })).toEqual([]);
  });

  it.each([
    'C:\\QLVB\\di\\101.edxml',
    'tệp d:\\a',
    '"C:\\a"',
    '\\\\may-chu\\van-ban',
    '/usr/qlvb/di/101.edxml',
    'name=/var/spool/x',
    'a,/opt/x',
    '(/mnt/x)',
    'Về V/v kiểm tra liên thông',
  ])('a header that says “%s”', (value) => {
    const lines = leak('XroadVnpt-filename', value);
    expect(judged(id, { it: saying(headerValueOf(value)) })).toEqual(lines);
  });

  it('is told once a call', () => {
    const it = asks({ target: '/a?sign=1', parameters: { a: '/etc/x', b: '/srv/x' } });
    const two = asks({ parameters: { a: 'x', b: '/srv/x', c: '/usr/x' } });
    expect(judged(id, { it, two })).toEqual([
      ...leak('target', '?sign='),
      'fail TLS-07 in two, request XroadVnpt-b: /srv/x',
    ]);
  });
});

describe('the codes of receivers (IDC-13)', () => {
  const id = 'sender.addresses-by-the-table';
  const several = step(life('several'), { to: 'H17 G06' });
  const listed = (...data: readonly unknown[]) => asks({ said: rows(...data) });
  const directory = calls(life('several'), 'getAgenciesListQD20', {
    said: rows(
      { code: 'G06', oldCode: 'o', code102: 7 },
      { code: 'H17', oldCode: '43', code102: '000.00.00.H17' },
    ),
  });
  const to = (...codes: readonly string[]) => sends(life('several'), smallDocument('D1', { to: codes }));
  const path = (which: string) => `edXMLEnvelope/edXMLHeader/MessageHeader/${which}/OrganId`;
  const wrong = (which: string, seen: string) => [`fail IDC-13 in it, packet ${path(which)}: ${seen}`];

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['as they were told', { several, it: to('H17', 'G06') }, []],
    ['one of them', { several, it: to('G06') }, []],
    ['nobody', { several, it: to() }, []],
    ['nothing was asked for', { it: to('H17') }, wrong('To', 'H17')],
    ['turned round', { several, it: to('17H') }, wrong('To', '17H')],
    ['one turned round', { several, it: to('H17', '60G') }, wrong('To[2]', '60G')],
    ['another form that the directory has', { several, directory, it: to('000.00.00.H17', '43', 'o') }, []],
    ['another form, unseen', { several, it: to('000.00.00.H17') }, wrong('To', '000.00.00.H17')],
    ['no text of the directory', { several, directory, it: to('7') }, wrong('To', '7')],
    [
      'a form of another body',
      { several: step(life('several'), { to: 'G06' }), directory, it: to('43') },
      wrong('To', '43'),
    ],
    [
      'a form out of another list',
      { several, other: listed({ code: 'H17', oldCode: '43' }), it: to('43') },
      wrong('To', '43'),
    ],
    [
      'a directory that was refused',
      { several, none: calls(life('several'), 'getAgenciesList', { said: fail() }), it: to('H17') },
      [],
    ],
    [
      'sent after the next order was given',
      { several, next: step(life('no-annexes'), { to: 'H17' }), it: to('H17', 'G06') },
      [],
    ],
    ['sent when its screen was shown', { several, next: step(life('registered')), it: to('H17') }, []],
    [
      'those of another scenario',
      { several, other: step('sender-acts/to-recall', { to: 'H38' }), it: to('H38') },
      wrong('To', 'H38'),
    ],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
  });

  it('looks at documents alone', () => {
    expect(seenBy(id, { several, it: to('H17'), status: sends(life('x'), smallStatus('13', 'D1')) })).toEqual(
      ['it'],
    );
  });
});

describe('annexes that differ (ATT-10)', () => {
  const id = 'sender.one-packet-a-set';
  const sets = (...each: readonly (readonly [to: readonly string[], annexes: number])[]) =>
    step('sender-sets/sets', { sets: JSON.stringify(each.map(([to, annexes]) => ({ to, annexes }))) });
  const two = sets([['H17', 'G06'], 1], [['H38'], 0]);
  const packet = (to: readonly string[], files: number) =>
    sends('sender-sets/sets', smallDocument('D1', { to, files }));
  const first = packet(['H17', 'G06'], 2);
  const second = packet(['H38'], 1);
  const strange = (where: string, seen: string) => `fail ATT-10 in ${where}, packet To: ${seen}`;

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['a packet each', { two, first, second }, []],
    [
      'by other forms of their codes',
      { two, first: packet(['G06', '000.00.00.H17'], 2), second: packet(['000.00.00.H38'], 1) },
      [],
    ],
    ['in another order, one again', { two, second, first, again: second }, []],
    ['all to all', { two, first: packet(['H17', 'G06', 'H38'], 2) }, [strange('first', 'H17 G06 H38: 2')]],
    ['all annexes to each', { two, first, second: packet(['H38'], 2) }, [strange('second', 'H38: 2')]],
    ['to one of its two', { two, first: packet(['H17'], 2), second }, [strange('first', 'H17: 2')]],
    ['one set is missing', { two, second }, ['fail ATT-10 in second, packet: – H17 G06: 2']],
    [
      'a packet of no set that was told',
      { none: step('sender-sets/sets'), first },
      [strange('first', 'H17 G06: 2')],
    ],
  ])('%s', (_, recording, lines) => {
    expect(judged(id, recording)).toEqual(lines);
  });

  it.each<readonly [string, AgencyRecording]>([
    ['nothing left', { two }],
    ['only a status left', { two, status: sends('sender-sets/sets', smallStatus('13', 'D1')) }],
    ['it was not asked for', { first, other: step('sender-sets/other', { sets: '[]' }) }],
    ['it left elsewhere', { two, other: sends('sender-life/x', smallDocument('D1')) }],
  ])('proves nothing where %s', (_, recording) => {
    expect(judged(id, recording)).toEqual(nothing);
  });

  it('does not apply to a system that cannot do it', () => {
    const no = asked('sender-sets/sets', 'send-sets', { outcome: 'not-offered' });
    expect(judged(id, { two, no })).toEqual(['not-applicable: the system has no function send-sets']);
  });

  it('looks at every packet', () => {
    expect(seenBy(id, { two, first, second })).toEqual(['first', 'second']);
  });
});
