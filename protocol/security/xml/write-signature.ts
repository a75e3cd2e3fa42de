import { createHash } from 'node:crypto';
import { vietnamOffset } from '../../calendar/local-time.ts';
import type { Instant } from '../../ports/ports.ts';
import { escapeAttribute } from '../../xml/escape.ts';
import type { HashName } from '../algorithm.ts';
import type { SigningAlgorithm } from '../signing-key.ts';
import { xadesNamespace, xmldsigNamespace } from './names.ts';

/**
 * The text of a signature. It is written apart from what reads one, spelled out as it stands on the wire, so that
 * reader and writer prove each other.
 */

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

const digestUris: Readonly<Partial<Record<HashName, string>>> = {
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

/** One reference to be written. Attachments are hashed as they are, parts as their exclusive canonical form. */
export interface ReferenceText {
  readonly uri: string;
  readonly digest: Uint8Array;
  readonly canonical: boolean;
  readonly type?: string;
}

/** What goes into a signature, but for its value. */
export interface SignatureText {
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  readonly hash: HashName;
  readonly references: readonly ReferenceText[];
  /** DER, the signer's first. */
  readonly certificates: readonly Uint8Array[];
  /** XAdES: the text of `Object`. */
  readonly object: string;
  /** Base64; '' while it is not known. */
  readonly value: string;
}

/** The whole element, on one line: nobody can break a line that is not there. */
export function writeSignature(text: SignatureText): string {
  const { id, certificates, object, value } = text;
  const data = certificates.map((der) => `<X509Certificate>${base64(der)}</X509Certificate>`).join('');
  return [
    `<Signature xmlns="${xmldsigNamespace}" Id="${id}">`,
    writeSignedInfo(text),
    `<SignatureValue>${value}</SignatureValue>`,
    `<KeyInfo><X509Data>${data}</X509Data></KeyInfo>`,
    object,
    '</Signature>',
  ].join('');
}

function writeSignedInfo({ algorithm, hash, references }: SignatureText): string {
  return [
    '<SignedInfo>',
    `<CanonicalizationMethod Algorithm="${exclusive}"/>`,
    `<SignatureMethod Algorithm="${methodUri(algorithm)}"/>`,
    ...references.map((each) => writeReference(each, hash)),
    '</SignedInfo>',
  ].join('');
}

function writeReference({ uri, digest, canonical, type }: ReferenceText, hash: HashName): string {
  const transforms = canonical ? `<Transforms><Transform Algorithm="${exclusive}"/></Transforms>` : '';
  return [
    `<Reference${type === undefined ? '' : ` Type="${type}"`} URI="${escapeAttribute(uri)}">${transforms}`,
    `<DigestMethod Algorithm="${digestUri(hash)}"/><DigestValue>${base64(digest)}</DigestValue></Reference>`,
  ].join('');
}

function digestUri(hash: HashName): string {
  return digestUris[hash] ?? unwritable(hash);
}

function methodUri({ scheme, hash, pss }: SigningAlgorithm): string {
  if (digestUris[hash] === undefined) return unwritable(hash);
  const bits = hash.slice('sha'.length);
  if (scheme !== 'rsa-pss') {
    return `http://www.w3.org/2001/04/xmldsig-more#${scheme === 'ecdsa' ? 'ecdsa' : 'rsa'}-sha${bits}`;
  }
  // The URI fixes the salt to the length of the hash (RFC 9231, 2.3.10).
  if (pss !== undefined && pss.saltLength * 8 !== Number(bits)) return unwritable(`salt ${pss.saltLength}`);
  return `http://www.w3.org/2007/05/xmldsig-more#sha${bits}-rsa-MGF1`;
}

/** A key that this format has no name for is its owner's mistake. */
function unwritable(seen: string): never {
  throw new Error(`An XML signature cannot be written with ${seen}.`);
}

/** `Object` with the signed properties of XAdES-B: when, and by which certificate (EN 319 132-1, 5.2). */
export function writeProperties(signatureId: string, certificate: Uint8Array, at: Instant): string {
  const digest = createHash('sha256').update(certificate).digest();
  return [
    `<Object><xades:QualifyingProperties xmlns:xades="${xadesNamespace}" Target="#${signatureId}">`,
    `<xades:SignedProperties Id="${propertiesId(signatureId)}"><xades:SignedSignatureProperties>`,
    `<xades:SigningTime>${renderDateTime(at)}</xades:SigningTime>`,
    '<xades:SigningCertificateV2><xades:Cert><xades:CertDigest>',
    `<DigestMethod Algorithm="${digestUri('sha256')}"/><DigestValue>${base64(digest)}</DigestValue>`,
    '</xades:CertDigest></xades:Cert></xades:SigningCertificateV2>',
    '</xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></Object>',
  ].join('');
}

export function propertiesId(signatureId: string): string {
  return `${signatureId}-properties`;
}

/** Vietnam local time with its offset, whole seconds (SIG-21). */
function renderDateTime(at: Instant): string {
  return new Date(at + vietnamOffset).toISOString().replace(/\.\d{3}Z$/, '+07:00');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
