import { describe, expect, it, test } from 'vitest';
import { evidenceOf } from '../evidence/create-recorder.ts';
import { deliveriesOf, hubExchange, packetOf, sentParameter, textIn } from './hub-exchange.ts';
import {
  call,
  evidenceFrom,
  fail,
  json,
  ok,
  packet,
  type Recording,
  raw,
  rows,
  type Said,
  silent,
  step,
} from './hub-recording-under-test.ts';

const exchangeOf = (recording: Recording) => hubExchange(evidenceFrom(recording));

function only(operation: string, said: Said) {
  const [seen] = exchangeOf({ one: call('a/b', 'city', operation, said) }).calls;
  if (seen === undefined) throw new Error('the call was not read');
  return seen;
}

describe('what an answer amounts to', () => {
  it.each<readonly [string, string, Said, string]>([
    ['OK with code "0"', 'sendEdoc', ok(), 'accepted'],
    ['OK with the number 0 as its code', 'sendEdoc', json({ status: 'OK', ErrorCode: 0 }), 'accepted'],
    ['OK with a code that is no "0"', 'sendEdoc', json({ status: 'OK', ErrorCode: '7' }), 'refused'],
    ['OK without any code', 'sendEdoc', json({ status: 'OK' }), 'garbled'],
    ['FAIL', 'sendEdoc', fail(), 'refused'],
    ['FAIL without any code', 'sendEdoc', json({ status: 'FAIL' }), 'refused'],
    ['FAIL with code "0"', 'sendEdoc', json({ status: 'FAIL', ErrorCode: '0' }), 'refused'],
    ['a code without a status', 'sendEdoc', json({ ErrorCode: '-1' }), 'refused'],
    ['code "0" without a status', 'sendEdoc', json({ ErrorCode: '0' }), 'garbled'],
    ['another object', 'sendEdoc', json({}), 'garbled'],
    ['an array', 'sendEdoc', json([{ status: 'OK', ErrorCode: '0' }]), 'garbled'],
    ['null', 'sendEdoc', json(null), 'garbled'],
    ['a string', 'sendEdoc', json('OK'), 'garbled'],
    ['HTML', 'sendEdoc', raw('<html>'), 'garbled'],
    ['nothing in its body', 'sendEdoc', raw(''), 'garbled'],
    ['no answer', 'sendEdoc', silent, 'silent'],
    ['a file', 'downloadEdoc', raw('<edXML/>'), 'accepted'],
    ['an empty file', 'downloadEdoc', raw(''), 'refused'],
    ['a file with HTTP 299', 'downloadEdoc', raw('<edXML/>', 299), 'accepted'],
    ['a file with HTTP 300', 'downloadEdoc', raw('<edXML/>', 300), 'refused'],
    ['no file', 'downloadEdoc', silent, 'silent'],
    ['anything of the management end', 'management /trace', json({ events: [] }), 'accepted'],
    ['an error of the management end', 'management /trace', json({ error: 'no' }, 401), 'refused'],
    ['HTTP 404 with OK, which its envelope outweighs', 'sendEdoc', { ...raw(''), ...ok() }, 'accepted'],
  ])('%s', (_, operation, said, outcome) => {
    expect(only(operation, said).outcome).toBe(outcome);
  });

  test('a download is never read as JSON', () => {
    expect(only('downloadEdoc', ok()).json).toBeUndefined();
    expect(only('getEdoc', ok()).json).toMatchObject({ status: 'OK' });
  });

  test('rows of a list are its objects alone', () => {
    expect(only('getReceivedEdocList', rows({ docId: 'a' }, null, 'b', ['c'], 4)).rows).toEqual([
      { docId: 'a' },
    ]);
    expect(only('getReceivedEdocList', ok({ data: { docId: 'a' } })).rows).toEqual([]);
    expect(only('getReceivedEdocList', raw('<html>')).rows).toEqual([]);
    expect(only('getReceivedEdocList', silent).rows).toEqual([]);
  });
});

describe('an exchange', () => {
  const recording: Recording = {
    first: step('one/sent', { document: 'D1' }),
    sent: call('one/sent', 'office', 'sendEdoc', ok()),
    list: call('one/sent', 'city', 'getReceivedEdocList', rows(), { broken: 'the digest' }),
    asked: call('one/looked', '', 'management /trace', json({ events: [] })),
    second: step('onetwo/sent', { document: 'D2' }),
    other: call('onetwo/sent', 'city', 'sendEdoc', silent),
  };
  const numbers = (calls: readonly { readonly number: number }[]) => calls.map(({ number }) => number);

  test('has the calls to the system under test, in order', () => {
    const { calls } = exchangeOf(recording);
    expect(numbers(calls)).toEqual([2, 3, 4, 6]);
    expect(calls.map(({ account }) => account)).toEqual(['office', 'city', '', 'city']);
    expect(calls.map(({ broken }) => broken)).toEqual([false, true, false, false]);
    expect(calls.map(({ bytes }) => bytes.length > 0)).toEqual([true, true, true, false]);
  });

  test('has no call that went to one of ours', () => {
    const evidence = evidenceFrom(recording);
    const turned = evidence.entries.map((each) =>
      each.kind === 'call' ? { ...each, to: { kind: 'peer', name: 'hub' } as const } : each,
    );
    expect(hubExchange(evidenceOf(turned, new Map())).calls).toEqual([]);
  });

  test('finds calls by step, by scenario and by operation', () => {
    const exchange = exchangeOf(recording);
    expect(numbers(exchange.at('one/sent'))).toEqual([2, 3]);
    expect(numbers(exchange.at('one/sent', 'sendEdoc'))).toEqual([2]);
    expect(numbers(exchange.at('one/never'))).toEqual([]);
    expect(numbers(exchange.within('one'))).toEqual([2, 3, 4]);
    expect(numbers(exchange.within('one', 'sendEdoc'))).toEqual([2]);
    expect(numbers(exchange.within('onetwo'))).toEqual([6]);
    expect(numbers(exchange.within('two'))).toEqual([]);
  });

  test('knows what was written down as a step began', () => {
    const exchange = exchangeOf(recording);
    expect(exchange.facts('one/sent')).toEqual({ document: 'D1' });
    expect(exchange.facts('onetwo/sent')).toEqual({ document: 'D2' });
    expect(exchange.facts('one/looked')).toEqual({});
  });

  test('is read once from the same evidence', () => {
    const evidence = evidenceFrom(recording);
    expect(hubExchange(evidence)).toBe(hubExchange(evidence));
    expect(hubExchange(evidence)).not.toBe(exchangeOf(recording));
  });
});

describe('what is taken from an answer or a request', () => {
  it.each([
    ['a text', { code: 'G22' }, 'G22'],
    ['a number', { code: 7 }, '7'],
    ['null', { code: null }, ''],
    ['a list', { code: ['G22'] }, ''],
    ['true', { code: true }, ''],
    ['nothing', {}, ''],
    ['no row', undefined, ''],
  ])('a field with %s', (_, row, text) => {
    expect(textIn(row, 'code')).toBe(text);
  });

  test('a parameter, whatever the letters of its name', () => {
    const parameters = { MessageType: 'edoc' };
    const [seen] = exchangeOf({ one: call('a/b', 'city', 'getEdoc', ok(), { parameters }) }).calls;
    expect(seen && sentParameter(seen, 'messagetype')).toBe('edoc');
    expect(seen && sentParameter(seen, 'MESSAGETYPE')).toBe('edoc');
    expect(seen && sentParameter(seen, 'type')).toBe('');
  });

  it.each<readonly [string, string, Said, string | undefined]>([
    ['a packet in data', 'getEdoc', packet('<a/>'), '<a/>'],
    ['empty data', 'getEdoc', ok({ data: '' }), undefined],
    ['a list in data', 'getEdoc', rows(), undefined],
    ['a packet beside a refusal', 'getEdoc', fail('no', { data: 'PGEvPg==' }), undefined],
    ['no answer', 'getEdoc', silent, undefined],
    ['a file', 'downloadEdoc', raw('<a/>'), '<a/>'],
    ['an error page', 'downloadEdoc', raw('<a/>', 500), undefined],
  ])('%s: the packet', (_, operation, said, text) => {
    const bytes = packetOf(only(operation, said));
    expect(bytes && Buffer.from(bytes).toString()).toBe(text);
  });

  test('deliveries are gets that gave a packet with the text, by their id in small letters', () => {
    const { calls } = exchangeOf({
      got: call('a/b', 'city', 'getEdoc', packet('<Id>D1</Id>'), { docId: 'AB-1' }),
      other: call('a/b', 'city', 'getEdoc', packet('<Id>D2</Id>'), { docId: 'AB-2' }),
      refused: call('a/b', 'city', 'getEdoc', fail('D1'), { docId: 'AB-3' }),
      file: call('a/b', 'city', 'downloadEdoc', raw('<Id>D1</Id>'), { docId: 'AB-1' }),
    });
    const given = deliveriesOf(calls, 'D1');
    expect(given.map((each) => [each.id, each.call.number, Buffer.from(each.packet).toString()])).toEqual([
      ['ab-1', 1, '<Id>D1</Id>'],
    ]);
  });

  test('a text that nobody wrote down is in no delivery, though every packet begins with its sign', () => {
    const { calls } = exchangeOf({
      got: call('a/b', 'city', 'getEdoc', packet('<?xml version="1.0"?><Id>D1</Id>'), { docId: '1' }),
    });
    expect(deliveriesOf(calls, undefined)).toEqual([]);
    expect(deliveriesOf(calls, '?xml')).toHaveLength(1);
  });
});
