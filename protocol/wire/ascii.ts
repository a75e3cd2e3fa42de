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

/** `asciiJsonBytes` as text. */
export function asciiJson(value: unknown): string {
  return asciiJsonBytes(value).toString('latin1');
}

/** `\u` and four digits. */
const escapeLength = 6;
const hexDigits = Buffer.from('0123456789abcdef');

/**
 * JSON whose bytes are all below 0x80: letters beyond ASCII as `\u` escapes. The SDKs decode some answers as
 * US-ASCII, others by the platform's charset [V]; escapes survive both. Written unit by unit, because a
 * directory holds two and a half million such letters, and `replace` takes thrice the time.
 */
export function asciiJsonBytes(value: unknown): Buffer {
  const text = JSON.stringify(value);
  if (!/[\x7f-\uffff]/.test(text)) return Buffer.from(text, 'latin1');
  const bytes = Buffer.allocUnsafe(text.length * escapeLength);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x7f) {
      bytes[length] = unit;
      length += 1;
    } else {
      writeEscape(bytes, length, unit);
      length += escapeLength;
    }
  }
  return Buffer.from(bytes.subarray(0, length));
}

function writeEscape(bytes: Buffer, at: number, unit: number): void {
  bytes[at] = 0x5c;
  bytes[at + 1] = 0x75;
  bytes[at + 2] = hexDigits[unit >> 12] ?? 0;
  bytes[at + 3] = hexDigits[(unit >> 8) & 0xf] ?? 0;
  bytes[at + 4] = hexDigits[(unit >> 4) & 0xf] ?? 0;
  bytes[at + 5] = hexDigits[unit & 0xf] ?? 0;
}
