import { describe, expect, it } from 'vitest';
import { packetNamespace } from '../../protocol/edxml/names.ts';
import {
  call,
  fail,
  found,
  lookedAt,
  ok,
  packet,
  type Recording,
  rows,
  type Said,
  step,
} from './hub-recording-under-test.ts';
import { hubStatusesChecks } from './hub-statuses.ts';

const at = (name: string) => `hub-statuses/${name}`;
const docId = '0123456789abcdefABCDEF01';

function status(code: string, prefix = 'edXML', document = 'D1') {
  const tag = (name: string, text: string) => `<${prefix}:${name}>${text}</${prefix}:${name}>`;
  const header = tag('StatusCode', code) + tag('Description', `Mốc ${code}`) + tag('Code', document);
  const message = tag('edXMLHeader', tag('MessageHeader', header));
  return `<${prefix}:edXML xmlns:${prefix}="${packetNamespace}">${tag('edXMLEnvelope', message)}</${prefix}:edXML>`;
}

const send = (code: string, said: Said = ok({ DocId: docId })) =>
  call(at(`status-${code}`), 'city', 'sendEdoc', said, { body: `${status(code)}\r\n` });
const get = (account: string, id: string, text: string) =>
  call(at('received'), account, 'getEdoc', packet(text), { docId: id });
const sentList = (name: string, ...states: readonly string[]) =>
  call(at(name), 'office', 'getSentEdocList', rows(...states.map((receiveStatus) => ({ receiveStatus }))));

/** The city reports 03 and 06 of the office's letter; a late 04 comes behind. */
const sound: Recording = {
  letterStep: step(at('sent-reported'), { document: 'D1' }),
  letter: call(at('sent-reported'), 'office', 'sendEdoc', ok({ DocId: docId })),
  step03: step(at('status-03'), { code: '03' }),
  sent03: send('03'),
  step06: step(at('status-06'), { code: '06' }),
  sent06: send('06'),
  list: call(at('received'), 'office', 'getReceivedEdocList', rows()),
  got03: get('office', 'd3', status('03')),
  got06: get('office', 'd6', status('06')),
  sentList: sentList('sent-list', '', '06'),
  lateList: sentList('sent-list-after-late', '06'),
};

const judged = (id: string, changes: Recording) => found(hubStatusesChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${at(name)}`];

describe('a hub that passes statuses on', () => {
  it.each([
    ['hub.status-reaches-issuer', ['sent03', 'sent06', 'list']],
    ['hub.status-to-nobody-else', ['got03', 'got06']],
    ['hub.status-unchanged', ['got03']],
    ['hub.status-prefix-kept', ['got03']],
    ['hub.sent-list-tells-status', ['sent06', 'sentList']],
    ['hub.final-status-stays', ['lateList']],
    ['hub.send-answers-id', ['letter', 'sent03', 'sent06']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubStatusesChecks, id, sound)).toEqual(names);
  });

  it('every code has to be tried', () => {
    expect(judged('hub.status-accepted', {})).toEqual(unseen('status-01'));
    const all = { sent01: send('01', fail('La')), sent04: send('04'), sent05: send('05') };
    expect(judged('hub.status-accepted', all)).toEqual([
      'fail STA-11 in sent01 answer status: expected an answer OK with ErrorCode "0"; seen FAIL -1 La',
    ]);
  });
});

describe('a status reaches the issuer', () => {
  const one = (code: string, seen: number) =>
    `fail STA-10 in list answer data: expected one status ${code} for office; seen ${seen}`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['not at all', { got03: undefined }, [one('03', 0)]],
    ['twice', { again: get('office', 'd9', status('06')) }, [one('06', 2)]],
    ['but only another body', { got03: get('ministry', 'd3', status('03')) }, [one('03', 0)]],
    ['nor need one that was refused', { sent03: send('03', fail()), got03: undefined }, []],
    ['if any was taken', { sent03: send('03', fail()), sent06: undefined }, unseen('received')],
    ['if anybody looked', { list: undefined }, unseen('received')],
    [
      'if anybody knows who that is',
      { letter: undefined },
      [
        'fail STA-10 in list answer data: expected one status 03 for ; seen 0',
        'fail STA-10 in list answer data: expected one status 06 for ; seen 0',
      ],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.status-reaches-issuer', changes)).toEqual(findings);
  });

  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'and a third body',
      { stray: get('ministry', 'd9', status('03')) },
      ['fail STA-10 in stray answer data: expected office alone sees it; seen ministry was given it'],
    ],
    [
      'while a third body sees another letter’s',
      { stray: get('ministry', 'd9', status('03', 'edXML', 'D2')) },
      [],
    ],
    ['or nobody', { got03: undefined, got06: undefined }, unseen('received')],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.status-to-nobody-else', changes)).toEqual(findings);
  });
});

describe('a status as it is handed out', () => {
  const text = status('03');
  const given = (changed: string) => ({ got03: get('office', 'd3', changed) });
  const header = 'fail ENV-06 in got03 packet MessageHeader/';

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'another code',
      'hub.status-unchanged',
      given(text.replace('>03<', '>04<')),
      [`${header}StatusCode: expected 03; seen 04`],
    ],
    [
      'no document',
      'hub.status-unchanged',
      given(text.replace('>D1<', '><')),
      [`${header}Code: expected D1; seen absent`],
    ],
    [
      'something added',
      'hub.status-unchanged',
      given(text.replace('<edXML:Code>', '<edXML:Note>x</edXML:Note>$&')),
      [`${header}Note: expected absent; seen x`],
    ],
    ['another prefix', 'hub.status-unchanged', given(status('03', 'a')), []],
    ['to nobody', 'hub.status-unchanged', { got03: undefined }, unseen('received')],
    ['though none was sent', 'hub.status-unchanged', { sent03: undefined }, unseen('received')],
    [
      'another prefix',
      'hub.status-prefix-kept',
      given(status('03', 'a')),
      ['fail ENV-06 in got03 packet StatusCode: expected <edXML:StatusCode>; seen another prefix'],
    ],
    ['to nobody', 'hub.status-prefix-kept', { got03: undefined }, unseen('received')],
  ])('%s: %s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('the sent list', () => {
  const tells = (seen: string) =>
    `fail STA-10 in sentList answer data[0].receiveStatus: expected receiveStatus "06"; seen ${seen}`;
  const stays = (seen: string) =>
    `fail STA-12 in lateList answer data[0].receiveStatus: expected receiveStatus still "06"; seen ${seen}`;

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'tells an earlier state',
      'hub.sent-list-tells-status',
      { sentList: sentList('sent-list', '03') },
      [tells('03')],
    ],
    [
      'tells no state',
      'hub.sent-list-tells-status',
      { sentList: sentList('sent-list', '') },
      [tells('none')],
    ],
    ['was not asked for', 'hub.sent-list-tells-status', { sentList: undefined }, unseen('sent-list')],
    [
      'has nothing to tell',
      'hub.sent-list-tells-status',
      { sent06: send('06', fail()) },
      unseen('sent-list'),
    ],
    ['has never had', 'hub.sent-list-tells-status', { sent06: undefined }, unseen('sent-list')],
    [
      'goes back',
      'hub.final-status-stays',
      { lateList: sentList('sent-list-after-late', '04') },
      [stays('04')],
    ],
    ['goes empty', 'hub.final-status-stays', { lateList: sentList('sent-list-after-late') }, [stays('none')]],
    [
      'was not at 06 before',
      'hub.final-status-stays',
      { sentList: sentList('sent-list', '03') },
      unseen('sent-list-after-late'),
    ],
    [
      'was not asked for before',
      'hub.final-status-stays',
      { sentList: undefined },
      unseen('sent-list-after-late'),
    ],
    [
      'was not asked for again',
      'hub.final-status-stays',
      { lateList: undefined },
      unseen('sent-list-after-late'),
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });
});

describe('the id in an answer', () => {
  const bad = (seen: string) =>
    `fail STA-17 in sent03 answer DocId: expected a DocId of 24 hex digits; seen DocId "${seen}"`;

  it.each([
    ['is empty', ''],
    ['has 23 digits', docId.slice(1)],
    ['has 25 digits', `${docId}0`],
    ['has a letter that is none', docId.replace('0', 'g')],
  ])('%s', (_, id) => {
    expect(judged('hub.send-answers-id', { sent03: send('03', ok({ DocId: id })) })).toEqual([bad(id)]);
  });

  it('is not asked of a refusal', () => {
    expect(judged('hub.send-answers-id', { sent03: send('03', fail()) })).toEqual([]);
    expect(found(hubStatusesChecks, 'hub.send-answers-id', { sent03: send('03', fail()) })).toEqual([
      'not-run: there is no evidence of the step hub-statuses',
    ]);
  });
});
