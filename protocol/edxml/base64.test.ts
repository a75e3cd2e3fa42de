import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Base64Verdict, createBase64Decoder } from './base64.ts';

function decode(
  text: string,
  size = text.length,
): { readonly bytes: Buffer; readonly verdict: Base64Verdict } {
  const pieces: Buffer[] = [];
  const decoder = createBase64Decoder((bytes) => pieces.push(Buffer.from(bytes)));
  for (let at = 0; at < text.length; at += Math.max(size, 1)) {
    decoder.write(Buffer.from(text.slice(at, at + Math.max(size, 1))));
  }
  return { verdict: decoder.end(), bytes: Buffer.concat(pieces) };
}

test('any bytes come back, whatever the pieces', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 50 }), (bytes, size) => {
      const decoded = decode(Buffer.from(bytes).toString('base64'), size);
      expect(decoded.bytes.equals(bytes)).toBe(true);
      expect(decoded.verdict).toEqual({ spaced: false });
    }),
  );
});

test('white space anywhere is passed over and told', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(80), fc.nat(9), (bytes, at, size) => {
      const text = Buffer.from(bytes).toString('base64');
      const decoded = decode(`${text.slice(0, at)}\r\n\t ${text.slice(at)}`, size + 1);
      expect(decoded.bytes.equals(bytes)).toBe(true);
      expect(decoded.verdict).toEqual({ spaced: true });
    }),
  );
});

test.each([
  ['QUJD*UJD', { kind: 'character', seen: '*' }],
  ['QUJDQUJé', { kind: 'character', seen: 'Ã' }],
  ['QUJD-UJD', { kind: 'url-alphabet' }],
  ['QUJD_UJD', { kind: 'url-alphabet' }],
  ['QUI=QUJD', { kind: 'after-padding' }],
  ['Q=JD', { kind: 'after-padding' }],
  ['====', { kind: 'after-padding' }],
  ['QUJDQU', { kind: 'padding' }],
  ['QUJDQ', { kind: 'padding' }],
])('%s is no Base64', (text, fault) => {
  for (const size of [1, 2, 3, 8]) expect(decode(text, size).verdict.fault).toEqual(fault);
});
