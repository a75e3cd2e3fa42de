import { createHash } from 'node:crypto';
import { readDer, tags } from '../../protocol/asn1/der.ts';
import { fieldsOf } from '../../protocol/asn1/fields.ts';
import { hashOids } from '../../protocol/asn1/oids.ts';
import { bitBytesOf } from '../../protocol/asn1/values.ts';
import { integer, nullValue, octets, oid, sequence } from '../../protocol/asn1/write.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';

/**
 * OCSPRequest about one certificate (RFC 6960 §4.1), as DER. The certificate is named by SHA-1 digests, which every
 * responder answers (RFC 5019 §2.1.1); they name it and prove nothing.
 */
export function encodeOcspRequest(certificate: Certificate, issuer: Certificate): Uint8Array {
  const certificateId = sequence(
    sequence(oid(hashOids.sha1), nullValue),
    octets(sha1(issuer.subject.der)),
    octets(sha1(keyBitsOf(issuer))),
    integer(Buffer.from(evenHex(certificate.serial), 'hex')),
  );
  return sequence(sequence(sequence(sequence(certificateId))));
}

/** What the BIT STRING of the public key holds. */
function keyBitsOf({ publicKeyInfo }: Certificate): Uint8Array {
  const fields = fieldsOf(readDer(publicKeyInfo));
  fields.take(tags.sequence);
  return bitBytesOf(fields.take(tags.bits));
}

function evenHex(hex: string): string {
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

function sha1(bytes: Uint8Array): Uint8Array {
  return createHash('sha1').update(bytes).digest();
}
