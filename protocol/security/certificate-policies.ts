import { anyPolicy } from '../asn1/oids.ts';
import type { Certificate } from './certificate.ts';
import { isSelfIssued } from './path-search.ts';

/** One policy that is valid at a depth: what may stand below it, and by which of the first authority's names. */
interface PolicyNode {
  readonly expected: readonly string[];
  readonly origins: ReadonlySet<string>;
}

type Level = ReadonlyMap<string, PolicyNode>;

/** Counters of RFC 5280 §6.1.2 d to f: how many further certificates until the rule bites. */
interface Counters {
  readonly explicit: number;
  readonly mapping: number;
  readonly any: number;
}

/** What is asked for beside what the certificates ask themselves. */
export interface PolicyDemand {
  /** One of these must hold along the whole path; absent: any will do. */
  readonly policies?: readonly string[];
}

/**
 * Policy processing of RFC 5280 §6.1 over the certificates below the root, the leaf first; true when a policy
 * holds, or none is needed. The tree is kept as one map a level, its paths joined by policy (RFC 9618), so that
 * mappings cannot make it grow without bound.
 */
export function holdsPolicies(certificates: readonly Certificate[], demand: PolicyDemand = {}): boolean {
  const downwards = [...certificates].reverse();
  const last = downwards.length;
  const isExplicit = demand.policies !== undefined;
  let counters: Counters = { explicit: isExplicit ? 0 : last + 1, mapping: last + 1, any: last + 1 };
  let level: Level = new Map([[anyPolicy, { expected: [anyPolicy], origins: new Set([anyPolicy]) }]]);
  for (const [index, certificate] of downwards.entries()) {
    const isLast = index === last - 1;
    const takesAny = counters.any > 0 || (!isLast && isSelfIssued(certificate));
    level = descend(level, certificate.policies, takesAny);
    if (counters.explicit === 0 && level.size === 0) return false;
    if (isLast) return isSatisfied(level, certificate, counters, demand);
    level = applyMappings(level, certificate, counters.mapping > 0);
    counters = countDown(counters, certificate);
  }
  return true;
}

/** §6.1.3 d and e: the nodes of the next level. */
function descend(above: Level, policies: readonly string[] | undefined, takesAny: boolean): Level {
  const next = new Map<string, PolicyNode>();
  const wildcard = above.get(anyPolicy);
  for (const policy of policies ?? []) {
    if (policy === anyPolicy) continue;
    const parents = [...above.values()].filter(({ expected }) => expected.includes(policy));
    const origins = new Set(parents.flatMap((parent) => [...parent.origins]));
    if (parents.length > 0) next.set(policy, { expected: [policy], origins });
    else if (wildcard !== undefined) next.set(policy, { expected: [policy], origins: new Set([policy]) });
  }
  if (takesAny && policies?.includes(anyPolicy) === true) addExpected(above, next);
  return next;
}

/** §6.1.3 d 2: anyPolicy stands for all that is expected and not named. */
function addExpected(above: Level, next: Map<string, PolicyNode>): void {
  const named = new Set(next.keys());
  for (const { expected, origins } of above.values()) {
    for (const policy of expected) {
      if (named.has(policy)) continue;
      const before = next.get(policy)?.origins ?? [];
      next.set(policy, { expected: [policy], origins: new Set([...before, ...origins]) });
    }
  }
}

/** §6.1.4 b: an authority's policies are known below it by other names, or by none when mapping is inhibited. */
function applyMappings(level: Level, { policyLimits }: Certificate, allowed: boolean): Level {
  const { mappings } = policyLimits;
  if (mappings.length === 0) return level;
  const mapped = new Map(level);
  const wildcard = level.get(anyPolicy);
  for (const policy of new Set(mappings.map(({ issuer }) => issuer))) {
    const expected = mappings.filter(({ issuer }) => issuer === policy).map(({ subject }) => subject);
    const node = level.get(policy);
    if (!allowed) mapped.delete(policy);
    else if (node !== undefined) mapped.set(policy, { ...node, expected });
    else if (wildcard !== undefined) mapped.set(policy, { expected, origins: new Set([policy]) });
  }
  return mapped;
}

/** §6.1.4 h to j. */
function countDown(counters: Counters, certificate: Certificate): Counters {
  const step = isSelfIssued(certificate) ? 0 : 1;
  const { requireExplicit, inhibitMapping, inhibitAny } = certificate.policyLimits;
  const lower = (count: number, limit = Number.POSITIVE_INFINITY): number =>
    Math.min(Math.max(0, count - step), limit);
  return {
    explicit: lower(counters.explicit, requireExplicit),
    mapping: lower(counters.mapping, inhibitMapping),
    any: lower(counters.any, inhibitAny),
  };
}

/** §6.1.5 a, b and g. */
function isSatisfied(
  level: Level,
  { policyLimits }: Certificate,
  { explicit }: Counters,
  { policies }: PolicyDemand,
): boolean {
  const needed = explicit <= 1 || policyLimits.requireExplicit === 0;
  if (!needed) return true;
  if (policies === undefined || policies.includes(anyPolicy)) return level.size > 0;
  const origins = [...level.values()].flatMap((node) => [...node.origins]);
  return origins.some((origin) => origin === anyPolicy || policies.includes(origin));
}
