import { describe, expect, it } from 'vitest';
import {
  type Besides,
  fail,
  ok,
  packet,
  type Recording,
  raw,
  rows,
  silent,
} from './hub-recording-under-test.ts';
import { wireAnswersChecks } from './wire-answers.ts';
import { ask, judged, nothing, seenBy, wrong } from './wire-answers-under-test.ts';

const uuid = '0b1f8a52-6f0e-4c0d-9a52-1f6a1b2c3d4e';

/** An answer of each kind, as a sound hub gives it. */
const sound: Recording = {
  send: ask('sendEdoc', ok({ DocId: '5f0000000000000000000001' })),
  notSent: ask('sendEdoc', fail('x', { DocId: '' })),
  list: ask('getReceivedEdocList', rows({ docId: uuid, from: 'G22' })),
  notListed: ask('getSentEdocList', fail('x', { data: [] })),
  get: ask('getEdoc', packet('<edXML/>')),
  notGot: ask('getEdoc', fail('x', { data: '' })),
  count: ask('countReceiveEdoc', ok({ count: 0 })),
  refusedDownload: ask('downloadEdoc', raw('', 404), { broken: 'unknown id' }),
  download: ask('downloadEdoc', raw('<edXML/>')),
  lost: ask('managementLog', silent),
};
const all = ['send', 'notSent', 'list', 'notListed', 'get', 'notGot', 'count'];

describe('a hub that answers as the SDKs read', () => {
  it.each([
    ['json-object', all],
    ['status-text', all],
    ['error-code-present', all],
    ['error-desc-present', all],
    ['status-agrees-with-code', all],
    ['no-null', all],
    ['ascii', all],
    ['no-unasked-compression', all],
    ['send-fail-has-doc-id', ['notSent']],
    ['list-fail-has-data', ['notListed']],
    ['get-fail-has-data', ['notGot']],
    ['list-data-is-array', ['list']],
    ['count-is-integer', ['count']],
    ['rows-are-texts', ['list']],
    ['delivery-id-is-uuid', ['list']],
    ['packet-is-base64', ['get']],
    ['refused-download-is-empty', ['refusedDownload']],
    ['every-call-is-answered', [...all, 'refusedDownload', 'download']],
  ])('%s looks at %j', (id, names) => {
    expect(judged(id, sound)).toEqual([]);
    expect(seenBy(id, sound)).toEqual(names);
  });

  it('has no other checks', () => {
    expect(wireAnswersChecks).toHaveLength(18);
  });
});

describe('an answer with data', () => {
  const array = 'an array, empty or not';

  it.each([
    'getReceivedEdocList',
    'getSentEdocList',
    'getAgenciesList',
    'getAgenciesListQD20',
    'getSynchronizeUnit',
  ])('list-data-is-array: %s', (operation) => {
    expect(judged('list-data-is-array', { it: ask(operation, rows()) })).toEqual([]);
    expect(judged('list-data-is-array', { it: ask(operation, ok()) })).toEqual(
      wrong('ERR-01', 'data', array, 'absent'),
    );
    expect(judged('list-data-is-array', { it: ask(operation, ok({ data: {} })) })).toEqual(
      wrong('ERR-01', 'data', array, '{}'),
    );
  });

  it.each(['countReceiveEdoc', 'countReceiveStatus'])('count-is-integer: %s', (operation) => {
    const counted = (count: unknown) => judged('count-is-integer', { it: ask(operation, ok({ count })) });
    expect(counted(3)).toEqual([]);
    expect(counted(1.5)).toEqual(wrong('ERR-01', 'count', 'an integer', '1.5'));
    expect(counted('3')).toEqual(wrong('ERR-01', 'count', 'an integer', '"3"'));
  });

  it.each<readonly [operation: string, data: readonly object[], lines: readonly string[]]>([
    ['getReceivedEdocList', [{ a: '1' }, { a: '', b: 2 }], wrong('ERR-01', 'data[1].b', 'a text', '2')],
    [
      'getSentEdocList',
      [{ a: ['x'], b: {} }],
      [...wrong('ERR-01', 'data[0].a', 'a text', '["x"]'), ...wrong('ERR-01', 'data[0].b', 'a text', '{}')],
    ],
    ['getAgenciesList', [{ a: 1 }], nothing],
  ])('rows-are-texts: %s of %j', (operation, data, lines) => {
    expect(judged('rows-are-texts', { it: ask(operation, rows(...data)) })).toEqual(lines);
  });

  const id = (docId: unknown) => [{ docId: uuid.toUpperCase() }, { docId }];
  it.each<readonly [what: string, operation: string, data: readonly object[], lines: readonly string[]]>([
    ['a UUID', 'getReceivedEdocList', id(uuid), []],
    ['digits', 'getReceivedEdocList', id('17'), wrong('ERR-01', 'data[1].docId', 'a UUID', '"17"')],
    ['more', 'getReceivedEdocList', id(`${uuid}0`), wrong('ERR-01', 'data[1].docId', 'a UUID', `"${uuid}0"`)],
    [
      'before it',
      'getReceivedEdocList',
      id(`x${uuid}`),
      wrong('ERR-01', 'data[1].docId', 'a UUID', `"x${uuid}"`),
    ],
    [
      'a list of one',
      'getReceivedEdocList',
      id([uuid]),
      wrong('ERR-01', 'data[1].docId', 'a UUID', `["${uuid}"]`),
    ],
    ['absent', 'getReceivedEdocList', [{}], wrong('ERR-01', 'data[0].docId', 'a UUID', 'absent')],
    ['no rows', 'getReceivedEdocList', [], nothing],
    ['of what was sent', 'getSentEdocList', [{ docId: '17' }], nothing],
  ])('delivery-id-is-uuid: %s', (_, operation, data, lines) => {
    expect(judged('delivery-id-is-uuid', { it: ask(operation, rows(...data)) })).toEqual(lines);
  });

  it.each<readonly [what: string, data: unknown, seen: string]>([
    ['the text itself', '<edXML/>', '"<edXML/>"'],
    ['nothing', '', '""'],
    ['no text', 5, '5'],
    ['something else in Base64', 'AAAA', '"AAAA"'],
    ['Base64 in lines', 'PGVk\r\nWE1MLz4=', '"PGVk\\r\\nWE1MLz4="'],
    ['a long text', 'x y'.repeat(30), `"${'x y'.repeat(13)}`],
  ])('packet-is-base64: %s', (_, data, seen) => {
    expect(judged('packet-is-base64', { it: ask('getEdoc', ok({ data })) })).toEqual(
      wrong('ERR-01', 'data', 'Base64 of XML', seen),
    );
  });
});

describe('how an answer travels', () => {
  const coded = (coding: string, besides: Besides = {}) => ({
    it: ask(
      'getEdoc',
      {
        ...raw('{}'),
        headers: [
          ['Vary', 'y'],
          ['CONTENT-encoding', coding],
          ['Vary', 'x'],
        ],
      },
      besides,
    ),
  });

  it('is as it is, or says so', () => {
    expect(judged('no-unasked-compression', coded('identity'))).toEqual([]);
  });

  it('is compressed where nobody asked for it', () => {
    const other: Besides = { headers: [['Accept', 'x']] };
    for (const recording of [coded('gzip'), coded('gzip', other)]) {
      expect(judged('no-unasked-compression', recording)).toEqual(
        wrong('ERR-01', 'Content-Encoding', 'no coding', 'gzip'),
      );
    }
  });

  it('may be compressed where somebody asked for it', () => {
    expect(
      judged(
        'no-unasked-compression',
        coded('gzip', {
          headers: [
            ['Accept', 'x'],
            ['Accept-Encoding', 'gzip'],
          ],
        }),
      ),
    ).toEqual(nothing);
  });

  const refused = (body: string, besides: Besides = { broken: 'unknown id' }, status = 404) => ({
    it: ask('downloadEdoc', raw(body, status), besides),
  });

  it.each<readonly [string, Recording, readonly string[]]>([
    ['a page', refused('<html/>'), ['fail ERR-01 in it answer: expected an empty body; seen 7 bytes']],
    ['the packet after all, another check’s', refused('<?xml?><edXML/>'), []],
    [
      'a page that names one far below',
      refused(`${' '.repeat(500)}<edXML/>`),
      ['fail ERR-01 in it answer: expected an empty body; seen 508 bytes'],
    ],
    ['to a sound call', refused('<html/>', {}), nothing],
    ['to another call', { it: ask('getEdoc', raw('<html/>'), { broken: 'x' }) }, nothing],
    ['no answer', { one: ask('getEdoc', ok()), it: ask('downloadEdoc', silent, { broken: 'x' }) }, nothing],
  ])('refused-download-is-empty: %s', (_, recording, lines) => {
    expect(judged('refused-download-is-empty', recording)).toEqual(lines);
  });

  it('comes to every call', () => {
    const recording = {
      one: ask('getEdoc', ok()),
      it: ask('getEdoc', silent),
      management: ask('managementLog', silent),
    };
    expect(judged('every-call-is-answered', recording)).toEqual([
      'fail AVL-13 in it answer: expected an answer; seen ECONNRESET',
    ]);
    expect(seenBy('every-call-is-answered', recording)).toEqual(['one', 'it']);
  });
});
