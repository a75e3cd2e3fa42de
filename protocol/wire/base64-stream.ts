/** Turns bytes that come in pieces into Base64 text in pieces, without a break in between. */
export interface Base64Stream {
  /** The Base64 of all whole triples that can be written by now. */
  write(chunk: Uint8Array): string;
  /** The last one or two bytes, with padding; '' when none are left. */
  end(): string;
}

/** Creates an encoder for one stream; it holds back at most two bytes. */
export function createBase64Stream(): Base64Stream {
  let rest = Buffer.alloc(0);
  return {
    write(chunk) {
      const joined =
        rest.length === 0
          ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
          : Buffer.concat([rest, chunk]);
      const whole = joined.length - (joined.length % 3);
      rest = Buffer.from(joined.subarray(whole));
      return joined.toString('base64', 0, whole);
    },
    end() {
      return rest.toString('base64');
    },
  };
}
