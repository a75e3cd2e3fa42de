import { cmsOids } from '../../asn1/oids.ts';
import { explicit, implicit, integer, octets, oid, sequence, set } from '../../asn1/write.ts';
import type { Instant } from '../../ports/ports.ts';
import type { SigningKey } from '../signing-key.ts';
import { type CertificateNames, certificateNamesOf } from './certificate-names.ts';
import { type CmsContent, contentOf } from './content.ts';
import { encodeHashAlgorithm, encodeSignatureAlgorithm } from './encode-algorithm.ts';
import { encodeAttribute, encodeSignedAttributes } from './encode-signed-attributes.ts';

/** Who signs, and what is put beside the signature. */
export interface CmsSigner {
  readonly key: SigningKey;
  /** The signer's own word for the time. PAdES leaves it out. */
  readonly signingTime?: Instant;
  /** Adds CMSAlgorithmProtection (RFC 6211). */
  readonly protectAlgorithms?: boolean;
  /** How the message names the certificate; by issuer and serial number unless said otherwise. */
  readonly namedBy?: 'issuer-serial' | 'key-id';
  /**
   * Gets a time-stamp token over the signature value, DER. Whoever cannot have one throws: a signature that
   * was to have a time-stamp is never made without (SIG-16, TSP-01).
   */
  readonly timeStamp?: (signature: Uint8Array) => Promise<Uint8Array> | Uint8Array;
}

/** A message to be made. */
export interface CmsOrder {
  readonly signers: readonly CmsSigner[];
  /** Detached: what the signature is over lies elsewhere. Attached: bytes that go into the message. */
  readonly content: CmsContent | { readonly attached: Uint8Array };
  /** Dotted OID; `id-data` unless said otherwise. */
  readonly contentType?: string;
  /** `path`: each signer's chain too. */
  readonly certificates?: 'path' | 'signers' | 'none';
}

/** A signed message as DER of a ContentInfo with SignedData (RFC 5652), CAdES-BES or -T by what was asked. */
export async function encodeCms(order: CmsOrder): Promise<Uint8Array> {
  const { signers, content, contentType = cmsOids.data } = order;
  const attached = 'attached' in content ? content.attached : undefined;
  const digested = 'attached' in content ? contentOf(content.attached) : content;
  const infos: Uint8Array[] = [];
  for (const signer of signers) infos.push(await encodeSigner(signer, digested, contentType));
  const certificates = certificatesOf(order);
  const isPlain = contentType === cmsOids.data && signers.every(({ namedBy }) => namedBy !== 'key-id');
  const signedData = sequence(
    integer(isPlain ? 1 : 3),
    set(...unique(signers.map(({ key }) => encodeHashAlgorithm(key.algorithm.hash)))),
    sequence(oid(contentType), attached === undefined ? undefined : explicit(0, octets(attached))),
    certificates.length === 0 ? undefined : implicit(0, set(...certificates)),
    set(...infos),
  );
  return sequence(oid(cmsOids.signedData), explicit(0, signedData));
}

async function encodeSigner(
  signer: CmsSigner,
  content: CmsContent,
  contentType: string,
): Promise<Uint8Array> {
  const { key, timeStamp, namedBy, ...wishes } = signer;
  const names = certificateNamesOf(key.certificate);
  const attributes = encodeSignedAttributes({
    ...wishes,
    contentType,
    digest: content.digest(key.algorithm.hash),
    algorithm: key.algorithm,
    certificate: key.certificate,
    names,
  });
  const signature = await key.sign(attributes);
  const token = await timeStamp?.(signature);
  return sequence(
    ...(namedBy === 'key-id' ? namedByKey(names) : namedBySerial(names)),
    encodeHashAlgorithm(key.algorithm.hash),
    implicit(0, attributes),
    encodeSignatureAlgorithm(key.algorithm),
    octets(signature),
    token === undefined
      ? undefined
      : implicit(1, set(encodeAttribute(cmsOids.signatureTimeStampToken, token))),
  );
}

/** Version and name of the signer (RFC 5652 §5.3). */
function namedBySerial({ issuer, serial }: CertificateNames): readonly Uint8Array[] {
  return [integer(1), sequence(issuer, serial)];
}

function namedByKey({ keyId }: CertificateNames): readonly Uint8Array[] {
  if (keyId === undefined) throw new Error('the certificate has no key identifier to be named by');
  return [integer(3), implicit(0, octets(keyId))];
}

function certificatesOf({ signers, certificates = 'path' }: CmsOrder): readonly Uint8Array[] {
  if (certificates === 'none') return [];
  return unique(
    signers.flatMap(({ key }) => [key.certificate, ...(certificates === 'path' ? key.chain : [])]),
  );
}

/** Each value once. */
function unique(values: readonly Uint8Array[]): readonly Uint8Array[] {
  const seen = new Map(values.map((value) => [Buffer.from(value).toString('latin1'), value]));
  return [...seen.values()];
}
