import { closeSync, existsSync, fsync, ftruncate, open, rename, writev } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FilePoint } from '../crash/crash-points.ts';
import type { DurableFolders } from './durable-folders.ts';
import type { IncomingPacket } from './packet-files.ts';

/**
 * A packet below this many bytes lies in the database, a longer one in a file. What lies in the database is written
 * twice, to the log and to its place: below some 100 KB that costs less than making a file and its name durable, above
 * it more.
 */
const shortBelow = 128 * 1024;
/** So many bytes of a packet wait in memory; then they go to its file. */
const spillAt = 512 * 1024;
/** More than this may not be on its way to disk while the next bytes come in. */
const backlogAt = 1024 * 1024;

type Reached = (point: FilePoint) => void;

const openFile = promisify(open);
const syncFile = promisify(fsync);
const writeSome = promisify(writev);
const cutFile = promisify(ftruncate);
const renameFile = promisify(rename);

/**
 * One packet on its way to disk. A short one only waits here, and is refused for free: who keeps it gets its bytes,
 * to lie in the database with its row. A long one goes to `path`, as it comes in or at its end, and is renamed; its
 * name stands before the file is synced, so that file and folder can be synced at once, and until both are, no row
 * speaks of it.
 *
 * All that touches the disk goes to the thread pool: making or changing a name or a length waits for the file system's
 * journal whenever another packet is being synced (1.4 ms of every send of 1.5 MB, when it was done here).
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

  const theFile = (): Promise<number> => {
    spilled ??= openFile(path, 'wx');
    return spilled;
  };

  /** Writes what is held, without what lies behind the first `wanted` bytes of the packet. */
  const spill = (wanted = size): Promise<void> => {
    const file = theFile();
    const [bytes, position] = [heldBytes, size - heldBytes];
    const chunks = before(take(), wanted - position);
    backlog += bytes;
    written = written.then(async () => {
      await writeAll(await file, chunks, position);
      backlog -= bytes;
    });
    return written;
  };

  const keepLong = async (sha256: string, wanted: number, reached?: Reached): Promise<void> => {
    const spilledBytes = size - heldBytes;
    const opened = theFile();
    await spill(wanted);
    const file = await opened;
    const final = folders.fileOf(sha256);
    // A file that bears the name already holds the same bytes, synced; only its folder is synced again.
    if (existsSync(final)) return folders.sync(sha256);
    if (spilledBytes > wanted) await cutFile(file, wanted);
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
    async keep(sha256, wanted, reached) {
      if (wanted < shortBelow && spilled === undefined) return joined(take()).subarray(0, wanted);
      await folders.alone(sha256, () => keepLong(sha256, wanted, reached));
      return undefined;
    },
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

/** All of them as one piece, which most short packets are when they come. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

/** The first `bytes` bytes. */
function before(chunks: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let left = Math.max(0, bytes);
  return chunks.flatMap((chunk) => {
    const part = chunk.subarray(0, left);
    left -= part.length;
    return part.length === 0 ? [] : [part];
  });
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
