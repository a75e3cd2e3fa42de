import type { Instant } from '../ports/ports.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { AlgorithmUse, HashName } from './algorithm.ts';
import type { SecurityProfile } from './profile.ts';

/**
 * What a profile has to say against an algorithm at the moment that counts (SIG-06, SIG-07). Warnings and
 * errors; an error of `algorithm.scheme` is an unsupported algorithm, any other one a weak algorithm.
 */
export function judgeAlgorithm(use: AlgorithmUse, profile: SecurityProfile, at: Instant): readonly Problem[] {
  const stance = profile.schemes[use.scheme];
  const severity = stance === 'refuse' ? 'error' : 'warning';
  const scheme = problem('algorithm.scheme', 'algorithm', { seen: use.scheme, severity });
  return [...(stance === 'accept' ? [] : [scheme]), ...judgeStrength(use, profile, at)];
}

/** The part that counts for certificates, lists and answers too: hash and size of the key. */
export function judgeStrength(use: AlgorithmUse, profile: SecurityProfile, at: Instant): readonly Problem[] {
  return [...judgeHash(use.hash, profile, at), ...judgeKeySize(use, profile)];
}

/** What is said against a hash alone: of a reference, of an imprint. */
export function judgeHash(hash: HashName, profile: SecurityProfile, at: Instant): readonly Problem[] {
  const taken = profile.hashes[hash];
  if (taken === 'always') return [];
  if (taken === 'never' || at >= taken) return [problem('algorithm.hash-weak', 'algorithm', { seen: hash })];
  return [problem('algorithm.hash-old', 'algorithm', { seen: hash })];
}

/** What is said against the size of a key alone. */
export function judgeKeySize(
  { scheme, keyBits }: Pick<AlgorithmUse, 'scheme' | 'keyBits'>,
  { leastEcBits, leastRsaBits }: SecurityProfile,
): readonly Problem[] {
  const least = scheme === 'ecdsa' ? leastEcBits : leastRsaBits;
  if (keyBits >= least) return [];
  return [problem('algorithm.key-short', 'algorithm', { seen: String(keyBits), expected: String(least) })];
}
