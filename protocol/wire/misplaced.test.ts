import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import type { HeaderPair } from './headers.ts';
import { misplaced } from './misplaced.ts';
import { operations } from './operations.ts';

const missing = ['systemid', 'sign-header', 'docId'].map((name) =>
  problem('wire.signing-header-missing', `XroadVnpt-${name}`),
);
const seen = (path: string, headers: readonly HeaderPair[], problems = missing) =>
  misplaced(problems, { path, headers }, operations.getEdoc).map((each) => [each.code, each.seen]);

describe('parameters that are in no header', () => {
  it.each<readonly [string, string, readonly HeaderPair[], string]>([
    ['the query', '/getEdoc?systemid=H17&DOCID=a&page=1', [], 'URL: ?systemid&DOCID'],
    ['the query, by their full names', '/getEdoc?XroadVnpt-docId=a', [], 'URL: ?XroadVnpt-docId'],
    [
      'a JSON body',
      '/getEdoc',
      [
        ['content-type', 'application/json; charset=utf-8'],
        ['content-length', '71'],
      ],
      'body: application/json, 71 byte',
    ],
    [
      'a form',
      '/getEdoc',
      [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['Content-Length', '71'],
      ],
      'body: application/x-www-form-urlencoded, 71 byte',
    ],
    [
      'a token, whose value stays out',
      '/getEdoc',
      [['Authorization', 'Bearer abc']],
      'Authorization: Bearer',
    ],
    ['a bare token', '/getEdoc', [['authorization', 'abc']], 'Authorization'],
  ])('are seen in %s', (_, path, headers, where) => {
    expect(seen(path, headers)).toEqual([['wire.parameter-elsewhere', where]]);
  });

  it('are looked for in every place at once', () => {
    const headers: readonly HeaderPair[] = [['Authorization', 'Basic YTpi']];
    expect(seen('/getEdoc?docid=a', headers)).toEqual([
      ['wire.parameter-elsewhere', 'URL: ?docid; Authorization: Basic'],
    ]);
  });

  it('are not taken to be in what the SDK sends, nor in a query of something else', () => {
    const sdk: readonly HeaderPair[] = [
      ['Content-Type', 'application/json'],
      ['Content-Length', '2'],
    ];
    expect(seen('/getEdoc?page=1', sdk)).toEqual([]);
  });

  it('are not looked for where none is missing, nor in the body that registers an agency', () => {
    const json: readonly HeaderPair[] = [
      ['Content-Type', 'application/json'],
      ['Content-Length', '90'],
    ];
    expect(seen('/getEdoc?docId=a', json, [problem('wire.signature-wrong', 'request')])).toEqual([]);
    expect(misplaced(missing, { path: '/registerAgency', headers: json }, operations.registerAgency)).toEqual(
      [],
    );
  });
});
