/** The bytes that XML markup is made of. */
export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const exclamation = 0x21;
export const doubleQuote = 0x22;
export const ampersand = 0x26;
export const singleQuote = 0x27;
export const hyphen = 0x2d;
export const slash = 0x2f;
export const semicolon = 0x3b;
export const lessThan = 0x3c;
export const equals = 0x3d;
export const greaterThan = 0x3e;
export const question = 0x3f;
export const rightBracket = 0x5d;

/** True for the four white space characters of XML. */
export function isSpace(byte: number): boolean {
  return byte === space || byte === lineFeed || byte === tab || byte === carriageReturn;
}

/** True for the bytes that cannot stand in a name: white space, `<`, `>`, `=`, `/`, `&`, quotes. */
export function endsName(value: number): boolean {
  if (value === greaterThan || value === equals || value === slash) return true;
  if (value === lessThan || value === ampersand) return true;
  return isSpace(value) || value === doubleQuote || value === singleQuote;
}

/** Index of the first byte from `from` on that is no white space. */
export function skipSpaces(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1;
  return at;
}

/** Classes of bytes in a run of element text, as numbers so that a table lookup tells them apart. */
export const ordinary = 0;
export const neutral = 1;
export const newline = 2;

/**
 * Neutral bytes mean nothing to an XML parser: Base64 letters (both alphabets), `=`, and white space. Taking
 * any number of them out of element text turns no well-formed document into a malformed one, or back.
 */
export const textClass: Uint8Array = classify();

function classify(): Uint8Array {
  const table = new Uint8Array(256);
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ \t\r';
  for (const letter of letters) table[letter.charCodeAt(0)] = neutral;
  table[lineFeed] = newline;
  return table;
}
