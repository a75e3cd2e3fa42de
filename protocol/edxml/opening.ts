/** Takes bytes that come in pieces of any length. */
export interface Opening {
  write(bytes: Uint8Array): void;
  /** There is no more to come. */
  end(): void;
}

const nothing = new Uint8Array(0);

/**
 * Creates an opening that hands everything on to `sink`, its first piece at least `least` bytes long, or all that
 * there is: where a piece ends is up to the sender, and what a file is has to be seen in its first bytes together.
 */
export function createOpening(least: number, sink: (bytes: Uint8Array) => void): Opening {
  let held: Uint8Array | undefined = nothing;
  return {
    write(bytes) {
      if (held === undefined) {
        sink(bytes);
        return;
      }
      const all = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      held = all.length < least ? Buffer.from(all) : undefined;
      if (held === undefined) sink(all);
    },
    end() {
      if (held !== undefined && held.length > 0) sink(held);
      held = undefined;
    },
  };
}
