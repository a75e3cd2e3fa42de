import { childrenOf, decoding, readDer, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { extensionOids } from '../../asn1/oids.ts';
import { octetsOf, oidOf, wrappedIn } from '../../asn1/values.ts';

/** How a message refers to a certificate; each as whole DER values, taken from the certificate's bytes. */
export interface CertificateNames {
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  /** Content of the subject key identifier, where there is one. */
  readonly keyId?: Uint8Array;
}

/** Names a certificate that one's own key belongs to. Throws when it is none: that is the caller's bug. */
export function certificateNamesOf(certificate: Uint8Array): CertificateNames {
  const names = decoding(() => readNames(certificate));
  if (!names.ok) throw new Error(`a signing key with an unreadable certificate: ${names.fault.rule}`);
  return names.value;
}

function readNames(certificate: Uint8Array): CertificateNames {
  const toBeSigned = fieldsOf(fieldsOf(readDer(certificate)).any());
  toBeSigned.context(0);
  const serial = toBeSigned.take(tags.integer);
  toBeSigned.take(tags.sequence);
  const issuer = toBeSigned.take(tags.sequence);
  let keyId: Uint8Array | undefined;
  while (!toBeSigned.done()) {
    const field = toBeSigned.any();
    if (field.tagClass !== 'context' || field.number !== 3) continue;
    for (const list of childrenOf(field)) for (const each of childrenOf(list)) keyId ??= keyIdIn(each);
  }
  return { issuer: issuer.bytes, serial: serial.bytes, ...(keyId === undefined ? {} : { keyId }) };
}

function keyIdIn(extension: Parameters<typeof fieldsOf>[0]): Uint8Array | undefined {
  const fields = fieldsOf(extension);
  if (oidOf(fields.take(tags.oid)) !== extensionOids.subjectKeyId) return undefined;
  return octetsOf(wrappedIn(fields.take(tags.octets)));
}
