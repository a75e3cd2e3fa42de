import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasOpenSsl, type OpenSsl, openOpenSsl, withOpenSsl } from '../../fixtures/keys/openssl.ts';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { type AuthorityName, authorityPlans } from './authorities.ts';
import type { CertificateRecord } from './register.ts';
import {
  leaderOrder,
  manager,
  type ServicesUnderTest,
  startServicesUnderTest,
} from './services-under-test.ts';

let services: ServicesUnderTest;
let openssl: OpenSsl;
beforeEach(async () => {
  services = await startServicesUnderTest();
  openssl = openOpenSsl();
});
afterEach(async () => {
  openssl.close();
  await services.close();
});

const seconds = () => String(services.clock.now() / 1000);
const pem = (name: string, der: Uint8Array) => openssl.file(`${name}.pem`, pemOf('CERTIFICATE', der));
const fetched = async (path: string) =>
  new Uint8Array(await (await fetch(services.url + path)).arrayBuffer());
const authority = async (name: AuthorityName) => pem(name, await fetched(`/${name}.cer`));
const rootOf = (name: AuthorityName): AuthorityName => authorityPlans[name].issuer ?? name;

/** Asks with a request that openssl made, and gives what was issued. */
async function issueTo(
  key: readonly string[],
  order: { readonly authority: AuthorityName; readonly profile: 'person' | 'tls-server' },
): Promise<CertificateRecord> {
  const made = await openssl.run(
    'req',
    '-new',
    '-newkey',
    ...key,
    '-nodes',
    '-keyout',
    'k',
    '-out',
    'r',
    '-subj',
    '/CN=x',
  );
  expect(made.exitCode, made.text).toBe(0);
  const request = new Uint8Array(await readFileOf('r'));
  const hosts = order.profile === 'tls-server' ? { hosts: ['localhost', '127.0.0.1'] } : {};
  const asked = await services.desk.request({ ...leaderOrder, ...order, ...hosts, key: { request } });
  const serial = asked.ok ? (asked.value.serial ?? '') : '';
  const record = services.register.find(serial);
  if (record === undefined) throw new Error(JSON.stringify(asked));
  return record;
}

function readFileOf(name: string): Promise<Buffer> {
  return readFile(openssl.path(name));
}

async function issueLeader(): Promise<CertificateRecord> {
  const asked = await services.desk.request(leaderOrder);
  const record = asked.ok ? services.register.find(asked.value.serial ?? '') : undefined;
  if (record === undefined) throw new Error(JSON.stringify(asked));
  return record;
}

const keys = {
  'RSA 2048': ['rsa:2048'],
  'RSA 3072': ['rsa:3072'],
  'P-256': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
} as const;

describe.skipIf(!hasOpenSsl)(withOpenSsl('openssl about the trust services'), () => {
  it.each([
    ['RSA 2048', 'agency', 'person', 'smimesign'],
    ['P-384', 'agency', 'person', 'smimesign'],
    ['RSA 2048', 'public', 'person', 'smimesign'],
    ['P-256', 'public', 'person', 'smimesign'],
    ['RSA 2048', 'device', 'tls-server', 'sslserver'],
    ['P-256', 'device', 'tls-server', 'sslserver'],
  ] as const)(
    'a %s request to “%s” becomes a %s that verifies (CRT-03, CRT-06)',
    async (key, name, profile, purpose) => {
      const record = await issueTo(keys[key], { authority: name, profile });
      const { text } = await openssl.run(
        ...['verify', '-x509_strict', '-attime', seconds(), '-purpose', purpose],
        ...['-CAfile', await authority(rootOf(name)), '-untrusted', await authority(name)],
        pem('leaf', record.certificate),
      );
      expect(text).toContain('leaf.pem: OK');
    },
  );

  it.each(['root', 'agency', 'device', 'national-root', 'public'] as const)(
    'the lists of “%s” verify, full and delta (REV-05)',
    async (name) => {
      const issuer = await authority(name);
      for (const path of [`/${name}.crl`, `/${name}-delta.crl`]) {
        const file = openssl.file('list', await fetched(path));
        const { text } = await openssl.run('crl', '-inform', 'DER', '-in', file, '-noout', '-CAfile', issuer);
        expect(text).toContain('verify OK');
      }
    },
  );

  it('a revoked leader is on the list with the reason, and a suspended one too (REV-01, REV-08)', async () => {
    const [gone, held] = [await issueLeader(), await issueLeader()];
    services.care.revoke(gone.serial, manager, 'keyCompromise');
    services.care.suspend(held.serial, manager);
    await services.clock.advance(300_000);
    for (const path of ['/agency.crl', '/agency-delta.crl']) {
      const file = openssl.file('list', await fetched(path));
      const { text } = await openssl.run('crl', '-inform', 'DER', '-in', file, '-noout', '-text');
      expect(text).toMatch(new RegExp(`Serial Number: ${gone.serial}[\\s\\S]*?Key Compromise`));
      expect(text).toMatch(new RegExp(`Serial Number: ${held.serial}[\\s\\S]*?Certificate Hold`));
    }
  });

  it('a path with a revoked leader does not verify against the published lists (CRT-02)', async () => {
    const leader = await issueLeader();
    const check = async () => {
      const lists = await Promise.all(
        ['/root.crl', '/agency.crl'].map(async (path) => pemOf('X509 CRL', await fetched(path))),
      );
      return openssl.run(
        ...[
          'verify',
          '-crl_check_all',
          '-attime',
          seconds(),
          '-CRLfile',
          openssl.file('all', lists.join('')),
        ],
        ...['-CAfile', await authority('root'), '-untrusted', await authority('agency')],
        pem('leaf', leader.certificate),
      );
    };
    expect((await check()).text).toContain('OK');
    services.care.revoke(leader.serial, manager, 'cessationOfOperation');
    await services.clock.advance(300_000);
    expect((await check()).text).toContain('certificate revoked');
  });

  it.each([
    ['agency', 'person', 'RSA 2048'],
    ['device', 'tls-server', 'P-256'],
    ['public', 'person', 'P-256'],
  ] as const)(
    'the responder of “%s” answers with the nonce: good, then revoked (REV-05)',
    async (name, profile, key) => {
      const record = await issueTo(keys[key], { authority: name, profile });
      const ask = async () =>
        openssl.run(
          ...['ocsp', '-issuer', await authority(name), '-cert', pem('leaf', record.certificate)],
          ...['-url', `${services.url}/${name}/ocsp`, '-CAfile', await authority(rootOf(name))],
          ...['-verify_other', await authority(name), '-attime', seconds(), '-validity_period', '1000000000'],
        );
      const good = await ask();
      expect(good.text).toContain('Response verify OK');
      expect(good.text).toContain('leaf.pem: good');
      expect(good.text).not.toContain('WARNING');
      services.care.revoke(record.serial, 'provider', 'affiliationChanged');
      expect((await ask()).text).toMatch(/leaf\.pem: revoked[\s\S]*Reason: affiliationChanged/);
    },
  );

  it.each([
    ['by its own client', ['-sha256']],
    ['with SHA-512 and the certificate', ['-sha512', '-cert']],
  ] as const)('a time-stamp that was asked for %s verifies (TSP-02)', async (_, how) => {
    const data = openssl.file('data', 'Công văn số 1');
    await openssl.run('ts', '-query', '-data', data, ...how, '-out', 'query');
    const body = new Uint8Array(await readFileOf('query'));
    const headers = { 'content-type': 'application/timestamp-query' };
    const answer = await fetch(`${services.url}/tsp`, { method: 'POST', body, headers });
    expect(answer.headers.get('content-type')).toBe('application/timestamp-reply');
    const reply = openssl.file('reply', new Uint8Array(await answer.arrayBuffer()));
    const { certificate } = await services.authorities.timeStamp();
    const issuing = await services.authorities.holder('agency');
    const untrusted = [certificate, issuing.certificate].map((der) => pemOf('CERTIFICATE', der));
    const { text } = await openssl.run(
      ...['ts', '-verify', '-queryfile', 'query', '-in', reply, '-attime', seconds()],
      ...['-CAfile', await authority('root'), '-untrusted', openssl.file('untrusted', untrusted.join(''))],
    );
    expect(text).toContain('Verification: OK');
  });

  it('opens the PKCS#12 that a person gets, key and path', async () => {
    await issueLeader();
    const file = await services.desk.collect(1, 'mat khau');
    if (!file.ok) throw new Error(JSON.stringify(file));
    const path = openssl.file('leader.p12', file.value);
    const { text } = await openssl.run('pkcs12', '-in', path, '-info', '-nodes', '-passin', 'pass:mat khau');
    expect(text).toContain('BEGIN PRIVATE KEY');
    expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(text).toContain('AES-256-CBC');
    const wrong = await openssl.run('pkcs12', '-in', path, '-noout', '-passin', 'pass:sai');
    expect(wrong.exitCode).not.toBe(0);
  });

  it('refuses weak keys and requests that were not signed with theirs', async () => {
    const ask = async (request: Uint8Array) => services.desk.request({ ...leaderOrder, key: { request } });
    await openssl.run(
      'req',
      '-new',
      '-newkey',
      'rsa:1024',
      '-nodes',
      '-keyout',
      'k',
      '-out',
      'weak',
      '-subj',
      '/CN=x',
    );
    expect(await ask(await readFileOf('weak'))).toMatchObject({
      problems: [{ code: 'trust.key-weak', seen: 'rsa 1024' }],
    });
    await openssl.run(
      ...['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'k', '-out', 'good', '-outform', 'DER'],
      ...['-subj', '/CN=x'],
    );
    const bytes = await readFileOf('good');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(await ask(bytes)).toMatchObject({ problems: [{ code: 'trust.possession-unproven' }] });
    const none = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' });
    expect(await ask(none)).toMatchObject({ problems: [{ code: 'trust.request-malformed' }] });
  });
});
