import type { Mutant } from './mutant.ts';

/** What became of one mutant. */
export interface Kill {
  readonly mutant: string;
  readonly kind: Mutant['kind'];
  readonly wrong: Mutant['wrong'];
  readonly requirement: string;
  readonly owner: string;
  /** Checks that found something, the owner among them if all is well. */
  readonly found: readonly string[];
  readonly outcome: KillOutcome;
}

export type KillOutcome =
  /** Found by its owner, and by nobody but those that are named beside it. */
  | 'killed'
  /** Found by its owner, and by checks that have nothing to do with it. */
  | 'noisy'
  /** Found, but not by its owner. */
  | 'by-others'
  | 'survived';

/** Weighs what found a mutant. */
export function killOf(mutant: Mutant, found: readonly string[]): Kill {
  const { id, kind, wrong, requirement, owner, besides = [] } = mutant;
  const strangers = found.filter((each) => each !== owner && !besides.includes(each));
  return { mutant: id, kind, wrong, requirement, owner, found, outcome: outcomeOf() };

  function outcomeOf(): KillOutcome {
    if (found.length === 0) return 'survived';
    if (!found.includes(owner)) return 'by-others';
    return strangers.length === 0 && besides.length <= 2 ? 'killed' : 'noisy';
  }
}
