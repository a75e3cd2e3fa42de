import { PdfFault } from './fault.ts';

/** Where a stream stands, for what is said of it, and how many bytes may come out of it. */
export interface Bounds {
  readonly offset: number;
  readonly bound: number;
}

/** Gathers decoded bytes; refuses to hold more than the bound. */
class Decoded {
  readonly #bounds: Bounds;
  #bytes = new Uint8Array(4_096);
  #length = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  put(more: Uint8Array): void {
    const length = this.#length + more.length;
    if (length > this.#bounds.bound) throw new PdfFault('pdf.limit', this.#bounds.offset, 'decoded bytes');
    if (length > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(length, this.#bytes.length * 2));
      wider.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = wider;
    }
    this.#bytes.set(more, this.#length);
    this.#length = length;
  }

  whole(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

const isBlank = (byte: number): boolean => byte <= 0x20 && [0, 9, 10, 12, 13, 32].includes(byte);

/** ASCII base-85 (ISO 32000-2 §7.4.3): five signs for four bytes, `z` for four zeros, `~>` at the end. */
export function undoAscii85(bytes: Uint8Array, bounds: Bounds): Uint8Array {
  const decoded = new Decoded(bounds);
  const broken = (): never => {
    throw new PdfFault('pdf.stream-broken', bounds.offset, 'ASCII85Decode');
  };
  let group: number[] = [];
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (isBlank(byte)) continue;
    if (byte === 0x7a && group.length === 0) decoded.put(new Uint8Array(4));
    else if (byte < 0x21 || byte > 0x75) return broken();
    else group.push(byte - 0x21);
    if (group.length < 5) continue;
    decoded.put(fourBytes(group) ?? broken());
    group = [];
  }
  if (group.length === 1) return broken();
  if (group.length > 1) {
    const padded = [...group, 84, 84, 84, 84].slice(0, 5);
    decoded.put((fourBytes(padded) ?? broken()).subarray(0, group.length - 1));
  }
  return decoded.whole();
}

function fourBytes(digits: readonly number[]): Uint8Array | undefined {
  const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
  if (value > 0xffff_ffff) return undefined;
  return Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

/** Run lengths (ISO 32000-2 §7.4.5): a length below 128 copies, one above repeats, 128 ends. */
export function undoRunLength(bytes: Uint8Array, bounds: Bounds): Uint8Array {
  const decoded = new Decoded(bounds);
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    const take = length < 128 ? length + 1 : 1;
    const run = bytes.subarray(at + 1, at + 1 + take);
    if (run.length < take) throw new PdfFault('pdf.stream-broken', bounds.offset, 'RunLengthDecode');
    decoded.put(length < 128 ? run : new Uint8Array(257 - length).fill(run[0] ?? 0));
    at += 1 + take;
  }
  return decoded.whole();
}

const clear = 256;
const end = 257;
const longestCode = 12;

/**
 * LZW as TIFF writes it (ISO 32000-2 §7.4.4.2): codes of 9 to 12 bits, high bits first. `early` is `EarlyChange`:
 * 1 where codes grow longer one code too soon, which is the rule.
 */
export function undoLzw(bytes: Uint8Array, early: number, bounds: Bounds): Uint8Array {
  const decoded = new Decoded(bounds);
  const broken = (): never => {
    throw new PdfFault('pdf.stream-broken', bounds.offset, 'LZWDecode');
  };
  const words: Uint8Array[] = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  words.push(new Uint8Array(), new Uint8Array());
  let before: Uint8Array | undefined;
  let [held, bits, width] = [0, 0, 9];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xf_ffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >>> bits) & ((1 << width) - 1);
    if (code === end) break;
    if (code === clear) {
      words.length = end + 1;
      [before, width] = [undefined, 9];
      continue;
    }
    const known: Uint8Array | undefined = words[code];
    const isNext = code === words.length && before !== undefined;
    const word = known ?? (isNext ? grown(before, before) : broken());
    decoded.put(word);
    if (before !== undefined && words.length < 1 << longestCode) words.push(grown(before, word));
    before = word;
    width = Math.min(longestCode, Math.max(9, 32 - Math.clz32(words.length + early)));
  }
  return decoded.whole();
}

/** A word and the first byte of another. */
function grown(word: Uint8Array | undefined, other: Uint8Array | undefined): Uint8Array {
  const longer = new Uint8Array((word?.length ?? 0) + 1);
  longer.set(word ?? []);
  longer[longer.length - 1] = other?.[0] ?? 0;
  return longer;
}
