import { describe, expect, test } from 'vitest';
import { type ClientHello, readFirstBytes } from './client-hello.ts';
import { joined, octets, vector } from './octets.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const codes = (...values: readonly number[]) => joined(...values.map((value) => octets(value, 2)));
const extension = (code: number, content: Uint8Array = bytes()) =>
  joined(octets(code, 2), vector(2, content));
const record = (...content: readonly Uint8Array[]) => joined(bytes(22, 3, 1), vector(2, ...content));

interface Fields {
  readonly recordVersion?: number;
  readonly version?: number;
  readonly sessionId?: readonly number[];
  readonly suites?: readonly number[];
  readonly compressions?: readonly number[];
  /** Left out where there are none, as old clients do. */
  readonly extensions?: readonly Uint8Array[];
}

function bytesOf(fields: Fields): Uint8Array {
  const { version = 0x0303, sessionId = [], suites = [0x1301], compressions = [0], extensions } = fields;
  const body = joined(
    ...[octets(version, 2), new Uint8Array(32), vector(1, bytes(...sessionId)), vector(2, codes(...suites))],
    vector(1, bytes(...compressions)),
    ...(extensions === undefined ? [] : [vector(2, ...extensions)]),
  );
  const header = joined(bytes(22), octets(fields.recordVersion ?? 0x0301, 2));
  return joined(header, vector(2, bytes(1), vector(3, body)));
}

/** The hello that is read from these fields. */
function read(fields: Fields): ClientHello {
  const first = readFirstBytes(bytesOf(fields));
  if (first.kind !== 'hello') throw new Error(`no hello: ${JSON.stringify(first)}`);
  return first.hello;
}

test('a hello with nothing that could be left out', () => {
  expect(read({})).toStrictEqual({
    ...{ versions: ['TLS 1.2'], recordVersion: 'TLS 1.0' },
    ...{ suiteCodes: [0x1301], suites: ['TLS_AES_128_GCM_SHA256'], groups: [], signatureSchemes: [] },
    ...{ protocols: [], compression: false, safeRenegotiation: false, extendedMasterSecret: false },
    ...{ resumes: false, earlyData: false, fallback: false },
  });
});

test('a record version without a name is left out', () => {
  expect(read({ recordVersion: 0x0305 })).not.toHaveProperty('recordVersion');
});

describe('versions', () => {
  const listing = (...values: readonly number[]) => [extension(43, vector(1, codes(...values)))];

  test('TLS-02: a list counts instead of the one that stands in the old place, newest first', () => {
    const { versions } = read({ version: 0x0300, extensions: listing(0x0302, 0x0304, 0x0301, 0x0303) });
    expect(versions).toEqual(['TLS 1.3', 'TLS 1.2', 'TLS 1.1', 'TLS 1.0']);
  });

  test('GREASE, drafts and whatever has no name are left out', () => {
    expect(read({ extensions: listing(0x7a7a, 0x7f1c, 0x0303) }).versions).toEqual(['TLS 1.2']);
  });
});

describe('suites', () => {
  test('TLS-04: order is kept; signals and GREASE are none', () => {
    const { suiteCodes, suites } = read({ suites: [0x2a2a, 0xc030, 0x00ff, 0x1301, 0x5600] });
    expect(suiteCodes).toEqual([0xc030, 0x1301]);
    expect(suites).toEqual(['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256']);
  });

  test('the signal of a second try with a lower version is told (RFC 7507)', () => {
    expect(read({ suites: [0x1301, 0x5600] }).fallback).toBe(true);
  });

  test.each<readonly [string, Fields]>([
    ['by the signal', { suites: [0x1301, 0x00ff] }],
    ['by the extension', { extensions: [extension(0xff01, bytes(0))] }],
  ])('TLS-04: renegotiation is protected %s', (_how, fields) => {
    expect(read(fields).safeRenegotiation).toBe(true);
  });
});

test.each([
  [[0], false],
  [[1], true],
  [[1, 0], true],
])('TLS-04: compression methods %j: %s', (compressions, compression) => {
  expect(read({ compressions }).compression).toBe(compression);
});

test('groups and signature schemes in their order, without GREASE, by name or number', () => {
  const hello = read({
    extensions: [
      extension(10, vector(2, codes(0x0a0a, 0x0018, 0x001d, 0x00fe))),
      extension(13, vector(2, codes(0x0804, 0xfafa, 0x0904))),
    ],
  });
  expect(hello.groups).toEqual(['secp384r1', 'x25519', '0x00fe']);
  expect(hello.signatureSchemes).toEqual(['rsa_pss_rsae_sha256', '0x0904']);
});

test('promises without content are told by being there', () => {
  const hello = read({ extensions: [extension(23), extension(42)] });
  expect(hello).toMatchObject({ extendedMasterSecret: true, earlyData: true });
});

describe('the host that is asked for', () => {
  const name = (type: number, text: string) => joined(bytes(type), vector(2, Buffer.from(text)));
  const asking = (...names: readonly Uint8Array[]) =>
    read({ extensions: [extension(0, vector(2, ...names))] });

  test('is the first that is a host name', () => {
    expect(asking(name(1, 'x'), name(0, 'a.vn'), name(0, 'b.vn')).serverName).toBe('a.vn');
  });

  test('is nowhere in an empty list, an empty extension and a list of other kinds', () => {
    expect(asking()).not.toHaveProperty('serverName');
    expect(read({ extensions: [extension(0)] })).not.toHaveProperty('serverName');
    expect(asking(name(1, 'x'))).not.toHaveProperty('serverName');
  });
});

describe('taking up an earlier session', () => {
  const third = extension(43, vector(1, codes(0x0304)));
  test.each<readonly [string, Fields, boolean]>([
    ['a session id', { sessionId: [1, 2, 3] }, true],
    ['a session id that TLS 1.3 sends for old middle boxes', { sessionId: [1], extensions: [third] }, false],
    ['a key of TLS 1.3', { sessionId: [1], extensions: [third, extension(41, bytes(0))] }, true],
    ['a ticket', { extensions: [extension(35, bytes(9))] }, true],
    ['a wish for a ticket', { extensions: [extension(35)] }, false],
  ])('%s', (_what, fields, resumes) => {
    expect(read(fields).resumes).toBe(resumes);
  });
});

describe('first bytes that are no hello', () => {
  const malformed = (fault: string, offset: number) => ({ kind: 'malformed', fault, offset });

  test.each([
    ['@', malformed('byte 0x40 starts no TLS record', 0)],
    ['A', { kind: 'plain' }],
    ['Z', { kind: 'plain' }],
    ['[', malformed('byte 0x5b starts no TLS record', 0)],
    ['\t', malformed('byte 0x09 starts no TLS record', 0)],
  ])('TLS-01: %j', (start, first) => {
    expect(readFirstBytes(Buffer.from(start))).toEqual(first);
  });

  test('another message', () => {
    expect(readFirstBytes(record(bytes(2, 0, 0, 0)))).toEqual(malformed('message 2 came first', 5));
  });

  test('a hello that ends too soon, with the place in its message', () => {
    expect(readFirstBytes(record(bytes(1, 0, 0, 3, 3, 3, 0)))).toEqual(
      malformed('32 bytes are missing or cut', 2),
    );
  });

  test('after 64 KB without a whole hello, no more is waited for', () => {
    const begun = record(bytes(1, 1, 0xff, 0xff), new Uint8Array(16_380));
    const rest = record(new Uint8Array(16_384));
    const long = joined(begun, rest, rest, rest, rest);
    expect(readFirstBytes(long.subarray(0, 65_536))).toEqual({ kind: 'more' });
    expect(readFirstBytes(long.subarray(0, 65_537))).toEqual(malformed('the hello has no end', 65_536));
  });
});
