import { expect, test } from 'vitest';
import { citedInstruments, instrumentsIn, keysIn } from './cited-instruments.ts';
import { ledger } from './ledger.ts';

const sources = ledger().map(({ source }) => source);

test('every short name in a source of a duty has its full name, and every full name is of use', () => {
  const named = new Set(sources.flatMap(keysIn));
  expect([...named].toSorted()).toEqual(citedInstruments.map(({ key }) => key).toSorted());
});

test.each([
  ['QĐ28 Art 5, 7.2; CĐ19 from 1/2/2020', ['QĐ28', 'CĐ19']],
  ['docs/packet.md; PL6 (OrganId 13→35)', ['PL6']],
  ['NĐ331 Art 31; TT20 Art 9; QĐ 05/2017', ['NĐ331', 'TT20']],
  ['QĐ20 Art 4; SĐ1:2022', ['QĐ20', 'SĐ1:2022']],
  ['TT39 (RFC 3161); AES 256', ['TT39']],
  ['harness need', []],
])('of “%s”', (source, keys) => {
  expect(
    instrumentsIn([source])
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual([...keys].toSorted());
});
