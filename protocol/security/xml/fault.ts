import type { ProblemCode } from '../../problems/catalogue.ts';
import { type Place, type Problem, type ProblemDetail, problem } from '../../problems/problem.ts';
import type { Verdict } from '../verdict.ts';

/** Why a signature is refused. */
export interface Refusal {
  readonly verdict: Exclude<Verdict, 'valid'>;
  readonly reasons: readonly Problem[];
}

/** Thrown inside this room alone: nothing is read behind a refusal. */
class SignatureFault extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.verdict);
    this.refusal = refusal;
  }
}

/** Refuses the signature. */
export function refuse(
  verdict: Refusal['verdict'],
  code: ProblemCode,
  place: Place | string,
  detail: ProblemDetail = {},
): never {
  return refuseFor(verdict, [problem(code, place, detail)]);
}

/** Refuses the signature for reasons that somebody else found. */
export function refuseFor(verdict: Refusal['verdict'], reasons: readonly Problem[]): never {
  throw new SignatureFault({ verdict, reasons });
}

/** The boundary: what was refused inside comes out as a value; a bug stays a throw. */
export function refusing<T>(
  judge: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal } {
  try {
    return { ok: true, value: judge() };
  } catch (error) {
    if (error instanceof SignatureFault) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
