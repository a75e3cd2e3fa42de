import { describe, expect, test } from 'vitest';
import { type Found, killOf } from './kill.ts';
import { isSound } from './kill-matrix.ts';
import type { PacketMutant } from './mutant.ts';

const mutant: PacketMutant = {
  kind: 'packet',
  id: 'packet.example',
  wrong: { vi: 'sai', en: 'wrong' },
  requirement: 'ENV-01',
  owner: 'packet.well-formed',
  besides: ['packet.root'],
  make: (sound) => sound,
};

function findings(checks: readonly string[]): readonly Found[] {
  return checks.map((check) => ({ check, requirements: [mutant.requirement] }));
}

describe('a mutant', () => {
  test.each([
    [['packet.well-formed'], 'killed'],
    [['packet.well-formed', 'packet.root'], 'killed'],
    [['packet.well-formed', 'packet.stranger'], 'noisy'],
    [['packet.stranger'], 'by-others'],
    [[], 'survived'],
  ] as const)('found by %j is %s', (found, outcome) => {
    expect(killOf(mutant, findings(found)).outcome).toBe(outcome);
  });

  test('found by its owner for another requirement is misnamed', () => {
    const found = [{ check: 'packet.well-formed', requirements: ['ENV-02'] }];
    expect(killOf(mutant, found).outcome).toBe('misnamed');
  });

  test('that names more than two beside its owner is noisy', () => {
    const wide = { ...mutant, besides: ['a.a', 'b.b', 'c.c'] };
    expect(killOf(wide, findings(['packet.well-formed'])).outcome).toBe('noisy');
  });
});

describe('the judge', () => {
  const killed = killOf(mutant, findings(['packet.well-formed']));
  const noisy = killOf(mutant, findings(['packet.well-formed', 'packet.stranger']));

  test('is trusted when 98 of 100 are killed and none survives', () => {
    expect(isSound({ kills: [...Array(98).fill(killed), noisy, noisy], falseFindings: [], silent: [] })).toBe(
      true,
    );
    expect(
      isSound({ kills: [...Array(97).fill(killed), noisy, noisy, noisy], falseFindings: [], silent: [] }),
    ).toBe(false);
  });

  test('is not trusted when one survives, when it blames a sound peer or overlooks it, or when it tried nothing', () => {
    const survived = killOf(mutant, []);
    expect(isSound({ kills: [...Array(999).fill(killed), survived], falseFindings: [], silent: [] })).toBe(
      false,
    );
    const about = [{ peer: 'packet, law', check: 'a.a' }];
    expect(isSound({ kills: [killed], falseFindings: about, silent: [] })).toBe(false);
    expect(isSound({ kills: [killed], falseFindings: [], silent: about })).toBe(false);
    expect(isSound({ kills: [], falseFindings: [], silent: [] })).toBe(false);
  });
});
