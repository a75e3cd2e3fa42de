import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasOpenSsl, type OpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testKeyPem } from '../../fixtures/keys/test-keys.ts';
import { issueTest, testValidity } from '../../fixtures/keys/test-pki.ts';
import { createTlsListener, type TlsListener } from '../../simulator/link/tls-listener.ts';
import { currentVersions, type TlsRules } from '../../simulator/link/tls-rules.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';

const { deviceAuthority, root, tlsServer, tlsClient } = testPki();
/** Both sides look at the machine's clock, so that these hold for long. */
const lasting = { issuer: deviceAuthority, hosts: ['localhost'], ...testValidity.authorities };
const [server, client] = [
  issueTest({ ...lasting, profile: 'tls-server', subject: tlsServer.subject, key: 'tls-server' }),
  issueTest({ ...lasting, profile: 'tls-client', subject: tlsClient.subject, key: 'tls-client' }),
];
const pem = (...all: readonly { readonly certificate: Uint8Array }[]) =>
  all.map(({ certificate }) => pemOf('CERTIFICATE', certificate)).join('');

const sound: TlsRules = {
  identity: { key: testKeyPem('tls-server'), certificates: pem(server, deviceAuthority) },
  suites: 'modern',
  ...currentVersions,
};

let openssl: OpenSsl;
let listener: TlsListener | undefined;
beforeEach(() => {
  openssl = openOpenSsl();
});
afterEach(async () => {
  await listener?.close();
  openssl.close();
});

/** What `openssl s_client` says of our port. It ends the connection itself, as its standard input is empty. */
async function ask(rules: TlsRules, ...options: readonly string[]) {
  const opened = createTlsListener({
    ...{ rules, clock: createSystemClock(), refused: () => undefined },
    take: (socket) => {
      socket.on('error', () => undefined);
      socket.end('xong');
    },
  });
  listener = opened;
  await new Promise<void>((listening) => opened.entrance.listen(0, '127.0.0.1', listening));
  const address: AddressInfo | string | null = opened.entrance.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return openssl.run(
    ...[
      's_client',
      '-connect',
      `127.0.0.1:${port}`,
      '-servername',
      'localhost',
      '-verify_hostname',
      'localhost',
    ],
    ...['-CAfile', openssl.file('root.pem', pem(root)), '-verify_return_error', ...options],
  );
}

describe.skipIf(!hasOpenSsl)(withOpenSsl('openssl s_client about our TLS port'), () => {
  it.each([
    ['-tls1_3', 'TLSv1.3'],
    ['-tls1_2', 'TLSv1.2'],
  ])('TLS-02, TLS-03: by %s it verifies the path up to the root, and the name', async (option, version) => {
    const { exitCode, text } = await ask(sound, option);
    expect([exitCode, text]).toEqual([0, expect.stringContaining(version)]);
    expect(text).toContain('Verify return code: 0 (ok)');
    expect(text).toContain('Verified peername: localhost');
  });

  it.each([
    ['an old version', ['-tls1_1', '-cipher', 'ALL@SECLEVEL=0']],
    ['a suite without forward secrecy', ['-tls1_2', '-cipher', 'AES128-SHA']],
  ])('TLS-02, TLS-04: with %s it gets no connection', async (_, options) => {
    expect((await ask(sound, ...options)).exitCode).not.toBe(0);
  });

  it('TLS-03: does not take us for another host', async () => {
    const { exitCode, text } = await ask(sound, '-verify_hostname', 'truc.example.vn');
    expect([exitCode === 0, text]).toEqual([false, expect.stringContaining('ostname mismatch')]);
  });

  it('TLS-06: with a certificate of its own it is let in, and without it is not', async () => {
    const mutual = { ...sound, clientAuthorities: pem(deviceAuthority, root) };
    const certificate = [
      '-cert',
      openssl.file('client.pem', pem(client)),
      '-key',
      openssl.file('client.key', testKeyPem('tls-client')),
    ];
    const said = await ask(mutual, '-tls1_2', ...certificate);
    expect([said.exitCode, said.text]).toEqual([0, expect.stringContaining('xong')]);
    await listener?.close();
    expect((await ask(mutual, '-tls1_2')).exitCode).not.toBe(0);
  });
});
