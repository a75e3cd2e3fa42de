/** Turns bytes that come in pieces into Base64 text in pieces, without a break in between. */
export interface Base64Stream {
  /** The Base64 of all whole triples that can be written by now. */
  write(chunk: Uint8Array): string;
  /** The last one or two bytes, with padding; '' when none are left. */
  end(): string;
}

/** Creates an encoder for one stream; it holds back at most two bytes. */
export function createBase64Stream(): Base64Stream {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    write(chunk) {
      const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const whole = joined.length - (joined.length % 3);
      rest = Uint8Array.from(joined.subarray(whole));
      return base64Of(joined.subarray(0, whole));
    },
    end() {
      return base64Of(rest);
    },
  };
}

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
