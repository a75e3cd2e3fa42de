import { describe, expect, test } from 'vitest';
import { joined, octets, vector } from './octets.ts';
import { readServerAnswer } from './server-answer.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const record = (type: number, ...content: readonly Uint8Array[]) =>
  joined(bytes(type, 3, 3), vector(2, ...content));
const message = (type: number, ...body: readonly Uint8Array[]) => joined(bytes(type), vector(3, ...body));
const extension = (code: number, ...content: readonly number[]) =>
  joined(octets(code, 2), vector(2, bytes(...content)));

const extendedMasterSecret = extension(23);
const supportedVersion = (code: number) => extension(43, code >> 8, code & 0xff);
const renegotiationInfo = extension(0xff01, 0);

interface Hello {
  readonly version?: number;
  readonly compression?: number;
  /** Left out where there are none, as old servers do. */
  readonly extensions?: readonly Uint8Array[];
}

function serverHello({ version = 0x0303, compression = 0, extensions }: Hello = {}): Uint8Array {
  const random = new Uint8Array(32).fill(7);
  const sessionId = vector(1, bytes(1, 2, 3, 4));
  return message(
    2,
    ...[octets(version, 2), random, sessionId, octets(0xc030, 2), bytes(compression)],
    ...(extensions === undefined ? [] : [vector(2, ...extensions)]),
  );
}

const leaf = bytes(0x30, 1, 5);
const issuer = bytes(0x30, 2, 6, 7);
const certificates = message(11, vector(3, vector(3, leaf), vector(3, issuer)));
const certificateRequest = message(13, bytes(1, 1, 0, 0, 0, 0));
const done = message(14);
const fatal = (code: number) => record(21, bytes(2, code));

const answer = (...parts: readonly Uint8Array[]) => readServerAnswer(joined(...parts));
const chosen = {
  ...{ kind: 'chosen', version: 'TLS 1.2', suiteCode: 0xc030, compression: false },
  ...{ safeRenegotiation: false, extendedMasterSecret: false, asksCertificate: false, certificates: [] },
};

describe('what a server said', () => {
  test('a whole flight of TLS 1.2', () => {
    const hello = serverHello({ extensions: [renegotiationInfo, extendedMasterSecret] });
    expect(answer(record(22, hello, certificates, certificateRequest, done))).toEqual({
      ...{ ...chosen, safeRenegotiation: true, extendedMasterSecret: true, asksCertificate: true },
      certificates: [Buffer.from(leaf), Buffer.from(issuer)],
    });
  });

  test('a flight without extensions, certificate and question', () => {
    expect(answer(record(22, serverHello(), done))).toEqual(chosen);
  });

  test.each([
    [0x0300, 'SSL 3.0'],
    [0x0301, 'TLS 1.0'],
    [0x0302, 'TLS 1.1'],
  ])('TLS-02: version %i is %s', (version, name) => {
    expect(answer(record(22, serverHello({ version }), done))).toEqual({ ...chosen, version: name });
  });

  test('TLS-02: TLS 1.3 stands in an extension, needs nothing more, and is safe by its nature', () => {
    const hello = serverHello({ extensions: [supportedVersion(0x0304)] });
    expect(answer(record(22, hello))).toEqual({
      ...{ ...chosen, version: 'TLS 1.3', safeRenegotiation: true, extendedMasterSecret: true },
    });
  });

  test('TLS-04: each promise counts for itself', () => {
    const renegotiating = serverHello({ extensions: [renegotiationInfo] });
    expect(answer(record(22, renegotiating, done))).toEqual({ ...chosen, safeRenegotiation: true });
    const extended = serverHello({ extensions: [extendedMasterSecret] });
    expect(answer(record(22, extended, done))).toEqual({ ...chosen, extendedMasterSecret: true });
  });

  test('TLS-04: compression is told', () => {
    const hello = serverHello({ compression: 1 });
    expect(answer(record(22, hello, done))).toEqual({ ...chosen, compression: true });
  });
});

describe('answers that are short', () => {
  const hello = serverHello({ extensions: [renegotiationInfo] });
  const flight = record(22, hello, certificates, done);

  test('more is asked for until the flight is whole, at every cut', () => {
    for (let length = 0; length < flight.length; length += 1) {
      expect(readServerAnswer(flight.subarray(0, length))).toEqual({ kind: 'more' });
    }
  });

  test('a record each is a flight as well', () => {
    expect(answer(record(22, hello), record(22, certificates), record(22, done))).toEqual(answer(flight));
    expect(answer(record(22, hello), record(22, certificates))).toEqual({ kind: 'more' });
  });

  test('nothing is chosen before the server’s hello', () => {
    expect(answer(record(22, certificates, done))).toEqual({ kind: 'more' });
  });

  test('an alert before a choice is a refusal', () => {
    expect(answer(fatal(40))).toEqual({ kind: 'refused', alert: 40 });
    expect(answer(fatal(70))).toEqual({ kind: 'refused', alert: 70 });
  });

  test('an alert after a choice does not undo it', () => {
    expect(answer(record(22, hello), fatal(40))).toEqual({ ...chosen, safeRenegotiation: true });
  });

  test('a warning before a choice refuses nothing', () => {
    const warning = record(21, bytes(1, 112));
    expect(answer(warning)).toEqual({ kind: 'more' });
    expect(answer(warning, flight)).toEqual(answer(flight));
  });
});

describe('answers that are no TLS', () => {
  test.each<readonly [string, Uint8Array, string]>([
    ['plain HTTP', Buffer.from('HTTP/1.1 400 Bad Request\r\n'), 'no TLS record starts here'],
    [
      'a version that nobody knows',
      record(22, serverHello({ version: 0x0399 }), done),
      'the server names an unknown version',
    ],
    [
      'an extension that stands twice',
      record(22, serverHello({ extensions: [renegotiationInfo, renegotiationInfo] }), done),
      'the extension 65281 stands twice',
    ],
    ['a hello that is cut', record(22, message(2, bytes(3, 3, 1))), '32 bytes are missing or cut'],
    [
      'a certificate that is cut',
      record(22, serverHello(), message(11, vector(3, bytes(0, 0, 9, 0x30))), done),
      '9 bytes are missing or cut',
    ],
  ])('%s', (_what, sent, fault) => {
    expect(readServerAnswer(sent)).toEqual({ kind: 'malformed', fault });
  });
});
