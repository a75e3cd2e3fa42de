import { expect, test } from 'vitest';
import { checkDocumentIdAgrees } from './check-document-id.ts';
import { elementUnderTest, problemsOf } from './group-under-test.ts';
import type { Surroundings } from './notes.ts';

const facts = { organId: 'G22', date: '2026/11/20', number: '7816', notation: 'VPCP-TTĐT' };

function codes(text: string | undefined, surroundings: Surroundings = {}) {
  const item = { element: elementUnderTest({}), place: { path: 'here' }, text, group: undefined };
  return problemsOf((notes) => checkDocumentIdAgrees(item, facts, notes), surroundings).map(
    ({ code }) => code,
  );
}

test('IDC-10: an identifier repeats its sender, date and code', () => {
  expect(codes('G22,2026/11/20,7816/VPCP-TTĐT')).toEqual([]);
  expect(codes('G17,2026/11/20,7816/VPCP-TTĐT')).toEqual(['identity.document-id-agency-differs']);
});

test('two codes of one body are one, for those who have a directory', () => {
  const isSameBody = (left: string, right: string) => left === 'G17' && right === 'G22';
  expect(codes('G17,2026/11/20,7816/VPCP-TTĐT', { isSameBody })).toEqual([]);
});

test('one that cannot be read, is too long, or is not there was reported where it stands', () => {
  expect(codes('9e2b6c1a-6d0f-4f7e-8b53-1c7d90a4e6f2')).toEqual([]);
  expect(codes(undefined)).toEqual([]);
  expect(problemsOf((notes) => checkDocumentIdAgrees(undefined, facts, notes))).toEqual([]);
});

test('one is read up to its limit, and not beyond', () => {
  const long = (length: number) => 'G17,2026/11/20,7816/'.padEnd(length, 'V');
  expect(codes(long(200))).not.toEqual([]);
  expect(codes(long(201))).toEqual([]);
});
