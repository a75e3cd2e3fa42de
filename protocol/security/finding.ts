import type { Problem } from '../problems/problem.ts';
import { type Verdict, verdicts } from './verdict.ts';

/** One reason against something, with the verdict that it leads to when it decides. */
export interface Finding {
  readonly verdict: Exclude<Verdict, 'valid'>;
  readonly problem: Problem;
}

/**
 * The findings with the one that decides in front. What can never be mended goes before what time or proof may
 * change; that is the order in which verdicts are listed.
 */
export function decisiveFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => rankOf(one.verdict) - rankOf(other.verdict));
}

/** Place in the list of verdicts. */
export function rankOf(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}
