import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPdfTokens, type PdfToken } from './pdf-tokens.ts';

function tokensOf(...pieces: readonly string[]): readonly string[] {
  const found: string[] = [];
  const say = (token: PdfToken) => {
    const said = 'text' in token ? token.text : 'value' in token ? token.value : '';
    found.push(`${token.kind} ${said}`.trim());
  };
  const tokens = createPdfTokens({ token: say });
  for (const each of pieces) tokens.write(Buffer.from(each, 'latin1'));
  tokens.write(Buffer.from(' ', 'latin1'));
  return found;
}

describe('tokens of a PDF', () => {
  it.each([
    ['a string with others in it', '(a (b) c) 1', ['string', 'integer 1']],
    ['an escaped bracket', '(a \\) b) 1', ['string', 'integer 1']],
    ['an escaped escape', '(a \\\\) 1', ['string', 'integer 1']],
    ['an escaped e before ndobj', '(a \\endobj 1', ['string', 'integer 1']],
    ['a string that never ends', '(see endob (endobj 1', ['string', 'integer 1']],
    ['many e before the end of an object', '(eeendobj 1', ['string', 'integer 1']],
    ['hex digits that never end', '<4e4e endobj 1', ['string', 'integer 1']],
    ['hex digits', '<4E 0> 1', ['string', 'integer 1']],
    ['a comment', '1 % (not a string\r2 % /none\n/x', ['integer 1', 'integer 2', 'name x']],
    ['bytes beyond ASCII', '(\xff\x00\x80) (\xe9\\\xe9) 1', ['string', 'string', 'integer 1']],
  ])('are found around %s', (_, text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  it.each([
    [
      'dictionaries and arrays',
      '<</A[1 2]/B<<>>>>',
      [
        'dict-open',
        'name A',
        'array-open',
        'integer 1',
        'integer 2',
        'array-close',
        'name B',
        'dict-open',
      ].concat(['dict-close', 'dict-close']),
    ],
    ['brackets that are none', '> > >/x <> 1', ['name x', 'string', 'integer 1']],
    ['brackets of no PDF', '{a}b', ['word a', 'word b']],
    [
      'numbers',
      '+17 -3 0 007 123456789012345 1.5 --1 1e5 1234567890123456 +',
      ['integer 17', 'integer -3', 'integer 0', 'integer 7', 'integer 123456789012345'].concat(
        ['1.5', '--1', '1e5', '1234567890123456', '+'].map((word) => `word ${word}`),
      ),
    ],
    [
      'names that are escaped',
      '/J#61va#zz /#4a#4A /#6 / //a',
      ['Java#zz', 'JJ', '#6', '', '', 'a'].map((text) => `name ${text}`.trim()),
    ],
    ['any white space', 'a\0b\tc\x0cd\x1fe!', ['a', 'b', 'c', 'd', 'e!'].map((text) => `word ${text}`)],
    [
      'words and names side by side',
      'obj<</A/B(x)c%d',
      ['word obj', 'dict-open', 'name A', 'name B', 'string', 'word c'],
    ],
    ['strings of half an end', '(endob) (endobx) (en(d)) 1', ['string', 'string', 'string', 'integer 1']],
    ['hex digits of half an end', '<endob><j2> 1', ['string', 'string', 'integer 1']],
    ['hex digits of more than half an end', '<eeendo><4endo> 1', ['string', 'string', 'integer 1']],
    ['a stream where none can begin', 'stream\n1', ['word stream', 'integer 1']],
  ])('are %s', (_, text, expected) => {
    for (const pieces of [[text], [...text]]) expect(tokensOf(...pieces)).toEqual(expected);
  });

  it('are held up to 128 letters of each', () => {
    const long = 'a'.repeat(200);
    const held = 'a'.repeat(128);
    for (const pieces of [[`/${long} ${long} 1`], [`/${long.slice(99)}`, `${long} `, ...long, ' 1']]) {
      expect(tokensOf(...pieces)).toEqual([`name ${held}`, `word ${held}`, 'integer 1']);
    }
  });

  it('are the same however the bytes are cut', () => {
    const bytes = fc.string({ unit: fc.constantFrom(...'()<>%\\\n\r/[] endobjstream14\xff'), maxLength: 80 });
    fc.assert(
      fc.property(bytes, fc.nat(80), (text, cut) => {
        const whole = tokensOf(text);
        expect(tokensOf(text.slice(0, cut), text.slice(cut))).toEqual(whole);
        expect(tokensOf(...text)).toEqual(whole);
      }),
    );
  });
});

describe('streams of a PDF', () => {
  /** The data of all streams, and the tokens around them. */
  function streamsOf(text: string, size: number, isTaken = true) {
    const [data, found]: [string[], string[]] = [[], []];
    const tokens = createPdfTokens({
      token: (token) => found.push(token.kind),
      stream() {
        if (!isTaken) return undefined;
        data.push('');
        return (bytes) => {
          expect(bytes.length).toBeGreaterThan(0);
          data.push((data.pop() ?? '') + Buffer.from(bytes).toString('latin1'));
        };
      },
    });
    const bytes = Buffer.from(`${text} `, 'latin1');
    for (let at = 0; at < bytes.length; at += size) {
      const piece = new Uint8Array(bytes.subarray(at, at + size));
      tokens.write(piece);
      piece.fill(0);
    }
    return { data, found };
  }

  it.each([
    ['behind a line feed', 'stream\nABC\nendstream 1', ['ABC\n']],
    ['behind both signs of a line end', 'stream\r\nABCendstream 1', ['ABC']],
    ['behind a carriage return', 'stream\rABCendstream 1', ['ABC']],
    ['behind a space', 'stream ABCendstream 1', ['ABC']],
    ['that begin with a line feed', 'stream\r\n\nABCendstream 1', ['\nABC']],
    ['that begin with a line feed of their own', 'stream\n\nABCendstream 1', ['\nABC']],
    ['of nothing', 'stream\nendstream 1', ['']],
    ['of half an end', 'stream\nendstreaendstreendstream 1', ['endstreaendstre']],
    ['of what would be tokens', 'stream\n<</A(endobj>>stream\nendstream 1', ['<</A(endobj>>stream\n']],
    ['one after the other', 'stream\nAendstream stream\nBendstream 1', ['A', 'B']],
  ])('are handed on as data: %s', (_, text, data) => {
    for (const size of [1, 2, 3, 8, 9, 10, 1000]) {
      expect(streamsOf(text, size)).toEqual({ data, found: ['integer'] });
    }
  });

  it('are handed on as far as they cannot be their end', () => {
    for (const size of [1, 5, 100])
      expect(streamsOf(`stream\n${'A'.repeat(20)}`, size).data).toEqual(['A'.repeat(12)]);
  });

  it('are words where nobody takes them', () => {
    expect(streamsOf('stream\n1 endstream', 100, false)).toEqual({
      data: [],
      found: ['word', 'integer', 'word'],
    });
  });
});
