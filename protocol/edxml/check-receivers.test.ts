import { expect, test } from 'vitest';
import { problem } from '../problems/problem.ts';
import { checkReceivers } from './check-receivers.ts';
import { groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

function judged(...codes: readonly string[]) {
  const header = groupUnderTest('MessageHeader', { [n.to]: codes.map((code) => ({ [n.organId]: code })) });
  return problemsOf((notes) => checkReceivers(header, notes));
}

test('IDC-06: every receiver stands once; each further time is told where it stands', () => {
  expect(judged('H37', 'H37.02', 'G22')).toEqual([]);
  expect(judged('H37', 'G22', 'H37', 'H37')).toEqual([
    problem('packet.receiver-repeated', 'MessageHeader/To[3]/OrganId', { seen: 'H37' }),
    problem('packet.receiver-repeated', 'MessageHeader/To[4]/OrganId', { seen: 'H37' }),
  ]);
});

test('receivers without a code are no two of one', () => {
  expect(judged('', 'H37', '')).toEqual([]);
  const header = groupUnderTest('MessageHeader', { [n.to]: [{}, { [n.organName]: 'Sở Nội vụ' }, {}] });
  expect(problemsOf((notes) => checkReceivers(header, notes))).toEqual([]);
});
