import type { DerFinding } from '../../asn1/der.ts';
import { type Problem, problem } from '../../problems/problem.ts';

/** What stopped the reading of a request, an answer or a token. `offset` counts in the bytes that were read. */
export function timeStampProblem({ rule, offset }: DerFinding, path: string): Problem {
  return problem('timestamp.malformed', { path, offset }, { seen: `${rule} (byte ${offset})` });
}
