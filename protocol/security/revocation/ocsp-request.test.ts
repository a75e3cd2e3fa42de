import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOpenSsl, type OpenSsl, openOpenSsl, withOpenSsl } from '../../../fixtures/keys/openssl.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { certificateOf } from '../../../fixtures/keys/test-trust.ts';
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
