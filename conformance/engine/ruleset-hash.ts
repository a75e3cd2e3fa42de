import { createHash } from 'node:crypto';
import type { Check } from '../check.ts';
import { canonicalJson } from '../report/canonical-json.ts';
import type { Requirement } from '../requirements/requirement.ts';
import type { Tolerances } from '../tolerances.ts';

/**
 * SHA-256, hex, over everything that decides how a run is read: the requirements, what each check is there for,
 * and the tolerances. The order in which they are listed does not matter.
 */
export function rulesetHash(
  requirements: readonly Requirement[],
  checks: readonly Check[],
  tolerances: Tolerances,
): string {
  const rules = {
    requirements: requirements.toSorted(byId),
    checks: checks.map(({ judge: _judge, ...rest }) => rest).toSorted(byId),
    tolerances,
  };
  return createHash('sha256').update(canonicalJson(rules)).digest('hex');
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
