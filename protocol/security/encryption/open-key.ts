import { createPublicKey, type KeyObject } from 'node:crypto';
import type { XmlElement } from '../../xml/tree.ts';
import { attributeNamed } from '../../xml/walk.ts';
import { concatKdf } from './concat-kdf.ts';
import type { DecryptionKey } from './decryption-key.ts';
import {
  algorithms,
  dsig11Namespace,
  dsigNamespace,
  xenc11Namespace,
  xencNamespace,
} from './encryption-names.ts';
import { unwrapKey } from './key-wrap.ts';
import type { HidingHash } from './mask.ts';
import { refuseOpening } from './opening.ts';
import {
  algorithmOf,
  bytesIn,
  type EncryptedData,
  type EncryptedKey,
  maybe,
  only,
} from './read-encrypted-data.ts';

const hashes: ReadonlyMap<string, HidingHash> = new Map([
  [`${dsigNamespace}sha1`, 'sha1'],
  [`${xencNamespace}sha256`, 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  [`${xencNamespace}sha512`, 'sha512'],
]);

/** By the URI of its curve; the length of an uncompressed point, and the name that a JWK has for it. */
const curves: ReadonlyMap<string, { readonly crv: string; readonly bytes: number }> = new Map([
  ['urn:oid:1.2.840.10045.3.1.7', { crv: 'P-256', bytes: 32 }],
  ['urn:oid:1.3.132.0.34', { crv: 'P-384', bytes: 48 }],
  ['urn:oid:1.3.132.0.35', { crv: 'P-521', bytes: 66 }],
]);

const keyBytes = 32;

/** The content key behind one `EncryptedKey`; undefined when this key does not open it. */
export async function openKey(
  hidden: EncryptedKey,
  { contents }: EncryptedData,
  key: DecryptionKey,
): Promise<Uint8Array | undefined> {
  const algorithm = algorithmOf(hidden.method);
  if (algorithm === algorithms.oaep || algorithm === algorithms.oaepOld) {
    return key.openOaep(hidden.wrapped, oaepHashOf(hidden.method, algorithm));
  }
  if (algorithm !== algorithms.keyWrap) return refuseUnknown(algorithm);
  const wrapping = await agreedKey(hidden, contents, key);
  return wrapping && unwrapKey(wrapping, hidden.wrapped);
}

/** One hash for both parts of the padding; a label, or two hashes, nobody here can undo. */
export function oaepHashOf(method: XmlElement, algorithm: string): HidingHash {
  const digest = hashOf(maybe(method, 'DigestMethod', dsigNamespace));
  const mgf = maybe(method, 'MGF', xenc11Namespace);
  const uri = mgf === undefined ? undefined : (attributeNamed(mgf, 'Algorithm') ?? '');
  const isOld = algorithm === algorithms.oaepOld || uri === undefined;
  const masked = isOld ? 'sha1' : uri.replace(`${xenc11Namespace}mgf1`, '');
  if (maybe(method, 'OAEPparams', xencNamespace) !== undefined) refuseUnknown('OAEPparams');
  return digest === masked ? digest : refuseUnknown(`${algorithm} ${digest} ${masked}`);
}

function hashOf(method: XmlElement | undefined): HidingHash {
  if (method === undefined) return 'sha1';
  const uri = attributeNamed(method, 'Algorithm') ?? '';
  return hashes.get(uri) ?? refuseUnknown(uri);
}

async function agreedKey(
  { keyInfo }: EncryptedKey,
  contents: EncryptedData['contents'],
  key: DecryptionKey,
): Promise<Uint8Array | undefined> {
  const method = keyInfo && maybe(keyInfo, 'AgreementMethod', xencNamespace);
  const agreement = method === undefined ? '' : algorithmOf(method);
  if (method === undefined || agreement !== algorithms.agreement) return refuseUnknown(agreement);
  const derivation = only(method, 'KeyDerivationMethod', xenc11Namespace);
  const how = attributeNamed(derivation, 'Algorithm') ?? '';
  if (how !== algorithms.derivation) refuseUnknown(how);
  const parameters = only(derivation, 'ConcatKDFParams', xenc11Namespace);
  const secret = await key.agree(originatorKey(method, contents));
  if (secret === undefined) return undefined;
  const hash = hashOf(only(parameters, 'DigestMethod', dsigNamespace));
  return concatKdf(secret, keyBytes, hash, otherInfoOf(parameters));
}

/** A point by the name of its curve; one that does not lie on it is no key. */
function originatorKey(method: XmlElement, contents: EncryptedData['contents']): KeyObject {
  const info = only(method, 'OriginatorKeyInfo', xencNamespace);
  const value = only(only(info, 'KeyValue', dsigNamespace), 'ECKeyValue', dsig11Namespace);
  const uri = attributeNamed(only(value, 'NamedCurve', dsig11Namespace), 'URI') ?? '';
  const curve = curves.get(uri) ?? refuseUnknown(uri);
  const point = Buffer.from(bytesIn(only(value, 'PublicKey', dsig11Namespace), contents));
  const [x, y] = [point.subarray(1, 1 + curve.bytes), point.subarray(1 + curve.bytes)];
  if (point[0] !== 4 || y.length !== curve.bytes)
    return refuseOpening('malformed', 'encryption.malformed', 'PublicKey');
  const { crv } = curve;
  const jwk = { kty: 'EC', crv, x: x.toString('base64url'), y: y.toString('base64url') };
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    // OpenSSL says in no other way that a point lies on no curve.
    return refuseOpening('malformed', 'encryption.malformed', 'PublicKey');
  }
}

const infoFields = ['AlgorithmID', 'PartyUInfo', 'PartyVInfo', 'SuppPubInfo', 'SuppPrivInfo'] as const;

/** Strings of bits, one after the other; only whole bytes are met with. */
function otherInfoOf(parameters: XmlElement): Uint8Array {
  return Buffer.concat(
    infoFields.map((name) => {
      const text = attributeNamed(parameters, name) ?? '00';
      if (!/^00(?:[0-9A-Fa-f]{2})*$/.test(text)) refuseOpening('malformed', 'encryption.malformed', name);
      return Buffer.from(text.slice(2), 'hex');
    }),
  );
}

function refuseUnknown(seen: string): never {
  return refuseOpening('unsupported-algorithm', 'encryption.algorithm-unknown', seen);
}
