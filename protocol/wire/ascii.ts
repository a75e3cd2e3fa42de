/** Signs that have no decomposition but a usual ASCII stand-in. */
const standIns: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '→': '->',
  '×': 'x',
  '•': '*',
};

/**
 * Vietnamese without its marks, in printable ASCII only (ERR-02): composed and decomposed letters alike, `đ`
 * as `d`, typographic quotes and dashes as plain ones, line ends as spaces. What has no Latin form becomes
 * `?`, so that nothing vanishes unseen.
 */
export function unaccent(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return Array.from(text.normalize('NFKD'), plain).join('');
}

function plain(character: string): string {
  if (/^[\x20-\x7e]$/.test(character)) return character;
  if (/^[\x00-\x20\x7f\u0085\u2028\u2029]$/.test(character)) return ' ';
  return /^\p{M}$/u.test(character) ? '' : (standIns[character] ?? '?');
}

/**
 * JSON whose bytes are all below 0x80: letters beyond ASCII as `\u` escapes. The SDKs decode some answers as
 * US-ASCII, others by the platform's charset [V]; escapes survive both.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
