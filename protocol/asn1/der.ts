/**
 * Distinguished Encoding Rules (X.690 §8, §10, §11), read strictly: one value has one spelling. What BER would
 * also allow is refused, each by its own rule, because two readers that differ over a spelling can be shown two
 * different documents.
 */

/** Which rule of the encoding is broken. Stable: verdicts and tests name them. */
export type DerRule =
  | 'truncated'
  | 'trailing-bytes'
  | 'indefinite-length'
  | 'padded-length'
  | 'padded-tag'
  | 'too-deep'
  | 'too-many'
  | 'missing'
  | 'wrong-tag'
  | 'constructed'
  | 'boolean'
  | 'integer-empty'
  | 'integer-padded'
  | 'integer-too-large'
  | 'null-content'
  | 'bits-unused'
  | 'bits-named'
  | 'object-identifier'
  | 'time'
  | 'text'
  | 'set-order'
  | 'default-written'
  | 'value';

export type TagClass = 'universal' | 'application' | 'context' | 'private';

/** One encoded value. Its byte arrays are views of what was read, never copies. */
export interface Der {
  readonly tagClass: TagClass;
  readonly constructed: boolean;
  readonly number: number;
  /** Tag, length and content. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  /** Of the tag, in what was given to `readDer`. */
  readonly offset: number;
  /** 0 for the outermost value. */
  readonly depth: number;
}

/** Where and why reading stopped. */
export interface DerFinding {
  readonly rule: DerRule;
  readonly offset: number;
}

/** Universal tag numbers (X.680 §8.6). */
export const tags = {
  boolean: 1,
  integer: 2,
  bits: 3,
  octets: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8: 12,
  sequence: 16,
  set: 17,
  numeric: 18,
  printable: 19,
  teletex: 20,
  ia5: 22,
  utcTime: 23,
  generalizedTime: 24,
  visible: 26,
  universal: 28,
  bmp: 30,
} as const;

/** Deeper than any certificate, CRL or CMS message that is met in practice (about twenty). */
export const deepest = 64;

/** Thrown inside this room's readers only; `decoding` turns it into a value. */
class DerFault extends Error {
  readonly finding: DerFinding;
  constructor(finding: DerFinding) {
    super(`${finding.rule} at byte ${finding.offset}`);
    this.finding = finding;
  }
}

/** Gives up reading at `offset`. For readers that run inside `decoding`. */
export function refuseDer(rule: DerRule, offset: number): never {
  throw new DerFault({ rule, offset });
}

/** Runs a reader; what it refuses comes back as a value, a bug goes through. */
export function decoding<T>(
  reader: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: DerFinding } {
  try {
    return { ok: true, value: reader() };
  } catch (fault) {
    if (fault instanceof DerFault) return { ok: false, fault: fault.finding };
    throw fault;
  }
}

/** The one value that `bytes` are; anything behind it is refused. */
export function readDer(bytes: Uint8Array): Der {
  const der = readAt(bytes, 0, 0, 0);
  if (der.bytes.length !== bytes.length) refuseDer('trailing-bytes', der.bytes.length);
  return der;
}

/** The value at the front of `bytes`; what follows is the caller's business. */
export function readFirstDer(bytes: Uint8Array): Der {
  return readAt(bytes, 0, 0, 0);
}

/** The value inside an OCTET STRING or BIT STRING that carries DER; offsets count from the outer bytes. */
export function readInner(bytes: Uint8Array, from: Der, start: number): Der {
  const der = readAt(bytes, 0, from.offset + start, from.depth + 1);
  if (der.bytes.length !== bytes.length) refuseDer('trailing-bytes', from.offset + start + der.bytes.length);
  return der;
}

/** The values that a constructed one holds, at most `most`. */
export function childrenOf(der: Der, most = 10_000): readonly Der[] {
  const children: Der[] = [];
  for (let at = 0; at < der.content.length; ) {
    const child = readChild(der, at);
    if (children.length === most) refuseDer('too-many', child.offset);
    children.push(child);
    at += child.bytes.length;
  }
  return children;
}

/** The child whose tag is `at` bytes into the content. */
export function readChild(der: Der, at: number): Der {
  if (!der.constructed) refuseDer('constructed', der.offset);
  const base = der.offset + der.bytes.length - der.content.length;
  return readAt(der.content, at, base, der.depth + 1);
}

/** True for a value of that universal tag. */
export function isUniversal(der: Der | undefined, number: number): der is Der {
  return der !== undefined && der.tagClass === 'universal' && der.number === number;
}

/** True for a value of that context-specific tag. */
export function isContext(der: Der | undefined, number: number): der is Der {
  return der !== undefined && der.tagClass === 'context' && der.number === number;
}

const classes = ['universal', 'application', 'context', 'private'] as const;

/** `base` is the offset of `bytes[0]` in the whole. */
function readAt(bytes: Uint8Array, at: number, base: number, depth: number): Der {
  const offset = base + at;
  if (depth > deepest) refuseDer('too-deep', offset);
  const first = bytes[at];
  if (first === undefined) return refuseDer('truncated', offset);
  const low = first & 0x1f;
  const tag = low === 0x1f ? readLongTag(bytes, at + 1, base) : { number: low, next: at + 1 };
  const { length, next } = readLength(bytes, tag.next, base);
  const end = next + length;
  if (end > bytes.length) refuseDer('truncated', offset);
  const tagClass = classes[first >> 6] ?? 'private';
  const constructed = (first & 0x20) !== 0;
  if (tagClass === 'universal') checkForm(tag.number, constructed, offset);
  return {
    tagClass,
    constructed,
    number: tag.number,
    bytes: viewOf(bytes, at, end - at),
    content: viewOf(bytes, next, length),
    offset,
    depth,
  };
}

/** A plain view, so that a `Buffer` does not hand on its own `slice`. */
function viewOf(bytes: Uint8Array, start: number, length: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
}

/** EXTERNAL, EMBEDDED PDV, SEQUENCE, SET and CHARACTER STRING (X.690 §8.9, §8.11, §8.17, §8.18). */
const structured: ReadonlySet<number> = new Set([8, 11, tags.sequence, tags.set, 29]);

/** Only what holds other values is constructed; a string in pieces is BER (X.690 §10.2). */
function checkForm(number: number, constructed: boolean, offset: number): void {
  if (number === 0) refuseDer('wrong-tag', offset);
  if (constructed !== structured.has(number)) refuseDer('constructed', offset);
}

/** Tag numbers from 31 on, seven bits a byte, up to four bytes. */
function readLongTag(bytes: Uint8Array, from: number, base: number): { number: number; next: number } {
  let number = 0;
  for (let at = from; at < from + 4; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return refuseDer('truncated', base + at);
    if (at === from && byte === 0x80) refuseDer('padded-tag', base + at);
    number = number * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    if (number < 31) refuseDer('padded-tag', base + from);
    return { number, next: at + 1 };
  }
  return refuseDer('padded-tag', base + from);
}

/** Definite, in the fewest bytes (X.690 §10.1). */
function readLength(bytes: Uint8Array, at: number, base: number): { length: number; next: number } {
  const first = bytes[at];
  if (first === undefined) return refuseDer('truncated', base + at);
  if (first < 0x80) return { length: first, next: at + 1 };
  if (first === 0x80) refuseDer('indefinite-length', base + at);
  const count = first & 0x7f;
  if (count > 4) refuseDer(bytes[at + 1] === 0 ? 'padded-length' : 'truncated', base + at);
  let length = 0;
  for (let index = 1; index <= count; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return refuseDer('truncated', base + at);
    length = length * 256 + byte;
  }
  if (length < 0x80 || length < 256 ** (count - 1)) refuseDer('padded-length', base + at);
  return { length, next: at + 1 + count };
}
