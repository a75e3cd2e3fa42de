import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Der, decoding, isUniversal, readInner, refuseDer, tags } from '../asn1/der.ts';
import { fieldsOf } from '../asn1/fields.ts';
import { algorithmOids, curveOids } from '../asn1/oids.ts';
import { bitBytesOf, integerOf, nullOf, oidOf } from '../asn1/values.ts';

/** Why a SubjectPublicKeyInfo cannot be used. */
export type KeyFault = 'unsupported' | 'unsound';

const longestModulus = 16_384;

/**
 * The key of a SubjectPublicKeyInfo, or why there is none. Only RSA and the NIST curves by name: a curve that
 * a certificate describes itself lets its author choose the private key of somebody else's public one.
 */
export function keyOf(info: Der): KeyObject | KeyFault {
  const fields = fieldsOf(info);
  const algorithm = fields.take(tags.sequence);
  const key = fields.take(tags.bits);
  fields.end();
  const kind = fieldsOf(algorithm);
  const oid = oidOf(kind.take(tags.oid));
  const parameters = kind.done() ? undefined : kind.any();
  kind.end();
  if (oid === algorithmOids.rsaEncryption || oid === algorithmOids.rsaPss) {
    if (oid === algorithmOids.rsaEncryption) nullOf(parameters ?? refuseDer('missing', algorithm.offset));
    return isSoundRsa(key) ? load(info) : 'unsound';
  }
  if (oid !== algorithmOids.ecPublicKey || parameters === undefined) return 'unsupported';
  return isUniversal(parameters, tags.oid) && isKnownCurve(oidOf(parameters))
    ? loadPoint(info, key)
    : 'unsupported';
}

/** An even or tiny exponent makes everything a signature. */
function isSoundRsa(key: Der): boolean {
  const fields = fieldsOf(readInner(bitBytesOf(key), key, key.bytes.length - key.content.length + 1));
  const modulus = integerOf(fields.take(tags.integer));
  const exponent = integerOf(fields.take(tags.integer));
  fields.end();
  const isOdd = (modulus & exponent & 1n) === 1n;
  return (
    isOdd && modulus > 0n && modulus < 1n << BigInt(longestModulus) && exponent >= 3n && exponent < modulus
  );
}

function isKnownCurve(oid: string): boolean {
  return Object.values<string>(curveOids).includes(oid);
}

/** Uncompressed or compressed; that the point lies on the curve is checked on loading. */
function loadPoint(info: Der, key: Der): KeyObject | KeyFault {
  const [form = 0] = bitBytesOf(key);
  return [2, 3, 4].includes(form) ? load(info) : 'unsound';
}

function load(info: Der): KeyObject | KeyFault {
  try {
    return createPublicKey({ key: Buffer.from(info.bytes), format: 'der', type: 'spki' });
  } catch {
    return 'unsound';
  }
}

/** The same from bytes of which nothing is known. */
export function parsePublicKey(bytes: Uint8Array, read: (bytes: Uint8Array) => Der): KeyObject | KeyFault {
  const reading = decoding(() => keyOf(read(bytes)));
  return reading.ok ? reading.value : 'unsound';
}

/** Size in bits and curve of a key that was loaded. */
export interface KeySize {
  readonly keyBits: number;
  readonly curve?: string;
}

const curves: Readonly<Record<string, KeySize>> = {
  prime256v1: { keyBits: 256, curve: 'P-256' },
  secp384r1: { keyBits: 384, curve: 'P-384' },
  secp521r1: { keyBits: 521, curve: 'P-521' },
};

export function sizeOf(key: KeyObject): KeySize {
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  return curves[namedCurve ?? ''] ?? { keyBits: modulusLength ?? 0 };
}
