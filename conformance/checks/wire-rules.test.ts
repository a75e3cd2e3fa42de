import { describe, expect, it } from 'vitest';
import { both } from '../bilingual.ts';
import { hubExchange } from './hub-exchange.ts';
import {
  call,
  evidenceFrom,
  fail,
  found,
  lookedAt,
  ok,
  type Recording,
  raw,
  type Said,
  silent,
} from './hub-recording-under-test.ts';
import {
  anything,
  everyAnswer,
  failForm,
  field,
  hasJson,
  isRefusal,
  isText,
  lists,
  shown,
  succeeds,
} from './wire-rules.ts';

const ask = (operation: string, said: Said = ok()) => call('hub-refusals/any', 'office', operation, said);
const seen = (operation: string, said: Said = ok()) => {
  const [read] = hubExchange(evidenceFrom({ it: ask(operation, said) })).calls;
  if (read === undefined) throw new Error('a call is a call');
  return read;
};

describe('a rule about every answer', () => {
  const rule = (concerns = anything as Parameters<typeof everyAnswer>[4]) =>
    everyAnswer('wire.x', 'ERR-01', 'một', 'one', concerns, ({ operation }) =>
      operation.startsWith('get')
        ? [
            { expected: both('hai', 'two'), seen: operation, path: 'data' },
            { expected: both('ba', 'three'), seen: 'more', path: 'count' },
          ]
        : [],
    );
  const recording: Recording = {
    sent: ask('sendEdoc'),
    got: ask('getEdoc', fail()),
    page: ask('unknown', raw('<html/>', 404)),
    silent: ask('getEdoc', silent),
    download: ask('downloadEdoc', raw('<edXML/>')),
    management: ask('management/log'),
  };

  it('is a check of hubs', () => {
    expect(rule()).toMatchObject({
      ...{ id: 'wire.x', title: both('một', 'one'), requirements: ['ERR-01'] },
      ...{ seats: ['hub'], scenarios: ['hub-refusals'] },
    });
  });

  it('looks at what came, downloads and the management aside', () => {
    expect(lookedAt([rule()], 'wire.x', recording)).toEqual(['sent', 'got', 'page']);
  });

  it('tells all that is wrong with a call', () => {
    expect(found([rule()], 'wire.x', recording)).toEqual([
      'fail ERR-01 in got answer data: expected two; seen getEdoc',
      'fail ERR-01 in got answer count: expected three; seen more',
    ]);
  });

  it('looks at what concerns it alone', () => {
    expect(lookedAt([rule(hasJson)], 'wire.x', recording)).toEqual(['sent', 'got']);
  });

  it.each<readonly [string, Recording]>([
    ['nothing concerns it', { page: recording['page'] }],
    ['nothing happened', {}],
  ])('proves nothing where %s', (_, lines) => {
    expect(found([rule(hasJson)], 'wire.x', lines)).toEqual([
      'not-run: there is no evidence of the step hub-refusals',
    ]);
  });
});

describe('which answers a rule is about', () => {
  it('a refusal', () => {
    expect(isRefusal(seen('getEdoc', fail()))).toBe(true);
    expect(isRefusal(seen('getEdoc'))).toBe(false);
  });

  it.each([
    ['sendEdoc', fail(), 'doc-id', true],
    ['sendEdoc', ok(), 'doc-id', false],
    ['sendEdoc', fail(), 'data-list', false],
    ['getEdoc', fail(), 'data-text', true],
    ['getSentEdocList', fail(), 'data-list', true],
    ['toString', fail(), 'doc-id', false],
    ['sendedoc', fail(), 'doc-id', false],
  ])('%s answered %j is a refusal of the form %s: %j', (operation, said, form, is) => {
    expect(failForm(form)(seen(operation, said))).toBe(is);
  });

  it.each([
    ['getEdoc', ok(), true],
    ['sendEdoc', ok(), true],
    ['getEdoc', fail(), false],
    ['updateStatus', ok(), false],
  ])('%s answered %j succeeds: %j', (operation, said, is) => {
    expect(succeeds('getEdoc', 'sendEdoc')(seen(operation, said))).toBe(is);
  });

  it('five operations list', () => {
    expect(lists).toHaveLength(5);
    for (const operation of lists) expect(failForm('data-list')(seen(operation, fail()))).toBe(true);
  });
});

describe('a field of an answer', () => {
  const rule = field('count', both('một số', 'a number'), (value) => typeof value === 'number');

  it.each<readonly [string, Said, readonly string[]]>([
    ['right', ok({ count: 1 }), []],
    ['wrong', ok({ count: '1' }), ['"1"']],
    ['absent', ok(), ['absent']],
    ['of no object', raw('[1]'), ['absent']],
  ])('is %s', (_, said, texts) => {
    const expected = both('một số', 'a number');
    expect(rule(seen('x', said))).toEqual(texts.map((each) => ({ expected, seen: each, path: 'count' })));
  });

  it.each([
    [undefined, 'absent'],
    [() => 1, 'absent'],
    [null, 'null'],
    ['', '""'],
    [{ a: [1] }, '{"a":[1]}'],
  ])('%j is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });

  it('is a text when it is one', () => {
    expect(isText('')).toBe(true);
    expect(isText(1)).toBe(false);
  });
});
