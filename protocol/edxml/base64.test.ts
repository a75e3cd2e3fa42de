import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
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

describe('a text in pieces', () => {
  it.each([
    ['one whole quantum after the other', ['QUJD', 'REVG'], 'ABCDEF'],
    ['a quantum cut apart', ['Q', 'UJ', 'D'], 'ABC'],
    ['more than a quantum at once, cut in the next', ['QUJDR', 'EVG'], 'ABCDEF'],
    ['the padding by itself', ['QQ', '=', '='], 'A'],
    ['nothing at all', [], ''],
    ['nothing in some of them', ['', 'QUJD', '', ''], 'ABC'],
  ])('%s', (_, pieces, decoded) => {
    expect(decodePieces(pieces)).toEqual({ decoded, verdict: { spaced: false } });
  });

  it.each([
    ['in a quantum', ['QU JD'], 'ABC'],
    ['in a quantum cut apart', ['QU', '\n', 'JD'], 'ABC'],
    ['before the first letter', ['\t QUJD'], 'ABC'],
    ['behind the last', ['QUJD', '\r\n'], 'ABC'],
    ['behind the padding', ['QUI=', '\n'], 'AB'],
    ['in the padding', ['QQ= ', '='], 'A'],
    ['alone', [' \t\r\n'], ''],
    ['everywhere', [' Q U', 'J D ', ' R\n\nE', 'V G '], 'ABCDEF'],
  ])('may have white space %s, which is told', (_, pieces, decoded) => {
    expect(decodePieces(pieces)).toEqual({ decoded, verdict: { spaced: true } });
  });

  it('is read up to the first fault, which is the one told', () => {
    for (const rest of [['REVG'], ['*'], ['-'], ['Q'], [' ']]) {
      const { decoded, verdict } = decodePieces(['QUJD', '????', ...rest]);
      expect([decoded, verdict]).toEqual(['ABC', { spaced: false, fault: { kind: 'character', seen: '?' } }]);
    }
  });

  it('has its first stranger told', () => {
    const faultOf = (...pieces: readonly string[]) => decodePieces(pieces).verdict.fault;
    expect(faultOf('Q*J-')).toEqual({ kind: 'character', seen: '*' });
    expect(faultOf('Q-J*')).toEqual({ kind: 'url-alphabet' });
    expect(faultOf('QU', '=', '=QUJD')).toEqual({ kind: 'after-padding' });
    expect(faultOf('QUI=', ' ', 'Q')).toEqual({ kind: 'after-padding' });
    expect(faultOf('QUJD', 'QQ')).toEqual({ kind: 'padding' });
    expect(faultOf('QUJD ', ' Q')).toEqual({ kind: 'padding' });
  });

  it('may be longer than what is decoded at once', () => {
    const bytes = Buffer.alloc(150_001, 'văn bản');
    for (const text of [bytes.toString('base64'), ` ${bytes.toString('base64')}`]) {
      expect(decode(text).bytes.equals(bytes)).toBe(true);
    }
    const broken = `${'A'.repeat(65_536)}*${'A'.repeat(70_000)}`;
    expect(decode(broken).verdict.fault).toEqual({ kind: 'character', seen: '*' });
    expect(decode(broken).bytes.length).toBe(49_152);
  });
});

describe('letters that somebody has decoded already', () => {
  function handed(...writes: readonly (readonly [string, string?])[]) {
    const pieces: string[] = [];
    const decoder = createBase64Decoder((bytes) => pieces.push(Buffer.from(bytes).toString('latin1')));
    for (const [encoded, decoded] of writes) {
      decoder.write(Buffer.from(encoded), decoded === undefined ? undefined : Buffer.from(decoded));
    }
    return { decoded: pieces.join(''), verdict: decoder.end() };
  }

  it('are taken as they are, between letters that nobody has', () => {
    expect(handed(['QUJD', 'known'])).toEqual({ decoded: 'known', verdict: { spaced: false } });
    expect(handed(['QUJD'], ['QUJD', 'known'], ['REVG'])).toEqual({
      decoded: 'ABCknownDEF',
      verdict: { spaced: false },
    });
  });

  it('are decoded again inside a quantum, which whoever knows them did not see', () => {
    expect(handed(['Q'], ['UJD', 'known']).decoded).toBe('ABC');
  });

  it('are a fault behind the padding, and are nothing behind a fault', () => {
    expect(handed(['QUI='], ['QUJD', 'known'])).toEqual({
      decoded: 'AB',
      verdict: { spaced: false, fault: { kind: 'after-padding' } },
    });
    expect(handed(['****'], ['QUJD', 'known']).decoded).toBe('');
  });
});

function decodePieces(pieces: readonly string[]) {
  const decoded: Buffer[] = [];
  const decoder = createBase64Decoder((bytes) => {
    expect(bytes.length).toBeGreaterThan(0);
    decoded.push(Buffer.from(bytes));
  });
  for (const piece of pieces) decoder.write(Buffer.from(piece));
  return { verdict: decoder.end(), decoded: Buffer.concat(decoded).toString('latin1') };
}
