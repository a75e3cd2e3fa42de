import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createDurableFolders, type DurableFolders } from './durable-folders.ts';
import { createIncomingFile } from './incoming-file.ts';
import type { PacketFiles } from './packet-files.ts';

/**
 * Packet files on disk: `<root>/a/b/ab…` by the first two digits of the hash, and `<root>/incoming` for what
 * is still coming in. The 256 folders are made once, so that keeping a packet makes no folder.
 */
export async function openDiskFiles(root: string): Promise<PacketFiles> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true });
  const folders = await createDurableFolders(root);
  let count = 0;

  return {
    receive() {
      count += 1;
      return createIncomingFile(join(incoming, `${count}`), folders);
    },
    async isWhole(sha256, size) {
      return statSync(folders.fileOf(sha256), { throwIfNoEntry: false })?.size === size;
    },
    read(sha256, start, end) {
      if (start >= end) return Readable.from([]);
      return createReadStream(folders.fileOf(sha256), { start, end: end - 1, highWaterMark: 192 * 1024 });
    },
    async sweep(holds) {
      const unfinished = await readdir(incoming);
      for (const name of unfinished) await rm(join(incoming, name));
      return unfinished.length + (await sweepOrphans(folders, holds));
    },
    async clear() {
      for await (const sha256 of folders.names()) await rm(folders.fileOf(sha256), { force: true });
    },
    close: () => folders.close(),
  };
}

/** Whether there is a packet below `root`, which need not be there; what was still coming in is none. */
export async function holdsPackets(root: string): Promise<boolean> {
  if (!existsSync(root)) return false;
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.some((entry) => entry.isFile() && entry.parentPath !== join(root, 'incoming'));
}

async function sweepOrphans(
  folders: DurableFolders,
  holds: (sha256: string) => Promise<boolean>,
): Promise<number> {
  let swept = 0;
  for await (const sha256 of folders.names()) {
    if (await holds(sha256)) continue;
    await rm(folders.fileOf(sha256));
    swept += 1;
  }
  return swept;
}
