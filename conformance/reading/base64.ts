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

const whole = /^[A-Za-z0-9+/]*={0,2}$/;

/** Reads the content of an element from the source bytes; an element that is not there carries nothing. */
export function readBase64(source: Uint8Array, element: XmlElement | undefined): EncodedContent {
  const written = element === undefined ? '' : textOf(source, element).trim();
  const letters = /\s/.test(written) ? written.replaceAll(/\s+/g, '') : written;
  return {
    isIntact: letters.length % 4 === 0 && whole.test(letters),
    isBroken: letters.length !== written.length,
    bytes: Buffer.from(letters, 'base64'),
  };
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
