import { describe, expect, it } from 'vitest';
import type { HeaderPair } from './headers.ts';
import { operations } from './operations.ts';
import { parseParameters } from './parameters.ts';
import type { SignedPairs } from './sign-header.ts';
import { checkSignedPairs, valuesSent } from './signed-pairs.ts';

const pairs: SignedPairs = [
  ['docId', 'abc'],
  ['systemid', 'A'],
  ['Content-Type', 'application/json'],
];

const sound: readonly HeaderPair[] = [
  ['XroadVnpt-docId', 'abc'],
  ['XroadVnpt-systemid', 'A'],
  ['Content-Type', 'application/json'],
  ['XroadVnpt-Content-Type', 'application/json'],
  ['XroadVnpt-sign-header-key', 'docId;systemid;Content-Type'],
];

function found(headers: readonly HeaderPair[], signed: SignedPairs = pairs) {
  return checkSignedPairs(parseParameters(headers), operations.getEdoc, signed).map(
    ({ code, place, seen, expected }) => [code, place.path, seen, expected],
  );
}

/** The sound headers with one changed; undefined takes it out. */
function having(name: string, ...values: readonly string[]): readonly HeaderPair[] {
  const own = `XroadVnpt-${name}`;
  return [...sound.filter(([each]) => each !== own), ...values.map((value): HeaderPair => [own, value])];
}

describe('AUT-02: what is signed and what is sent', () => {
  it('agree in a sound request, whatever space stands around a value', () => {
    expect(found(sound)).toEqual([]);
    expect(found(having('docId', '  abc '))).toEqual([]);
    expect(found(having('sign-header-key', ' docId;systemid;Content-Type '))).toEqual([]);
  });

  it.each(['systemid;docId;Content-Type', 'docId;systemid', '', 'docId;systemid;Content-Type;x'])(
    'the names %j are not those that are signed',
    (names) => {
      const expected = 'docId;systemid;Content-Type';
      expect(found(having('sign-header-key', names))).toEqual([
        ['wire.sign-key-order', 'XroadVnpt-sign-header-key', names, expected],
      ]);
    },
  );

  it('no names at all are seen as none', () => {
    expect(found(having('sign-header-key')).map(([code, , seen]) => [code, seen])).toEqual([
      ['wire.sign-key-order', ''],
    ]);
  });

  it('a name that is signed twice is out of order even where it is announced twice', () => {
    const twice: SignedPairs = [...pairs, ['docId', 'abc']];
    const names = 'docId;systemid;Content-Type;docId';
    expect(found(having('sign-header-key', names), twice)).toEqual([
      ['wire.sign-key-order', 'XroadVnpt-sign-header-key', names, names],
    ]);
  });

  it('a signed parameter that was not sent is absent', () => {
    expect(found(having('docId'))).toEqual([
      ['wire.signed-header-absent', 'XroadVnpt-docId', undefined, 'abc'],
    ]);
  });

  it.each(['abd', 'abc def', ''])('a parameter that arrives as %j was altered', (value) => {
    expect(found(having('docId', value))).toEqual([
      ['wire.signed-header-altered', 'XroadVnpt-docId', value, 'abc'],
    ]);
  });

  it('one altered value among several of its name is enough', () => {
    expect(found(having('docId', 'abc', 'abd'))).toEqual([
      ['wire.signed-header-altered', 'XroadVnpt-docId', 'abd', 'abc'],
    ]);
  });

  it('a media type may gain a charset and change its casing, and nothing else', () => {
    const typed = (type: string) =>
      found(sound.map(([name, value]): HeaderPair => [name, name === 'Content-Type' ? type : value]));
    expect(typed('Application/JSON ; charset=UTF-8')).toEqual([]);
    expect(typed('text/plain')).toEqual([
      ['wire.signed-header-altered', 'Content-Type', 'text/plain', 'application/json'],
    ]);
    expect(typed('')).toEqual([['wire.signed-header-altered', 'Content-Type', '', 'application/json']]);
    expect(found(sound.filter(([name]) => name !== 'Content-Type'))).toEqual([]);
  });

  it('what the operation reads and nobody signed is named with its value', () => {
    const signed = pairs.filter(([name]) => name !== 'docId');
    expect(found(having('sign-header-key', 'systemid;Content-Type'), signed)).toEqual([
      ['wire.parameter-unsigned', 'XroadVnpt-docId', 'abc', undefined],
    ]);
  });
});

describe('values that are sent for a signed name', () => {
  const parameters = parseParameters([
    ['XroadVnpt-docId', 'one'],
    ['XroadVnpt-DOCID', 'two'],
    ['XroadVnpt-from', 'three'],
  ]);

  it.each([
    ['docId', ['one']],
    ['DOCID', ['two']],
    ['docid', ['one', 'two']],
    ['FROM', ['three']],
    ['to', []],
  ])('are those of the casing of %s, or of any when it has none', (name, values) => {
    expect(valuesSent(parameters, name)).toEqual(values);
  });
});
