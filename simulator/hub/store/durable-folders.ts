import { existsSync, fsync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { syncFolder } from './sync-folder.ts';

/** The folders in which packets lie. */
export interface DurableFolders {
  fileOf(sha256: string): string;
  /** Makes a packet's name durable; syncs of one folder at the same time are one. */
  sync(sha256: string): Promise<void>;
  /** Runs `work` alone among all that name the same packet. */
  alone<T>(sha256: string, work: () => Promise<T>): Promise<T>;
  /** Hashes of all packets there are. */
  names(): AsyncIterable<string>;
  close(): Promise<void>;
}

/** Windows gives no handle on a folder that could be synced; NTFS journals names by itself. */
const foldersCanSync = process.platform !== 'win32';

const syncNames = promisify(fsync);

const digits = [...'0123456789abcdef'];

/** Opens the sixteen times sixteen folders below `root`, making those that are missing. */
export async function createDurableFolders(root: string): Promise<DurableFolders> {
  await makeFolders(root);
  const handles = new Map<string, Promise<FileHandle>>();
  const waiting = new Map<string, Promise<void>>();
  const busy = new Map<string, Promise<unknown>>();

  const folderOf = (sha256: string) => join(root, sha256.charAt(0), sha256.charAt(1));

  const handleOf = (folder: string): Promise<FileHandle> => {
    const handle = handles.get(folder) ?? open(folder, 'r');
    handles.set(folder, handle);
    return handle;
  };

  /** A sync that has begun may have missed a name written since, so later callers share the next one. */
  const sync = (sha256: string): Promise<void> => {
    if (!foldersCanSync) return Promise.resolve();
    const folder = folderOf(sha256);
    const shared = waiting.get(folder);
    if (shared !== undefined) return shared;
    const next = handleOf(folder).then((handle) => {
      waiting.delete(folder);
      return syncNames(handle.fd);
    });
    waiting.set(folder, next);
    return next.catch((reason: unknown) => {
      waiting.delete(folder);
      handles.delete(folder);
      throw reason;
    });
  };

  const alone = async <T>(sha256: string, work: () => Promise<T>): Promise<T> => {
    while (busy.has(sha256)) await busy.get(sha256)?.catch(() => undefined);
    const running = work();
    busy.set(sha256, running);
    try {
      return await running;
    } finally {
      busy.delete(sha256);
    }
  };

  async function* names() {
    for (const first of digits) {
      for (const second of digits) yield* await readdir(join(root, first, second));
    }
  }

  return {
    fileOf: (sha256) => join(folderOf(sha256), sha256),
    sync,
    alone,
    names,
    async close() {
      for (const handle of handles.values()) await (await handle).close();
      handles.clear();
    },
  };
}

/**
 * Makes all folders at the first start. They are taken for made only when everything has been synced: a folder
 * that can be seen may still be gone after a power cut.
 */
async function makeFolders(root: string): Promise<void> {
  const complete = join(root, 'complete');
  if (existsSync(complete)) return;
  await mkdir(root, { recursive: true });
  for (const first of digits) {
    await mkdir(join(root, first), { recursive: true });
    await Promise.all(digits.map((second) => mkdir(join(root, first, second), { recursive: true })));
    await syncFolder(join(root, first));
  }
  await syncFolder(root);
  await mkdir(complete);
}
