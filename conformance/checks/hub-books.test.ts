import { describe, expect, it } from 'vitest';
import { hubBooksChecks } from './hub-books.ts';
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
  silent,
  step,
} from './hub-recording-under-test.ts';

const sent = 'hub-books/sent';
const lookedUp = 'hub-books/looked-up';
const stranger = 'hub-books/stranger-looks';

const letter = { documentId: 'B1', at: 5, by: 'office' };
const accepted = { ...letter, name: 'packet-accepted', docId: 's1' };
const fetched = (deliveryId: string) => ({ ...letter, name: 'packet-fetched', deliveryId });
const acknowledged = { ...letter, name: 'packet-acknowledged' };
const failure = {
  name: 'request-refused',
  systemId: 'office',
  at: 9,
  problems: [{ code: 'auth.signature' }],
};
const acts = [accepted, fetched('d1'), acknowledged, fetched('d2'), acknowledged];

const trace = (...events: readonly unknown[]) =>
  call(lookedUp, '', 'management /trace', json({ events: events.map((event) => ({ event })) }));
const failures = (text: string, name = lookedUp, httpStatus = 200) =>
  call(name, '', 'management /portal/failures', raw(text, httpStatus));

/** A letter to two bodies, what the log says of it, and who may read why something was refused. */
const sound: Recording = {
  sentStep: step(sent, { document: 'B1', content: 'nội dung kín', subject: 'Trích yếu kín' }),
  sent: call(sent, 'office', 'sendEdoc', ok({ DocId: 's1' })),
  got1: call(sent, 'city', 'getEdoc', packet('B1'), { docId: 'd1' }),
  got2: call(sent, 'ministry', 'getEdoc', packet('B1'), { docId: 'd2' }),
  lookedStep: step(lookedUp, { sender: 'office', code: 'edxml.subject' }),
  trace: trace(...acts, failure),
  own: failures('edxml.subject'),
  others: failures('{}'),
  stranger: failures('no', stranger, 401),
};

const judged = (id: string, changes: Recording) => found(hubBooksChecks, id, { ...sound, ...changes });
const unseen = [`not-run: there is no evidence of the step ${lookedUp}`];
const inTrace = (requirement: string, words: string) =>
  `fail ${requirement} in trace answer events: ${words}`;

describe('a log that is whole', () => {
  it.each([
    ['hub.log-complete-in-order', ['sent', 'trace']],
    ['hub.log-rows-whole', ['sent', 'trace']],
    ['hub.log-failed-authentication', ['sent', 'trace']],
    ['hub.log-without-content', ['sent', 'trace']],
    ['hub.log-links-ids', ['sent', 'trace']],
    ['hub.one-sent-two-received', ['sent', 'trace']],
    ['hub.failures-shown-to-owner', ['own']],
    ['hub.failures-hidden-from-others', ['own', 'others']],
    ['hub.failures-need-secret', ['own', 'stranger']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubBooksChecks, id, sound)).toEqual(names);
  });

  it('rows that hold no event are no reason to stop', () => {
    const rows = json({ events: [null, 'x', {}, ...acts.map((event) => ({ event }))] });
    expect(
      judged('hub.log-complete-in-order', { trace: call(lookedUp, '', 'management /trace', rows) }),
    ).toEqual([]);
  });

  it.each<readonly [string, Recording]>([
    ['nobody looked', { trace: undefined }],
    ['the answer has no events', { trace: call(lookedUp, '', 'management /trace', json({})) }],
    ['the answer is no JSON', { trace: call(lookedUp, '', 'management /trace', raw('<html>')) }],
    ['no answer came', { trace: call(lookedUp, '', 'management /trace', silent) }],
    ['nobody knows of which document', { sentStep: undefined }],
    ['the letter was refused', { sent: call(sent, 'office', 'sendEdoc', fail()) }],
    ['the letter was not sent', { sent: undefined }],
  ])('%s: nothing can be said', (_, changes) => {
    expect(judged('hub.log-complete-in-order', changes)).toEqual(unseen);
  });
});

describe('every act, in order', () => {
  const whole = 'packet-accepted, packet-fetched, packet-acknowledged, packet-fetched, packet-acknowledged';
  const found = (seen: string) => [inTrace('LOG-01', `expected ${whole}; seen ${seen}`)];

  it.each<readonly [string, readonly unknown[], readonly string[]]>([
    ['an act is missing', acts.slice(1), found(whole.replace('packet-accepted, ', ''))],
    ['nothing was written', [], found('none')],
    [
      'out of order',
      [fetched('d1'), accepted, ...acts.slice(2)],
      found('packet-fetched, packet-accepted, packet-acknowledged, packet-fetched, packet-acknowledged'),
    ],
    [
      'an act is of another document',
      [{ ...accepted, documentId: 'B2' }, ...acts.slice(1)],
      found(whole.replace('packet-accepted, ', '')),
    ],
    [
      'other documents and other acts between',
      [{ ...accepted, documentId: 'B2' }, ...acts, { ...letter, name: 'packet-relayed' }],
      [],
    ],
    ['rows that are no events', [null, 'packet-accepted', ...acts], []],
  ])('%s', (_, events, findings) => {
    expect(judged('hub.log-complete-in-order', { trace: trace(...events) })).toEqual(findings);
  });
});

describe('a row has time, act, who and what', () => {
  const bare = { documentId: 'B1', name: 'packet-accepted', at: 5 };
  const lacking = (row: object) => [inTrace('LOG-02', `expected at, name, who; seen ${JSON.stringify(row)}`)];

  it.each(['by', 'from', 'to', 'receiver', 'issuer'])('who may be told as %s', (name) => {
    expect(judged('hub.log-rows-whole', { trace: trace({ ...bare, [name]: 'office' }) })).toEqual([]);
  });

  it.each<readonly [string, object, boolean]>([
    ['nobody', bare, false],
    ['an empty name', { ...bare, by: '' }, false],
    ['no time', { ...letter, name: 'packet-accepted', at: undefined }, false],
    ['a time in words', { ...letter, name: 'packet-accepted', at: '5' }, false],
    ['no act', letter, false],
    ['the beginning of time', { ...letter, name: 'packet-accepted', at: 0 }, true],
    ['a row of another document', { ...bare, documentId: 'B2' }, true],
  ])('%s', (_, row, isRight) => {
    expect(judged('hub.log-rows-whole', { trace: trace(row) })).toEqual(isRight ? [] : lacking(row));
  });
});

describe('a failed authentication is logged', () => {
  it.each<readonly [string, object, boolean]>([
    ['under another system', { ...failure, systemId: 'city' }, false],
    ['for another reason', { ...failure, problems: [{ code: 'edxml.subject' }] }, false],
    ['without a reason', { ...failure, problems: undefined }, false],
    ['with the reason beside others', { ...failure, problems: ['x', 'no signature'] }, true],
  ])('%s', (_, event, isRight) => {
    const wrong = [inTrace('LOG-03', 'expected a row about office; seen none')];
    expect(judged('hub.log-failed-authentication', { trace: trace(...acts, event) })).toEqual(
      isRight ? [] : wrong,
    );
  });
});

describe('content does not belong into the log', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['the content', 'nội dung kín', ['nội dung kín']],
    ['the subject', 'Trích yếu kín', ['Trích yếu kín']],
    ['both', 'Trích yếu kín: nội dung kín', ['nội dung kín', 'Trích yếu kín']],
    ['a part of the subject', 'Trích yếu', []],
  ])('%s', (_, text, seen) => {
    expect(judged('hub.log-without-content', { trace: trace(...acts, { text }) })).toEqual(
      seen.map((each) => inTrace('LOG-06', `expected no content; seen ${each}`)),
    );
  });
});

describe('ids are linked with the document', () => {
  const missing = (id: string) => [inTrace('LOG-09', `expected ${id} together with B1; seen not linked`)];

  it.each<readonly [string, readonly unknown[], readonly string[]]>([
    ['the send id is missing', [{ ...letter, docId: 's2' }, fetched('d1'), fetched('d2')], missing('s1')],
    [
      'the send id is with another document',
      [{ ...accepted, documentId: 'B2' }, fetched('d1'), fetched('d2')],
      missing('s1'),
    ],
    ['a delivery is missing', [accepted, fetched('d1')], missing('d2')],
    ['the first of several is told', [fetched('d2')], missing('s1')],
    ['both deliveries are missing', [accepted], missing('d1')],
    ['all in one row', [{ ...accepted, deliveryId: 'd1' }, fetched('d2')], []],
  ])('%s', (_, events, findings) => {
    expect(judged('hub.log-links-ids', { trace: trace(...events) })).toEqual(findings);
  });

  it('a get that named no packet is linked with nothing', () => {
    expect(judged('hub.log-links-ids', { got2: call(sent, 'city', 'getEdoc', ok()) })).toEqual(missing('?'));
  });
});

describe('one sent, two received', () => {
  it.each<readonly [string, readonly unknown[], string]>([
    ['counted twice', [accepted, ...acts], '2 sent, 2 received'],
    ['received once', acts.slice(0, 3), '1 sent, 1 received'],
    ['of another document', acts.map((each) => ({ ...each, documentId: 'B2' })), '0 sent, 0 received'],
  ])('%s', (_, events, seen) => {
    expect(judged('hub.one-sent-two-received', { trace: trace(...events) })).toEqual([
      inTrace('RPT-03', `expected 1 sent, 2 received; seen ${seen}`),
    ]);
  });
});

describe('who may read why something was refused', () => {
  const none = (name: string) => [`not-run: there is no evidence of the step ${name}`];

  it.each<readonly [string, string, Recording, readonly string[]]>([
    [
      'the owner is not told',
      'hub.failures-shown-to-owner',
      { own: failures('{}') },
      ['fail ERR-03 in own answer failures: expected a reason that names edxml.subject; seen none'],
    ],
    [
      'the owner did not ask',
      'hub.failures-shown-to-owner',
      { own: undefined, others: undefined },
      none(lookedUp),
    ],
    [
      'another is told',
      'hub.failures-hidden-from-others',
      { others: failures('edxml.subject') },
      ['fail ERR-03 in others answer failures: expected none of another’s failures; seen edxml.subject'],
    ],
    ['nobody else asked', 'hub.failures-hidden-from-others', { others: undefined }, none(lookedUp)],
    [
      'a stranger is served',
      'hub.failures-need-secret',
      { stranger: failures('{}', stranger) },
      ['fail LOG-11 in stranger answer: expected HTTP 401; seen 200'],
    ],
    [
      'a stranger meets HTTP 399',
      'hub.failures-need-secret',
      { stranger: failures('{}', stranger, 399) },
      ['fail LOG-11 in stranger answer: expected HTTP 401; seen 399'],
    ],
    [
      'a stranger gets no answer',
      'hub.failures-need-secret',
      { stranger: call(stranger, '', 'management /portal/failures', silent) },
      ['fail LOG-11 in stranger answer: expected HTTP 401; seen ECONNRESET'],
    ],
    [
      'a stranger meets HTTP 400',
      'hub.failures-need-secret',
      { stranger: failures('{}', stranger, 400) },
      [],
    ],
    ['no stranger asked', 'hub.failures-need-secret', { stranger: undefined }, lacking(stranger)],
    [
      'the owner asked for nothing',
      'hub.failures-need-secret',
      { own: undefined, others: undefined },
      none(stranger),
    ],
  ])('%s', (_, id, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  it('without a code that was written down, nothing can be told apart', () => {
    const changes = { lookedStep: undefined, own: failures('edxml.subject') };
    expect(judged('hub.failures-shown-to-owner', changes)).toEqual([
      'fail ERR-03 in own answer failures: expected a reason that names ?; seen none',
    ]);
  });
});
