import { connect as connectPlain } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import type { FalseHubKind } from '../../protocol/tls/false-hubs.ts';
import { falseHubKinds } from '../../protocol/tls/false-hubs.ts';
import { createSystemClock } from '../ports/system-clock.ts';
import { createLinkAuthority } from './link-authority.ts';
import { type LinkTrial, startLinkTrial } from './link-trial.ts';

// TLS libraries read the real time and no other, so that these certificates are made around it.
const clock = createSystemClock();
const authority = createLinkAuthority(clock.now());
const roots = pemOf('CERTIFICATE', authority.root.certificate);

let trial: LinkTrial;

beforeAll(async () => {
  trial = await startLinkTrial({ clock, issue: { authority, hosts: ['localhost'], now: clock.now() } });
});
afterAll(() => trial.close());

/** A client that sends a request once it believes in the server. Resolves when the connection has ended. */
function call(kind: FalseHubKind, options: ConnectionOptions): Promise<void> {
  const port = trial.hubs.find((hub) => hub.kind === kind)?.port ?? 0;
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: roots, ...options });
    socket.on('secureConnect', () => {
      if (options.rejectUnauthorized === false || socket.authorized) {
        socket.write(
          'POST /api/edoc/sendEdoc HTTP/1.1\r\nHost: localhost\r\nsystemId: S1\r\nhmac: x\r\n\r\n',
        );
      } else socket.destroy();
    });
    socket.on('data', () => undefined);
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

/** What was judged of the newest connection alone: trials before it do not count. */
async function judged(kind: FalseHubKind, options: ConnectionOptions) {
  await call(kind, options);
  await expect.poll(() => trial.links(kind).length).toBeGreaterThan(0);
  return trial.results().find((result) => result.kind === kind);
}

describe('a client that checks', () => {
  test('gets on with the sound hub', async () => {
    expect(await judged('orderly', {})).toMatchObject({ outcome: 'sent', problems: [] });
  });

  const checked = falseHubKinds.filter(
    (kind) => !['orderly', 'revoked', 'weak-key', 'weak-hash'].includes(kind),
  );
  test.each(checked)('TLS-03: sends nothing to a hub that is %s', async (kind) => {
    expect(await judged(kind, {})).toMatchObject({ outcome: 'refused', problems: [] });
  });
});

describe('a client that looks up the lists that certificates name', () => {
  /** Fetches them as such a client would: from the addresses in the path that the hub shows. */
  async function listsOf(kind: FalseHubKind): Promise<string[]> {
    const holder = trial.hubs.find((hub) => hub.kind === kind)?.holder;
    const path = [holder, holder?.issuer].map((each) => parseCertificate(each?.certificate ?? Buffer.of()));
    const addresses = path.flatMap((each) => (each.ok ? each.value.crlAddresses : []));
    expect(addresses).toHaveLength(2);
    const lists = addresses.map(async (address) => (await fetch(address)).arrayBuffer());
    return (await Promise.all(lists)).map((list) => pemOf('X509 CRL', new Uint8Array(list)));
  }

  test('TLS-03: sends nothing to a hub whose certificate is revoked', async () => {
    const crl = await listsOf('revoked');
    const before = trial.links('revoked').length;
    await call('revoked', { crl });
    await expect.poll(() => trial.links('revoked').length).toBeGreaterThan(before);
    expect(trial.links('revoked').at(-1)?.bytesSeen).toBe(0);
  });

  test('gets on with the sound hub', async () => {
    expect(await judged('orderly', { crl: await listsOf('orderly') })).toMatchObject({
      ...{ outcome: 'sent', problems: [] },
    });
    expect(trial.links('orderly').at(-1)?.bytesSeen).toBeGreaterThan(0);
  });
});

describe('a client that takes everything', () => {
  const careless = { rejectUnauthorized: false, minVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' } as const;

  const certificates = falseHubKinds.filter((kind) => !['orderly', 'revoked', 'old-version'].includes(kind));
  test.each(certificates)('TLS-03: is caught at a hub that is %s', async (kind) => {
    const result = await judged(kind, careless);
    expect(result?.outcome).toBe('sent');
    expect(result?.problems.map(({ code }) => code)).toEqual(['link.header-sent-to-false-hub']);
    expect(result?.problems[0]?.seen).toContain('systemId');
  });

  test('TLS-02: is caught when it speaks TLS 1.1', async () => {
    const result = await judged('old-version', careless);
    expect(result?.problems.map(({ code }) => code)).toEqual(['link.version-old-used']);
  });

  test('TLS-03: is told of a revoked certificate, which few clients look up', async () => {
    const result = await judged('revoked', careless);
    expect(result?.problems.map(({ code }) => code)).toEqual(['link.revocation-unasked']);
  });

  test('no value of a header is kept', () => {
    expect(JSON.stringify(trial.links('expired'))).not.toContain('S1');
  });
});

test('TLS-01: a client that speaks plain HTTP is told so', async () => {
  const port = trial.hubs[0]?.port ?? 0;
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connectPlain(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
    socket.on('data', (bytes) => {
      text += bytes.toString();
    });
    socket.on('close', () => resolve(text));
  });
  expect(answer).toContain('HTTP/1.1 503');
  expect(trial.links('orderly').at(-1)).toMatchObject({ outcome: 'no-tls', first: { kind: 'plain' } });
});

test('a client that never comes has proved nothing', async () => {
  const alone = await startLinkTrial({
    clock,
    kinds: ['orderly', 'expired'],
    issue: { authority, hosts: ['localhost'], now: clock.now() },
  });
  expect(alone.results().map(({ outcome }) => outcome)).toEqual(['not-seen', 'not-seen']);
  await alone.close();
});
