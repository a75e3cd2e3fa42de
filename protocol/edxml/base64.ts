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
  write(encoded: Uint8Array): void;
  end(): Base64Verdict;
}

/** Letters decoded at once: a multiple of 4, so that memory stays bounded whatever the size of a piece. */
const stride = 65_536;

/**
 * Decodes standard Base64, white space let through, into `sink`. The bytes handed over are only good during
 * the call.
 */
export function createBase64Decoder(sink: (bytes: Uint8Array) => void): Base64Decoder {
  return new StreamingDecoder(sink);
}

class StreamingDecoder implements Base64Decoder {
  readonly #sink: (bytes: Uint8Array) => void;
  readonly #scratch = Buffer.allocUnsafe((stride / 4) * 3 + 3);
  #carry = '';
  #padded = false;
  #spaced = false;
  #fault: Base64Fault | undefined;

  constructor(sink: (bytes: Uint8Array) => void) {
    this.#sink = sink;
  }

  write(encoded: Uint8Array): void {
    const bytes = Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength);
    for (let at = 0; at < bytes.length && this.#fault === undefined; at += stride) {
      this.#take(bytes.toString('latin1', at, Math.min(at + stride, bytes.length)));
    }
  }

  end(): Base64Verdict {
    if (this.#carry !== '') this.#fault ??= { kind: 'padding' };
    return { spaced: this.#spaced, ...(this.#fault === undefined ? {} : { fault: this.#fault }) };
  }

  #take(piece: string): void {
    const letters = this.#withoutSpace(piece);
    if (letters === '') return;
    if (this.#padded) {
      this.#fault = { kind: 'after-padding' };
      return;
    }
    const text = this.#carry + letters;
    const whole = text.length - (text.length % 4);
    this.#carry = text.slice(whole);
    this.#decode(whole === text.length ? text : text.slice(0, whole));
  }

  #withoutSpace(piece: string): string {
    if (!/[ \t\r\n]/.test(piece)) return piece;
    this.#spaced = true;
    return piece.replace(/[ \t\r\n]+/g, '');
  }

  #decode(text: string): void {
    const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
    const expected = (text.length / 4) * 3 - padding;
    const written = this.#scratch.write(text, 'base64');
    if (written !== expected || text.includes('-') || text.includes('_')) {
      this.#fault = faultOf(text);
      return;
    }
    this.#padded = padding > 0;
    this.#sink(this.#scratch.subarray(0, written));
  }
}

function faultOf(text: string): Base64Fault {
  const [stranger] = /[^A-Za-z0-9+/=]/.exec(text) ?? [];
  if (stranger === '-' || stranger === '_') return { kind: 'url-alphabet' };
  if (stranger !== undefined) return { kind: 'character', seen: stranger };
  return { kind: 'after-padding' };
}
