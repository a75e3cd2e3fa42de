import {
  arrayClose,
  arrayOpen,
  backslash,
  carriageReturn,
  close,
  endsComment,
  greater,
  isDelimiter,
  isDigit,
  less,
  lineFeed,
  type Mode,
  meansInHex,
  meansInPlain,
  meansInString,
  nine,
  open,
  passOver,
  starts,
  zero,
} from './pdf-bytes.ts';

/** One token of a PDF's syntax. Numbers other than integers, and all other words, are `word`. */
export type PdfToken =
  | { readonly kind: 'name' | 'word'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'string' | 'dict-open' | 'dict-close' | 'array-open' | 'array-close' };

/** Hears of tokens in their order. */
export interface PdfTokenSink {
  token(token: PdfToken): void;
  /** Gives what takes a stream's data, where one can begin; left out where none can. */
  stream?(): ((bytes: Uint8Array) => void) | undefined;
}

/** Takes a PDF apart that comes in pieces; it holds no more than one short token of it. */
export interface PdfTokens {
  write(bytes: Uint8Array): void;
}

/**
 * Creates a reader of tokens. It reads what lies between streams from front to back, as no viewer must: an
 * object that no table of a sound file points at is seen as well. Strings that never end are given up at the
 * next `endobj`, so that nothing can be hidden behind one.
 */
export function createPdfTokens(sink: PdfTokenSink): PdfTokens {
  return new Tokens(sink);
}

const longestToken = 128;
const longestInteger = 15;
const endOfStream = Buffer.from('endstream', 'latin1');
const nothing = new Uint8Array(0);
const endOfObject = Buffer.from('endobj', 'latin1');

class Tokens implements PdfTokens {
  readonly #sink: PdfTokenSink;
  #mode: Mode = 'plain';
  #text = '';
  /** What the digits of an integer come to, and how many they are. */
  #value = 0;
  #digits = 0;
  #depth = 0;
  #escaped = false;
  /** How many bytes of `endobj` have gone by inside a string. */
  #ending = 0;
  #take: ((bytes: Uint8Array) => void) | undefined;
  /** The last bytes of a stream's data so far. */
  #carry: Uint8Array = nothing;
  /** A line feed that belongs to the line end before the data. */
  #awaitsLineFeed = false;

  constructor(sink: PdfTokenSink) {
    this.#sink = sink;
  }

  write(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0; )
      rest = this.#mode === 'stream' ? this.#pass(rest) : this.#read(rest);
  }

  /** Reads up to the beginning of a stream's data; gives what is behind it. */
  #read(bytes: Uint8Array): Uint8Array {
    let at = 0;
    while (at < bytes.length) {
      at = this.#past(bytes, at);
      if (at === bytes.length) break;
      this.#byte(bytes[at] ?? 0);
      at += 1;
      if (this.#mode === 'stream') return bytes.subarray(at);
    }
    return bytes.subarray(bytes.length);
  }

  /** Takes at one go whatever changes nothing where it stands; gives where that ends. */
  #past(bytes: Uint8Array, from: number): number {
    switch (this.#mode) {
      case 'plain':
        return passOver(bytes, from, meansInPlain);
      case 'name':
      case 'word':
        return this.#letters(bytes, from);
      case 'integer':
        return this.#integer(bytes, from);
      case 'string':
        return this.#escaped || this.#ending > 0 ? from : passOver(bytes, from, meansInString);
      case 'hex':
        return this.#ending > 0 ? from : passOver(bytes, from, meansInHex);
      case 'comment':
        return passOver(bytes, from, endsComment);
      case 'lower':
      case 'greater':
      case 'stream':
        return from;
    }
  }

  /** Takes letters of a name or word, which the byte behind them ends; gives where that is. */
  #letters(bytes: Uint8Array, from: number): number {
    const to = passOver(bytes, from, isDelimiter);
    let text = this.#text;
    const most = Math.min(to, from + longestToken - text.length);
    // Most are a few letters long, for which this is quicker than a view of the bytes.
    for (let at = from; at < most; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
    this.#text = text;
    if (to < bytes.length) this.#ended(bytes[to] ?? 0);
    return to;
  }

  /**
   * Takes the digits of an integer, as many as one may have; they were the beginning of a word if what is behind
   * them ends nothing. Numbers are most of what is not in streams.
   */
  #integer(bytes: Uint8Array, from: number): number {
    let value = this.#value;
    let at = from;
    const most = Math.min(bytes.length, from + longestInteger - this.#digits);
    while (at < most && isDigit(bytes[at] ?? 0)) {
      value = value * 10 + (bytes[at] ?? 0) - zero;
      at += 1;
    }
    this.#value = value;
    this.#digits += at - from;
    if (at === bytes.length) return at;
    if (isDelimiter[bytes[at] ?? 0] === 1) {
      this.#mode = 'plain';
      this.#sink.token({ kind: 'integer', value });
      return at;
    }
    this.#mode = 'word';
    this.#text = String(value).padStart(this.#digits, '0');
    return this.#letters(bytes, at);
  }

  /** Passes a stream's data on; gives what is behind its end. */
  #pass(bytes: Uint8Array): Uint8Array {
    if (this.#awaitsLineFeed) {
      this.#awaitsLineFeed = false;
      if (bytes[0] === lineFeed) return bytes.subarray(1);
    }
    const carry = this.#carry;
    this.#carry = nothing;
    if (carry.length === 0) return this.#search(viewOf(bytes));
    if (bytes.length < endOfStream.length) return this.#search(Buffer.concat([carry, bytes]));
    // Pieces are long: only the seam of two is put together.
    const end = Buffer.concat([carry, bytes.subarray(0, endOfStream.length)]).indexOf(endOfStream);
    const ends = end >= 0 && end < carry.length;
    const data = ends ? carry.subarray(0, end) : carry;
    if (data.length > 0) this.#take?.(data);
    if (!ends) return this.#search(viewOf(bytes));
    this.#mode = 'plain';
    return bytes.subarray(end + endOfStream.length - carry.length);
  }

  /** Looks for the end of the stream's data; its last bytes are carried on where they might begin it. */
  #search(data: Buffer): Uint8Array {
    const end = data.indexOf(endOfStream);
    const kept = end >= 0 ? end : Math.max(0, data.length - endOfStream.length);
    if (kept > 0) this.#take?.(data.subarray(0, kept));
    if (end < 0) {
      this.#carry = Uint8Array.from(data.subarray(kept));
      return nothing;
    }
    this.#mode = 'plain';
    return data.subarray(end + endOfStream.length);
  }

  #byte(byte: number): void {
    switch (this.#mode) {
      case 'plain':
        this.#plain(byte);
        return;
      case 'string':
        this.#inString(byte);
        return;
      case 'hex':
        if (byte === greater || this.#hasEnded(byte)) this.#end({ kind: 'string' });
        return;
      case 'comment':
        if (byte === lineFeed || byte === carriageReturn) this.#mode = 'plain';
        return;
      case 'lower':
        this.#mode = 'hex';
        if (byte === less) this.#end({ kind: 'dict-open' });
        else this.#byte(byte);
        return;
      case 'greater':
        this.#mode = 'plain';
        if (byte === greater) this.#sink.token({ kind: 'dict-close' });
        else this.#byte(byte);
        return;
      case 'name':
      case 'word':
      case 'integer':
      case 'stream':
        return;
    }
  }

  #plain(byte: number): void {
    this.#ending = 0;
    const mode = starts[byte];
    if (mode !== undefined) {
      this.#mode = mode;
      this.#text = mode === 'word' ? String.fromCharCode(byte) : '';
      this.#value = byte - zero;
      this.#digits = 1;
      this.#depth = 1;
    } else if (byte === arrayOpen) this.#sink.token({ kind: 'array-open' });
    else if (byte === arrayClose) this.#sink.token({ kind: 'array-close' });
  }

  /** A name or word has ended; the byte behind it is still to be read, but for the line end before a stream. */
  #ended(byte: number): void {
    const mode = this.#mode;
    const text = this.#text;
    this.#mode = 'plain';
    if (mode === 'name') this.#sink.token({ kind: 'name', text: unescaped(text) });
    else if (text !== 'stream' || !this.#begins(byte)) this.#sink.token(wordOf(text));
  }

  #begins(lineEnd: number): boolean {
    this.#take = this.#sink.stream?.();
    if (this.#take === undefined) return false;
    this.#mode = 'stream';
    this.#awaitsLineFeed = lineEnd === carriageReturn;
    return true;
  }

  #inString(byte: number): void {
    if (this.#hasEnded(byte)) this.#end({ kind: 'string' });
    else if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === open) this.#depth += 1;
    else if (byte === close) {
      this.#depth -= 1;
      if (this.#depth === 0) this.#end({ kind: 'string' });
    }
  }

  #hasEnded(byte: number): boolean {
    const goesOn = byte === endOfObject[this.#ending];
    this.#ending = goesOn ? this.#ending + 1 : byte === endOfObject[0] ? 1 : 0;
    return this.#ending === endOfObject.length;
  }

  #end(token: PdfToken): void {
    this.#mode = 'plain';
    this.#escaped = false;
    this.#sink.token(token);
  }
}

/** A number with a sign is an integer too. */
function wordOf(text: string): PdfToken {
  const mayBeNumber = text.charCodeAt(0) <= nine && text.length <= longestInteger;
  return mayBeNumber && /^[+-]?\d+$/.test(text)
    ? { kind: 'integer', value: Number(text) }
    : { kind: 'word', text };
}

/** `/J#61vaScript` is the name JavaScript. */
function unescaped(name: string): string {
  if (!name.includes('#')) return name;
  return name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
