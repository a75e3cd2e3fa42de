import { describe, expect, test } from 'vitest';
import { requirementIds } from '../../protocol/problems/requirement-ids-under-test.ts';
import { inForce, ledger, ledgerByInstrument, requirementOf } from './ledger.ts';

describe('the ledger', () => {
  test('holds every duty that the project names, once', () => {
    const ids = ledger().map(({ id }) => id);
    expect(ids).toEqual([...requirementIds].sort());
    expect(ledgerByInstrument().flatMap(({ requirements }) => requirements)).toHaveLength(282);
  });

  test('says each in both languages, with its place and how it was read', () => {
    for (const { id, wording, source, marks, actors, modes, profiles } of ledger()) {
      expect(
        [wording.vi, wording.en, source].every((text) => text.length > 3),
        id,
      ).toBe(true);
      expect(
        [marks, actors, modes, profiles].every((list) => list.length > 0),
        id,
      ).toBe(true);
    }
  });

  test('names an instrument in both languages', () => {
    for (const { instrument } of ledgerByInstrument()) {
      expect(instrument.name.vi.length, instrument.key).toBeGreaterThan(5);
      expect(instrument.name.en.length, instrument.key).toBeGreaterThan(5);
    }
  });

  test('GEN-07: knows from which day a duty holds', () => {
    const paper = requirementOf('GEN-03');
    expect(paper && inForce(paper, '2020-01-31')).toBe(false);
    expect(paper && inForce(paper, '2020-02-01')).toBe(true);
  });
});
