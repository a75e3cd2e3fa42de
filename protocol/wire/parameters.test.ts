import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeaderPair, pairsOf } from './headers.ts';
import { operations } from './operations.ts';
import {
  checkAscii,
  checkParameters,
  ignoredParameters,
  parameterText,
  parseParameters,
  parseReceivers,
} from './parameters.ts';

const prefixed = (...pairs: readonly HeaderPair[]) =>
  parseParameters(pairs.map(([name, value]): HeaderPair => [`XroadVnpt-${name}`, value]));

describe('the parameters of a request', () => {
  it('are the headers behind the prefix, in order, casing kept', () => {
    const raw = [
      'Host',
      'h',
      'XroadVnpt-docId',
      '1',
      'xroadvnpt-FROM',
      'G22',
      'content-type',
      'a/b',
      'XroadVnpt',
      'x',
    ];
    expect(parseParameters(pairsOf(raw))).toMatchObject({
      entries: [
        { name: 'docId', raw: '1', value: '1' },
        { name: 'FROM', raw: 'G22', value: 'G22' },
      ],
      contentType: 'a/b',
    });
  });

  it('are found in any casing of prefix and name', () => {
    const casing = (text: string) =>
      fc
        .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
        .map((upper) =>
          Array.from(text, (c, at) => (upper[at] ? c.toUpperCase() : c.toLowerCase())).join(''),
        );
    fc.assert(
      fc.property(
        casing('XroadVnpt-'),
        casing('messagetype'),
        casing('messagetype'),
        (prefix, name, asked) => {
          expect(parameterText(parseParameters([[prefix + name, 'edoc']]), asked)).toBe('edoc');
        },
      ),
    );
  });

  it('are UTF-8 where their bytes are, else a character a byte', () => {
    const utf8 = Buffer.from('Sở Nội vụ').toString('latin1');
    expect(parameterText(prefixed(['description', utf8]), 'description')).toBe('Sở Nội vụ');
    expect(parameterText(prefixed(['description', 'caf\xe9']), 'description')).toBe('café');
    expect(checkAscii(prefixed(['description', utf8], ['status', 'done']))).toMatchObject([
      { code: 'wire.parameter-not-ascii', severity: 'warning', place: { path: 'XroadVnpt-description' } },
    ]);
  });

  it.each([
    [
      'sendEdoc',
      [['from', 'G22']],
      ['wire.parameter-missing XroadVnpt-messagetype', 'wire.file-hash-missing XroadVnpt-hash-file'],
    ],
    ['getEdoc', [['docid', ' ']], ['wire.parameter-missing XroadVnpt-docid']],
    ['getEdoc', [['DOCID', 'a']], []],
    [
      'getEdoc',
      [
        ['docId', 'a'],
        ['docid', 'a'],
      ],
      [],
    ],
    [
      'getEdoc',
      [
        ['docId', 'a'],
        ['docid', 'b'],
      ],
      ['wire.parameter-repeated XroadVnpt-docId'],
    ],
    [
      'getEdoc',
      [
        ['docId', 'a'],
        ['messagetype', 'other'],
        ['filePath', 'x'],
        ['filepath', 'y'],
      ],
      [],
    ],
    [
      'updateStatus',
      [
        ['docId', 'a'],
        ['status', 'DONE'],
      ],
      [],
    ],
    [
      'updateStatus',
      [
        ['docId', 'a'],
        ['status', 'ok'],
      ],
      ['wire.parameter-value XroadVnpt-status'],
    ],
    [
      'getReceivedEdocList',
      [
        ['messagetype', 'Status'],
        ['servicetype', 'edoc'],
      ],
      [],
    ],
    [
      'getReceivedEdocList',
      [
        ['messagetype', 'x'],
        ['servicetype', 'y'],
      ],
      ['wire.service-type-unknown XroadVnpt-servicetype', 'wire.message-type-unknown XroadVnpt-messagetype'],
    ],
    ['getSentEdocList', [['messagetype', 'edoc']], []],
    [
      'getAgenciesList',
      [
        ['status', 'x'],
        ['docId', ''],
      ],
      [],
    ],
    ['deleteAgency', [['agencycode', 'H38.77']], []],
  ] as const)('of %s with %j have these problems: %j', (name, pairs, expected) => {
    const problems = checkParameters(prefixed(...pairs), operations[name]);
    expect(problems.map((each) => `${each.code} ${each.place.path}`)).toEqual(expected);
  });

  it('that another call left behind are named and ignored', () => {
    const parameters = prefixed(
      ['systemid', 'G22'],
      ['from', 'G22'],
      ['DocId', 'a'],
      ['hash-file', 'b'],
      ['version', '3'],
    );
    expect(ignoredParameters(parameters, operations.getEdoc)).toEqual(['from', 'hash-file']);
  });
});

describe('the receivers in a header', () => {
  it('are a JSON array of codes', () => {
    expect(parseReceivers('["H17", "G06"]')).toEqual({ ok: true, value: ['H17', 'G06'], problems: [] });
  });

  it.each(['', 'H17', '"H17"', '{"a":1}', '["H17",5]', '[null]', '["H17"'])('are refused as %j', (text) => {
    expect(parseReceivers(text)).toMatchObject({
      problems: [{ code: 'wire.receivers-malformed', seen: text }],
    });
  });
});
