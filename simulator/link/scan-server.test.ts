import type { AddressInfo } from 'node:net';
import { createServer, type Server, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { checkServerLink } from '../../protocol/tls/check-server-link.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { createSystemClock } from '../ports/system-clock.ts';
import { falseRules } from './false-identity.ts';
import { createLinkAuthority } from './link-authority.ts';
import { scanServer } from './scan-server.ts';
import { optionsOf } from './tls-rules.ts';

const clock = createSystemClock();
const authority = createLinkAuthority(clock.now());
const roots = pemOf('CERTIFICATE', authority.root.certificate);
const issue = { authority, hosts: ['localhost'], now: clock.now() };

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

/** A server of Node's own, so that the scanner is not judged by our listener. */
async function serving(options: TlsOptions): Promise<number> {
  const started = createServer(options, (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write('HTTP/1.1 204 No Content\r\n\r\n'));
  });
  server = started;
  await new Promise<void>((listening) => started.listen(0, '127.0.0.1', listening));
  const address: AddressInfo | string | null = started.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function scan(options: TlsOptions) {
  const port = await serving(options);
  const chance = createSeededChance('scan');
  return scanServer({
    host: '127.0.0.1',
    port,
    serverName: 'localhost',
    patience: 1_000,
    roots,
    clock,
    chance,
  });
}

const sound = optionsOf(falseRules('orderly', issue).rules);

describe('the scan of a server', () => {
  test('TLS-02, TLS-04: tells versions and suites in the server’s order', async () => {
    const link = await scan({ ...sound, ciphers: 'ECDHE+AESGCM', honorCipherOrder: true });
    expect(link.taken).toEqual([
      { version: 'TLS 1.3', suiteCodes: expect.arrayContaining([0x1301, 0x1302, 0x1303]) },
      { version: 'TLS 1.2', suiteCodes: [0xc02c, 0xc02b] },
    ]);
    expect(link).toMatchObject({ safeRenegotiation: true, compression: false, resumes: true });
    expect(checkServerLink(link).map(({ code }) => code)).toEqual(['link.client-certificate-unasked']);
  });

  test('TLS-02: finds every old version that is taken', async () => {
    const link = await scan(optionsOf(falseRules('old-version', issue).rules));
    expect(link.taken.map(({ version }) => version)).toEqual(['TLS 1.1', 'TLS 1.0']);
    const codes = checkServerLink(link).map(({ code }) => code);
    expect(codes.filter((code) => code === 'link.version-old-taken')).toHaveLength(2);
    expect(codes).toContain('link.version-current-missing');
    expect(codes).toContain('link.suite-modern-missing');
  });

  test('TLS-05: finds a weak key and a weak hash', async () => {
    const key = await scan(optionsOf(falseRules('weak-key', issue).rules));
    expect(checkServerLink(key).map(({ code }) => code)).toContain('link.server-key-weak');
    server?.close();
    const hash = await scan(optionsOf(falseRules('weak-hash', issue).rules));
    expect(hash.serverKey).toMatchObject({ kind: 'ec', bits: 256 });
    expect(checkServerLink(hash).map(({ code }) => code)).toContain('link.server-certificate-hash');
  });

  test.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['incomplete', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('TLS-03: says why a certificate that is %s is not accepted', async (kind, fault) => {
    const link = await scan(optionsOf(falseRules(kind, issue).rules));
    expect(link.certificateFault).toContain(fault);
    expect(checkServerLink(link).map(({ code }) => code)).toContain('link.server-certificate-wrong');
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'TLS-06: sees that a client certificate is asked for, %s',
    async (version) => {
      const mutual = { ca: roots, requestCert: true, rejectUnauthorized: true };
      const link = await scan({ ...sound, ...mutual, minVersion: version, maxVersion: version });
      expect(link.asksClientCertificate).toBe(true);
    },
  );

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'TLS-04: a renegotiation that a client asks for is tried, also where the server prefers %s',
    async (maxVersion) => {
      const link = await scan({ ...sound, secureOptions: 0, maxVersion });
      expect(link.renegotiatesForClient).toBe(true);
      expect(checkServerLink(link).map(({ code }) => code)).toContain('link.renegotiation-by-client');
    },
  );

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'TLS-04: our own ports take none, and take a session up again: %s',
    async (maxVersion) => {
      const link = await scan({ ...sound, maxVersion });
      expect(link).toMatchObject({ renegotiatesForClient: false, resumes: true });
    },
  );

  test('TLS-04: a server that has nothing but TLS 1.3 has none to try', async () => {
    const link = await scan({ ...sound, minVersion: 'TLSv1.3' });
    expect(link.renegotiatesForClient).toBeUndefined();
  });

  test('a server that is not there is said to be away', async () => {
    const port = await serving(sound);
    await new Promise((closed) => server?.close(closed));
    const chance = createSeededChance('scan');
    await expect(scanServer({ host: '127.0.0.1', port, clock, chance })).rejects.toThrow(/127\.0\.0\.1/);
  });
});
