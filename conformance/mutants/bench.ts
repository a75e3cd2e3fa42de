import type { Check } from '../check.ts';
import type { Heard, Kill } from './kill.ts';
import type { Mutant } from './mutant.ts';

/** Which kinds of peers are tried. */
export const mutantKinds = ['packet', 'hub', 'agency'] as const;

export type MutantKind = (typeof mutantKinds)[number];

/** Where peers of one kind are tried: broken ones, and sound ones that nothing may be found in. */
export interface Bench {
  readonly checks: readonly Check[];
  readonly mutants: readonly Mutant[];
  /** Tries the mutant of this place in the list. */
  kill(place: number): Promise<Kill>;
  /** Names of the sound peers. */
  readonly sounds: readonly string[];
  /** What is said of the sound peer of this place; anything is the suite's own fault. */
  sound(place: number): Promise<Heard>;
}

/** The member of a list; a place that is not there is a bug of ours. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no place ${place}`);
  return found;
}
