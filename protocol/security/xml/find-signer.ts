import type { AlgorithmUse } from '../algorithm.ts';
import { algorithmUse, hashLengths } from '../algorithms.ts';
import type { Certificate } from '../certificate.ts';
import type { VerificationContext } from '../context.ts';
import { parseKnownCertificate } from '../parse-certificate.ts';
import { verifySignatureBytes } from '../verify-bytes.ts';
import type { SignatureMethod } from './algorithm-uris.ts';
import { derOfValue } from './ecdsa-value.ts';
import { refuse, refuseFor } from './fault.ts';
import { dsig } from './names.ts';
import type { XmlSignature } from './read-signature.ts';

/** Whose certificate fits the value, and by which algorithm. */
export interface Signer {
  readonly certificate: Certificate;
  readonly algorithm: AlgorithmUse;
  /** The other certificates that came along. */
  readonly others: readonly Uint8Array[];
}

/** Certificates of the proof material that are tried when the signature brings none. */
const mostTried = 64;

/**
 * Finds the certificate whose key made the value over `signedInfo` (SIG-05). Those in the signature are hints and
 * come first; whether one may be believed is for its path to say. A bare key is never looked at (SIG-14).
 */
export function findSigner(
  { certificates: own, method, value }: XmlSignature,
  signedInfo: Uint8Array,
  { proof, memo }: VerificationContext,
): Signer {
  const candidates = own.length > 0 ? own : proof.certificates.slice(0, mostTried);
  const readings = candidates.map((der) => parseKnownCertificate(der, memo));
  for (const [index, reading] of readings.entries()) {
    if (!reading.ok) continue;
    const algorithm = fittingUse(method, reading.value);
    if (algorithm === undefined || !holds(algorithm, reading.value, signedInfo, value)) continue;
    return { certificate: reading.value, algorithm, others: candidates.filter((_, at) => at !== index) };
  }
  const [unreadable] = readings.filter((reading) => !reading.ok);
  if (unreadable !== undefined) return refuseFor('malformed', unreadable.problems);
  if (own.length > 0) return refuse('tampered', 'signature.value-differs', dsig.signatureValue);
  return refuse('undetermined', 'signature.certificate-missing', dsig.keyInfo, {
    seen: dsig.x509Certificate,
  });
}

/** The URIs of RSASSA-PSS fix the salt to the length of the hash (RFC 9231, 2.3.10). */
function fittingUse({ scheme, hash }: SignatureMethod, { publicKey }: Certificate): AlgorithmUse | undefined {
  const pss = scheme === 'rsa-pss' ? { pss: { saltLength: hashLengths[hash], mgfHash: hash } } : {};
  const use = algorithmUse({ scheme, hash, ...pss }, publicKey);
  return use.ok ? use.value : undefined;
}

function holds(use: AlgorithmUse, { publicKey }: Certificate, data: Uint8Array, value: Uint8Array): boolean {
  const signature = use.scheme === 'ecdsa' ? derOfValue(value, use.keyBits) : value;
  return signature !== undefined && verifySignatureBytes(use, publicKey, data, signature) === 'holds';
}
