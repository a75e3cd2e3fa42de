import type { Check, JudgeContext } from '../check.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Heard } from './kill.ts';
import type { Mutant } from './mutant.ts';

/** Which kinds of peers are tried. */
export const mutantKinds = ['packet', 'hub', 'agency'] as const;

export type MutantKind = (typeof mutantKinds)[number];

/** What a peer left behind, and how it is to be judged. */
export interface Trace {
  readonly evidence: Evidence;
  readonly context: JudgeContext;
  /** The checks that have to do with its seat. */
  readonly checks: readonly Check[];
}

/** Where peers of one kind are tried: broken ones, and sound ones that nothing may be found in. */
export interface Bench {
  readonly checks: readonly Check[];
  readonly mutants: readonly Mutant[];
  /** Tries the mutant of this place in the list. */
  try(place: number): Promise<Trace>;
  /** Names of the sound peers. */
  readonly sounds: readonly string[];
  /** What is said of the sound peer of this place; anything is the suite's own fault. */
  sound(place: number): Promise<Heard>;
  /** A sound peer that shows all that checks look at. */
  example(): Promise<readonly Trace[]>;
}

/** The member of a list; a place that is not there is a bug of ours. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no place ${place}`);
  return found;
}
