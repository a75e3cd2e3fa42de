import { type Der, isContext, tags } from '../../asn1/der.ts';
import { type Fields, fieldsOf, setOf } from '../../asn1/fields.ts';
import { hexOf, octetsOf, oidOf, smallIntegerOf } from '../../asn1/values.ts';
import { serialOf } from '../parse-certificate.ts';
import { membersOf } from './members.ts';
import { messageLimits } from './message-limits.ts';
import type { Attribute, SignerInfo, SignerName } from './signed-data.ts';

/** Reads one SignerInfo (RFC 5652 §5.3). Runs inside `decoding`. */
export function readSignerInfo(der: Der): SignerInfo {
  const fields = fieldsOf(der);
  const version = smallIntegerOf(fields.take(tags.integer));
  const name = readSignerName(fields);
  const digestAlgorithm = fields.take(tags.sequence).bytes;
  const signed = fields.context(0);
  const signatureAlgorithm = fields.take(tags.sequence).bytes;
  const signature = octetsOf(fields.take(tags.octets));
  const unsigned = fields.context(1);
  fields.end();
  return {
    version,
    name,
    digestAlgorithm,
    signatureAlgorithm,
    signature,
    ...(signed === undefined ? {} : { signed: readSigned(signed) }),
    unsigned: unsigned === undefined ? [] : readUnsigned(unsigned),
  };
}

function readSignerName(fields: Fields): SignerName {
  const field = fields.any();
  if (isContext(field, 0)) return { by: 'key-id', keyId: hexOf(octetsOf(field)) };
  const inner = fieldsOf(field);
  const issuer = inner.take(tags.sequence).bytes;
  const serial = serialOf(inner.take(tags.integer));
  inner.end();
  return { by: 'issuer-serial', issuer, serial };
}

/** The bytes that are signed are those of a SET, not of the `[0]` that stands in the message (RFC 5652 §5.4). */
function readSigned(der: Der): NonNullable<SignerInfo['signed']> {
  const bytes = Uint8Array.from(der.bytes);
  bytes[0] = 0x31;
  return { bytes, attributes: setOf(der, readAttributeWith(setOf), messageLimits.attributes) };
}

/** Attributes that are not signed may stand in any order. */
function readUnsigned(der: Der): readonly Attribute[] {
  return membersOf(der, readAttributeWith(membersOf), messageLimits.attributes);
}

function readAttributeWith(valuesOf: typeof membersOf): (der: Der) => Attribute {
  return (der) => {
    const fields = fieldsOf(der);
    const type = oidOf(fields.take(tags.oid));
    const values = valuesOf(fields.take(tags.set), (value) => value, messageLimits.values);
    fields.end();
    return { type, values };
  };
}
