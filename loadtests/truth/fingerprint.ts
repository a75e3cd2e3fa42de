/** 64 bits that stand for a text. */
export interface Fingerprint {
  readonly a: number;
  readonly b: number;
}

/**
 * Two 32-bit lanes over the text's UTF-16 units. Among ten million texts the chance that any two share a
 * fingerprint is 3 in a million; the texts themselves would cost more than all the rest of the books.
 */
export function fingerprintOf(text: string): Fingerprint {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return { a: a >>> 0, b: b >>> 0 };
}

/** Of a lower-case SHA-256; zero twice where there is none. */
export function fingerprintOfDigest(sha256: string | undefined): Fingerprint {
  if (sha256 === undefined) return none;
  return {
    a: Number.parseInt(sha256.slice(0, 8), 16) >>> 0,
    b: Number.parseInt(sha256.slice(8, 16), 16) >>> 0,
  };
}

const none: Fingerprint = { a: 0, b: 0 };
