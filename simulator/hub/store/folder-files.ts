import type { PacketFiles } from './packet-files.ts';
import type { SqliteContents } from './sqlite-contents.ts';

/**
 * Packets of a hub that keeps things in a folder: a short one lies in the database with its row, and is durable by
 * the same commit; a long one in a file of its own, and so does a short one that an older version took in.
 */
export function createFolderFiles(contents: SqliteContents, files: PacketFiles): PacketFiles {
  return {
    ...files,
    async isWhole(sha256, size) {
      const found = contents.sizeOf(sha256);
      return found === undefined ? files.isWhole(sha256, size) : found === size;
    },
    read(sha256, start, end) {
      const piece = contents.read(sha256, start, end);
      return piece === undefined ? files.read(sha256, start, end) : alone(piece);
    },
  };
}

async function* alone(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece;
}
