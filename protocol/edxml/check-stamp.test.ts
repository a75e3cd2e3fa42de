import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { checkStamp, instantOf } from './check-stamp.ts';
import { groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

/** 09:00 in Vietnam. */
const asOf = Date.UTC(2026, 10, 20, 2);

function judged(stamp: string, issued?: string, now: { readonly asOf?: number } = { asOf }) {
  const hop = groupUnderTest('Hop', { [n.timestamp]: stamp });
  return problemsOf((notes) => checkStamp(hop, issued, notes), now);
}

const inFuture = (seen: string) => [problem('packet.stamp-in-future', 'Hop/Timestamp', { seen })];

describe('the instant of a stamp', () => {
  it.each([
    ['2026/11/20 09:00:00', asOf],
    [' 2026/11/20 09:00:00\n', asOf],
    ['2026/11/20', undefined],
    ['20/11/2026 09:00:00', undefined],
    ['', undefined],
  ])('“%s” is %s', (stamp, instant) => {
    expect(instantOf(groupUnderTest('Hop', { [n.timestamp]: stamp }))).toBe(instant);
  });

  it('is none where there is no stamp and no group', () => {
    expect(instantOf(groupUnderTest('Hop', {}))).toBeUndefined();
    expect(instantOf(undefined)).toBeUndefined();
  });
});

describe('a stamp in the future', () => {
  it('is one of more than five minutes ahead, since clocks differ', () => {
    expect(judged('2026/11/20 09:05:00')).toEqual([]);
    expect(judged('2026/11/20 09:05:01')).toEqual(inFuture('2026/11/20 09:05:01'));
    expect(judged('2030/01/01 00:00:00')).toEqual(inFuture('2030/01/01 00:00:00'));
    expect(judged('2020/01/01 00:00:00')).toEqual([]);
  });

  it('is none to those who judge without a clock', () => {
    expect(judged('2030/01/01 00:00:00', undefined, {})).toEqual([]);
  });
});

describe('a stamp before the day of issue', () => {
  it('is one of before midnight in Vietnam', () => {
    expect(judged('2026/11/20 00:00:00', '2026/11/20')).toEqual([]);
    expect(judged('2026/11/19 23:59:59', '2026/11/20')).toEqual([
      problem('packet.before-issue', 'Hop/Timestamp', {
        seen: '2026/11/19 23:59:59',
        expected: '2026/11/20',
      }),
    ]);
  });

  it('is none where no day of issue is known', () => {
    for (const issued of [undefined, '', '20/11/2026', '2026/02/30']) {
      expect(judged('1999/01/01 00:00:00', issued)).toEqual([]);
    }
  });

  it('is told beside one in the future, both of the same stamp', () => {
    expect(judged('2030/01/01 00:00:00', '2030/01/02').map(({ code }) => code)).toEqual([
      'packet.stamp-in-future',
      'packet.before-issue',
    ]);
  });
});

it('a stamp that cannot be read, or is not there, is for others to report', () => {
  expect(judged('29/11/2030', '2026/11/20')).toEqual([]);
  expect(judged('', '2026/11/20')).toEqual([]);
  expect(problemsOf((notes) => checkStamp(undefined, '2026/11/20', notes), { asOf })).toEqual([]);
});
