import { createHash } from 'node:crypto';
import { hashOids, ocspOids } from '../../asn1/oids.ts';
import { explicit, integer, nullValue, octets, oid, sequence } from '../../asn1/write.ts';
import type { Certificate } from '../certificate.ts';
import { keyBitsOf } from './ocsp-testimony.ts';

/** What a responder is asked. */
export interface OcspQuestion {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** Of the certificate's identifier; SHA-1 is what every responder knows, and protects nothing here. */
  readonly hash?: 'sha1' | 'sha256';
  /** 1 to 32 bytes by chance (RFC 8954), so that an old answer cannot be played back. */
  readonly nonce?: Uint8Array;
}

/** DER of an OCSPRequest for one certificate (RFC 6960 §4.1). */
export function encodeOcspRequest({ certificate, issuer, hash = 'sha1', nonce }: OcspQuestion): Uint8Array {
  const digest = (bytes: Uint8Array): Uint8Array => octets(createHash(hash).update(bytes).digest());
  const id = sequence(
    sequence(oid(hashOids[hash]), nullValue),
    digest(certificate.issuer.der),
    digest(keyBitsOf(issuer)),
    integer(BigInt(`0x${certificate.serial}`)),
  );
  const extension = (value: Uint8Array): Uint8Array => sequence(oid(ocspOids.nonce), octets(octets(value)));
  const extensions = nonce === undefined ? undefined : explicit(2, sequence(extension(nonce)));
  return sequence(sequence(sequence(sequence(id)), extensions));
}
