import { describe, expect, it, test } from 'vitest';
import { both } from '../bilingual.ts';
import { hubExchange } from './hub-exchange.ts';
import {
  call,
  evidenceFrom,
  fail,
  found,
  json,
  ok,
  raw,
  type Said,
  silent,
} from './hub-recording-under-test.ts';
import { hubCheck, refusalWithoutId, told } from './hub-rules.ts';

const seenOf = (said: Said, docId = 'a1') => {
  const [seen] = hubExchange(evidenceFrom({ one: call('a/b', 'city', 'getEdoc', said, { docId }) })).calls;
  if (seen === undefined) throw new Error('the call was not read');
  return seen;
};

describe('what an answer says', () => {
  it.each<readonly [string, Said, string]>([
    ['an envelope', fail('Sai', { data: 'x' }), 'FAIL -1 Sai'],
    ['an envelope without words', json({ status: 'OK' }), 'OK'],
    ['an object of its own', json({ error: 'no' }), ''],
    ['a page, of which 80 letters are told', raw('<'.repeat(81)), '<'.repeat(80)],
    ['nothing', silent, 'ECONNRESET'],
  ])('%s', (_, said, words) => {
    expect(told(seenOf(said))).toBe(words);
  });

  test('a refusal is the same for every packet that it names', () => {
    expect(refusalWithoutId(seenOf(fail('Khong co a1, a1')))).toBe('-1 Khong co …, …');
    expect(refusalWithoutId(seenOf(fail('Khong co b2'), 'b2'))).toBe('-1 Khong co …');
    expect(refusalWithoutId(undefined)).toBe(' ');
  });
});

describe('a finding', () => {
  const wanted = both('đúng', 'right');
  const check = (wrong: object) =>
    hubCheck(
      { id: 'hub.tried', title: wanted, requirements: ['AUT-01', 'AUT-02'], scenarios: ['a'], cause: wanted },
      ({ calls }) => ({
        looked: calls,
        wrong: calls.map((each) => ({ call: each, expected: wanted, seen: 'wrong', ...wrong })),
      }),
    );
  const line = (wrong: object) =>
    found([check(wrong)], 'hub.tried', { one: call('a/b', 'city', 'sendEdoc', ok()) });

  it.each<readonly [string, object, string]>([
    ['is about the first duty unless told', {}, 'fail AUT-01 in one answer: expected right; seen wrong'],
    [
      'may be about another, in another part',
      { requirement: 'AUT-02', part: 'packet', path: 'To' },
      'fail AUT-02 in one packet To: expected right; seen wrong',
    ],
    [
      'may be a warning, at a byte',
      { severity: 'warn', offset: 0 },
      'warn AUT-01 in one answer 0: expected right; seen wrong',
    ],
    ['shows that nothing was seen', { seen: ' \n' }, 'fail AUT-01 in one answer: expected right; seen –'],
    [
      'shows 200 letters',
      { seen: 'x'.repeat(201) },
      `fail AUT-01 in one answer: expected right; seen ${'x'.repeat(200)}`,
    ],
  ])('%s', (_, wrong, words) => {
    expect(line(wrong)).toEqual([words]);
  });

  test('is of a check of the hub’s seat, and its cause is no part of the check', () => {
    expect(check({}).seats).toEqual(['hub']);
    expect(check({})).not.toHaveProperty('cause');
  });
});
