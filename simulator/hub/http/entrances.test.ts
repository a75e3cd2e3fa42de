import { request } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { connect } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { pemOf } from '../../../fixtures/keys/signing-keys.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { falseRules } from '../../link/false-identity.ts';
import { createLinkAuthority, freshKey } from '../../link/link-authority.ts';
import { currentVersions, type TlsRules } from '../../link/tls-rules.ts';
import { createSystemClock } from '../../ports/system-clock.ts';
import { startHubUnderTest } from '../hub-under-test.ts';
import type { RunningHub } from '../start-hub.ts';
import { callRaw } from './raw-caller.ts';

// TLS libraries read the real time and no other, so that these certificates are made around it.
const now = createSystemClock().now();
const authority = createLinkAuthority(now);
const roots = pemOf('CERTIFICATE', authority.root.certificate);
const { rules } = falseRules('orderly', { authority, hosts: ['localhost'], now });

let hub: RunningHub | undefined;
afterEach(() => hub?.close());

async function start(options: Parameters<typeof startHubUnderTest>[0]): Promise<RunningHub> {
  const started = await startHubUnderTest(options);
  hub = started;
  return started;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** The HTTP status of a call, or the code of what ended it. */
function get(url: string, more: object = {}): Promise<number | string> {
  const agent = false;
  return new Promise((resolve) => {
    const call = request(
      `${url}/getReceivedEdocList`,
      { ca: roots, servername: 'localhost', checkServerIdentity: () => undefined, agent, ...more },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    call.on('error', (reason: Error & { readonly code?: string }) => resolve(reason.code ?? reason.message));
    call.end();
  });
}

describe('the port for TLS', () => {
  test('TLS-01: serves the same operations, and writes down what was offered', async () => {
    const { tls, links } = await start({ tls: { rules } });
    expect(await get(tls?.url ?? '')).toBe(200);
    expect(links.list(0)).toMatchObject([
      { outcome: 'established', negotiated: { version: 'TLS 1.3' }, first: { kind: 'hello' } },
    ]);
  });

  test.each(['TLSv1', 'TLSv1.1'] as const)('TLS-02: refuses %s', async (version) => {
    const { tls, links } = await start({ tls: { rules } });
    const old = { minVersion: version, maxVersion: version, ciphers: 'ALL@SECLEVEL=0' };
    expect(await get(tls?.url ?? '', old)).toMatch(/PROTOCOL_VERSION|EPROTO|ECONNRESET/);
    await expect.poll(() => links.list(0)).toMatchObject([{ outcome: 'handshake-failed' }]);
  });

  test('TLS-01: says in plain HTTP that plain HTTP has no place here', async () => {
    const { tls } = await start({ tls: { rules } });
    const answer = await new Promise<string>((resolve) => {
      let held = '';
      const socket = connectPlain(portOf(tls?.url ?? ''), '127.0.0.1');
      socket.on('data', (bytes) => {
        held += bytes.toString();
      });
      socket.on('close', () => resolve(held));
      socket.write('POST /sendEdoc HTTP/1.1\r\nHost: a\r\n\r\n');
    });
    expect(answer).toContain('400 Bad Request');
    expect(answer).toContain('link.plain-http');
  });

  test('closes while a handshake stands still', async () => {
    const started = await start({ tls: { rules } });
    const socket = connectPlain(portOf(started.tls?.url ?? ''), '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise((connected) => socket.once('connect', connected));
    socket.write(Buffer.from([22, 3, 1, 1, 0]));
    const gone = new Promise((closed) => socket.once('close', closed));
    await started.close();
    await gone;
    hub = undefined;
  });

  test('takes a new certificate without a restart, and lets a standing connection go on', async () => {
    const { tls } = await start({ tls: { rules } });
    const standing = connect({ port: portOf(tls?.url ?? ''), servername: 'localhost', ca: roots });
    await new Promise((secure) => standing.once('secureConnect', secure));
    const before = standing.getPeerX509Certificate()?.fingerprint256;
    tls?.reload(falseRules('orderly', { authority, hosts: ['localhost'], now: now + 1 }).rules);
    const fresh = connect({ port: portOf(tls?.url ?? ''), servername: 'localhost', ca: roots });
    await new Promise((secure) => fresh.once('secureConnect', secure));
    expect(fresh.getPeerX509Certificate()?.fingerprint256).not.toBe(before);
    standing.write('GET /getReceivedEdocList HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [line] = String(await new Promise((data) => standing.once('data', data))).split('\r\n');
    expect(line).toBe('HTTP/1.1 200 OK');
    standing.destroy();
    fresh.destroy();
  });
});

/** What stands among the requests of connections that came to none, once so many are there. */
async function told({ managementUrl }: RunningHub, count: number): Promise<readonly ToldRequest[]> {
  let requests: readonly ToldRequest[] = [];
  await expect
    .poll(async () => {
      const answer = await fetch(`${managementUrl}/requests`);
      ({ requests } = (await answer.json()) as { requests: readonly ToldRequest[] });
      return requests.length;
    })
    .toBe(count);
  return requests;
}

interface ToldRequest {
  readonly method: string;
  readonly httpStatus: number;
  readonly answered: string;
  readonly refused: boolean;
  readonly problems: readonly {
    readonly code: string;
    readonly seen?: string;
    readonly vi: { readonly remedy: string };
    readonly en: { readonly remedy: string };
  }[];
}

describe('a connection that comes to no request', () => {
  test('of a client that does not trust the test root is told among the requests, with what to do', async () => {
    const started = await start({ tls: { rules } });
    expect(await get(started.tls?.url ?? '', { ca: [] })).toMatch(/LEAF|ISSUER|SELF_SIGNED|UNABLE/);
    const [request] = await told(started, 1);
    expect(request).toMatchObject({ method: '', httpStatus: 0, answered: '', refused: true });
    const [distrust] = request?.problems ?? [];
    expect(distrust?.code).toMatch(/^link\.(server-certificate-refused|handshake-broken-off)$/);
    for (const { remedy } of [distrust?.vi, distrust?.en].filter((each) => each !== undefined)) {
      expect(remedy).toMatch(/hub-root\.pem.*keytool.*\.NET|keytool.*\.NET.*hub-root\.pem/);
    }
  });

  test('of a client with none of the hub’s suites is told so', async () => {
    const started = await start({ tls: { rules: { ...rules, suites: 'modern' } } });
    await get(started.tls?.url ?? '', { ciphers: 'AES256-SHA', maxVersion: 'TLSv1.2' });
    const [request] = await told(started, 1);
    expect(request?.problems[0]).toMatchObject({
      code: 'link.suite-none-shared',
      seen: 'TLS_RSA_WITH_AES_256_CBC_SHA',
    });
  });

  test('TLS-01: in plain HTTP is told with the answer that it was given', async () => {
    const started = await start({ tls: { rules } });
    const answer = await callRaw(started.tls?.url ?? '', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const [request] = await told(started, 1);
    expect(request).toMatchObject({ httpStatus: 400, answered: answer.body.toString('latin1') });
    expect(request?.problems.map(({ code }) => code)).toEqual(['link.plain-http']);
  });

  test('is nothing to tell where it only looks whether somebody listens', async () => {
    const started = await start({ tls: { rules } });
    const socket = connectPlain(portOf(started.tls?.url ?? ''), '127.0.0.1');
    await new Promise((connected) => socket.once('connect', connected));
    socket.end();
    await expect.poll(() => started.links.list(0)).toMatchObject([{ outcome: 'no-tls' }]);
    expect(await told(started, 0)).toEqual([]);
  });
});

describe('mutual authentication', () => {
  const mutual: TlsRules = { ...rules, ...currentVersions, clientAuthorities: roots };
  const client = (issuer: typeof authority.root) => {
    const subject = { commonName: 'g22.example' };
    const holder = issueTest({
      issuer,
      profile: 'tls-client',
      subject,
      key: freshKey(),
      notBefore: now - 1_000,
    });
    const chain = [holder.certificate, issuer.certificate].map((der) => pemOf('CERTIFICATE', der)).join('');
    return { cert: chain, key: holder.key.export({ type: 'pkcs8', format: 'pem' }) };
  };

  test('TLS-06: takes a client certificate of the right authority, and names it', async () => {
    const { tls, links } = await start({ tls: { rules: mutual } });
    expect(await get(tls?.url ?? '', client(authority.authority))).toBe(200);
    expect(links.list(0)[0]?.clientCertificate?.subject).toContain('CN=g22.example');
  });

  test('TLS-06: refuses a missing one and one of a look-alike authority', async () => {
    const { tls, links } = await start({ tls: { rules: mutual } });
    expect(await get(tls?.url ?? '')).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET/);
    expect(await get(tls?.url ?? '', client(authority.lookAlikeAuthority))).toMatch(
      /ALERT|ECONNRESET|EPROTO/,
    );
    await expect
      .poll(() => links.list(0).map(({ outcome }) => outcome))
      .toEqual(['handshake-failed', 'handshake-failed']);
  });

  test('TLS-06: tells among the requests what is wrong with a client’s certificate, and from where it came', async () => {
    const started = await start({ tls: { rules: mutual } });
    const url = started.tls?.url ?? '';
    await get(url);
    await get(url, client(authority.lookAlikeAuthority));
    const requests = await told(started, 2);
    expect(requests.map(({ problems }) => problems.map(({ code, seen }) => [code, seen]))).toEqual([
      [['link.client-certificate-missing', 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE']],
      [['link.client-certificate-missing', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY']],
    ]);
    expect(started.links.list(0).map(({ remoteAddress, first }) => [remoteAddress, first?.kind])).toEqual([
      ['127.0.0.1', 'hello'],
      ['127.0.0.1', 'hello'],
    ]);
  });
});

describe('registered addresses', () => {
  test('ONB-12: a call from elsewhere is refused before a byte of it is read', async () => {
    const { url, tls, links, store } = await start({ tls: { rules }, sources: ['10.20.0.0/16'] });
    for (const port of [portOf(url), portOf(tls?.url ?? '')]) {
      const socket = connectPlain(port, '127.0.0.1');
      socket.on('error', () => undefined);
      const closed = new Promise((done) => socket.once('close', done));
      socket.write('GET / HTTP/1.1\r\n');
      await closed;
    }
    expect(links.list(0).map(({ outcome }) => outcome)).toEqual(['address-foreign', 'address-foreign']);
    expect(await store.listEvents(0, 10)).toEqual([]);
  });

  test('ONB-12: a call from a registered address is served', async () => {
    const { tls } = await start({ tls: { rules }, sources: ['127.0.0.0/8', '::1'] });
    expect(await get(tls?.url ?? '')).toBe(200);
  });
});
