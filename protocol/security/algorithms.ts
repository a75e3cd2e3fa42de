import type { KeyObject } from 'node:crypto';
import { type Der, decoding, readDer, refuseDer, tags } from '../asn1/der.ts';
import { fieldsOf } from '../asn1/fields.ts';
import { algorithmOids, hashOids } from '../asn1/oids.ts';
import { nullOf, oidOf, smallIntegerOf } from '../asn1/values.ts';
import { problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import type { AlgorithmUse, HashName, SignatureScheme } from './algorithm.ts';
import { sizeOf } from './public-key.ts';

/** A signature algorithm by name, without the key that it is used with. */
export interface NamedAlgorithm {
  readonly scheme: SignatureScheme;
  /** Absent when the identifier names the kind of key only, as CMS allows; the digest algorithm then says it. */
  readonly hash?: HashName;
  readonly pss?: { readonly saltLength: number; readonly mgfHash: HashName };
}

const o = algorithmOids;

/** Signature algorithms with the hash in their name. */
const named: Readonly<Record<string, NamedAlgorithm>> = {
  [o.md5WithRsa]: { scheme: 'rsa-pkcs1', hash: 'md5' },
  [o.sha1WithRsa]: { scheme: 'rsa-pkcs1', hash: 'sha1' },
  [o.sha224WithRsa]: { scheme: 'rsa-pkcs1', hash: 'sha224' },
  [o.sha256WithRsa]: { scheme: 'rsa-pkcs1', hash: 'sha256' },
  [o.sha384WithRsa]: { scheme: 'rsa-pkcs1', hash: 'sha384' },
  [o.sha512WithRsa]: { scheme: 'rsa-pkcs1', hash: 'sha512' },
  [o.sha3With256Rsa]: { scheme: 'rsa-pkcs1', hash: 'sha3-256' },
  [o.sha3With384Rsa]: { scheme: 'rsa-pkcs1', hash: 'sha3-384' },
  [o.sha3With512Rsa]: { scheme: 'rsa-pkcs1', hash: 'sha3-512' },
  [o.ecdsaWithSha1]: { scheme: 'ecdsa', hash: 'sha1' },
  [o.ecdsaWithSha224]: { scheme: 'ecdsa', hash: 'sha224' },
  [o.ecdsaWithSha256]: { scheme: 'ecdsa', hash: 'sha256' },
  [o.ecdsaWithSha384]: { scheme: 'ecdsa', hash: 'sha384' },
  [o.ecdsaWithSha512]: { scheme: 'ecdsa', hash: 'sha512' },
  [o.ecdsaWithSha3256]: { scheme: 'ecdsa', hash: 'sha3-256' },
  [o.ecdsaWithSha3384]: { scheme: 'ecdsa', hash: 'sha3-384' },
  [o.ecdsaWithSha3512]: { scheme: 'ecdsa', hash: 'sha3-512' },
  [o.rsaEncryption]: { scheme: 'rsa-pkcs1' },
  [o.ecPublicKey]: { scheme: 'ecdsa' },
};

const hashNames: readonly HashName[] = [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha3-256',
  'sha3-384',
  'sha3-512',
];

const hashesByOid = new Map<string, HashName>(hashNames.map((name) => [hashOids[name], name]));

/** Bytes of each digest. */
export const hashLengths: Readonly<Record<HashName, number>> = {
  md5: 16,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
  'sha3-256': 32,
  'sha3-384': 48,
  'sha3-512': 64,
};

/** Reads the AlgorithmIdentifier of a signature. Problems: `algorithm.unsupported`, `algorithm.parameters`. */
export function parseSignatureAlgorithm(bytes: Uint8Array): Reading<NamedAlgorithm> {
  return reading(() => {
    const { oid, parameters } = readIdentifier(readDer(bytes));
    if (oid === algorithmOids.rsaPss) return read(readPss(parameters, bytes.length));
    const algorithm = named[oid];
    if (algorithm === undefined) return unread(problem('algorithm.unsupported', 'algorithm', { seen: oid }));
    // RFC 4055 §5: NULL, and absent is to be taken too; RFC 5758 §3.2: absent.
    if (parameters !== undefined && algorithm.scheme === 'ecdsa') refuseDer('value', parameters.offset);
    if (parameters !== undefined) nullOf(parameters);
    return read(algorithm);
  });
}

/** Reads the AlgorithmIdentifier of a hash. Problems: `algorithm.unsupported`, `algorithm.parameters`. */
export function parseHashAlgorithm(bytes: Uint8Array): Reading<HashName> {
  return reading(() => {
    const { oid, parameters } = readIdentifier(readDer(bytes));
    const hash = hashesByOid.get(oid);
    if (hash === undefined) return unread(problem('algorithm.unsupported', 'algorithm', { seen: oid }));
    if (parameters !== undefined) nullOf(parameters);
    return read(hash);
  });
}

function reading<T>(reader: () => Reading<T>): Reading<T> {
  const found = decoding(reader);
  if (found.ok) return found.value;
  const { rule, offset } = found.fault;
  return unread(problem('algorithm.parameters', { path: 'algorithm', offset }, { seen: rule }));
}

interface Identifier {
  readonly oid: string;
  readonly parameters: Der | undefined;
}

function readIdentifier(der: Der): Identifier {
  const fields = fieldsOf(der);
  const oid = oidOf(fields.take(tags.oid));
  const parameters = fields.done() ? undefined : fields.any();
  fields.end();
  return { oid, parameters };
}

/**
 * RSASSA-PSS-params (RFC 8017 A.2.3). They must be there, though all their fields have defaults (SHA-1). Both
 * hashes must be the same: nothing in use differs, and the arithmetic below knows one.
 */
function readPss(parameters: Der | undefined, length: number): NamedAlgorithm {
  if (parameters === undefined) return refuseDer('missing', length);
  const fields = fieldsOf(parameters);
  const hash = readHash(fields.explicit(0), parameters);
  const mask = fields.explicit(1);
  const mgfHash = mask === undefined ? 'sha1' : readMask(mask);
  const salt = fields.explicit(2);
  const saltLength = salt === undefined ? 20 : smallIntegerOf(salt);
  const trailer = fields.explicit(3);
  fields.end();
  if (trailer !== undefined)
    refuseDer(smallIntegerOf(trailer) === 1 ? 'default-written' : 'value', trailer.offset);
  if (saltLength < 0 || hash !== mgfHash || (salt !== undefined && saltLength === 20)) {
    refuseDer('value', parameters.offset);
  }
  return { scheme: 'rsa-pss', hash, pss: { saltLength, mgfHash } };
}

function readHash(der: Der | undefined, parent: Der): HashName {
  if (der === undefined) return 'sha1';
  const { oid, parameters } = readIdentifier(der);
  if (parameters !== undefined) nullOf(parameters);
  return hashesByOid.get(oid) ?? refuseDer('value', parent.offset);
}

function readMask(der: Der): HashName {
  const { oid, parameters } = readIdentifier(der);
  if (oid !== algorithmOids.mgf1 || parameters === undefined) return refuseDer('value', der.offset);
  return readHash(parameters, der);
}

/**
 * The algorithm as used with `key`; `digest` is the hash that stands elsewhere when the identifier names none.
 * Problems: `algorithm.key-mismatch`, `algorithm.parameters`.
 */
export function algorithmUse(
  algorithm: NamedAlgorithm,
  key: KeyObject,
  digest?: HashName,
): Reading<AlgorithmUse> {
  const hash = algorithm.hash ?? digest;
  if (hash === undefined) return unread(problem('algorithm.parameters', 'algorithm', { seen: 'no hash' }));
  if (!fitsKey(algorithm, key)) {
    const seen = `${algorithm.scheme}, ${key.asymmetricKeyType ?? ''}`;
    return unread(problem('algorithm.key-mismatch', 'algorithm', { seen }));
  }
  const { pss, scheme } = algorithm;
  return read({ scheme, hash, ...(pss === undefined ? {} : { pss }), ...sizeOf(key) });
}

/** A key that is for PSS with certain parameters is for nothing else (RFC 4055 §1.2). */
function fitsKey({ scheme, hash, pss }: NamedAlgorithm, key: KeyObject): boolean {
  if (scheme === 'ecdsa') return key.asymmetricKeyType === 'ec';
  if (key.asymmetricKeyType === 'rsa') return true;
  if (key.asymmetricKeyType !== 'rsa-pss' || pss === undefined) return false;
  const { hashAlgorithm, mgf1HashAlgorithm, saltLength } = key.asymmetricKeyDetails ?? {};
  if (hashAlgorithm === undefined) return true;
  return hashAlgorithm === hash && mgf1HashAlgorithm === pss.mgfHash && pss.saltLength >= (saltLength ?? 0);
}
