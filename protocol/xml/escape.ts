/** What is outside the `Char` production of XML 1.0, lone surrogates included. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const textEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Element text. A bare carriage return becomes a reference, for it would be read back as a line feed. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, escapeOne);
}

/** The value of an attribute that will stand in double quotes; white space survives by references. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, escapeOne);
}

function escapeOne(character: string): string {
  return textEscapes[character] ?? character;
}

/** The first character that no XML 1.0 document can hold, not even by reference, as `U+0001`. */
export function unwritableIn(text: string): string | undefined {
  const found = unwritable.exec(text)?.[0];
  if (found === undefined) return undefined;
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
