import { access, type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { DurableFolders } from './durable-folders.ts';
import type { IncomingPacket } from './packet-files.ts';

/** A packet up to this many bytes waits in memory until it is accepted; a longer one goes to disk at once. */
const spillAt = 256 * 1024;

/**
 * One packet on its way to disk. A short one is written once, under its final name, when it is kept: it is
 * refused for free. A long one streams into `path` and is renamed. Either way the file is synced before
 * its folder, and the folder before `keep` resolves.
 */
export function createIncomingFile(path: string, folders: DurableFolders): IncomingPacket {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let spilled: Promise<FileHandle> | undefined;
  let written = 0;

  const spill = async (): Promise<void> => {
    const bytes = Buffer.concat(held, heldBytes);
    held = [];
    heldBytes = 0;
    spilled ??= open(path, 'wx');
    await writeAll(await spilled, bytes, written);
    written += bytes.length;
  };

  const keepLong = async (sha256: string, size: number, handle: FileHandle): Promise<void> => {
    await spill();
    await handle.truncate(size);
    await handle.sync();
    await handle.close();
    spilled = undefined;
    await rename(path, folders.fileOf(sha256));
    await folders.sync(sha256);
  };

  const keep = (sha256: string, size: number): Promise<void> =>
    folders.alone(sha256, async () => {
      const handle = await spilled;
      if (handle !== undefined) return keepLong(sha256, size, handle);
      await keepShort(folders, sha256, Buffer.concat(held, heldBytes).subarray(0, size));
    });

  const discard = async (): Promise<void> => {
    held = [];
    heldBytes = 0;
    const handle = await spilled?.catch(() => undefined);
    spilled = undefined;
    if (handle === undefined) return;
    await handle.close();
    await rm(path, { force: true });
  };

  return {
    write(chunk) {
      held.push(chunk);
      heldBytes += chunk.length;
      return heldBytes >= spillAt ? spill() : undefined;
    },
    keep,
    discard,
  };
}

/** A file that bears the name already holds the same bytes, synced; only its folder is synced again. */
async function keepShort(folders: DurableFolders, sha256: string, bytes: Uint8Array): Promise<void> {
  const path = folders.fileOf(sha256);
  if (!(await fileExists(path))) await writeDurably(path, bytes);
  await folders.sync(sha256);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await writeAll(handle, bytes, 0);
    await handle.sync();
  } catch (reason) {
    await rm(path, { force: true });
    throw reason;
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}

/** True when there is a file of that path. */
export function fileExists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
