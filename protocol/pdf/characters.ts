/** Classes of bytes (ISO 32000-2 §7.2.3): 1 white space, 2 delimiter, 0 regular. */
const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = 1;
for (const sign of '()<>[]{}/%') classes[sign.charCodeAt(0)] = 2;

const hexDigits = new Int8Array(256).fill(-1);
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  hexDigits[digit.charCodeAt(0)] = value;
  hexDigits[digit.toUpperCase().charCodeAt(0)] = value;
}

export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && classes[byte] === 1;
}

export function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && classes[byte] === 0;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Value of a hexadecimal digit, -1 for anything else. */
export function hexDigit(byte: number | undefined): number {
  return byte === undefined ? -1 : (hexDigits[byte] ?? -1);
}

/** One character a byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
