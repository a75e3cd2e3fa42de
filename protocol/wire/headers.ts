/**
 * One header as it travelled: name in the sender's casing, value as a latin1 string (one UTF-16 unit a byte,
 * which is what Node's HTTP parser gives). `textOf` turns such a value into the text that was meant.
 */
export type HeaderPair = readonly [name: string, value: string];

/** Every parameter of the axis travels in a header with this prefix; casing is not significant. */
export const parameterPrefix = 'XroadVnpt-';

/** Node's flat `rawHeaders` list (name, value, name, value …) as pairs, order and casing kept. */
export function pairsOf(rawHeaders: readonly string[]): readonly HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  }
  return pairs;
}

/** The bytes of a header value. */
export function bytesOf(latin1: string): Uint8Array {
  return Buffer.from(latin1, 'latin1');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A header value as text: its bytes as UTF-8, or one character a byte when they are no UTF-8. */
export function textOf(latin1: string): string {
  if (isAscii(latin1)) return latin1;
  try {
    return utf8.decode(bytesOf(latin1));
  } catch {
    return latin1;
  }
}

/** Text as the latin1 string of its UTF-8 bytes: how a header value is handed to a socket. */
export function headerValueOf(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** True when every character is below 0x80. */
export function isAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}
