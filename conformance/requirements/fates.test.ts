import { expect, test } from 'vitest';
import { allChecks } from '../checks/all.ts';
import { ledger, requirementOf } from './ledger.ts';
import { unchecked } from './unchecked.ts';

const named = new Set(allChecks.flatMap(({ requirements }) => requirements));

test('a duty that is said to be checked has a check', () => {
  const orphans = ledger().filter(({ id, fate }) => fate.kind === 'checked' && !named.has(id));
  expect(orphans.map(({ id }) => id)).toEqual([]);
});

test('a duty that is said not to be checked has none', () => {
  expect(Object.keys(unchecked).filter((id) => named.has(id))).toEqual([]);
});

test('every check names duties that there are', () => {
  expect([...named].filter((id) => requirementOf(id) === undefined)).toEqual([]);
});

test('nothing is excused that is no duty', () => {
  expect(Object.keys(unchecked).filter((id) => requirementOf(id) === undefined)).toEqual([]);
});
