import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { checkValue } from './check-value.ts';
import type { ValueRule } from './field-rule.ts';
import { problemsOf } from './group-under-test.ts';

function judged(text: string, kind: 'date' | 'stamp' | 'number' | 'flag' | 'boolean'): readonly Problem[] {
  const rule: ValueRule = { kind };
  return problemsOf((notes) => checkValue(text, rule, { path: 'here' }, notes));
}

describe('values of one form', () => {
  it.each([
    ['date', ['2026/11/20', '2024/02/29']],
    ['stamp', ['2026/11/20 00:00:00', '2026/11/20 23:59:59']],
    ['number', ['0', '18', '007', '65535']],
    ['flag', ['0', '1']],
    ['boolean', ['true', 'false', '0', '1']],
  ] as const)('%s: %s', (kind, texts) => {
    for (const text of texts) expect(judged(text, kind)).toEqual([]);
  });

  it.each([
    ['number', '0–65535', ['65536', '-1', '1.5', '123456', 'hai', '1x', 'x1']],
    ['flag', '0, 1', ['2', 'true', '00', '10']],
    ['boolean', 'true, false', ['2', 'TRUE', 'no', 'true1', 'xtrue', '10', '01']],
  ] as const)('%s is %s, which is told of anything else', (kind, expected, texts) => {
    for (const seen of texts) {
      expect(judged(seen, kind)).toEqual([problem(`packet.${kind}-malformed`, 'here', { seen, expected })]);
    }
  });

  it.each([
    ['date', '2026/11/20'],
    ['stamp', '2026/11/20 08:30:00'],
    ['number', '18'],
    ['flag', '1'],
    ['boolean', 'true'],
  ] as const)('%s with space around it is read, and told as %s', (kind, expected) => {
    for (const seen of [` ${expected}`, `${expected}\n`]) {
      expect(judged(seen, kind)).toEqual([problem('packet.value-padded', 'here', { seen, expected })]);
    }
  });

  it('of the wrong form with space around it is told twice, as it stands', () => {
    expect(judged(' hai ', 'number').map(({ code, seen }) => [code, seen])).toEqual([
      ['packet.value-padded', ' hai '],
      ['packet.number-malformed', ' hai '],
    ]);
  });
});

describe('times', () => {
  const form = { date: 'yyyy/MM/dd', stamp: 'yyyy/MM/dd HH:mm:ss' } as const;

  it.each([
    ['date', 'packet.date-malformed', ['20/11/2026', '2026-11-20', '2026/1/2', '2026/11/20 08:30:00', 'nay']],
    ['date', 'packet.date-impossible', ['2026/02/30', '2026/13/01']],
    ['stamp', 'packet.stamp-malformed', ['2026/11/20', '2026-11-20 08:30:00', '2026/11/20 8:30:00']],
    ['stamp', 'packet.date-impossible', ['2026/02/30 08:30:00', '2026/11/20 24:00:00']],
  ] as const)('a %s may be %s', (kind, code, texts) => {
    for (const seen of texts) {
      expect(judged(seen, kind)).toEqual([problem(code, 'here', { seen, expected: form[kind] })]);
    }
  });
});

describe('what others judge', () => {
  it.each(['code', 'content', 'tree'] as const)('is a %s, whatever it is', (kind) => {
    const rule: ValueRule = { kind };
    expect(problemsOf((notes) => checkValue(' 07 ', rule, { path: 'here' }, notes))).toEqual([]);
  });
});
