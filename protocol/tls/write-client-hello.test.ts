import { describe, expect, test } from 'vitest';
import { type ClientHello, readFirstBytes } from './client-hello.ts';
import { writeClientHello } from './write-client-hello.ts';

const random = new Uint8Array(32).fill(7);
const keyShare = new Uint8Array(32).fill(0xab);
const offer = { version: 'TLS 1.2', suiteCodes: [0xc030, 0x002f], random, keyShare } as const;
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The hello as a server would read it. */
function readBack(change: Partial<Parameters<typeof writeClientHello>[0]>): ClientHello {
  const first = readFirstBytes(writeClientHello({ ...offer, ...change }));
  if (first.kind !== 'hello') throw new Error(`no hello: ${JSON.stringify(first)}`);
  return first.hello;
}

describe('the hello of a scan', () => {
  test('offers one version, the suites in their order, and nothing that a server could take up', () => {
    expect(readBack({})).toEqual({
      ...{ versions: ['TLS 1.2'], recordVersion: 'TLS 1.0' },
      suiteCodes: [0xc030, 0x002f],
      suites: ['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA'],
      groups: ['x25519', 'secp256r1', 'secp384r1', 'secp521r1'],
      signatureSchemes: expect.arrayContaining(['rsa_pkcs1_sha1', 'rsa_pss_rsae_sha256']),
      ...{ protocols: [], compression: false, safeRenegotiation: true, extendedMasterSecret: true },
      ...{ resumes: false, earlyData: false, fallback: false },
    });
  });

  test.each([
    ['SSL 3.0', 'SSL 3.0'],
    ['TLS 1.0', 'TLS 1.0'],
    ['TLS 1.1', 'TLS 1.0'],
    ['TLS 1.3', 'TLS 1.0'],
  ] as const)('%s travels in a record of %s, as old servers want it', (version, recordVersion) => {
    expect(readBack({ version })).toMatchObject({ versions: [version], recordVersion });
  });

  test.each(['a.vn', 'truc.example.vn'])('asks for the host %s', (serverName) => {
    expect(readBack({ serverName }).serverName).toBe(serverName);
    expect(readBack({ serverName, version: 'TLS 1.3' }).serverName).toBe(serverName);
  });

  test('SSL 3.0 has no extensions: the compression methods are its end', () => {
    const bytes = writeClientHello({ ...offer, version: 'SSL 3.0', serverName: 'a.vn' });
    expect(hexOf(bytes)).toMatch(/0006c030002f00ff0100$/);
  });

  test.each([
    ['TLS 1.0', 0],
    ['TLS 1.1', 0],
    ['TLS 1.2', 11],
    ['TLS 1.3', 11],
  ] as const)('%s names %i signature schemes: only newer versions know them', (version, count) => {
    expect(readBack({ version }).signatureSchemes).toHaveLength(count);
    expect(readBack({ version }).groups).toHaveLength(4);
  });

  test('only TLS 1.3 carries a key', () => {
    const x25519 = `003300260024001d0020${'ab'.repeat(32)}`;
    expect(hexOf(writeClientHello({ ...offer, version: 'TLS 1.3' })).endsWith(x25519)).toBe(true);
    expect(hexOf(writeClientHello(offer))).not.toContain('ab'.repeat(32));
  });

  test('the random of a hello is the caller’s', () => {
    expect(hexOf(writeClientHello(offer).subarray(11, 43))).toBe('07'.repeat(32));
  });
});
