import { closeSync, existsSync, fsync, ftruncate, open, rename, rmSync, writeSync, writev } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FilePoint } from '../crash/crash-points.ts';
import type { DurableFolders } from './durable-folders.ts';
import type { IncomingPacket } from './packet-files.ts';

/** A packet up to this many bytes waits in memory until it is accepted; a longer one goes to disk at once. */
const spillAt = 256 * 1024;
/** More than this may not be on its way to disk while the next bytes come in. */
const backlogAt = 1024 * 1024;

type Reached = (point: FilePoint) => void;

const openFile = promisify(open);
const syncFile = promisify(fsync);
const writeSome = promisify(writev);
const cutFile = promisify(ftruncate);
const renameFile = promisify(rename);

/**
 * One packet on its way to disk. A short one is written once, under its final name, when it is kept: it is
 * refused for free. A long one streams into `path` and is renamed. Either way the name stands before
 * the file is synced, so that file and folder can be synced at once; until both are, no row speaks of it.
 *
 * Short writes only touch the system's own memory, and take a fifth of the time that a trip to the thread pool
 * takes. What waits for the disk, or moves much, goes there; so does making or changing a name or a length, which
 * waits for the file system's journal whenever another packet is being synced (0.3 ms of every short send and 1.4 ms
 * of every one of 1.5 MB, when it was done here).
 */
export function createIncomingFile(path: string, folders: DurableFolders): IncomingPacket {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let spilled: Promise<number> | undefined;
  let renamed = false;
  let size = 0;
  let backlog = 0;
  let written: Promise<void> = Promise.resolve();

  const take = (): readonly Uint8Array[] => {
    const taken = held;
    held = [];
    heldBytes = 0;
    return taken;
  };

  const spill = (): Promise<void> => {
    const file = spilled ?? openFile(path, 'wx');
    spilled = file;
    const [bytes, position] = [heldBytes, size - heldBytes];
    const chunks = take();
    backlog += bytes;
    written = written.then(async () => {
      await writeAll(await file, chunks, position);
      backlog -= bytes;
    });
    return written;
  };

  const keepLong = async (
    sha256: string,
    wanted: number,
    opened: Promise<number>,
    reached?: Reached,
  ): Promise<void> => {
    await spill();
    const file = await opened;
    const final = folders.fileOf(sha256);
    if (existsSync(final)) return folders.sync(sha256);
    if (size > wanted) await cutFile(file, wanted);
    reached?.('file-written');
    await renameFile(path, final);
    renamed = true;
    reached?.('renamed');
    await syncOrRemove(file, sha256, folders, reached);
  };

  return {
    write(chunk) {
      held.push(chunk);
      heldBytes += chunk.length;
      size += chunk.length;
      if (heldBytes < spillAt) return undefined;
      const spilling = spill();
      if (backlog > backlogAt) return spilling;
      spilling.catch(() => undefined);
      return undefined;
    },
    keep: (sha256, wanted, reached) =>
      folders.alone(sha256, () =>
        spilled === undefined
          ? keepShort(folders, sha256, Buffer.concat(take()).subarray(0, wanted), reached)
          : keepLong(sha256, wanted, spilled, reached),
      ),
    async whole() {
      if (spilled === undefined) return Buffer.concat(held);
      await spill();
      return readFile(path);
    },
    async discard() {
      take();
      await written.catch(() => undefined);
      const opened = spilled;
      spilled = undefined;
      const file = await opened?.catch(() => undefined);
      if (file === undefined) return;
      closeSync(file);
      if (!renamed) await rm(path, { force: true });
    },
  };
}

/** A file that bears the name already holds the same bytes, synced; only its folder is synced again. */
async function keepShort(
  folders: DurableFolders,
  sha256: string,
  bytes: Uint8Array,
  reached?: Reached,
): Promise<void> {
  const path = folders.fileOf(sha256);
  const file = await openNew(path);
  if (file === undefined) return folders.sync(sha256);
  try {
    writeOrRemove(file, path, bytes);
    reached?.('file-written');
    await syncOrRemove(file, sha256, folders, reached);
  } finally {
    closeSync(file);
  }
}

function writeOrRemove(file: number, path: string, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (reason) {
    rmSync(path, { force: true });
    throw reason;
  }
}

/** Makes a file and its name durable; a file that could not be is not left under its final name. */
async function syncOrRemove(
  file: number,
  sha256: string,
  folders: DurableFolders,
  reached?: Reached,
): Promise<void> {
  const synced = syncFile(file).then(() => reached?.('file-synced'));
  const [content, name] = await Promise.allSettled([synced, folders.sync(sha256)]);
  for (const each of [content, name]) {
    if (each.status === 'fulfilled') continue;
    await rm(folders.fileOf(sha256), { force: true });
    throw each.reason;
  }
}

/** Opens a file that is not there yet; undefined when it is. */
async function openNew(path: string): Promise<number | undefined> {
  try {
    return await openFile(path, 'wx');
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'EEXIST') return undefined;
    throw reason;
  }
}

/** Writes all chunks from a position on, however many bytes the system takes at a time. */
async function writeAll(file: number, chunks: readonly Uint8Array[], position: number): Promise<void> {
  let left = chunks;
  for (let at = position; left.length > 0; ) {
    const { bytesWritten } = await writeSome(file, left, at);
    at += bytesWritten;
    left = behind(left, bytesWritten);
  }
}

/** The chunks without their first bytes. */
function behind(chunks: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let skip = bytes;
  return chunks.flatMap((chunk) => {
    const rest = chunk.subarray(Math.min(skip, chunk.length));
    skip = Math.max(0, skip - chunk.length);
    return rest.length === 0 ? [] : [rest];
  });
}
