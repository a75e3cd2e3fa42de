import { algorithmOids, hashOids } from '../../asn1/oids.ts';
import { explicit, integer, nullValue, oid, sequence } from '../../asn1/write.ts';
import type { HashName } from '../algorithm.ts';
import { hashLengths } from '../algorithms.ts';
import type { SigningAlgorithm } from '../signing-key.ts';

/** AlgorithmIdentifier of a hash, without parameters as RFC 5754 §2 and RFC 8702 §3.1 ask. */
export function encodeHashAlgorithm(hash: HashName): Uint8Array {
  return sequence(oid(hashOids[hash]));
}

/** AlgorithmIdentifier of a signature, for CMS, certificates, lists and answers alike. */
export function encodeSignatureAlgorithm({ scheme, hash, pss }: SigningAlgorithm): Uint8Array {
  switch (scheme) {
    case 'rsa-pkcs1':
      return sequence(oid(pkcs1Oids[hash]), nullValue);
    case 'rsa-pss':
      return sequence(oid(algorithmOids.rsaPss), encodePssParameters(hash, saltLengthOf(hash, pss)));
    case 'ecdsa':
      if (hash === 'md5') throw new Error('no identifier names ECDSA with MD5');
      return sequence(oid(ecdsaOids[hash]));
  }
}

/** RSASSA-PSS-params (RFC 4055 §3.1): the same hash in MGF1; what is the default is left out, as DER asks. */
export function encodePssParameters(hash: HashName, saltLength: number): Uint8Array {
  const identifier = sequence(oid(hashOids[hash]), nullValue);
  const isDefault = hash === 'sha1';
  return sequence(
    isDefault ? undefined : explicit(0, identifier),
    isDefault ? undefined : explicit(1, sequence(oid(algorithmOids.mgf1), identifier)),
    saltLength === 20 ? undefined : explicit(2, integer(saltLength)),
  );
}

/** Salt of a PSS signature, bytes: as long as the hash unless the key says otherwise (RFC 4055 §3.1). */
export function saltLengthOf(hash: HashName, pss: SigningAlgorithm['pss']): number {
  return pss?.saltLength ?? hashLengths[hash];
}

const pkcs1Oids: Readonly<Record<HashName, string>> = {
  md5: algorithmOids.md5WithRsa,
  sha1: algorithmOids.sha1WithRsa,
  sha224: algorithmOids.sha224WithRsa,
  sha256: algorithmOids.sha256WithRsa,
  sha384: algorithmOids.sha384WithRsa,
  sha512: algorithmOids.sha512WithRsa,
  'sha3-256': algorithmOids.sha3With256Rsa,
  'sha3-384': algorithmOids.sha3With384Rsa,
  'sha3-512': algorithmOids.sha3With512Rsa,
};

const ecdsaOids: Readonly<Record<Exclude<HashName, 'md5'>, string>> = {
  sha1: algorithmOids.ecdsaWithSha1,
  sha224: algorithmOids.ecdsaWithSha224,
  sha256: algorithmOids.ecdsaWithSha256,
  sha384: algorithmOids.ecdsaWithSha384,
  sha512: algorithmOids.ecdsaWithSha512,
  'sha3-256': algorithmOids.ecdsaWithSha3256,
  'sha3-384': algorithmOids.ecdsaWithSha3384,
  'sha3-512': algorithmOids.ecdsaWithSha3512,
};
