import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openDiskFiles } from './disk-files.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createMemoryStore } from './memory-store.ts';
import type { PacketFiles } from './packet-files.ts';
import { createSqliteStore } from './sqlite-store.ts';
import type { HubStore } from './store.ts';

/** Rows and files that belong together. */
export interface Keeping {
  readonly store: HubStore;
  readonly files: PacketFiles;
  close(): Promise<void>;
}

/**
 * Opens what a hub keeps: `memory`, or a folder with the database and the packets. Files without a row, left
 * by a crash between the two, are swept.
 */
export async function openKeeping(where: string): Promise<Keeping> {
  const [store, files] = where === 'memory' ? inMemory() : await onDisk(where);
  await files.sweep(store.holdsContent);
  const close = async () => {
    await store.close();
    await files.close();
  };
  return { store, files, close };
}

function inMemory(): readonly [HubStore, PacketFiles] {
  return [createMemoryStore(), createMemoryFiles()];
}

async function onDisk(folder: string): Promise<readonly [HubStore, PacketFiles]> {
  await mkdir(folder, { recursive: true });
  const store = createSqliteStore(join(folder, 'hub.db'));
  return [store, await openDiskFiles(join(folder, 'packets'))];
}
