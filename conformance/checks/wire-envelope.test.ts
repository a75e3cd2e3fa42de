import { describe, expect, it } from 'vitest';
import { fail, json, raw, type Said } from './hub-recording-under-test.ts';
import { ask, judged, nothing, wrong } from './wire-answers-under-test.ts';

describe('the envelope of an answer', () => {
  const object = 'one JSON object';
  const text = '"OK" or "FAIL"';
  const agrees = 'OK goes with "0"';
  type Row = readonly [id: string, what: string, said: Said, lines: readonly string[]];

  it.each<Row>([
    ['json-object', 'a page', raw('<html/>', 502), wrong('AVL-13', 'body', object, '<html/>')],
    ['json-object', 'a list', raw('[]'), wrong('AVL-13', 'body', object, '[]')],
    ['json-object', 'a long page', raw('x'.repeat(61)), wrong('AVL-13', 'body', object, 'x'.repeat(60))],
    ['json-object', 'nothing', raw(''), wrong('AVL-13', 'body', object, '–')],
    ['status-text', 'in small letters', json({ status: 'ok' }), wrong('ERR-01', 'status', text, '"ok"')],
    ['status-text', 'absent', json({}), wrong('ERR-01', 'status', text, 'absent')],
    ['status-text', 'FAIL', json({ status: 'FAIL' }), []],
    ['status-text', 'of a page', raw('<html/>'), nothing],
    ['error-code-present', 'a number', json({ ErrorCode: 0 }), []],
    ['error-code-present', 'a text', json({ ErrorCode: '' }), []],
    ['error-code-present', 'absent', json({}), wrong('ERR-01', 'ErrorCode', 'a text or a number', 'absent')],
    [
      'error-code-present',
      'something else',
      json({ ErrorCode: true }),
      wrong('ERR-01', 'ErrorCode', 'a text or a number', 'true'),
    ],
    ['error-desc-present', 'a text', json({ ErrorDesc: 'x' }), []],
    [
      'error-desc-present',
      'empty',
      json({ ErrorDesc: '' }),
      wrong('ERR-01', 'ErrorDesc', 'a text that is not empty', '""'),
    ],
    [
      'error-desc-present',
      'a number',
      json({ ErrorDesc: 1 }),
      wrong('ERR-01', 'ErrorDesc', 'a text that is not empty', '1'),
    ],
    ['status-agrees-with-code', 'OK and 0', json({ status: 'OK', ErrorCode: 0 }), []],
    ['status-agrees-with-code', 'FAIL and -1', json({ status: 'FAIL', ErrorCode: '-1' }), []],
    ['status-agrees-with-code', 'no code', json({ status: 'OK' }), []],
    [
      'status-agrees-with-code',
      'OK and another code',
      json({ status: 'OK', ErrorCode: '22' }),
      wrong('ERR-01', 'ErrorCode', agrees, '"OK" "22"'),
    ],
    [
      'status-agrees-with-code',
      'FAIL and 0',
      json({ status: 'FAIL', ErrorCode: '0' }),
      wrong('ERR-01', 'ErrorCode', agrees, '"FAIL" "0"'),
    ],
  ])('%s: %s', (id, _, said, lines) => {
    expect(judged(id, { it: ask('updateStatus', said) })).toEqual(lines);
  });
});

describe('what stands in an answer', () => {
  const leftOut = 'a key without a value left out';

  it.each<readonly [string, unknown, readonly string[]]>([
    ['nothing', { a: [{}], b: '', c: 0 }, []],
    ['at the top', { a: null }, wrong('ERR-01', 'a', leftOut, 'null')],
    ['below', { a: { b: { c: null } } }, wrong('ERR-01', 'a.b.c', leftOut, 'null')],
    ['in a row', { data: [{}, { docId: null }] }, wrong('ERR-01', 'data[1].docId', leftOut, 'null')],
    ['in a list', { data: ['a', null] }, wrong('ERR-01', 'data[1]', leftOut, 'null')],
    ['twice, told once', { a: 'x', b: null, c: null }, wrong('ERR-01', 'b', leftOut, 'null')],
  ])('null: %s', (_, value, lines) => {
    expect(judged('no-null', { it: ask('updateStatus', json(value)) })).toEqual(lines);
  });

  it.each<readonly [string, string | Uint8Array, readonly string[]]>([
    ['ASCII', '{"a":"~\x7f"}', []],
    ['a letter with an accent', '{"é"}', wrong('ERR-02', 'body', 'every byte below 0x80', 'byte 2: 0xc3')],
    [
      'the first byte above',
      Uint8Array.of(0x80),
      wrong('ERR-02', 'body', 'every byte below 0x80', 'byte 0: 0x80'),
    ],
  ])('bytes: %s', (_, body, lines) => {
    expect(judged('ascii', { it: ask('updateStatus', raw(body)) })).toEqual(lines);
  });
});

describe('a refusal', () => {
  it.each<readonly [id: string, operation: string, fields: object, lines: readonly string[]]>([
    ['send-fail-has-doc-id', 'sendEdoc', {}, wrong('ERR-01', 'DocId', 'DocId ""', 'absent')],
    ['send-fail-has-doc-id', 'sendEdoc', { DocId: 'x' }, wrong('ERR-01', 'DocId', 'DocId ""', '"x"')],
    ['send-fail-has-doc-id', 'getEdoc', {}, nothing],
    ['list-fail-has-data', 'getAgenciesList', {}, wrong('ERR-01', 'data', 'data []', 'absent')],
    ['list-fail-has-data', 'getSentEdocList', { data: '' }, wrong('ERR-01', 'data', 'data []', '""')],
    ['list-fail-has-data', 'getSentEdocList', { data: ['x'] }, wrong('ERR-01', 'data', 'data []', '["x"]')],
    ['list-fail-has-data', 'sendEdoc', {}, nothing],
    ['get-fail-has-data', 'getEdoc', {}, wrong('ERR-01', 'data', 'data ""', 'absent')],
    ['get-fail-has-data', 'getEdoc', { data: [] }, wrong('ERR-01', 'data', 'data ""', '[]')],
    ['get-fail-has-data', 'getSentEdocList', {}, nothing],
  ])('%s of %s with %j', (id, operation, fields, lines) => {
    expect(judged(id, { it: ask(operation, fail('x', fields)) })).toEqual(lines);
  });
});
