import { type Der, decoding, tags } from '../../../asn1/der.ts';
import { fieldsOf } from '../../../asn1/fields.ts';
import { hashOids } from '../../../asn1/oids.ts';
import { oidOf } from '../../../asn1/values.ts';
import type { HidingHash } from '../mask.ts';
import { envelopeOids as o } from './envelope-oids.ts';

const hidingHashes: readonly HidingHash[] = ['sha1', 'sha256', 'sha384', 'sha512'];

/** The one hash of both parts of RSAES-OAEP (RFC 8017, A.2.1); undefined for two, or with a label. */
export function oaepHash(parameters: Der | undefined): HidingHash | undefined {
  if (parameters === undefined) return 'sha1';
  const read = decoding(() => {
    const fields = fieldsOf(parameters);
    const hash = hashIn(fields.explicit(0));
    const mask = fields.explicit(1);
    const masked = mask === undefined ? 'sha1' : maskIn(mask);
    fields.end();
    return hash === masked ? hash : undefined;
  });
  return read.ok ? read.value : undefined;
}

function hashIn(der: Der | undefined): HidingHash | undefined {
  if (der === undefined) return 'sha1';
  const found = oidOf(fieldsOf(der).take(tags.oid));
  return hidingHashes.find((each) => hashOids[each] === found);
}

function maskIn(der: Der): HidingHash | undefined {
  const fields = fieldsOf(der);
  if (oidOf(fields.take(tags.oid)) !== o.mgf1) return undefined;
  return fields.done() ? 'sha1' : hashIn(fields.any());
}
