import { describe, expect, test } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { checkServerLink } from './check-server-link.ts';
import type { ServerLink } from './link.ts';

const sound: ServerLink = {
  ...{ at: 0, host: 'truc.example.vn', port: 443 },
  taken: [
    { version: 'TLS 1.3', suiteCodes: [0x1302] },
    { version: 'TLS 1.2', suiteCodes: [0xc030, 0x009d] },
  ],
  ...{ safeRenegotiation: true, renegotiatesForClient: false, compression: false, resumes: true },
  ...{ asksClientCertificate: true, certificates: [] },
  serverKey: { kind: 'rsa', bits: 2048, signedWith: 'RSA-SHA256' },
};

const found = (change: Partial<ServerLink>) => checkServerLink({ ...sound, ...change });

const { renegotiatesForClient: _, serverKey: __, ...littleKnown } = sound;

describe('what is wrong with the link of a hub', () => {
  test('nothing, where it takes what the standards list takes', () => {
    expect(found({})).toEqual([]);
  });

  test('nothing is held against it that could not be tried', () => {
    expect(checkServerLink(littleKnown)).toEqual([]);
  });

  test.each<readonly [string, Partial<ServerLink>, Problem]>([
    ['TLS compression', { compression: true }, problem('link.compression', 'server/compression')],
    [
      'renegotiation without protection',
      { safeRenegotiation: false },
      problem('link.renegotiation-unsafe', 'server/renegotiation'),
    ],
    [
      'renegotiation that a client asked for',
      { renegotiatesForClient: true },
      problem('link.renegotiation-by-client', 'server/renegotiation'),
    ],
    [
      'no question for the client’s certificate',
      { asksClientCertificate: false },
      problem('link.client-certificate-unasked', 'server/client-certificate'),
    ],
    [
      'a certificate that was not accepted',
      { certificateFault: 'CERT_HAS_EXPIRED' },
      problem('link.server-certificate-wrong', 'server/certificate', { seen: 'CERT_HAS_EXPIRED' }),
    ],
  ])('finds %s', (_name, change, wrong) => {
    expect(found(change)).toEqual([wrong]);
  });
});

describe('which versions and suites a hub takes', () => {
  test('TLS-02: each old version beside current ones is a problem of its own', () => {
    const old = [
      { version: 'TLS 1.1', suiteCodes: [0xc02f] },
      { version: 'TLS 1.0', suiteCodes: [0xc02f] },
    ] as const;
    expect(found({ taken: [...sound.taken, ...old] })).toEqual([
      problem('link.version-old-taken', 'server/versions', { seen: 'TLS 1.1' }),
      problem('link.version-old-taken', 'server/versions', { seen: 'TLS 1.0' }),
    ]);
  });

  test('TLS-02: old versions alone', () => {
    const taken = [
      { version: 'TLS 1.1', suiteCodes: [0xc02f] },
      { version: 'SSL 3.0', suiteCodes: [0xc02f] },
    ] as const;
    expect(found({ taken })).toEqual([
      problem('link.version-old-taken', 'server/versions', { seen: 'TLS 1.1' }),
      problem('link.version-old-taken', 'server/versions', { seen: 'SSL 3.0' }),
      problem('link.version-current-missing', 'server/versions', { seen: 'TLS 1.1, SSL 3.0' }),
    ]);
  });

  test('TLS-02: a port that takes no version', () => {
    expect(found({ taken: [] })).toEqual([problem('link.version-current-missing', 'server/versions')]);
  });

  test('TLS-04: suites are judged version by version', () => {
    const taken = [
      { version: 'TLS 1.3', suiteCodes: [0x1301] },
      { version: 'TLS 1.2', suiteCodes: [0xc02f, 0x000a, 0x0005] },
    ] as const;
    expect(found({ taken })).toEqual([
      problem('link.suite-broken', 'server/suites/TLS 1.2', { seen: 'TLS_RSA_WITH_RC4_128_SHA' }),
      problem('link.suite-triple-des', 'server/suites/TLS 1.2', { seen: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA' }),
    ]);
  });
});

describe('the key and the certificate of a hub', () => {
  test.each([
    ['rsa', 2048, true],
    ['rsa', 2047, false],
    ['rsa-pss', 2048, true],
    ['rsa-pss', 2047, false],
    ['dsa', 1024, false],
    ['ec', 256, true],
    ['ec', 255, false],
    ['ed25519', 0, true],
    ['ed448', 0, true],
    ['unknown', 0, false],
  ])('TLS-05: %s of %i bits is enough: %s', (kind, bits, isEnough) => {
    const weak = problem('link.server-key-weak', 'server/key', { seen: `${kind} ${bits}` });
    expect(found({ serverKey: { kind, bits, signedWith: 'RSA-SHA256' } })).toEqual(isEnough ? [] : [weak]);
  });

  test.each([
    ['RSA-SHA1', false],
    ['ecdsa-with-SHA1', false],
    ['sha1WithRSAEncryption', false],
    ['RSA-MD5', false],
    ['RSA-SHA-1', false],
    ['RSA-SHA256', true],
    ['ecdsa-with-SHA384', true],
    ['RSA-SHA512/256', true],
    ['rsassaPss', true],
  ])('TLS-05: a certificate signed with %s is accepted: %s', (signedWith, isAccepted) => {
    const wrong = problem('link.server-certificate-hash', 'server/certificate', { seen: signedWith });
    expect(found({ serverKey: { kind: 'ec', bits: 256, signedWith } })).toEqual(isAccepted ? [] : [wrong]);
  });
});
