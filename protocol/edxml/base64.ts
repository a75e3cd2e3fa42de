/** Why a text is not standard Base64. */
export type Base64Fault =
  | { readonly kind: 'character'; readonly seen: string }
  | { readonly kind: 'url-alphabet' }
  | { readonly kind: 'after-padding' }
  | { readonly kind: 'padding' };

/** What was found out about a whole Base64 text. */
export interface Base64Verdict {
  /** The first thing wrong; what came behind it was not decoded. */
  readonly fault?: Base64Fault;
  /** True when white space stood in it, which readers pass over. */
  readonly spaced: boolean;
}

/** Decodes Base64 that comes in pieces. */
export interface Base64Decoder {
  /**
   * `decoded`: what these letters stand for, where somebody knows: none of them anything else than a letter,
   * and as many since the beginning as a multiple of four.
   */
  write(encoded: Uint8Array, decoded?: Uint8Array): void;
  end(): Base64Verdict;
}

/** Letters decoded at once: a multiple of 4, so that memory stays bounded whatever the size of a piece. */
const stride = 65_536;
/** One for all, since what stands in it is handed over at once; a new one each time is half of a short content's cost. */
const scratch = Buffer.alloc((stride / 4) * 3 + 3);

/**
 * Decodes standard Base64, white space let through, into `sink`. The bytes handed over are only good during
 * the call.
 */
export function createBase64Decoder(sink: (bytes: Uint8Array) => void): Base64Decoder {
  return new StreamingDecoder(sink);
}

class StreamingDecoder implements Base64Decoder {
  readonly #sink: (bytes: Uint8Array) => void;
  #carry = '';
  #padded = false;
  #spaced = false;
  #fault: Base64Fault | undefined;

  constructor(sink: (bytes: Uint8Array) => void) {
    this.#sink = sink;
  }

  write(encoded: Uint8Array, decoded?: Uint8Array): void {
    if (decoded !== undefined && this.#carry === '' && !this.#padded && this.#fault === undefined) {
      this.#sink(decoded);
      return;
    }
    const bytes = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength);
    for (let at = 0; at < bytes.length && this.#fault === undefined; at += stride) {
      this.#take(bytes.toString('latin1', at, Math.min(at + stride, bytes.length)));
    }
  }

  end(): Base64Verdict {
    if (this.#carry !== '') this.#fault ??= { kind: 'padding' };
    return { spaced: this.#spaced, ...(this.#fault === undefined ? {} : { fault: this.#fault }) };
  }

  /** White space is rare, and looking for it takes ten times as long as decoding: it is looked for when it shows. */
  #take(piece: string): void {
    if (!this.#spaced && !this.#padded && this.#decodeWhole(this.#carry + piece)) return;
    const letters = this.#withoutSpace(piece);
    if (letters === '') return;
    if (this.#padded) {
      this.#fault = { kind: 'after-padding' };
      return;
    }
    const text = this.#carry + letters;
    if (!this.#decodeWhole(text)) this.#fault = faultOf(text.slice(0, text.length - (text.length % 4)));
  }

  #withoutSpace(piece: string): string {
    if (!/[ \t\r\n]/.test(piece)) return piece;
    this.#spaced = true;
    return piece.replace(/[ \t\r\n]+/g, '');
  }

  /** Decodes all whole quanta and carries the rest; false, with nothing done, when that is no pure Base64. */
  #decodeWhole(text: string): boolean {
    const whole = text.length - (text.length % 4);
    const rest = text.slice(whole);
    if (/[ \t\r\n]/.test(rest)) return false;
    if (!this.#decode(rest === '' ? text : text.slice(0, whole))) return false;
    this.#carry = rest;
    return true;
  }

  #decode(text: string): boolean {
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    const expected = (text.length / 4) * 3 - padding;
    const written = scratch.write(text, 'base64');
    if (written !== expected || text.includes('-') || text.includes('_')) return false;
    this.#padded = padding > 0;
    if (written > 0) this.#sink(scratch.subarray(0, written));
    return true;
  }
}

function faultOf(text: string): Base64Fault {
  const [stranger] = /[^A-Za-z0-9+/=]/.exec(text) ?? [];
  if (stranger === '-' || stranger === '_') return { kind: 'url-alphabet' };
  if (stranger !== undefined) return { kind: 'character', seen: stranger };
  return { kind: 'after-padding' };
}
