import type { Instant } from '../ports/ports.ts';
import { type Der, deepest, isUniversal, readInner, refuseDer, tags } from './der.ts';

/**
 * Values of the primitive types. Each reader takes the tag as already judged when it is not universal, so that
 * an implicitly tagged value is read by the same function.
 */

function expectTag(der: Der, number: number): void {
  if (der.tagClass === 'universal' && der.number !== number) refuseDer('wrong-tag', der.offset);
  if (der.constructed) refuseDer('constructed', der.offset);
}

/** Position of the content in the whole. */
function contentOffset(der: Der): number {
  return der.offset + der.bytes.length - der.content.length;
}

export function booleanOf(der: Der): boolean {
  expectTag(der, tags.boolean);
  const [byte] = der.content;
  if (der.content.length !== 1 || (byte !== 0 && byte !== 0xff)) refuseDer('boolean', der.offset);
  return byte === 0xff;
}

/** The content of an INTEGER or ENUMERATED, two's complement, in the fewest bytes. */
export function integerBytesOf(der: Der): Uint8Array {
  expectTag(der, der.number === tags.enumerated ? tags.enumerated : tags.integer);
  const [first, second = 0] = der.content;
  if (first === undefined) return refuseDer('integer-empty', der.offset);
  const padded = (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80);
  if (der.content.length > 1 && padded) refuseDer('integer-padded', der.offset);
  return der.content;
}

/** Of any sign. Numbers over 16 Kbit are refused: nothing here uses them and arithmetic on them is slow. */
export function integerOf(der: Der): bigint {
  const bytes = integerBytesOf(der);
  if (bytes.length > 2049) refuseDer('integer-too-large', der.offset);
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${hexOf(bytes)}`));
}

/** Within ±2³¹. */
export function smallIntegerOf(der: Der): number {
  const bytes = integerBytesOf(der);
  if (bytes.length > 4) refuseDer('integer-too-large', der.offset);
  return Number(integerOf(der));
}

export function octetsOf(der: Der): Uint8Array {
  expectTag(der, tags.octets);
  return der.content;
}

/** The DER value that an OCTET STRING wraps. */
export function wrappedIn(der: Der): Der {
  return readInner(octetsOf(der), der, der.bytes.length - der.content.length);
}

export function nullOf(der: Der): null {
  expectTag(der, tags.null);
  if (der.content.length > 0) refuseDer('null-content', der.offset);
  return null;
}

/** A BIT STRING; unused bits must be zero (X.690 §11.2.1). */
export interface Bits {
  readonly bytes: Uint8Array;
  /** 0 to 7. */
  readonly unused: number;
}

export function bitsOf(der: Der): Bits {
  expectTag(der, tags.bits);
  const [unused] = der.content;
  const bytes = der.content.subarray(1);
  if (unused === undefined || unused > 7) return refuseDer('bits-unused', der.offset);
  const last = bytes.at(-1);
  if (unused > 0 && (last === undefined || (last & ((1 << unused) - 1)) !== 0)) {
    refuseDer('bits-unused', der.offset);
  }
  return { bytes, unused };
}

/** A BIT STRING of whole bytes: keys and signatures. */
export function bitBytesOf(der: Der): Uint8Array {
  const { bytes, unused } = bitsOf(der);
  if (unused !== 0) refuseDer('bits-unused', der.offset);
  return bytes;
}

/** Numbers of the bits set in a named bit list; trailing zero bits are not written (X.690 §11.2.2). */
export function namedBitsOf(der: Der): readonly number[] {
  const { bytes, unused } = bitsOf(der);
  const length = bytes.length * 8 - unused;
  const set = Array.from({ length: Math.min(length, 64) }, (_, bit) => bit).filter(
    (bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0,
  );
  if (length > 64 || (length > 0 && set.at(-1) !== length - 1)) refuseDer('bits-named', der.offset);
  return set;
}

/** Dotted. At most 64 bytes and arcs below 2⁵³. */
export function oidOf(der: Der): string {
  expectTag(der, tags.oid);
  const { content } = der;
  const last = content.at(-1);
  if (last === undefined || last >= 0x80 || content.length > deepest)
    refuseDer('object-identifier', der.offset);
  const arcs: number[] = [];
  let arc = 0;
  let fresh = true;
  for (const byte of content) {
    if (fresh && byte === 0x80) refuseDer('object-identifier', der.offset);
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER) refuseDer('object-identifier', der.offset);
    fresh = byte < 0x80;
    if (!fresh) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

const utcForm = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
const generalizedForm = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/;

/**
 * UTCTime or GeneralizedTime, in UTC with seconds (X.690 §11.7, §11.8); years of UTCTime are 1950 to 2049
 * (RFC 5280 §4.1.2.5.1). A fraction is cut to milliseconds.
 */
export function timeOf(der: Der): Instant {
  if (der.constructed || der.content.length > 40) refuseDer('time', der.offset);
  const text = latin(der.content);
  const parts = isUniversal(der, tags.utcTime) ? utcForm.exec(text) : generalizedForm.exec(text);
  if (parts === null || (der.tagClass === 'universal' && !isTime(der))) return refuseDer('time', der.offset);
  const [, year = '', month, day, hour, minute, second, fraction = ''] = parts;
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const written = `${century}${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const at = Date.parse(`${written}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  // Days that do not exist either parse to nothing or roll over.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(written)) refuseDer('time', der.offset);
  return at;
}

function isTime(der: Der): boolean {
  return der.number === tags.utcTime || der.number === tags.generalizedTime;
}

/**
 * Any of the character strings. A NUL is refused in all of them: what prints as `bank.vn` must not be
 * `bank.vn\0.attacker`. Deviation: PrintableString may hold any printable ASCII, since certificates in use
 * write `@`, `&` and `_` into it (X.680 §41.4 has none of them).
 */
export function textOf(der: Der): string {
  if (der.tagClass !== 'universal' || der.constructed) refuseDer('text', der.offset);
  const text = decodeText(der);
  if (text === undefined || text.includes('\0')) return refuseDer('text', contentOffset(der));
  return text;
}

/** An IA5String under any tag: addresses and names in GeneralName. */
export function asciiOf(der: Der): string {
  expectTag(der, tags.ia5);
  const text = latin(der.content);
  if (!/^[\x01-\x7f]*$/.test(text)) refuseDer('text', contentOffset(der));
  return text;
}

function decodeText({ number, content }: Der): string | undefined {
  switch (number) {
    case tags.utf8:
      return utf8Of(content);
    case tags.printable:
    case tags.visible:
    case tags.numeric:
      return matching(/^[\x20-\x7e]*$/, latin(content));
    case tags.ia5:
      return matching(/^[\x00-\x7f]*$/, latin(content));
    case tags.teletex:
      return latin(content);
    case tags.bmp:
      return matching(/^[^\ud800-\udfff]*$/, wideOf(content, 2));
    case tags.universal:
      return matching(/^[^\ud800-\udfff]*$/u, wideOf(content, 4));
    default:
      return undefined;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function wideOf(bytes: Uint8Array, width: 2 | 4): string | undefined {
  if (bytes.length % width !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const points = Array.from({ length: bytes.length / width }, (_, index) =>
    width === 2 ? view.getUint16(index * 2) : view.getUint32(index * 4),
  );
  const isText = points.every((point) => point <= 0x10ffff);
  return isText ? points.map((point) => String.fromCodePoint(point)).join('') : undefined;
}

function matching(form: RegExp, text: string | undefined): string | undefined {
  return text !== undefined && form.test(text) ? text : undefined;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** True for the same bytes. Not for secrets. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
