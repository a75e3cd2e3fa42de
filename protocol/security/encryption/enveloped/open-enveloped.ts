import { createDecipheriv, createPublicKey, type KeyObject } from 'node:crypto';
import { decoding, tags } from '../../../asn1/der.ts';
import { fieldsOf } from '../../../asn1/fields.ts';
import { curveOids } from '../../../asn1/oids.ts';
import { octetsOf } from '../../../asn1/values.ts';
import { bits, oid, sequence } from '../../../asn1/write.ts';
import { problem } from '../../../problems/problem.ts';
import { certificateNamesOf } from '../../cms/certificate-names.ts';
import { parseCertificate } from '../../parse-certificate.ts';
import { sizeOf } from '../../public-key.ts';
import { agreementCurve } from '../agreement.ts';
import type { DecryptionKey } from '../decryption-key.ts';
import { unwrapKey } from '../key-wrap.ts';
import { type Opening, opening, refuseOpening } from '../opening.ts';
import {
  decodeEnveloped,
  type Envelope,
  type HiddenKey,
  type Identifier,
  type Originator,
  readIdentifier,
} from './decode-enveloped.ts';
import { envelopeOids as o, weakOids } from './envelope-oids.ts';
import { oaepHash } from './oaep-parameters.ts';
import { wrappingKeyOf } from './x963-kdf.ts';

const keyBytes = 32;
const tagBytes = 16;

/**
 * Opens a CMS message that was encrypted for a certificate: EnvelopedData of S/MIME 3.2 and AuthEnvelopedData. The
 * former shows no change, which is told: only what is signed inside may be believed. Never throws for what a peer
 * sent.
 */
export function openEnveloped(bytes: Uint8Array, key: DecryptionKey): Promise<Opening> {
  return opening(async () => {
    const envelope = decodeEnveloped(bytes);
    if ('refused' in envelope) return refuseOpening('malformed', 'encryption.malformed', envelope.refused);
    checkContentAlgorithm(envelope);
    const hidden = keyFor(key, envelope);
    const contentKey = await openKey(hidden, key);
    if (contentKey?.length !== keyBytes) return refuseOpening('wrong-key', 'encryption.key-differs');
    const content = decrypt(envelope, contentKey);
    if (content === undefined) return refuseOpening('tampered', 'encryption.content-tampered');
    const isWeak = envelope.kind === 'enveloped';
    const detail = { seen: 'AES-256-CBC' };
    const reasons = isWeak ? [problem('encryption.content-unauthenticated', '', detail)] : [];
    const algorithms = { content: envelope.algorithm.oid, key: hidden.algorithm.oid };
    return { verdict: 'opened', content, mimeType: undefined, algorithms, reasons };
  });
}

function checkContentAlgorithm({ kind, algorithm }: Envelope): void {
  refuseWeak(algorithm);
  const expected = kind === 'enveloped' ? o.cbc : o.gcm;
  if (algorithm.oid !== expected) refuseUnknown(algorithm.oid);
}

function refuseWeak({ oid: seen }: Identifier): void {
  const weak = weakOids[seen];
  if (weak !== undefined) refuseOpening('weak-algorithm', 'encryption.algorithm-weak', weak);
}

function refuseUnknown(seen: string): never {
  return refuseOpening('unsupported-algorithm', 'encryption.algorithm-unknown', seen);
}

/** The one that names this certificate by issuer and serial number. */
function keyFor({ certificate }: DecryptionKey, { keys }: Envelope): HiddenKey {
  const { issuer, serial } = certificateNamesOf(certificate);
  const own = sequence(issuer, serial);
  const found = keys.find(
    ({ name }) => name.issuerAndSerial && Buffer.compare(own, name.issuerAndSerial) === 0,
  );
  return found ?? refuseOpening('not-for-this-key', 'encryption.not-for-this-key');
}

async function openKey(hidden: HiddenKey, key: DecryptionKey): Promise<Uint8Array | undefined> {
  const { algorithm, wrapped } = hidden;
  refuseWeak(algorithm);
  if (hidden.way === 'transport') {
    if (algorithm.oid !== o.oaep) return refuseUnknown(algorithm.oid);
    return key.openOaep(wrapped, oaepHash(algorithm.parameters) ?? refuseUnknown('RSAES-OAEP'));
  }
  if (algorithm.oid !== o.agreementSha256) return refuseUnknown(algorithm.oid);
  refuseOtherWrapping(algorithm);
  const secret = await key.agree(publicKeyOf(hidden.originator, key));
  return secret && unwrapKey(wrappingKeyOf(secret), wrapped);
}

/** What wraps the content key stands in the parameters: AES-256 alone, for which the derivation is. */
function refuseOtherWrapping({ oid: agreement, parameters }: Identifier): void {
  const wrapping = decoding(() => (parameters === undefined ? agreement : readIdentifier(parameters).oid));
  const seen = wrapping.ok ? wrapping.value : agreement;
  if (seen !== o.keyWrap) refuseUnknown(seen);
}

/** The point as a key; on the receiver's curve when it does not say which. */
function publicKeyOf({ curve, point }: Originator, { certificate }: DecryptionKey): KeyObject {
  const own = parseCertificate(certificate);
  const ownCurve = own.ok ? agreementCurve(sizeOf(own.value.publicKey).curve) : undefined;
  const named = curve ?? (ownCurve && curveOids[ownCurve]) ?? refuseUnknown(o.ecPublicKey);
  const info = sequence(sequence(oid(o.ecPublicKey), oid(named)), bits(point));
  try {
    return createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' });
  } catch {
    // OpenSSL says in no other way that a point lies on no curve.
    return refuseOpening('malformed', 'encryption.malformed', 'ECPoint');
  }
}

function decrypt(envelope: Envelope, key: Uint8Array): Uint8Array | undefined {
  const parameters = decoding(() => ivOf(envelope));
  if (!parameters.ok) return refuseOpening('malformed', 'encryption.malformed', 'IV');
  return envelope.kind === 'enveloped'
    ? decryptCbc(envelope.content, key, parameters.value)
    : decryptGcm(envelope, key, parameters.value);
}

function ivOf({ kind, algorithm: { parameters } }: Envelope): Uint8Array {
  if (parameters === undefined) return Buffer.of();
  return kind === 'enveloped' ? octetsOf(parameters) : octetsOf(fieldsOf(parameters).take(tags.octets));
}

function decryptCbc(content: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array | undefined {
  if (iv.length !== 16 || content.length === 0 || content.length % 16 !== 0) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  return finished(() => Buffer.concat([decipher.update(content), decipher.final()]));
}

function decryptGcm(
  { content, mac, authenticated }: Envelope,
  key: Uint8Array,
  iv: Uint8Array,
): Uint8Array | undefined {
  if (iv.length !== 12 || mac?.length !== tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  decipher.setAuthTag(mac);
  if (authenticated !== undefined) decipher.setAAD(authenticated);
  const decrypted = decipher.update(content);
  return finished(() => Buffer.concat([decrypted, decipher.final()]));
}

function finished(finish: () => Uint8Array): Uint8Array | undefined {
  try {
    return finish();
  } catch {
    // OpenSSL says in no other way that padding or tag do not fit.
    return undefined;
  }
}
