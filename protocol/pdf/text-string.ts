import { latin1 } from './characters.ts';
import { as, type PdfValue } from './value.ts';

const utf16 = new TextDecoder('utf-16be');
const utf8 = new TextDecoder('utf-8');

/** PDFDocEncoding where it is not Latin-1: 0x18–0x1f and 0x80–0x9e, 0xa0 (ISO 32000-2, Annex D.3). */
const low = '\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc';
const high =
  '\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e';

/** A text string: UTF-16BE or UTF-8 with their marks, else PDFDocEncoding. */
export function textOf(value: PdfValue | undefined): string | undefined {
  const string = as('string', value);
  if (string === undefined) return undefined;
  const { bytes } = string;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16.decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8.decode(bytes.subarray(3));
  return Array.from(latin1(bytes), fromDocEncoding).join('');
}

function fromDocEncoding(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x18 && code <= 0x1f) return low[code - 0x18] ?? character;
  if (code >= 0x80 && code <= 0x9e) return high[code - 0x80] ?? character;
  return code === 0xa0 ? '\u20ac' : character;
}
