import { timingSafeEqual } from 'node:crypto';
import { decoding, readDer, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Certificate } from '../certificate.ts';
import type { VerificationContext } from '../context.ts';
import { parseKnownCertificate, serialOf } from '../parse-certificate.ts';
import { digestOf } from './content.ts';
import { type Refusal, refusal } from './judgement.ts';
import type { CertificateReference } from './signed-attributes.ts';
import type { SignedData, SignerName } from './signed-data.ts';

/** The certificate that a signature names and is bound to, or why there is none. */
export type SignerSearch =
  | { readonly found: Certificate; readonly notices: readonly Problem[] }
  | { readonly refusal: Refusal; readonly suspect?: Certificate };

/**
 * Looks up the signer's certificate in the message and in the proof material. The name in the message is not
 * signed, the reference in the signed attributes is: where both stand they must agree (SIG-05).
 */
export function findSigner(
  name: SignerName,
  reference: CertificateReference | undefined,
  message: SignedData,
  context: VerificationContext,
  place: string,
): SignerSearch {
  const candidates = candidatesFor(name, message, context);
  const [first] = candidates;
  if (first === undefined) return missing(name, place, unreadableAmong(name, message, context));
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
  const actual = digestOf(hash, [certificate.der]);
  if (actual.length !== digest.length || !timingSafeEqual(actual, digest)) return false;
  const isIssuer = issuer === undefined || issuer === certificate.issuer.canonical;
  return isIssuer && (serial === undefined || serial === certificate.serial);
}

function missing(name: SignerName, place: string, unreadable: readonly Problem[]): SignerSearch {
  if (unreadable.length > 0) return { refusal: refusal('malformed', ...unreadable) };
  const seen = name.by === 'key-id' ? name.keyId : `${name.issuer.text} / ${name.serial}`;
  return { refusal: refusal('undetermined', problem('signature.certificate-missing', place, { seen })) };
}

/** The message's own certificates come first. */
function candidatesFor(
  name: SignerName,
  message: SignedData,
  { proof, memo }: VerificationContext,
): readonly Certificate[] {
  const named = [...message.certificates, ...proof.certificates].filter((der) => mayBe(der, name));
  return named.flatMap((der) => {
    const reading = parseKnownCertificate(der, memo);
    return reading.ok && isNamed(reading.value, name) ? [reading.value] : [];
  });
}

/** Problems of certificates that would be the signer's if they could be read. */
function unreadableAmong(
  name: SignerName,
  message: SignedData,
  { memo }: VerificationContext,
): readonly Problem[] {
  if (name.by === 'key-id') return [];
  return message.certificates
    .filter((der) => mayBe(der, name))
    .flatMap((der) => {
      const reading = parseKnownCertificate(der, memo);
      return reading.ok ? [] : reading.problems;
    });
}

/** Looks at the serial number alone, so that a store of many certificates need not be read for one. */
function mayBe(der: Uint8Array, name: SignerName): boolean {
  if (name.by === 'key-id') return true;
  const serial = decoding(() => {
    const body = fieldsOf(fieldsOf(readDer(der)).take(tags.sequence));
    body.context(0);
    return serialOf(body.take(tags.integer));
  });
  return serial.ok && serial.value === name.serial;
}

function isNamed(certificate: Certificate, name: SignerName): boolean {
  if (name.by === 'key-id') return certificate.subjectKeyId === name.keyId;
  return certificate.serial === name.serial && certificate.issuer.canonical === name.issuer.canonical;
}
