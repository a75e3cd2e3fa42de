import type { DerFinding, DerRule } from '../../asn1/der.ts';
import { type Problem, problem } from '../../problems/problem.ts';

/** Rules that are about what stands where, not about how a value is spelled. */
const structural: readonly DerRule[] = ['missing', 'wrong-tag', 'value', 'too-many', 'integer-too-large'];

/** What stopped the reading of a signature, as a problem of the catalogue. `offset` counts in the message. */
export function structureProblem({ rule, offset }: DerFinding, path: string): Problem {
  const place = { path, offset };
  if (rule === 'set-order') return problem('signature.attributes-unordered', place);
  const code = structural.includes(rule) ? 'signature.malformed' : 'signature.not-der';
  return problem(code, place, { seen: `${rule} (byte ${offset})` });
}
