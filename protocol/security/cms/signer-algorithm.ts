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
  const { digest, signature } = protection;
  const isDigest = sameBytes(digest, digestAlgorithm) || isSameHash(digest, digestAlgorithm);
  return (
    isDigest && (sameBytes(signature, signatureAlgorithm) || isSameScheme(signature, signatureAlgorithm))
  );
}

/** Parameters that are NULL in one place and absent in the other are the same ones (RFC 6211 §2). */
function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  const [first, second] = [parseHashAlgorithm(one), parseHashAlgorithm(other)];
  return first.ok && second.ok && first.value === second.value;
}

function isSameScheme(one: Uint8Array, other: Uint8Array): boolean {
  const [first, second] = [parseSignatureAlgorithm(one), parseSignatureAlgorithm(other)];
  if (!first.ok || !second.ok) return false;
  const { scheme, hash, pss } = first.value;
  const { pss: otherPss } = second.value;
  const isPss = pss?.saltLength === otherPss?.saltLength && pss?.mgfHash === otherPss?.mgfHash;
  return scheme === second.value.scheme && hash === second.value.hash && isPss;
}
