import { Inflate } from 'fflate';

/** How inflating came to its end. */
export type InflateState = 'open' | 'broken' | 'over-bound';

/** Inflates raw Deflate data that comes in pieces, up to a bound. */
export interface Inflater {
  readonly state: InflateState;
  /** Bytes that came out so far. */
  readonly size: number;
  write(deflated: Uint8Array): void;
}

/** Input handed over at once. Deflate makes at most 1032 bytes of one, so no step makes more than 34 MB. */
const stride = 32_768;

/** Input that may go in with nothing coming out; behind the end of the data, nothing ever does. */
const silence = 262_144;

/**
 * Creates an inflater that gives to `sink` what comes out and stops for good once more than `bound` bytes
 * did. What stands behind the end of the Deflate data is passed over.
 */
export function createInflater(bound: number, sink: (bytes: Uint8Array) => void): Inflater {
  let state: InflateState = 'open';
  let size = 0;
  let unanswered = 0;
  const inflate = new Inflate((bytes) => {
    if (bytes.length > 0) unanswered = 0;
    size += bytes.length;
    if (size > bound) state = 'over-bound';
    else sink(bytes);
  });
  function push(piece: Uint8Array): void {
    unanswered += piece.length;
    try {
      // fflate keeps what it is given: a copy (`slice` of a Buffer is a view), since ours is only good now.
      inflate.push(new Uint8Array(piece), false);
    } catch {
      state = 'broken';
    }
  }
  return {
    get state() {
      return state;
    },
    get size() {
      return size;
    },
    write(deflated) {
      for (let at = 0; at < deflated.length; at += stride) {
        if (state !== 'open' || unanswered > silence) return;
        push(deflated.subarray(at, at + stride));
      }
    },
  };
}
