import { constants, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { HashName, SignatureScheme } from '../../protocol/security/algorithm.ts';
import type { SigningAlgorithm, SigningKey } from '../../protocol/security/signing-key.ts';

/** A private key in memory with its certificates. */
export interface KeyMaterial {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER, the issuer first. */
  readonly chain: readonly Uint8Array[];
}

/** How it is to sign; what fits the key unless given. */
export interface SigningManner {
  readonly scheme?: SignatureScheme;
  readonly hash?: HashName;
}

/** Hashes that this tool signs with (SIG-06). Weak ones are made by the fixtures, for verifiers to refuse. */
export const signingHashes = ['sha256', 'sha384', 'sha512'] as const satisfies readonly HashName[];

const saltLengths: Readonly<Partial<Record<HashName, number>>> = { sha256: 32, sha384: 48, sha512: 64 };

/** A key of memory as a key that signs. Refuses one that is not the certificate's (SIG-05) or not of the kind. */
export function memoryKey(material: KeyMaterial, manner: SigningManner = {}): Reading<SigningKey> {
  const { privateKey, certificate, chain } = material;
  const kind = privateKey.asymmetricKeyType ?? 'unknown';
  const usual = kind === 'ec' ? 'ecdsa' : 'rsa-pkcs1';
  const { scheme = usual, hash = usualHash(privateKey) } = manner;
  if (!fits(kind, scheme)) {
    return unread(problem('signing.key-unfit', 'key', { seen: kind, expected: scheme }));
  }
  if (!belongs(privateKey, certificate)) return unread(problem('signing.key-foreign', 'key'));
  const saltLength = saltLengths[hash] ?? 32;
  const algorithm = { scheme, hash, ...(scheme === 'rsa-pss' ? { pss: { saltLength } } : {}) };
  return read({
    certificate,
    chain,
    algorithm,
    sign: (bytes) => new Uint8Array(signWith(privateKey, algorithm, bytes)),
  });
}

function signWith(key: KeyObject, { scheme, hash, pss }: SigningAlgorithm, bytes: Uint8Array): Uint8Array {
  if (scheme !== 'rsa-pss') return sign(hash, bytes, key);
  const saltLength = pss?.saltLength ?? constants.RSA_PSS_SALTLEN_DIGEST;
  return sign(hash, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
}

/** The hash that is as strong as the curve. */
function usualHash({ asymmetricKeyDetails }: KeyObject): HashName {
  switch (asymmetricKeyDetails?.namedCurve) {
    case 'secp384r1':
      return 'sha384';
    case 'secp521r1':
      return 'sha512';
    default:
      return 'sha256';
  }
}

function fits(kind: string, scheme: SignatureScheme): boolean {
  switch (scheme) {
    case 'rsa-pkcs1':
      return kind === 'rsa';
    case 'rsa-pss':
      return kind === 'rsa' || kind === 'rsa-pss';
    case 'ecdsa':
      return kind === 'ec';
  }
}

function belongs(key: KeyObject, certificate: Uint8Array): boolean {
  try {
    return new X509Certificate(certificate).publicKey.equals(createPublicKey(key));
  } catch {
    return false;
  }
}
