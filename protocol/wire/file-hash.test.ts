import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBodyHasher, hashBody, javaFileHash, matchFileHash, unpaddedHex } from './file-hash.ts';

/** Text, SHA-256 and its unpadded form; printed by `openssl dgst -sha256` and `od`. */
const vectors: readonly (readonly [string, string, string])[] = [
  [
    'packet 75',
    '34a869d8f7d2a94200a92c9601fc9113351844dddd099267f1e211b100165569',
    '34a869d8f7d2a9420a92c961fc9113351844dddd99267f1e211b10165569',
  ],
  [
    'packet 68',
    '817538bd9019604e62b36601a407686247718374d093ea1eab12520c072b9b0c',
    '817538bd9019604e62b3661a47686247718374d093ea1eab1252c72b9bc',
  ],
  [
    '',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  ],
];
/** Of `packet 75` and a CRLF: the CRLF belongs to the file. */
const withCrlf = {
  padded: 'aab3b7b7f4d0d15b6a2a330db4e970f3c244d044986021b06162a29b98a19169',
  unpadded: 'aab3b7b7f4d0d15b6a2a33db4e970f3c244d044986021b06162a29b98a19169',
};

const bytes = (text: string) => Buffer.from(text, 'utf8');

describe('the hash of a packet', () => {
  it.each(vectors)(
    'of %j is OpenSSL’s, and its Java form drops the zero of each byte',
    (text, padded, java) => {
      expect(hashBody(bytes(text)).whole.sha256).toBe(padded);
      expect(javaFileHash(bytes(text))).toBe(java);
      expect(unpaddedHex(padded)).toBe(java);
    },
  );

  it.each([
    ['java', vectors[0]?.[2], 9],
    ['padded', vectors[0]?.[1], 9],
    ['padded', vectors[0]?.[1].toUpperCase(), 9],
    ['unpadded-whole', withCrlf.unpadded, 11],
    ['padded-whole', withCrlf.padded, 11],
  ])('is found in the form %s, with the bytes that are the file', (form, declared, size) => {
    const match = matchFileHash(hashBody(bytes('packet 75\r\n')), declared);
    expect(match).toMatchObject({ ok: true, value: { form, size } });
  });

  it('fits a body to which no CRLF was added', () => {
    const match = matchFileHash(hashBody(bytes('packet 75')), vectors[0]?.[2]);
    expect(match).toMatchObject({ value: { form: 'unpadded-whole', size: 9, sha256: vectors[0]?.[1] } });
  });

  it.each([undefined, '', '  '])('is missing when the header is %j', (declared) => {
    const match = matchFileHash(hashBody(bytes('x')), declared);
    expect(match.problems.map((each) => each.code)).toEqual(['wire.file-hash-missing']);
  });

  it('tells a wrong hash from the right one', () => {
    const match = matchFileHash(hashBody(bytes('packet 75\r\n')), vectors[1]?.[1]);
    expect(match.problems).toMatchObject([{ code: 'wire.file-hash-wrong', expected: vectors[0]?.[2] }]);
  });

  it('shows a wrong hash as it was sent', () => {
    const sent = ' z2mYxkPdznFQ= ';
    const match = matchFileHash(hashBody(bytes('packet 75')), sent);
    expect(match.problems).toMatchObject([{ code: 'wire.file-hash-wrong', seen: sent.trim() }]);
  });

  it('only ever takes one CRLF off', () => {
    const match = matchFileHash(hashBody(bytes('packet 75\r\n\r\n')), vectors[0]?.[1]);
    expect(match.ok).toBe(false);
  });

  it.each([
    ['short', 0],
    ['long', 128 * 1024],
    ['one that grows long', 128 * 1024 - 7],
  ])('of a %s body is the same however it is cut into pieces', (_what, before) => {
    const head = Buffer.alloc(before, 'x');
    const piece = fc.uint8Array({ maxLength: 5 }).map((part) => part.map((byte) => (byte < 128 ? 13 : 10)));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const hasher = createBodyHasher();
        for (const each of [head, ...pieces]) hasher.write(each);
        const whole = Buffer.concat([head, ...pieces]);
        const { whole: all, trimmed } = hasher.end();
        const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
        expect(all).toEqual({ size: whole.length, sha256: sha256(whole) });
        const file = whole.subarray(0, -2);
        const endsInCrlf = whole.subarray(-2).equals(Buffer.from('\r\n'));
        expect(trimmed).toEqual(endsInCrlf ? { size: file.length, sha256: sha256(file) } : undefined);
        expect(hashBody(whole)).toEqual({ whole: all, ...(trimmed && { trimmed }) });
      }),
    );
  });
});
