import { describe, expect, it } from 'vitest';
import { names as n } from '../../protocol/edxml/names.ts';
import type { EvidenceEntry } from '../evidence/evidence.ts';
import {
  type AgencyRecording,
  agencyEvidence,
  asked,
  calls,
  peerSends,
  sends,
  step,
} from './agency-recording-under-test.ts';
import { decisionOn, exchangeOf, fetchedAt, saidAbout, toldAbout } from './agency-view.ts';
import { fail, ok, packet, raw, type Said, silent } from './hub-recording-under-test.ts';
import { element, smallDocument, smallStatus } from './small-packet-under-test.ts';

const exchangeIn = (recording: AgencyRecording) => exchangeOf(agencyEvidence(recording));

describe('an exchange', () => {
  const recorded: AgencyRecording = {
    one: step('a/start'),
    two: asked('a/start', 'fetch'),
    three: calls('a/start', 'getEdoc'),
    four: sends('a/next', smallDocument('D1')),
    five: step('b/start'),
    six: peerSends('H17', 'b/start', smallStatus('01', 'D1')),
    seven: step('a/next'),
  };

  it('is read once for all checks', () => {
    const exchange = exchangeIn(recorded);
    expect(exchangeOf(exchange.evidence)).toBe(exchange);
    expect(exchangeIn({})).not.toBe(exchangeIn({}));
  });

  it('has calls of the system alone', () => {
    const exchange = exchangeIn(recorded);
    expect(exchange.calls.map(({ entry }) => [entry.number, entry.operation])).toEqual([
      [3, 'getEdoc'],
      [4, 'sendEdoc'],
    ]);
  });

  it('has the packets of both sides', () => {
    const exchange = exchangeIn(recorded);
    expect(exchange.sent.map(({ entry, by, call }) => [entry, by, call.number])).toEqual([[5, 'system', 4]]);
    expect(exchange.fromPeers.map(({ entry, by, call }) => [entry, by, call.number])).toEqual([
      [8, 'H17', 7],
    ]);
  });

  it('has its steps, of a scenario and of a name', () => {
    const exchange = exchangeIn(recorded);
    const numbers = (scenario: string, name?: string) =>
      exchange.stepsOf(scenario, name).map(({ number }) => number);
    expect(exchange.steps.map(({ number }) => number)).toEqual([1, 6, 9]);
    expect(numbers('a')).toEqual([1, 9]);
    expect(numbers('a', 'next')).toEqual([9]);
    expect(numbers('b', 'next')).toEqual([]);
  });

  it('knows of which scenario an entry is', () => {
    const exchange = exchangeIn(recorded);
    const within = (scenario: string) =>
      exchange.evidence.entries.filter((each) => exchange.in(scenario, each)).map(({ number }) => number);
    expect(within('a')).toEqual([1, 2, 3, 4, 5, 9]);
    expect(within('b')).toEqual([6, 7, 8]);
    expect(exchange.in('a', { kind: 'trouble', number: 1, at: 0, blame: 'harness', what: '' })).toBe(false);
  });

  it('has what was asked, and no other state', () => {
    const { evidence } = exchangeIn(recorded);
    const entries = evidence.entries.flatMap((each): readonly EvidenceEntry[] =>
      each.kind === 'state'
        ? [each, { ...each, subject: 'holds fetch' }, { ...each, subject: 'was asked ' }]
        : [each],
    );
    expect(exchangeOf({ ...evidence, entries }).asked.map(({ subject }) => subject)).toEqual(['asked fetch']);
  });

  it('leaves packets out that no call carried', () => {
    const { evidence } = exchangeIn(recorded);
    const { entries } = evidence;
    const loose = entries.map((each) => (each.kind === 'packet' ? { ...each, call: 1 } : each));
    const alone = entries.map((each) => {
      if (each.kind !== 'packet') return each;
      const { call, ...rest } = each;
      return rest;
    });
    const without = entries.filter(({ kind }) => kind !== 'call');
    for (const changed of [loose, alone, without]) {
      const { sent, fromPeers } = exchangeOf({ ...evidence, entries: changed });
      expect([...sent, ...fromPeers]).toEqual([]);
    }
  });
});

describe('a packet that was sent', () => {
  const sent = (text: string, said?: Said) =>
    exchangeIn({ it: sends('a/start', text, { at: 9, ...(said === undefined ? {} : { said }) }) }).sent[0];

  it('is a document with its own identifier', () => {
    const answered = element(n.responseFor, element(n.documentId, 'D0'));
    expect(sent(smallDocument('D1', { message: answered }))).toMatchObject({
      ...{ entry: 2, at: 9, by: 'system', kind: 'document', documentId: 'D1' },
      ...{ statusCode: '', description: '', accepted: true },
    });
  });

  it('says no code and no reason when it is a document', () => {
    const words = element(n.description, 'x');
    expect(sent(smallDocument('D1', { message: words }))?.description).toBe('');
  });

  it('is a status about a document', () => {
    const own = element(n.documentId, 'S1');
    expect(sent(smallStatus('02', 'D1', { description: 'no seal', message: own }))).toMatchObject({
      ...{ kind: 'status', documentId: 'D1', statusCode: '02', description: 'no seal' },
    });
  });

  it.each<readonly [string, Said, boolean]>([
    ['answered OK', ok(), true],
    ['refused', fail(), false],
    ['answered with a page', raw('<html>OK</html>', 502), false],
    ['not answered', silent, false],
  ])('was %s', (_, said, accepted) => {
    expect(sent(smallDocument('D1'), said)?.accepted).toBe(accepted);
  });

  it('is kept with the call that carried it and its own bytes', () => {
    const exchange = exchangeIn({ it: sends('a/start', 'a packet', { body: 'a packet and more' }) });
    const [packetSent] = exchange.sent;
    const text = (ref = '') => Buffer.from(exchange.evidence.body(ref)).toString();
    expect(text(packetSent?.body)).toBe('a packet');
    expect(text(packetSent?.call.request.body)).toBe('a packet and more');
    expect(packetSent?.kind).toBe('other');
  });
});

describe('a call of the system', () => {
  it('has its parameters, whatever their casing, without the space around them', () => {
    const parameters = { DocID: ' d1 ', messageType: ' EDOC', Status: 'Done ' };
    const [call] = exchangeIn({ it: calls('a/start', 'updateStatus', { parameters }) }).calls;
    expect(call).toMatchObject({ docId: 'd1', messageType: 'edoc', status: 'done' });
  });

  it('has none where none was given', () => {
    const [call] = exchangeIn({ it: calls('a/start', 'getEdoc') }).calls;
    expect(call).toMatchObject({ docId: '', messageType: '', status: '' });
  });

  it.each<readonly [string, Said, unknown]>([
    ['an object', raw('{"a":1}'), { a: 1 }],
    ['a page', raw('<html/>'), undefined],
    ['nothing', silent, undefined],
  ])('was answered with %s', (_, said, json) => {
    expect(exchangeIn({ it: calls('a/start', 'getEdoc', { said }) }).calls[0]?.json).toEqual(json);
  });
});

describe('what the system said about a document', () => {
  const recorded: AgencyRecording = {
    document: sends('a/start', smallDocument('D1')),
    arrived: sends('a/start', smallStatus('01', 'D1')),
    other: sends('a/start', smallStatus('03', 'D2')),
    lost: sends('a/start', smallStatus('02', 'D1'), { said: silent }),
    foreign: peerSends('H17', 'a/start', smallStatus('02', 'D1')),
    registered: sends('a/start', smallStatus('03', 'D1')),
    refused: sends('a/start', smallStatus('02', 'D1')),
    finished: sends('a/start', smallStatus('06', 'D3')),
  };
  const codes = (packets: readonly { statusCode: string }[]) => packets.map(({ statusCode }) => statusCode);

  it('is in its order, whether or not it arrived', () => {
    const exchange = exchangeIn(recorded);
    expect(codes(saidAbout(exchange, 'D1'))).toEqual(['01', '02', '03', '02']);
    expect(saidAbout(exchange, 'D9')).toEqual([]);
  });

  it('was told where the hub took it', () => {
    expect(codes(toldAbout(exchangeIn(recorded), 'D1'))).toEqual(['01', '03', '02']);
  });

  it.each([
    ['D1', '03'],
    ['D2', '03'],
    ['D3', undefined],
  ])('decides on %s by the first 02 or 03: %s', (documentId, code) => {
    expect(decisionOn(exchangeIn(recorded), documentId)?.statusCode).toBe(code);
  });

  it('decides by a refusal too', () => {
    const refused = exchangeIn({ it: sends('a/start', smallStatus('02', 'D1')) });
    expect(decisionOn(refused, 'D1')?.statusCode).toBe('02');
  });
});

describe('when the system had a document', () => {
  const get = (said: Said, operation = 'getEdoc') => calls('a/start', operation, { said });
  const document = smallDocument('D1');
  const base64 = Buffer.from(document).toString('base64');

  it('is the first answer that held it', () => {
    const exchange = exchangeIn({
      other: get(packet(smallDocument('D2'))),
      first: get(packet(document)),
      again: get(packet(document)),
    });
    expect(fetchedAt(exchange, 'D1')?.entry.number).toBe(2);
    expect(fetchedAt(exchange, 'D1')?.entry.number).toBe(2);
    expect(fetchedAt(exchange, 'D2')?.entry.number).toBe(1);
  });

  it.each<readonly [string, ReturnType<typeof calls> | undefined]>([
    ['was not asked for', undefined],
    ['was asked for otherwise', get(packet(document), 'downloadEdoc')],
    ['was refused', get(fail('x', { data: base64 }))],
    ['came without data', get(ok())],
    ['came with data that is no text', get(ok({ data: [base64] }))],
    ['did not come', get(silent)],
    ['came as a status about it', get(packet(smallStatus('01', 'D1')))],
    [
      'came as a status with an identifier of its own',
      get(packet(smallStatus('01', 'D2', { message: element(n.documentId, 'D1') }))),
    ],
    ['was another', get(packet(smallDocument('D2')))],
  ])('is open where it %s', (_, line) => {
    expect(fetchedAt(exchangeIn({ line }), 'D1')).toBeUndefined();
  });
});
