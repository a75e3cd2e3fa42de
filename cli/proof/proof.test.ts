import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requirementIds } from '../../protocol/problems/requirement-ids-under-test.ts';
import { actors } from './actors.ts';
import { collectTests, idsIn, titlesIn } from './collect-tests.ts';
import { reasons } from './reasons.ts';
import { renderProof, unproven } from './render-proof.ts';

const tests = collectTests('.');
const groups = ['GEN', 'IDC', 'ENV', 'MET', 'ATT', 'STA', 'RCL', 'ERR', 'DUP', 'REG'];

describe('the requirements of the exchange', () => {
  it('are all known, with whom they bind', () => {
    const wanted = Array.from(requirementIds).filter((id) => groups.includes(id.slice(0, 3)));
    expect(Object.keys(actors).toSorted()).toEqual(wanted.toSorted());
  });

  it('are each named by a test', () => {
    expect(unproven(tests)).toEqual([]);
  });

  it('have a reason only where they are known, and then the page says it', () => {
    const page = renderProof(tests);
    for (const [id, reason] of Object.entries(reasons)) {
      expect(actors[id], id).toBeDefined();
      expect(page).toContain(`### ${id} (${actors[id]})\n\nNot shown as a whole: ${reason}\n`);
    }
  });

  it('are found uncovered when their tests are gone', () => {
    const fewer = tests.map((each) => ({
      ...each,
      requirements: each.requirements.filter((id) => id !== 'RCL-05'),
    }));
    expect(unproven(fewer)).toEqual(['RCL-05']);
  });

  it('stand in docs/proof.md as the tests stand (else: npm run docs)', () => {
    expect(readFileSync('docs/proof.md', 'utf8')).toBe(renderProof(tests));
  });
});

describe('the names of tests are read', () => {
  it.each([
    ["it('A-1: works', () => {", 'A-1: works'],
    ['  describe("x’s", () => {', 'x’s'],
    ["it.each(rows)('%s works', (row) => {", '%s works'],
    ["] as const)('RCL-18: after a table', (row) => {", 'RCL-18: after a table'],
    ["describe.skipIf(!installed('xmllint'))('xmllint', () => {", 'xmllint'],
  ])('in %s', (source, title) => {
    expect(titlesIn(source)).toEqual([title]);
  });

  it('with their ranges', () => {
    expect(idsIn('RCL-07 to RCL-09, STA-01: x')).toEqual(['RCL-07', 'RCL-08', 'RCL-09', 'STA-01']);
    expect(idsIn('UTF-8 and SHA-256')).toEqual([]);
  });
});
