import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCertId } from '../../../fixtures/keys/encode-ocsp.ts';
import { hasOpenSsl, type OpenSsl, openOpenSsl, withOpenSsl } from '../../../fixtures/keys/openssl.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../../fixtures/keys/test-trust.ts';
import { hexOf } from '../../asn1/values.ts';
import { sequence } from '../../asn1/write.ts';
import { encodeOcspRequest } from './ocsp-request.ts';

const { leader, agencyAuthority } = testPki();
const asked = { certificate: certificateOf(leader), issuer: certificateOf(agencyAuthority) };

describe.skipIf(!hasOpenSsl)(withOpenSsl('OpenSSL reads a question to a responder'), () => {
  let openssl: OpenSsl;
  beforeAll(() => {
    openssl = openOpenSsl();
  });
  afterAll(() => openssl.close());

  it.each(['sha1', 'sha256'] as const)('REV-01: with the identifier in %s and a nonce', async (hash) => {
    const request = encodeOcspRequest({ ...asked, hash, nonce: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) });
    const { text, exitCode } = await openssl.run(
      'ocsp',
      '-req_text',
      '-reqin',
      openssl.file('q.der', request),
    );
    expect([exitCode, text.toLowerCase().includes(`hash algorithm: ${hash}`)]).toEqual([0, true]);
    expect(text).toMatch(new RegExp(`Serial Number: 0?${asked.certificate.serial}\\b`));
    expect(text).toContain('0102030405060708');
  });
});

describe('a question to a responder', () => {
  const nonce = Uint8Array.of(1, 2, 3, 4);

  it('is in SHA-1 unless asked otherwise, and has no nonce unless one is given', () => {
    const plain = encodeOcspRequest(asked);
    expect(plain).toEqual(encodeOcspRequest({ ...asked, hash: 'sha1' }));
    expect(encodeOcspRequest({ ...asked, hash: 'sha256' }).length).toBe(plain.length + 28);
    const certId = encodeCertId({ issuer: agencyAuthority, serial: leader.serial });
    expect(plain).toEqual(sequence(sequence(sequence(sequence(certId)))));
    expect(hexOf(encodeOcspRequest({ ...asked, nonce }))).toContain('0406040401020304');
  });
});
