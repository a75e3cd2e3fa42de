import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeaderPair, headerValueOf } from './headers.ts';
import { operations } from './operations.ts';
import { parseParameters } from './parameters.ts';
import { signRequest, verifyRequest } from './request-signing.ts';
import { readSignHeader, type SignedPairs, writeSignHeader } from './sign-header.ts';

/** Parameters and their signature as headers, values as the bytes of UTF-8. */
function headersOf(pairs: SignedPairs, secret: string): readonly HeaderPair[] {
  const { signHeaderKey, signHeader, hashHeader } = signRequest(pairs, secret);
  const all: SignedPairs = [
    ...pairs,
    ['sign-header-key', signHeaderKey],
    ['sign-header', signHeader],
    ['hash-header', hashHeader],
  ];
  return all.map(([name, value]): HeaderPair => [`XroadVnpt-${name}`, headerValueOf(value)]);
}

const verify = (headers: readonly HeaderPair[], secret: string | undefined) =>
  verifyRequest(parseParameters(headers), operations.getEdoc, () => secret);
const codesOf = (headers: readonly HeaderPair[], secret: string | undefined) =>
  verify(headers, secret).problems.map((each) => each.code);

const timestamp = ['timestamp', '21112026T171327+0697'] as const;
const signed: SignedPairs = [['systemid', 'G22'], ['docId', 'a-b'], timestamp];

describe('the signature of a request', () => {
  /** HMACs printed by `openssl dgst -sha256 -hmac`. */
  it('is OpenSSL’s HMAC, with the secret taken as text', () => {
    const pairs: SignedPairs = [['systemid', 'G22'], timestamp, ['Content-Type', 'application/json']];
    expect(signRequest(pairs, 'c2VjcmV0LXRoYXQtbG9va3MtbGlrZS1iYXNlNjQ=')).toEqual({
      signHeaderKey: 'systemid;timestamp;Content-Type',
      signHeader:
        '{"XroadVnpt-systemid":"G22","XroadVnpt-timestamp":"21112026T171327+0697","XroadVnpt-Content-Type":"application/json"}',
      hashHeader: '0fc38d6ce4201d02e0700defd648f19e51445b9f6ac30d79afa30cdae37a1a18',
    });
    const accented: SignedPairs = [
      ['systemid', 'H53'],
      ['filePath', 'thư mục'],
    ];
    expect(signRequest(accented, 'bí-mật==').hashHeader).toBe(
      'ff98c944cb8dfc5c86bb4a73c8d814585cffc9e952e8d639660397a024d9f4a4',
    );
  });

  it('verifies whatever was signed, under the same secret only', () => {
    const value = fc
      .string({ unit: 'binary' })
      .map((text) => text.replace(/[^\S ]|[\x00-\x1f\x7f]|[\ud800-\udfff]/g, ''));
    fc.assert(
      fc.property(value, value, fc.string({ minLength: 1 }), (docId, description, secret) => {
        const pairs: SignedPairs = [
          ['systemid', 'G22'],
          ['docId', docId],
          ['description', description],
          timestamp,
        ];
        const headers = headersOf(pairs, secret);
        expect(verify(headers, secret)).toMatchObject({ ok: true, value: { systemId: 'G22' } });
        expect(codesOf(headers, `${secret}x`)).toContain('wire.signature-wrong');
      }),
    );
  });

  it('may be in upper-case hex', () => {
    const upper = headersOf(signed, 's').map(
      ([name, value]): HeaderPair => [name, name.endsWith('hash-header') ? value.toUpperCase() : value],
    );
    expect(verify(upper, 's').ok).toBe(true);
  });

  it('tells an unknown system from a wrong secret', () => {
    expect(codesOf(headersOf(signed, 's'), undefined)).toEqual(['wire.system-unknown']);
    expect(codesOf(headersOf(signed, 's'), 't')).toEqual(['wire.signature-wrong']);
  });

  it('AUT-01: tells a secret that was decoded from Base64 from a wrong one', () => {
    const secret = 'AdVHjaYbuVkQANMhUhPyb6ZBb14bv7Q9f21nKDEUSN4=';
    const headers = headersOf(signed, secret).map(
      ([name, value]): HeaderPair => [
        name,
        name.endsWith('hash-header')
          ? createHmac('sha256', Buffer.from(secret, 'base64')).update(writeSignHeader(signed)).digest('hex')
          : value,
      ],
    );
    expect(codesOf(headers, secret)).toEqual(['wire.signature-key-decoded']);
    expect(codesOf(headers, secret.toLowerCase())).toEqual(['wire.signature-wrong']);
  });

  it.each([
    ['LF (\\n)', 's3cret\n'],
    ['CRLF (\\r\\n)', 's3cret\r\n'],
    ['U+0020', 's3cret '],
    ['U+0020', ' s3cret'],
    ['U+FEFF (BOM)', '\ufeffs3cret'],
    ['U+0022 (")', '"s3cret"'],
  ])('AUT-01: names what a secret was read with that is not part of it: %s', (name, key) => {
    const reading = verify(headersOf(signed, key), 's3cret');
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ code: 'wire.signature-key-padded', seen: name }],
    });
  });

  it('must cover the system and what the operation reads, and nothing else', () => {
    const more: readonly HeaderPair[] = [
      ['XroadVnpt-filePath', 'kho'],
      ['XroadVnpt-from', 'G22'],
    ];
    expect(verify([...headersOf(signed, 's'), ...more], 's').ok).toBe(true);
    const bare: SignedPairs = [timestamp];
    const unsigned: readonly HeaderPair[] = [
      ['XroadVnpt-systemid', 'G22'],
      ['XroadVnpt-docId', 'a'],
      ...headersOf(bare, 's'),
    ];
    expect(codesOf(unsigned, 's')).toEqual(['wire.parameter-unsigned', 'wire.parameter-unsigned']);
  });

  it('does not cover a second docId in another casing', () => {
    const second: HeaderPair = ['XroadVnpt-docid', 'other'];
    expect(codesOf([...headersOf(signed, 's'), second], 's')).toEqual(['wire.parameter-unsigned']);
  });

  it('does not hide a repeated key', () => {
    const twice: SignedPairs = [...signed, ['docId', 'a-b']];
    expect(codesOf(headersOf(twice, 's'), 's')).toContain('wire.sign-key-order');
  });

  it('holds when a charset is added to the Content-Type on the way', () => {
    const pairs: SignedPairs = [...signed, ['Content-Type', 'application/json']];
    const withType = (type: string): readonly HeaderPair[] => [
      ...headersOf(pairs, 's'),
      ['content-type', type],
    ];
    expect(verify(withType('Application/JSON; charset=UTF-8'), 's').ok).toBe(true);
    expect(codesOf(withType('text/xml'), 's')).toEqual(['wire.signed-header-altered']);
  });

  it.each([
    ['21112024T000000+0000', []],
    ['yesterday', ['wire.timestamp-form']],
  ])('is not judged by its time: %s', (text, expected) => {
    const headers = headersOf(
      [
        ['systemid', 'G22'],
        ['docId', 'a'],
        ['timestamp', text],
      ],
      's',
    );
    expect(verify(headers, 's')).toMatchObject({
      ok: true,
      problems: expected.map((code) => ({ code, severity: 'notice' })),
    });
  });

  it('is judged without a throw whatever the headers hold', () => {
    const names = [
      'systemid',
      'sign-header',
      'sign-header-key',
      'hash-header',
      'docId',
      'docid',
      'timestamp',
    ];
    const header = fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(header), (pairs) => {
        const sent = pairs.map(([name, value]): HeaderPair => [`XroadVnpt-${name}`, headerValueOf(value)]);
        expect(verify([...sent, ...headersOf(signed, 's')], 't').ok).toBe(false);
      }),
    );
  });

  it('shows no secret in its problems', () => {
    const problems = verify(headersOf(signed, 'khong-duoc-lo'), 'cung-khong-duoc-lo').problems;
    expect(JSON.stringify(problems)).not.toContain('duoc-lo');
  });
});

describe('a sign-header', () => {
  it('is written compactly, with a slash and <>&= as they are', () => {
    expect(
      writeSignHeader([
        ['to', '["a/b","<&=>"]'],
        ['x', '\u2028\t'],
      ]),
    ).toBe('{"XroadVnpt-to":"[\\"a/b\\",\\"<&=>\\"]","XroadVnpt-x":"\\u2028\\t"}');
  });

  it('is read in its own order, with repeated keys and any JSON space', () => {
    expect(readSignHeader(' {"XroadVnpt-b" : "1", "xroadvnpt-a":"\\u00e9","XroadVnpt-b":""} ')).toEqual({
      ok: true,
      pairs: [
        ['b', '1'],
        ['a', 'é'],
        ['b', ''],
      ],
    });
  });

  it.each([
    ['', 0],
    ['[]', 0],
    ['{}', 1],
    ['{"from":"a"}', 1],
    ['{"XroadVnpt-a":1}', 15],
    ['{"XroadVnpt-a":null}', 15],
    ['{"XroadVnpt-a":{"b":"c"}}', 15],
    ['{"XroadVnpt-a":"b",}', 19],
    ['{"XroadVnpt-a":"b"', 18],
    ['{"XroadVnpt-a":"b"}x', 19],
    ['{"XroadVnpt-a" "b"}', 15],
    ['{"XroadVnpt-a":"\\x"}', 15],
    ["{'XroadVnpt-a':'b'}", 1],
  ])('stops being one in %j at %i', (text, at) => {
    expect(readSignHeader(text)).toMatchObject({ ok: false, at });
  });

  it('is read back as it was written, and agrees with JSON', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (pairs) => {
        const written = writeSignHeader(pairs);
        expect(readSignHeader(written)).toEqual({ ok: true, pairs });
        expect(JSON.parse(written)).toEqual(Object.fromEntries(pairs.map(([k, v]) => [`XroadVnpt-${k}`, v])));
      }),
    );
  });

  it('may be very long', () => {
    const text = writeSignHeader([['to', 'a"'.repeat(4_000_000)]]);
    expect(readSignHeader(text).ok).toBe(true);
    expect(readSignHeader(text.slice(0, -2)).ok).toBe(false);
  });

  it('never throws', () => {
    const pieces = fc.constantFrom('{', '}', '"', '\\', 'u00', ':', ',', 'XroadVnpt-', ' ', '1', '\u0000');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const reading = readSignHeader(parts.join(''));
        expect(reading.ok || reading.at <= parts.join('').length).toBe(true);
      }),
    );
  });
});
