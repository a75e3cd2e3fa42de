import { createHash } from 'node:crypto';
import { explicit, octets, oid, sequence } from '../../../asn1/write.ts';
import { numberInBytes } from '../mask.ts';
import { envelopeOids } from './envelope-oids.ts';

const keyBytes = 32;

/** The key of AES-256 key wrap that an agreed secret gives (SEC 1, 3.6.1; RFC 5753, 7.2: ECC-CMS-SharedInfo). */
export function wrappingKeyOf(secret: Uint8Array): Uint8Array {
  const bits = explicit(2, octets(numberInBytes(keyBytes * 8)));
  const shared = sequence(sequence(oid(envelopeOids.keyWrap)), bits);
  return createHash('sha256').update(secret).update(numberInBytes(1)).update(shared).digest();
}
