export const lineFeed = 10;
export const carriageReturn = 13;
export const percent = 37;
export const open = 40;
export const close = 41;
export const slash = 47;
export const zero = 48;
export const nine = 57;
export const less = 60;
export const greater = 62;
export const arrayOpen = 91;
export const backslash = 92;
export const arrayClose = 93;

/** 1 for white space, and for what begins or ends something else. */
export const isDelimiter = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= 32 || '/()<>[]{}%'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** 0 for what means nothing between tokens. */
export const meansInPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte <= 32 || '){}'.includes(String.fromCharCode(byte)) ? 0 : 1,
);

/** Bytes that mean something in a string, one that is written in hex, and a comment; `endobj` ends the first two. */
export const meansInString = marks('()\\e');
export const meansInHex = marks('>e');
export const endsComment = marks('\n\r');

function marks(letters: string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (letters.includes(String.fromCharCode(byte)) ? 1 : 0));
}

/**
 * Where the next byte stands that means something. A picture that stands in no stream is one long string after
 * another, so this is most of what is read of it.
 */
export function passOver(bytes: Uint8Array, from: number, means: Uint8Array): number {
  let at = from;
  while (at < bytes.length && means[bytes[at] ?? 0] === 0) at += 1;
  return at;
}

export function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine;
}

/** What a byte is part of. */
export type Mode =
  | 'plain'
  | 'name'
  | 'integer'
  | 'word'
  | 'string'
  | 'hex'
  | 'comment'
  | 'lower'
  | 'greater'
  | 'stream';

/** What begins with each byte where nothing has begun. */
export const starts: readonly (Mode | undefined)[] = Array.from({ length: 256 }, (_, byte) => startOf(byte));

function startOf(byte: number): Mode | undefined {
  switch (byte) {
    case slash:
      return 'name';
    case open:
      return 'string';
    case less:
      return 'lower';
    case greater:
      return 'greater';
    case percent:
      return 'comment';
    default:
      if (isDelimiter[byte] === 1) return undefined;
      return isDigit(byte) ? 'integer' : 'word';
  }
}
