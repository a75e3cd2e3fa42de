import { isDigit, isRegular, isSpace, latin1 } from './characters.ts';
import { equal } from './equal.ts';
import { PdfFault } from './fault.ts';
import { limits } from './limits.ts';
import { decodeHex, decodeLiteral } from './strings.ts';
import { as, type PdfDict, type PdfString, type PdfValue } from './value.ts';

/** No keyword is longer: nearer to the end of a window than this, a word may go on behind it. */
const longestWord = 16;

/**
 * Reads values from a window of bytes. `base` is the window's offset in the file, or absent when the bytes
 * come out of an object stream. Faults that the end of the window causes have the code `pdf.object-cut`.
 */
export class PdfParser {
  /** Index of the next byte in the window. */
  at = 0;
  readonly bytes: Uint8Array;
  readonly base: number | undefined;

  constructor(bytes: Uint8Array, base?: number) {
    this.bytes = bytes;
    this.base = base;
  }

  /** Offset of the next byte in the file; 0 where there is none. */
  get offset(): number {
    return (this.base ?? 0) + this.at;
  }

  fault(seen: string): PdfFault {
    const isCut = this.at + longestWord >= this.bytes.length;
    return new PdfFault(isCut ? 'pdf.object-cut' : 'pdf.object-broken', this.offset, seen);
  }

  /** White space and comments. */
  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === 0x25) this.#skipComment();
      else if (isSpace(byte)) this.at += 1;
      else return;
    }
  }

  #skipComment(): void {
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at];
      if (byte === 10 || byte === 13) return;
      this.at += 1;
    }
  }

  /** Steps over a word, if it stands here and ends here. */
  keyword(word: string): boolean {
    for (let index = 0; index < word.length; index += 1) {
      if (this.bytes[this.at + index] !== word.charCodeAt(index)) return false;
    }
    if (isRegular(this.bytes[this.at + word.length])) return false;
    this.at += word.length;
    return true;
  }

  /** A whole number without a sign. */
  whole(): number {
    this.skipSpace();
    const start = this.at;
    let value = 0;
    for (; isDigit(this.bytes[this.at]); this.at += 1) value = value * 10 + (this.bytes[this.at] ?? 0) - 0x30;
    if (this.at === start || this.at - start > 15) throw this.fault('number');
    return value;
  }

  value(depth = 0): PdfValue {
    if (depth > limits.depth) throw new PdfFault('pdf.limit', this.offset, `depth ${depth}`);
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === 0x2f) return { kind: 'name', name: this.#name() };
    if (byte === 0x28) return this.#string(decodeLiteral);
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) {
      return this.bytes[this.at + 1] === 0x3c ? this.#dict(depth) : this.#string(decodeHex);
    }
    if (this.keyword('true')) return true;
    if (this.keyword('false')) return false;
    if (this.keyword('null')) return null;
    return this.#numberOrRef();
  }

  #name(): string {
    this.at += 1;
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    if (this.at >= this.bytes.length && this.base !== undefined) throw this.fault('name');
    const text = latin1(this.bytes.subarray(start, this.at));
    if (!text.includes('#')) return text;
    return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #string(decode: typeof decodeHex): PdfString {
    const start = this.offset;
    const { form, bytes, end } = decode(this.bytes, this.at);
    if (end < 0) {
      this.at = Math.min(-end, this.bytes.length);
      throw this.fault('string');
    }
    this.at = end;
    if (this.base === undefined) return { kind: 'string', bytes, form };
    return { kind: 'string', bytes, form, span: { start, end: this.offset } };
  }

  #array(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return { kind: 'array', items };
  }

  #dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.at];
      if (byte === 0x3e && this.bytes[this.at + 1] === 0x3e) break;
      if (byte !== 0x2f) throw this.fault('dictionary');
      const [offset, key] = [this.offset, this.#name()];
      const [before, value] = [entries.get(key), this.value(depth + 1)];
      // Readers differ in which of two they take.
      if (before !== undefined && !equal(before, value)) throw new PdfFault('pdf.key-twice', offset, key);
      entries.set(key, value);
    }
    this.at += 2;
    return { kind: 'dict', entries };
  }

  #numberOrRef(): PdfValue {
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    if (this.at >= this.bytes.length && this.base !== undefined) throw this.fault('number');
    const value = numberIn(this.bytes, start, this.at);
    if (value === undefined) {
      const word = latin1(this.bytes.subarray(start, Math.min(this.at, start + 20)));
      this.at = start;
      throw this.fault(word);
    }
    return Number.isSafeInteger(value) && value >= 0 && isDigit(this.bytes[start])
      ? this.#refOr(value)
      : value;
  }

  /** `12 0 R`, when that stands here; else only the first number. */
  #refOr(num: number): PdfValue {
    const back = this.at;
    let at = back;
    while (isSpace(this.bytes[at])) at += 1;
    let gen = 0;
    const digits = at;
    for (; isDigit(this.bytes[at]) && at - digits < 6; at += 1) gen = gen * 10 + (this.bytes[at] ?? 0) - 0x30;
    if (at === digits || !isSpace(this.bytes[at])) return num;
    while (isSpace(this.bytes[at])) at += 1;
    if (this.bytes[at] !== 0x52 || isRegular(this.bytes[at + 1])) return num;
    this.at = at + 1;
    return { kind: 'ref', num, gen };
  }

  /** A dictionary, and nothing else. */
  dict(): PdfDict {
    const dict = as('dict', this.value());
    if (dict === undefined) throw this.fault('dictionary');
    return dict;
  }
}

function numberIn(bytes: Uint8Array, start: number, end: number): number | undefined {
  let at = start;
  const sign = bytes[at];
  if (sign === 0x2b || sign === 0x2d) at += 1;
  let [value, digits, scale] = [0, 0, 0];
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e && scale === 0) scale = 1;
    else if (isDigit(byte)) {
      value = value * 10 + byte - 0x30;
      digits += 1;
      if (scale > 0) scale *= 10;
    } else return undefined;
  }
  if (digits === 0 || digits > 40) return undefined;
  const size = scale > 1 ? value / scale : value;
  return sign === 0x2d ? -size : size;
}
