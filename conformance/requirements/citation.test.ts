import { expect, it, test } from 'vitest';
import { citationIn } from './citation.ts';
import { ledger } from './ledger.ts';

test.each([
  ['QĐ28 Art 5, 7.2', 'QĐ28 Điều 5, 7.2'],
  ['CĐ19; QĐ28 Art 4', 'CĐ19; QĐ28 Điều 4'],
  ['DT21 (trial phase)', 'DT21'],
  ['NĐ68 Art 31 ("at signing time"); reading ours', 'NĐ68 Điều 31; cách đọc của dự án'],
  ['KH676 tasks 3–4; CĐ19', 'KH676 nhiệm vụ 3–4; CĐ19'],
  ['QĐ28 Art 7 (HTTPS)', 'QĐ28 Điều 7 (HTTPS)'],
])('%s is cited in Vietnamese as %s', (source, vietnamese) => {
  expect([citationIn(source, 'vi'), citationIn(source, 'en')]).toEqual([vietnamese, source]);
});

it('leaves no English word in a Vietnamese citation of the ledger', () => {
  const english =
    /\b(?:Arts?|Part|Annex|figs?|cond|tasks?|rows?|steps?|fields?|ours?|by|the|of|from|via|in|practice)\b/;
  const left = ledger()
    .map(({ source }) => citationIn(source, 'vi'))
    .filter((text) => english.test(text));
  expect(left).toEqual([]);
});
