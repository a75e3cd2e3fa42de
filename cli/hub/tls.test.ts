import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, expect, test } from 'vitest';
import { falseRules } from '../../simulator/link/false-identity.ts';
import { createLinkAuthority } from '../../simulator/link/link-authority.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { runRecorded } from '../recorded-context.ts';
import { startCommand } from '../started-command.ts';
import type { HubPlace } from './render-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('TLS-01: the hub prints its TLS address, and the root that makes it trusted', async () => {
  const { place, stop } = await startCommand<HubPlace>(
    ['hub', '--store', 'memory', '--tls-port', '0'],
    folder,
  );
  const ca = readFileSync(join(folder, place.tls?.root ?? ''));
  const status = await new Promise((resolve, reject) => {
    const url = `${place.tls?.url.replace('127.0.0.1', 'localhost')}/getAgenciesList`;
    get(url, { ca, family: 4, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
  await stop();
  expect(status).toBe(200);
});

test('a hub that does not come up leaves the root of the one that runs as it is', async () => {
  const argv = ['hub', '--store', 'memory', '--tls-port', '0'];
  const { place, stop } = await startCommand<HubPlace>(argv, folder);
  const file = join(folder, place.tls?.root ?? '');
  const root = readFileSync(file, 'utf8');
  const taken = ['--port', new URL(place.url).port];
  const { stderr, exitCode } = await runRecorded([...argv, ...taken], { cwd: folder, language: 'en' });
  await stop();
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('is in use')]);
  expect(readFileSync(file, 'utf8')).toBe(root);
});

test('a hub whose root cannot be written does not stay up', async () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, '.lienthong'), '');
  const argv = ['hub', '--store', 'memory', '--tls-port', '0'];
  const { stderr, exitCode } = await runRecorded(argv, { cwd: elsewhere, language: 'en' });
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('a file stands where a folder has to be')]);
});

test.each([
  [['--tls-cert', 'a.pem', '--tls-port', '0'], 'go together', 64],
  [['--client-ca', 'a.pem'], '--tls-port is needed', 64],
  [['--sources', '10.0.0.0/99'], 'no address or range', 64],
  [['--tls-port', '0', '--tls-cert', 'bad.pem', '--tls-key', 'bad.pem'], 'cannot be used', 1],
])('%j is refused in one line', async (options, words, expected) => {
  writeFileSync(join(folder, 'bad.pem'), 'nothing');
  const { stderr, exitCode } = await runRecorded(['hub', ...options], { cwd: folder, language: 'en' });
  expect(stderr).toContain(words);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(exitCode).toBe(expected);
});

/** Writes a fresh certificate of this authority into the files that the hub was told of. */
function writeIdentity(ahead: number): void {
  const { identity } = falseRules('orderly', { authority, hosts: ['localhost'], now: now + ahead }).rules;
  writeFileSync(join(folder, 'server.pem'), identity.certificates);
  writeFileSync(join(folder, 'server.key'), identity.key);
}
const now = createSystemClock().now();
const authority = createLinkAuthority(now);
const own = ['--tls-port', '0', '--tls-cert', 'server.pem', '--tls-key', 'server.key'];

test('takes a renewed certificate from its files without a restart, and keeps it where they are no good', async () => {
  writeIdentity(0);
  const { place, stop } = await startCommand<HubPlace>(['hub', '--store', 'memory', ...own], folder);
  const port = Number(new URL(place.tls?.url ?? '').port);
  const shown = () =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, servername: 'localhost', rejectUnauthorized: false }, () => {
        resolve(socket.getPeerX509Certificate()?.fingerprint256);
        socket.destroy();
      }).on('error', reject);
    });
  const reload = () => fetch(`${place.managementUrl}/tls/reload`, { method: 'POST' });
  const before = await shown();
  writeIdentity(1);
  expect((await reload()).status).toBe(200);
  const after = await shown();
  expect(after).not.toBe(before);
  writeFileSync(join(folder, 'server.pem'), 'nothing');
  const refused = await reload();
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining('The certificate stays as it is'),
  ]);
  expect(await shown()).toBe(after);
  await stop();
});

test('TLS-04: is there for clients whose suites go with a certificate on EC, or on RSA, alone', async () => {
  const { place, stop } = await startCommand<HubPlace>(
    ['hub', '--store', 'memory', '--tls-port', '0'],
    folder,
  );
  const port = Number(new URL(place.tls?.url ?? '').port);
  const ca = readFileSync(join(folder, place.tls?.root ?? ''));
  const agreed = (ciphers: string) =>
    new Promise((resolve) => {
      const options = { port, servername: 'localhost', ca, ciphers, maxVersion: 'TLSv1.2' } as const;
      const socket = connect(options, () => {
        resolve(socket.getCipher().name);
        socket.destroy();
      }).on('error', ({ message }) => resolve(message));
    });
  const suites = ['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'AES256-SHA256'];
  const taken = await Promise.all(suites.map(agreed));
  await stop();
  expect(taken).toEqual(suites);
});

test.each([
  ['modern', false],
  ['compatible', true],
])('TLS-04: takes suites by profile: %s', async (profile, takesOld) => {
  const argv = ['hub', '--store', 'memory', '--tls-port', '0', '--tls-suites', profile];
  const { place, stop } = await startCommand<HubPlace>(argv, folder);
  const port = Number(new URL(place.tls?.url ?? '').port);
  const old = { ciphers: 'ECDHE-ECDSA-AES128-SHA256', maxVersion: 'TLSv1.2' } as const;
  const taken = await new Promise((resolve) => {
    const socket = connect({ port, servername: 'localhost', rejectUnauthorized: false, ...old }, () => {
      resolve(true);
      socket.destroy();
    }).on('error', () => resolve(false));
  });
  await stop();
  expect(taken).toBe(takesOld);
});
