import { describe, expect, it } from 'vitest';
import { hexOf } from '../../asn1/values.ts';
import { parseHashAlgorithm, parseSignatureAlgorithm } from '../algorithms.ts';
import { encodeHashAlgorithm, encodePssParameters, encodeSignatureAlgorithm } from './encode-algorithm.ts';

const hashes = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-384', 'sha3-512'] as const;

describe('algorithm identifiers', () => {
  it.each(hashes)('%s is read as it was written, in each scheme', (hash) => {
    expect(parseHashAlgorithm(encodeHashAlgorithm(hash))).toMatchObject({ value: hash });
    for (const scheme of ['rsa-pkcs1', 'ecdsa'] as const) {
      expect(parseSignatureAlgorithm(encodeSignatureAlgorithm({ scheme, hash }))).toMatchObject({
        value: { scheme, hash },
      });
    }
    const salted = encodeSignatureAlgorithm({ scheme: 'rsa-pss', hash, pss: { saltLength: 17 } });
    expect(parseSignatureAlgorithm(salted)).toMatchObject({
      value: { scheme: 'rsa-pss', hash, pss: { saltLength: 17, mgfHash: hash } },
    });
  });

  it('PSS parameters leave out what is the default, as DER asks', () => {
    expect(hexOf(encodePssParameters('sha1', 20))).toBe('3000');
    // openssl: rsa_padding_mode:pss, rsa_pss_saltlen:32, -sha256.
    expect(hexOf(encodePssParameters('sha256', 32))).toBe(
      '3034a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120',
    );
  });

  it('names no ECDSA with MD5, which nothing defines', () => {
    expect(() => encodeSignatureAlgorithm({ scheme: 'ecdsa', hash: 'md5' })).toThrow('MD5');
  });
});
