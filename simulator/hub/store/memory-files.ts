import type { PacketFiles } from './packet-files.ts';

/** Packet files that end with their process, for tests and quick runs. */
export function createMemoryFiles(): PacketFiles {
  const files = new Map<string, Uint8Array>();

  const receive = () => {
    const chunks: Uint8Array[] = [];
    return {
      write(chunk: Uint8Array) {
        chunks.push(chunk);
        return undefined;
      },
      async keep(sha256: string, size: number) {
        files.set(sha256, joined(chunks, size));
        return undefined;
      },
      whole: async () => Buffer.concat(chunks),
      async discard() {
        chunks.length = 0;
      },
    };
  };

  return {
    receive,
    isWhole: async (sha256, size) => files.get(sha256)?.length === size,
    async *read(sha256, start, end) {
      const bytes = files.get(sha256);
      if (bytes === undefined) throw new Error(`No packet ${sha256}.`);
      if (start < end) yield bytes.subarray(start, end);
    },
    async sweep(holds) {
      let swept = 0;
      for (const sha256 of [...files.keys()]) {
        if (!(await holds(sha256)) && files.delete(sha256)) swept += 1;
      }
      return swept;
    },
    async clear() {
      files.clear();
    },
    async close() {},
  };
}

/** The first bytes of all chunks, in memory of their own: short Buffers lie in some that many share and all of them hold. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const received = chunks.reduce((total, { length }) => total + length, 0);
  const whole = new Uint8Array(Math.min(size, received));
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, whole.length - at);
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
