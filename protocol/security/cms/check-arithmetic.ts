import { timingSafeEqual } from 'node:crypto';
import { type Problem, problem } from '../../problems/problem.ts';
import type { AlgorithmUse } from '../algorithm.ts';
import type { Certificate } from '../certificate.ts';
import type { VerificationContext } from '../context.ts';
import { verifySignatureBytes } from '../verify-bytes.ts';
import type { CmsContent } from './content.ts';
import { decodeSignedAttributes } from './decode-signed-attributes.ts';
import { findSigner } from './find-signer.ts';
import { type Refusal, refusal } from './judgement.ts';
import { certificatesIn } from './proof-of.ts';
import type { SignedAttributes } from './signed-attributes.ts';
import type { SignedData, SignerInfo } from './signed-data.ts';
import { agreesWithProtection, readSignerAlgorithm } from './signer-algorithm.ts';

/** One signer of a message, and what it should have signed. */
export interface SignerCase {
  readonly message: SignedData;
  readonly signer: SignerInfo;
  readonly content: CmsContent;
  /** Where it stands, for people. */
  readonly place: string;
}

/** What holds, or does not, whatever the time and whoever is trusted. */
export interface Arithmetic {
  readonly refusal?: Refusal;
  readonly notices: readonly Problem[];
  /** The certificates of the message that can be read. */
  readonly others: readonly Certificate[];
  readonly attributes?: SignedAttributes;
  readonly certificate?: Certificate;
  readonly algorithm?: AlgorithmUse;
}

/**
 * Checks that this signer signed this content with the key of the certificate that it named. The first thing
 * that fails decides; what could be read up to there is told all the same.
 */
export function checkArithmetic(subject: SignerCase, context: VerificationContext): Arithmetic {
  const { message, signer, place } = subject;
  const others = certificatesIn(message, context);
  const reading = decodeSignedAttributes(signer, place);
  if (!reading.ok) return { refusal: refusal('malformed', ...reading.problems), notices: [], others };
  const attributes = reading.value;
  const { certificate: reference } = attributes;
  const search = findSigner({ name: signer.name, reference, message, others, context, place });
  if ('refusal' in search) {
    const { refusal: refused, suspect: certificate } = search;
    const named = certificate === undefined ? {} : { certificate };
    return { refusal: refused, notices: [], others, attributes, ...named };
  }
  const { found: certificate } = search;
  const notices = [...search.notices, ...versionNotice(signer, place)];
  const known = { attributes, certificate, others, notices };
  const algorithm = readSignerAlgorithm(signer, certificate, place);
  if ('reasons' in algorithm) return { ...known, refusal: algorithm };
  const refused = compare(subject, attributes, certificate, algorithm);
  return { ...known, algorithm, ...(refused === undefined ? {} : { refusal: refused }) };
}

function compare(
  { message, signer, content, place }: SignerCase,
  attributes: SignedAttributes,
  certificate: Certificate,
  algorithm: AlgorithmUse,
): Refusal | undefined {
  if (attributes.contentType !== message.contentType) {
    const detail = { seen: message.contentType, expected: attributes.contentType };
    return refusal('tampered', problem('signature.content-type-differs', place, detail));
  }
  if (!agreesWithProtection(attributes.protection, signer)) {
    return refusal('tampered', problem('signature.algorithm-swapped', place));
  }
  const isIntact = sameDigest(content.digest(algorithm.hash), attributes.messageDigest);
  // The value is over the attributes, so it tells by itself whether these are the signer's.
  const isTheirs = holds(algorithm, certificate, signer);
  if (isIntact && isTheirs) return undefined;
  const reasons = [
    ...(isIntact ? [] : [problem('signature.digest-differs', place)]),
    ...(isTheirs ? [] : [problem('signature.value-differs', place)]),
  ];
  return refusal('tampered', ...reasons);
}

function holds(
  algorithm: AlgorithmUse,
  { publicKey }: Certificate,
  { signed, signature }: SignerInfo,
): boolean {
  if (signed === undefined) return false;
  return verifySignatureBytes(algorithm, publicKey, signed.bytes, signature) === 'holds';
}

function sameDigest(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Versions carry no meaning of their own; a wrong one is worth a word (RFC 5652 §5.3). */
function versionNotice({ version, name }: SignerInfo, place: string): readonly Problem[] {
  const expected = name.by === 'key-id' ? 3 : 1;
  if (version === expected) return [];
  const detail = { seen: String(version), expected: String(expected) };
  return [problem('signature.version-differs', place, detail)];
}
