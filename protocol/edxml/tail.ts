/** The last bytes of something that goes by. */
export interface Tail {
  write(bytes: Uint8Array): void;
  /** At most as many bytes as the tail was made for. */
  bytes(): Uint8Array;
}

/** Creates a tail of `longest` bytes. It holds at most twice that. */
export function createTail(longest: number): Tail {
  let held: Uint8Array[] = [];
  let size = 0;
  function joined(): Uint8Array {
    const all = Buffer.concat(held);
    return all.subarray(Math.max(0, all.length - longest));
  }
  return {
    write(bytes) {
      // `slice` of a Buffer is a view; the bytes are only good during the call.
      const kept = new Uint8Array(bytes.subarray(Math.max(0, bytes.length - longest)));
      held.push(kept);
      size += kept.length;
      if (size < 2 * longest) return;
      held = [new Uint8Array(joined())];
      size = longest;
    },
    bytes: joined,
  };
}
