import { createCipheriv } from 'node:crypto';
import { curveOids } from '../../../asn1/oids.ts';
import {
  bits,
  explicit,
  implicit,
  integer,
  nullValue,
  octets,
  oid,
  sequence,
  set,
} from '../../../asn1/write.ts';
import { problem } from '../../../problems/problem.ts';
import { type Reading, read, unread } from '../../../result.ts';
import { certificateNamesOf } from '../../cms/certificate-names.ts';
import { agreeOnce } from '../agreement.ts';
import { wrapKey } from '../key-wrap.ts';
import { encryptOaep } from '../oaep.ts';
import type { RandomBytes } from '../random-bytes.ts';
import { type Receiver, readReceiver } from '../receiver.ts';
import { envelopeOids as o } from './envelope-oids.ts';
import { wrappingKeyOf } from './x963-kdf.ts';

/** A CMS message to be encrypted. */
export interface EnvelopeOrder {
  /** Certificates, DER. */
  readonly receivers: readonly Uint8Array[];
  readonly randomBytes: RandomBytes;
  /**
   * `aes-256-gcm`: AuthEnvelopedData, which shows every change (S/MIME 4.0). `aes-256-cbc`: EnvelopedData, as
   * S/MIME 3.2 has it (TLS-09); what is inside then has to be signed.
   */
  readonly cipher: 'aes-256-gcm' | 'aes-256-cbc';
}

const keyBytes = 32;
const tagBytes = 16;

/** Encrypts bytes for several receivers as DER of a ContentInfo. Problems: a receiver's certificate. */
export function encodeEnveloped(content: Uint8Array, order: EnvelopeOrder): Reading<Uint8Array> {
  const readings = order.receivers.map(readReceiver);
  const problems = readings.flatMap((each) => each.problems);
  const receivers = readings.flatMap((each) => (each.ok ? [each.value] : []));
  if (receivers.length < readings.length) return unread(...problems);
  if (receivers.length === 0) return unread(problem('encryption.no-receiver', '', { seen: '0' }));
  const key = order.randomBytes(keyBytes);
  const infos = set(...receivers.map((each) => encodeReceiver(each, key, order.randomBytes)));
  // Version 2 as soon as one receiver agrees on a key (RFC 5652, 6.1).
  const version = receivers.some(({ way }) => way === 'agreement') ? 2 : 0;
  const message =
    order.cipher === 'aes-256-gcm'
      ? encodeGcm(content, key, infos, order.randomBytes(12))
      : encodeCbc(content, key, [integer(version), infos], order.randomBytes(16));
  return read(message, problems);
}

function encodeGcm(content: Uint8Array, key: Uint8Array, infos: Uint8Array, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const algorithm = sequence(oid(o.gcm), sequence(octets(nonce), integer(tagBytes)));
  const info = sequence(oid(o.data), algorithm, implicit(0, octets(encrypted)));
  const message = sequence(integer(0), infos, info, octets(cipher.getAuthTag()));
  return sequence(oid(o.authEnveloped), explicit(0, message));
}

function encodeCbc(
  content: Uint8Array,
  key: Uint8Array,
  start: readonly Uint8Array[],
  iv: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  const info = sequence(oid(o.data), sequence(oid(o.cbc), octets(iv)), implicit(0, octets(encrypted)));
  return sequence(oid(o.enveloped), explicit(0, sequence(...start, info)));
}

function encodeReceiver(receiver: Receiver, key: Uint8Array, randomBytes: RandomBytes): Uint8Array {
  const { issuer, serial } = certificateNamesOf(receiver.certificate.der);
  const name = sequence(issuer, serial);
  if (receiver.way === 'transport') {
    const hidden = encryptOaep(receiver.key, key, 'sha256', randomBytes);
    return sequence(integer(0), name, oaepAlgorithm, octets(hidden));
  }
  const { point, secret } = agreeOnce(receiver.curve, receiver.point, randomBytes);
  const originator = implicit(
    1,
    sequence(sequence(oid(o.ecPublicKey), oid(curveOids[receiver.curve])), bits(point)),
  );
  const algorithm = sequence(oid(o.agreementSha256), sequence(oid(o.keyWrap)));
  const wrapped = sequence(sequence(name, octets(wrapKey(wrappingKeyOf(secret), key))));
  return implicit(1, sequence(integer(3), explicit(0, originator), algorithm, wrapped));
}

/** RSAES-OAEP with SHA-256 in both its parts (RFC 4055, 4.1). */
const hashIdentifier = sequence(oid(o.sha256), nullValue);
const oaepAlgorithm = sequence(
  oid(o.oaep),
  sequence(explicit(0, hashIdentifier), explicit(1, sequence(oid(o.mgf1), hashIdentifier))),
);
