import { createHash } from 'node:crypto';
import type { Check } from '../check.ts';
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

/** JSON with the keys of every object in order: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    isPlainObject(held) ? Object.fromEntries(Object.entries(held).toSorted(byKey)) : held,
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
