import type { XmlElement } from '../../protocol/xml/tree.ts';

/** What stands in an element that carries a file. */
export interface EncodedContent {
  /** True when the letters are Base64 and nothing else, in full groups of four. */
  readonly isIntact: boolean;
  /** True when white space stands between the letters. */
  readonly isBroken: boolean;
  /** The file, as far as the letters can be read. */
  readonly bytes: Uint8Array;
}

/** Reads the content of an element from the source bytes; an element that is not there carries nothing. */
export function readBase64(source: Uint8Array, element: XmlElement | undefined): EncodedContent {
  const written = element === undefined ? '' : textOf(source, element).trim();
  const letters = /\s/.test(written) ? written.replaceAll(/\s+/g, '') : written;
  const bytes = Buffer.from(letters, 'base64');
  return { isIntact: isWhole(letters, bytes.length), isBroken: letters.length !== written.length, bytes };
}

/**
 * True for Base64 in full groups. Decoding passes over whatever is no letter of it, so that fewer bytes come out
 * than the letters promise; only the two letters of the form for addresses are taken as well. A pattern over each
 * file took a tenth of the time that a thousand packets take to check.
 */
function isWhole(letters: string, size: number): boolean {
  const padding = /={0,2}$/.exec(letters.slice(-2))?.[0].length ?? 0;
  const promised = (letters.length * 3) / 4 - padding;
  return letters.length % 4 === 0 && size === promised && !letters.includes('-') && !letters.includes('_');
}

/** The characters as written; where markup or references stand between them, the parsed text around the long runs. */
function textOf(source: Uint8Array, element: XmlElement): string {
  const { inner, carved, text } = element;
  const plain = latin1(source, inner.start, inner.end);
  if (!/[<&]/.test(plain)) return plain;
  return [text, ...carved.map(({ start, end }) => latin1(source, start, end))].join('');
}

function latin1(source: Uint8Array, start: number, end: number): string {
  return Buffer.from(source.buffer, source.byteOffset + start, end - start).toString('latin1');
}
