/** Bytes that end too soon or say a length that is not there. Never leaves this room: readers answer with a value. */
export class TlsFault extends Error {
  /** Offset in the handshake message or record, from 0. */
  readonly offset: number;

  constructor(rule: string, offset: number) {
    super(rule);
    this.offset = offset;
  }
}

/** Walks over bytes that somebody else wrote; every step is within bounds or a {@link TlsFault}. */
export interface OctetReader {
  left(): number;
  offset(): number;
  number(octets: 1 | 2 | 3): number;
  take(length: number): Uint8Array;
  /** A vector whose length stands before it in one, two or three octets. */
  vector(lengthOctets: 1 | 2 | 3): Uint8Array;
}

export function octetReader(bytes: Uint8Array): OctetReader {
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new TlsFault(`${length} bytes are missing or cut`, at);
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = (octets: 1 | 2 | 3): number => take(octets).reduce((sum, octet) => sum * 256 + octet, 0);
  return {
    left: () => bytes.length - at,
    offset: () => at,
    number,
    take,
    vector: (lengthOctets) => take(number(lengthOctets)),
  };
}

/** A list of 16-bit numbers: suites, groups, signature algorithms. */
export function numbersOf(bytes: Uint8Array): readonly number[] {
  if (bytes.length % 2 !== 0) throw new TlsFault('a list of two-byte codes has an odd length', bytes.length);
  const reader = octetReader(bytes);
  const numbers: number[] = [];
  while (reader.left() > 0) numbers.push(reader.number(2));
  return numbers;
}

/** Big-endian bytes of a number. */
export function octets(value: number, length: 1 | 2 | 3): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (value >> (8 * (length - 1 - index))) & 0xff);
}

/** Joins parts; a vector's length is put before its content. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

export function vector(lengthOctets: 1 | 2 | 3, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = joined(...parts);
  return joined(octets(content.length, lengthOctets), content);
}
