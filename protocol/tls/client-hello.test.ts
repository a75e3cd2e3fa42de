import { connect as connectPlain, createServer, type Server } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClientHello, readFirstBytes } from './client-hello.ts';
import { suiteNames } from './suites.ts';
import { writeClientHello } from './write-client-hello.ts';

/** What Node's own TLS client sends first. */
async function firstBytesOf(options: ConnectionOptions): Promise<Uint8Array> {
  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  const server: Server = createServer((socket) => {
    socket.once('data', (bytes) => {
      resolve(Buffer.from(bytes));
      socket.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const socket = connect({ ...options, socket: connectPlain(port, '127.0.0.1') });
  socket.on('error', () => undefined);
  const bytes = await promise;
  server.close();
  return bytes;
}

function helloOf(bytes: Uint8Array): ClientHello {
  const first = readFirstBytes(bytes);
  if (first.kind !== 'hello') throw new Error(`no hello: ${JSON.stringify(first)}`);
  return first.hello;
}

describe('the hello of a real client', () => {
  test('TLS-02: tells the versions that it offers, newest first', async () => {
    const hello = helloOf(await firstBytesOf({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' }));
    expect(hello.versions).toEqual(['TLS 1.3', 'TLS 1.2']);
  });

  test('TLS-02: an old client names its one version', async () => {
    const hello = helloOf(
      await firstBytesOf({ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
    );
    expect(hello.versions).toEqual(['TLS 1.0']);
  });

  test('TLS-04: tells suites, groups and signature schemes by their registered names', async () => {
    const hello = helloOf(
      await firstBytesOf({
        maxVersion: 'TLSv1.2',
        ciphers: 'ECDHE-RSA-AES256-GCM-SHA384:AES128-SHA',
        ecdhCurve: 'P-384:P-256',
        sigalgs: 'RSA-PSS+SHA256:ECDSA+SHA256',
      }),
    );
    expect(hello.suites).toEqual(['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA']);
    expect(hello.groups).toEqual(['secp384r1', 'secp256r1']);
    expect(hello.signatureSchemes).toEqual(['rsa_pss_rsae_sha256', 'ecdsa_secp256r1_sha256']);
    expect(hello.safeRenegotiation).toBe(true);
  });

  test('tells the host it asks for and the protocols it speaks', async () => {
    const hello = helloOf(
      await firstBytesOf({ servername: 'truc.example.vn', ALPNProtocols: ['h2', 'http/1.1'] }),
    );
    expect(hello.serverName).toBe('truc.example.vn');
    expect(hello.protocols).toEqual(['h2', 'http/1.1']);
    expect(hello.resumes).toBe(false);
  });
});

const random = new Uint8Array(32).fill(7);
const offer = { version: 'TLS 1.2', suiteCodes: [...suiteNames.keys()], random, keyShare: random } as const;

test('what we write, we read', () => {
  for (const version of ['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'] as const) {
    const hello = helloOf(writeClientHello({ ...offer, version, serverName: 'a.vn' }));
    expect(hello.versions).toEqual([version]);
    expect(hello.suiteCodes).toEqual([...suiteNames.keys()]);
  }
});

test('TLS-01: plain HTTP on the TLS port is told from TLS', () => {
  expect(readFirstBytes(Buffer.from('POST /edoc HTTP/1.1\r\n'))).toEqual({ kind: 'plain' });
});

test('asks for more until the hello is whole, at every cut', () => {
  const whole = writeClientHello(offer);
  for (let length = 0; length < whole.length; length += 1) {
    expect(readFirstBytes(whole.subarray(0, length))).toEqual({ kind: 'more' });
  }
});

test('a hello in several records is one hello', () => {
  const whole = writeClientHello(offer);
  const body = whole.subarray(5);
  const record = (part: Uint8Array) => [22, 3, 1, part.length >> 8, part.length & 255, ...part];
  const split = Uint8Array.from([...record(body.subarray(0, 40)), ...record(body.subarray(40))]);
  expect(readFirstBytes(split)).toEqual(readFirstBytes(whole));
});

test('a hello without an end is given up', () => {
  const record = [22, 3, 1, 0x40, 0, 1, 1, 0x7f, 0xff, ...new Array<number>(0x4000 - 4).fill(0)];
  const endless = Uint8Array.from([record, record, record, record, record].flat());
  expect(readFirstBytes(endless).kind).toBe('malformed');
});

test('whatever a peer sends first, reading never throws', () => {
  const whole = writeClientHello(offer);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      expect(['more', 'hello', 'plain', 'malformed']).toContain(readFirstBytes(bytes).kind);
    }),
    { numRuns: 2000 },
  );
});
