import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../protocol/xml/read.ts';
import { readBase64 } from './base64.ts';

function contentOf(text: string) {
  const bytes = Buffer.from(`<a>${text}</a>`);
  const reading = readTree(bytes);
  if (!reading.ok) throw new Error(`no XML: ${text}`);
  return readBase64(bytes, reading.value.root);
}

/** Whole, as RFC 4648, 4 says it. */
const whole = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

describe('Base64 in an element', () => {
  it.each([
    ['', true],
    ['QUJD', true],
    ['QUI=', true],
    ['QQ==', true],
    ['QQ', false],
    ['QUI', false],
    ['Q===', false],
    ['====', false],
    ['QQ==QQ==', false],
    ['QU-D', false],
    ['QU_D', false],
    ['QU*D', false],
    ['QUJDw6Rw', true],
    ['QUJDä', false],
  ])('%j is whole: %s', (text, isIntact) => {
    expect(contentOf(text).isIntact).toBe(isIntact);
  });

  it('is whole when it is as RFC 4648 says, and never otherwise', () => {
    const letter = fc.constantFrom(...'ABab01+/=-_*. é');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 12 }), (text) => {
        const letters = text.replaceAll(/\s/g, '');
        expect(contentOf(text).isIntact).toBe(whole.test(letters));
      }),
    );
  });

  it('may stand on several lines, and is the same file', () => {
    expect(contentOf('QUJD\nREVG')).toMatchObject({ isIntact: true, isBroken: true });
    expect(Buffer.from(contentOf('QUJD\nREVG').bytes).toString()).toBe('ABCDEF');
  });
});
