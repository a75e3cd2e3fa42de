import { closeSync, existsSync, fsync, ftruncateSync, openSync, renameSync, write, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { DurableFolders } from './durable-folders.ts';
import type { IncomingPacket } from './packet-files.ts';

/** A packet up to this many bytes waits in memory until it is accepted; a longer one goes to disk at once. */
const spillAt = 256 * 1024;

const syncFile = promisify(fsync);
const writeSome = promisify(write);

/**
 * One packet on its way to disk. A short one is written once, under its final name, when it is kept: it is
 * refused for free. A long one streams into `path` and is renamed. Either way the name stands before
 * the file is synced, so that the one sync makes both durable; until then no row speaks of it.
 *
 * Opening, renaming and short writes only touch the system's own memory, and take a fifth of the time that a
 * trip to the thread pool takes; what waits for the disk, or moves much, goes there.
 */
export function createIncomingFile(path: string, folders: DurableFolders): IncomingPacket {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let spilled: number | undefined;
  let written = 0;

  const take = (): Uint8Array => {
    const [only] = held;
    const bytes = held.length === 1 && only !== undefined ? only : Buffer.concat(held, heldBytes);
    held = [];
    heldBytes = 0;
    return bytes;
  };

  const spill = async (): Promise<void> => {
    spilled ??= openSync(path, 'wx');
    const bytes = take();
    await writeAll(spilled, bytes, written);
    written += bytes.length;
  };

  const keepLong = async (sha256: string, size: number, file: number): Promise<void> => {
    await spill();
    const final = folders.fileOf(sha256);
    if (existsSync(final)) return folders.sync(sha256);
    if (written > size) ftruncateSync(file, size);
    renameSync(path, final);
    await syncOrRemove(file, final);
    await folders.sync(sha256);
  };

  return {
    write(chunk) {
      held.push(chunk);
      heldBytes += chunk.length;
      return heldBytes >= spillAt ? spill() : undefined;
    },
    keep: (sha256, size) =>
      folders.alone(sha256, () =>
        spilled === undefined
          ? keepShort(folders, sha256, take().subarray(0, size))
          : keepLong(sha256, size, spilled),
      ),
    async discard() {
      held = [];
      heldBytes = 0;
      if (spilled === undefined) return;
      closeSync(spilled);
      spilled = undefined;
      await rm(path, { force: true });
    },
  };
}

/** A file that bears the name already holds the same bytes, synced; only its folder is synced again. */
async function keepShort(folders: DurableFolders, sha256: string, bytes: Uint8Array): Promise<void> {
  const path = folders.fileOf(sha256);
  const file = openNew(path);
  if (file === undefined) return folders.sync(sha256);
  try {
    await syncOrRemove(file, path, bytes);
    await folders.sync(sha256);
  } finally {
    closeSync(file);
  }
}

/** Writes what is still to write and syncs; a file that could not be is not left under its final name. */
async function syncOrRemove(file: number, path: string, bytes: Uint8Array = new Uint8Array()): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    await syncFile(file);
  } catch (reason) {
    await rm(path, { force: true });
    throw reason;
  }
}

/** Opens a file that is not there yet; undefined when it is. */
function openNew(path: string): number | undefined {
  try {
    return openSync(path, 'wx');
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'EEXIST') return undefined;
    throw reason;
  }
}

async function writeAll(file: number, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await writeSome(file, bytes, at, bytes.length - at, position + at);
    at += bytesWritten;
  }
}
