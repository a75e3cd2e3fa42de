import { decoding, readDer } from '../../asn1/der.ts';
import { hexOf, sameBytes } from '../../asn1/values.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { HashName } from '../algorithm.ts';
import type { Certificate, DistinguishedName } from '../certificate.ts';
import type { VerificationContext } from '../context.ts';
import { readName } from '../distinguished-name.ts';
import { parseKnownCertificate } from '../parse-certificate.ts';
import { knownCertificates } from '../proof-certificates.ts';
import { digestOf } from './content.ts';
import { type Refusal, refusal } from './judgement.ts';
import type { CertificateReference } from './signed-attributes.ts';
import type { SignedData, SignerName } from './signed-data.ts';

/** The certificate that a signature names and is bound to, or why there is none. */
export type SignerSearch =
  | { readonly found: Certificate; readonly notices: readonly Problem[] }
  | { readonly refusal: Refusal; readonly suspect?: Certificate };

/** What a signature says of its certificate, and where that may lie. */
export interface SignerQuestion {
  /** Not signed. */
  readonly name: SignerName;
  /** Signed. */
  readonly reference: CertificateReference | undefined;
  readonly message: SignedData;
  /** The certificates of the message that can be read. */
  readonly others: readonly Certificate[];
  readonly context: VerificationContext;
  readonly place: string;
}

/**
 * Looks up the signer's certificate in the message and in the proof material. The name in the message is not
 * signed, the reference in the signed attributes is: where both stand they must agree (SIG-05).
 */
export function findSigner(question: SignerQuestion): SignerSearch {
  const { name, reference, others, context, place } = question;
  const { proof, memo } = context;
  const candidates = [...others, ...knownCertificates(proof, memo)].filter((each) => isNamed(each, name));
  const [first] = candidates;
  if (first === undefined) return missing(question);
  if (reference === undefined) {
    return { found: first, notices: [problem('signature.certificate-unbound', place)] };
  }
  const { hash } = reference;
  if (hash === 'unknown') {
    return { refusal: refusal('unsupported-algorithm', problem('signature.reference-unknown', place)) };
  }
  const found = candidates.find((each) => isReferredTo(each, reference, hash));
  if (found === undefined) {
    const swapped = problem('signature.certificate-swapped', place);
    return { refusal: refusal('wrong-signer', swapped), suspect: first };
  }
  const isStrong = hash !== 'sha1' && hash !== 'md5';
  const seen = hash.toUpperCase();
  return { found, notices: isStrong ? [] : [problem('signature.certificate-bound-weakly', place, { seen })] };
}

function isReferredTo(
  certificate: Certificate,
  { digest, issuer, serial }: CertificateReference,
  hash: Exclude<CertificateReference['hash'], 'unknown'>,
): boolean {
  if (hexOf(digest) !== digestText(certificate, hash)) return false;
  const isIssuer = issuer === undefined || isName(issuer, certificate.issuer);
  return isIssuer && (serial === undefined || serial === certificate.serial);
}

/** Hex. */
function digestText(certificate: Certificate, hash: HashName): string {
  return hash === 'sha256' ? certificate.sha256 : hexOf(digestOf(hash, [certificate.der]));
}

function isNamed(certificate: Certificate, name: SignerName): boolean {
  if (name.by === 'key-id') return certificate.subjectKeyId === name.keyId;
  return certificate.serial === name.serial && isName(name.issuer, certificate.issuer);
}

/** Nearly always the same bytes; a writer that spelled the name anew still means the same (RFC 5280 §7.1). */
function isName(der: Uint8Array, name: DistinguishedName): boolean {
  return sameBytes(der, name.der) || nameIn(der)?.canonical === name.canonical;
}

function nameIn(der: Uint8Array): DistinguishedName | undefined {
  const reading = decoding(() => readName(readDer(der)));
  return reading.ok ? reading.value : undefined;
}

function missing({ name, message, context, place }: SignerQuestion): SignerSearch {
  const unreadable = message.certificates.flatMap((der) => {
    const reading = parseKnownCertificate(der, context.memo);
    return reading.ok ? [] : reading.problems;
  });
  const seen = name.by === 'key-id' ? name.keyId : `${nameIn(name.issuer)?.text ?? '–'} / ${name.serial}`;
  const absent = problem('signature.certificate-missing', place, { seen });
  return { refusal: refusal('undetermined', absent, ...unreadable) };
}
