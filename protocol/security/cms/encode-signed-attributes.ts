import { cmsOids } from '../../asn1/oids.ts';
import { explicit, implicit, octets, oid, sequence, set, time } from '../../asn1/write.ts';
import type { Instant } from '../../ports/ports.ts';
import type { SigningAlgorithm } from '../signing-key.ts';
import type { CertificateNames } from './certificate-names.ts';
import { digestOf } from './content.ts';
import { encodeHashAlgorithm, encodeSignatureAlgorithm } from './encode-algorithm.ts';

/** What goes into the signed attributes of one signer. */
export interface AttributesOrder {
  /** Dotted OID of the content. */
  readonly contentType: string;
  readonly digest: Uint8Array;
  readonly algorithm: SigningAlgorithm;
  readonly certificate: Uint8Array;
  readonly names: CertificateNames;
  /** Left out in PAdES, where the signature dictionary has the time (ETSI EN 319 142-1 §5.3). */
  readonly signingTime?: Instant;
  /** RFC 6211: binds the algorithms to the signature. */
  readonly protectAlgorithms?: boolean;
}

/**
 * The signed attributes as the SET that is signed (RFC 5652 §5.4): contentType, messageDigest, ESS
 * signingCertificateV2 (RFC 5035), which make a CAdES-BES (ETSI EN 319 122-1 §5), and the optional ones.
 */
export function encodeSignedAttributes(order: AttributesOrder): Uint8Array {
  const { contentType, digest, signingTime, protectAlgorithms = false } = order;
  const attributes = [
    encodeAttribute(cmsOids.contentType, oid(contentType)),
    encodeAttribute(cmsOids.messageDigest, octets(digest)),
    encodeAttribute(cmsOids.signingCertificateV2, encodeSigningCertificate(order)),
  ];
  if (signingTime !== undefined) {
    // RFC 5652 §11.3: no fractions of seconds.
    attributes.push(encodeAttribute(cmsOids.signingTime, time(Math.floor(signingTime / 1000) * 1000)));
  }
  if (protectAlgorithms) {
    attributes.push(encodeAttribute(cmsOids.algorithmProtection, encodeProtection(order.algorithm)));
  }
  return set(...attributes);
}

/** Attribute of one value. */
export function encodeAttribute(type: string, ...values: readonly Uint8Array[]): Uint8Array {
  return sequence(oid(type), set(...values));
}

/** SigningCertificateV2 with one ESSCertIDv2; SHA-256 is its default and is left out (RFC 5035 §4). */
function encodeSigningCertificate({ certificate, names, algorithm }: AttributesOrder): Uint8Array {
  const hash = digestOfCertificate(algorithm);
  const certificateId = sequence(
    hash === 'sha256' ? undefined : encodeHashAlgorithm(hash),
    octets(digestOf(hash, [certificate])),
    sequence(sequence(explicit(4, names.issuer)), names.serial),
  );
  return sequence(sequence(certificateId));
}

/** The hash of the signature, unless it is one that nothing should be bound by. */
function digestOfCertificate({ hash }: SigningAlgorithm): SigningAlgorithm['hash'] {
  return hash === 'sha384' || hash === 'sha512' ? hash : 'sha256';
}

/** CMSAlgorithmProtection (RFC 6211 §2): digest algorithm and `[1] IMPLICIT` signature algorithm. */
function encodeProtection(algorithm: SigningAlgorithm): Uint8Array {
  return sequence(encodeHashAlgorithm(algorithm.hash), implicit(1, encodeSignatureAlgorithm(algorithm)));
}
