import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';

/**
 * Makes the names in a folder durable. A file's own sync does not promise its name (POSIX; fsync(2)), though some
 * file systems do. Windows gives no handle on a folder that could be synced; NTFS journals names by itself.
 */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder, with those above it that are missing, so that it is still there after a power cut. The name of
 * a folder that is there already is synced too: whoever made it may have been killed before.
 */
export async function makeFolderDurably(path: string): Promise<void> {
  const wanted = resolve(path);
  const first = resolve((await mkdir(wanted, { recursive: true })) ?? wanted);
  for (let at = wanted; at.length >= first.length && at !== dirname(at); at = dirname(at)) {
    await syncIfReadable(dirname(at));
  }
}

/** A folder that this user may not even read is not one in which this user made anything. */
async function syncIfReadable(path: string): Promise<void> {
  try {
    await syncFolder(path);
  } catch (reason) {
    if (!(reason instanceof Error && 'code' in reason && reason.code === 'EACCES')) throw reason;
  }
}
