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
