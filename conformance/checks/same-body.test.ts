import { describe, expect, it } from 'vitest';
import { areOneBody, mayBeOneBody, mayHaveIssued } from './same-body.ts';

describe('two codes', () => {
  it.each([
    ['the same', 'G22.1', 'G22.1', true],
    ['old and new of level 1', '000.00.00.H17', 'H17', true],
    ['new and old of level 1', 'H17', '000.00.00.H17', true],
    ['of two bodies', 'H17', 'H18', false],
    ['old and new of two bodies', '000.00.00.H17', 'H18', false],
    ['of a body and what is below it', '000.00.01.H17', 'H17', false],
    ['with a letter that is small', '000.00.00.h17', 'h17', false],
    ['with a digit too many', '000.00.00.H171', 'H171', false],
    ['with something in front', 'x000.00.00.H17', 'H17', false],
    ['with a group behind', '000.00.00.H17.1', 'H17', false],
  ])('%s', (_, one, other, same) => {
    expect(areOneBody(one, other)).toBe(same);
  });
});

describe('two codes that nobody can tell apart without the directory (IDC-13)', () => {
  it.each([
    ['the same', 'H53.13', 'H53.13', true],
    ['of level 1, old and new', '000.00.00.H53', 'H53', true],
    ['of units, old and new', '000.00.13.H53', 'H53.13', true],
    ['of units, old and new, whatever their numbers', '001.00.20.H13', 'H13.20.1', true],
    ['of units, both new', 'H53.13', 'H53.14', false],
    ['of units, both old', '000.00.13.H53', '000.00.14.H53', false],
    ['of units of two provinces', '000.00.13.H53', 'H54.13', false],
    ['of a unit and its province', '000.00.13.H53', 'H53', false],
    ['of a province and its unit', '000.00.00.H53', 'H53.13', false],
    ['of which one has no groups', '0100109106', 'H53', false],
    ['of which one is no code', 'h53', 'H53', false],
  ])('%s', (_, one, other, same) => {
    expect([mayBeOneBody(one, other), mayBeOneBody(other, one)]).toEqual([same, same]);
  });
});

describe('who may have issued a document (IDC-03, IDC-14)', () => {
  const before = '2025/06/20';
  const after = '2026/11/20';

  it.each([
    ['the body itself', 'H02', 'H02', before, true],
    ['the body that took it over', 'H05', 'H02', before, true],
    ['the body that took it over, by its older code', '000.00.00.H05', 'H02', before, true],
    ['a ministry that took another over', 'G06', 'G14', '2025/01/02', true],
    ['a body that took another over', 'H29', 'H02', before, false],
    ['a unit of the body that took it over', 'H05.13', 'H02', before, false],
    ['a unit of the province that took over the unit’s', 'H05.40', 'H02.13', before, true],
    ['a unit that got its code anew', 'H53.40', 'H53.13', before, true],
    ['another unit, since', 'H53.40', 'H53.13', after, false],
    ['another unit, on the day', 'H53.40', 'H53.13', '2025/07/01', false],
    ['another province', 'H54', 'H53', before, false],
    ['an enterprise', '0100109106', 'H53', before, false],
  ])('%s', (_, code, organId, date, may) => {
    expect(mayHaveIssued(code, { organId, date })).toBe(may);
  });
});
