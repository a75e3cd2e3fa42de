import type { Problem } from '../../problems/problem.ts';
import type { Verdict } from '../verdict.ts';

/** A no, of its kind and with its reasons; the first reason decides. */
export interface Refusal {
  readonly verdict: Exclude<Verdict, 'valid'>;
  readonly reasons: readonly Problem[];
}

/** A refusal for one reason. */
export function refusal(verdict: Refusal['verdict'], ...reasons: readonly Problem[]): Refusal {
  return { verdict, reasons };
}
