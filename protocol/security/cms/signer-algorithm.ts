import { sameBytes } from '../../asn1/values.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { AlgorithmUse } from '../algorithm.ts';
import { algorithmUse, parseHashAlgorithm, parseSignatureAlgorithm } from '../algorithms.ts';
import type { Certificate } from '../certificate.ts';
import { type Refusal, refusal } from './judgement.ts';
import type { SignedAttributes } from './signed-attributes.ts';
import type { SignerInfo } from './signed-data.ts';

/** The one hash and scheme that a signer used, or why there is none that could be meant. */
export function readSignerAlgorithm(
  { digestAlgorithm, signatureAlgorithm }: SignerInfo,
  { publicKey }: Certificate,
  place: string,
): AlgorithmUse | Refusal {
  const digest = parseHashAlgorithm(digestAlgorithm);
  if (!digest.ok) return unreadable(digest.problems, place);
  const named = parseSignatureAlgorithm(signatureAlgorithm);
  if (!named.ok) return unreadable(named.problems, place);
  const { hash = digest.value } = named.value;
  if (hash !== digest.value) {
    const detail = { seen: digest.value, expected: hash };
    return refusal('malformed', problem('signature.algorithms-disagree', place, detail));
  }
  const use = algorithmUse(named.value, publicKey, digest.value);
  return use.ok ? use.value : unreadable(use.problems, place);
}

/** Unknown ones may be known to others; parameters that fit nothing are known to nobody. */
function unreadable(problems: readonly Problem[], place: string): Refusal {
  const verdict = problems.some(({ code }) => code === 'algorithm.unsupported')
    ? 'unsupported-algorithm'
    : 'malformed';
  return refusal(verdict, ...problems.map((each) => ({ ...each, place: { ...each.place, path: place } })));
}

/** True when the algorithms that were signed, where there are any, are those that are declared (RFC 6211 §3). */
export function agreesWithProtection(
  protection: SignedAttributes['protection'],
  { digestAlgorithm, signatureAlgorithm }: SignerInfo,
): boolean {
  if (protection === undefined) return true;
  return sameBytes(protection.digest, digestAlgorithm) && sameBytes(protection.signature, signatureAlgorithm);
}
