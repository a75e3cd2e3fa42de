import { constants, type KeyObject, verify } from 'node:crypto';
import { decoding, readDer, refuseDer, tags } from '../asn1/der.ts';
import { fieldsOf } from '../asn1/fields.ts';
import { integerOf } from '../asn1/values.ts';
import type { AlgorithmUse } from './algorithm.ts';
import { hashLengths } from './algorithms.ts';

/**
 * What the arithmetic says. `malformed`: the value is none of this scheme, whatever it was made over;
 * `other-key`: the key is not for this scheme.
 */
export type Arithmetic = 'holds' | 'fails' | 'malformed' | 'other-key';

/** Group orders (SEC 2, FIPS 186-4 D.1.2). */
const orders: Readonly<Record<string, bigint>> = {
  'P-256': 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  'P-384':
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  'P-521':
    0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
};

/**
 * Verifies a signature value over `data` (SIG-05). The form of the value is judged here before OpenSSL sees it:
 * one signature has one spelling, or copies of a document could differ and both be good.
 */
export function verifySignatureBytes(
  use: AlgorithmUse,
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): Arithmetic {
  if (use.scheme === 'ecdsa') {
    if (key.asymmetricKeyType !== 'ec') return 'other-key';
    if (!isEcdsaValue(signature, use.curve)) return 'malformed';
    return answer(verify(use.hash, data, { key, dsaEncoding: 'der' }, signature));
  }
  if (!fits(use, key)) return 'other-key';
  if (signature.length !== Math.ceil(use.keyBits / 8)) return 'malformed';
  if (use.scheme === 'rsa-pkcs1') return answer(verifyPkcs1(use, key, data, signature));
  const { saltLength } = use.pss ?? { saltLength: -1 };
  if (saltLength < 0 || !hasRoomFor(use, saltLength)) return 'malformed';
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return answer(verify(use.hash, data, { key, padding, saltLength }, signature));
}

function answer(holds: boolean): Arithmetic {
  return holds ? 'holds' : 'fails';
}

function fits(use: AlgorithmUse, key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' || (key.asymmetricKeyType === 'rsa-pss' && use.scheme === 'rsa-pss');
}

function verifyPkcs1(use: AlgorithmUse, key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  return verify(use.hash, data, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
}

/** RFC 8017 §9.1.2 step 3. */
function hasRoomFor({ hash, keyBits }: AlgorithmUse, saltLength: number): boolean {
  return Math.ceil((keyBits - 1) / 8) >= hashLengths[hash] + saltLength + 2;
}

/** ECDSA-Sig-Value, DER, with both numbers between 1 and n−1. */
function isEcdsaValue(signature: Uint8Array, curve = ''): boolean {
  const order = orders[curve];
  if (order === undefined || signature.length > 150) return false;
  return decoding(() => {
    const fields = fieldsOf(readDer(signature));
    for (const value of [integerOf(fields.take(tags.integer)), integerOf(fields.take(tags.integer))]) {
      if (value <= 0n || value >= order) refuseDer('value', 0);
    }
    fields.end();
  }).ok;
}
