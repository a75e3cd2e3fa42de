import type { Instant } from '../ports/ports.ts';

/**
 * Writes DER. Apart from the reader on purpose: neither may lean on the other's misreading. Every function
 * gives a whole value: tag, length, content.
 */

const constructed = 0x20;
const contextClass = 0x80;

/** Any value: `tag` is the identifier byte, so numbers up to 30. */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...lengthBytes(length)];
  const bytes = new Uint8Array(head.length + length);
  bytes.set(head);
  let at = head.length;
  for (const part of content) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

/** Absent optional fields may be given as undefined. */
export function sequence(...fields: readonly (Uint8Array | undefined)[]): Uint8Array {
  return tlv(0x30, ...fields.filter((field) => field !== undefined));
}

/** SET OF: members are put in the order that DER asks for. */
export function set(...members: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...[...members].sort((one, other) => Buffer.compare(one, other)));
}

export function boolean(value: boolean): Uint8Array {
  return tlv(0x01, Uint8Array.of(value ? 0xff : 0));
}

/** A number, or the bytes of an unsigned one, most significant first. */
export function integer(value: bigint | number | Uint8Array): Uint8Array {
  return tlv(0x02, typeof value === 'object' ? unsigned(value) : signed(BigInt(value)));
}

export function enumerated(value: number): Uint8Array {
  return tlv(0x0a, signed(BigInt(value)));
}

function unsigned(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  if (start < 0) return Uint8Array.of(0);
  const least = bytes.subarray(start);
  return (least[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...least) : least;
}

function signed(value: bigint): Uint8Array {
  let length = 1;
  while (BigInt.asIntN(length * 8, value) !== value) length += 1;
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0');
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

export function bits(bytes: Uint8Array, unused = 0): Uint8Array {
  return tlv(0x03, Uint8Array.of(unused), bytes);
}

/** A named bit list from the numbers of the bits that are set. */
export function namedBits(...numbers: readonly number[]): Uint8Array {
  if (numbers.length === 0) return bits(new Uint8Array());
  const last = Math.max(...numbers);
  const bytes = new Uint8Array((last >> 3) + 1);
  for (const bit of numbers) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return bits(bytes, 7 - (last & 7));
}

export function octets(...bytes: readonly Uint8Array[]): Uint8Array {
  return tlv(0x04, ...bytes);
}

export const nullValue: Uint8Array = tlv(0x05);

/** From the dotted text. */
export function oid(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Uint8Array.from([root * 40 + second, ...rest].flatMap(arcBytes)));
}

function arcBytes(arc: number): readonly number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift(0x80 | (rest % 128));
  }
  return bytes;
}

export function utf8(text: string): Uint8Array {
  return tlv(0x0c, new TextEncoder().encode(text));
}

export function printable(text: string): Uint8Array {
  return tlv(0x13, latin(text));
}

export function ia5(text: string): Uint8Array {
  return tlv(0x16, latin(text));
}

export function utcTime(at: Instant): Uint8Array {
  return tlv(0x17, latin(`${digitsOf(at).slice(2)}Z`));
}

/** With milliseconds where there are any. */
export function generalizedTime(at: Instant): Uint8Array {
  const fraction = String(((at % 1000) + 1000) % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return tlv(0x18, latin(`${digitsOf(at)}${fraction === '' ? '' : `.${fraction}`}Z`));
}

/** UTCTime up to 2049, GeneralizedTime from then on (RFC 5280 §4.1.2.5). */
export function time(at: Instant): Uint8Array {
  const year = new Date(at).getUTCFullYear();
  return year >= 1950 && year < 2050 ? utcTime(at) : generalizedTime(at);
}

function digitsOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(/[-T:]/g, '');
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** `[number] EXPLICIT`. */
export function explicit(number: number, ...values: readonly Uint8Array[]): Uint8Array {
  return tlv(contextClass | constructed | number, ...values);
}

/** `[number] IMPLICIT`: the same content under another tag. */
export function implicit(number: number, value: Uint8Array): Uint8Array {
  const tagged = Uint8Array.from(value);
  tagged[0] = contextClass | ((value[0] ?? 0) & constructed) | number;
  return tagged;
}
