import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitWatch } from '../spans/commit-watch.ts';
import { holdsPackets, openDiskFiles } from './disk-files.ts';
import { createFolderFiles } from './folder-files.ts';
import { lockFolder } from './folder-lock.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createMemoryStore } from './memory-store.ts';
import { migrations } from './migrations/all.ts';
import type { PacketFiles } from './packet-files.ts';
import { parseStorePlace, renderStorePlace, type StorePlace } from './place.ts';
import { packetsAlone } from './refused.ts';
import { createSqliteStore } from './sqlite-store.ts';
import type { HubStore } from './store.ts';
import { makeFolderDurably, syncFolder } from './sync-folder.ts';

/** Rows and files that belong together. */
export interface Keeping {
  readonly store: HubStore;
  readonly files: PacketFiles;
  /** Runs `work` while no other process on the same store runs work here: two that start put one world in. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens what a hub keeps: `memory`, `postgres://…`, or a folder with the database and the packets. Files
 * without a row, left by a crash between the two, are swept.
 * `watch` hears of each commit, where the store commits here and not in a server of its own.
 * @throws {StoreRefused} when the place holds something that this program will not touch.
 */
export async function openKeeping(where: string, watch?: CommitWatch): Promise<Keeping> {
  const keeping = await openPlace(parseStorePlace(where), watch);
  await keeping.files.sweep(keeping.store.holdsContent);
  return keeping;
}

async function openPlace(place: StorePlace, watch: CommitWatch | undefined): Promise<Keeping> {
  switch (place.kind) {
    case 'memory':
      return inMemory();
    case 'folder':
      return onDisk(place.path, watch);
    case 'postgres':
      return inPostgres(place.url);
  }
}

function inMemory(): Keeping {
  return { store: createMemoryStore(), files: createMemoryFiles(), alone: here, close: async () => {} };
}

async function onDisk(folder: string, watch: CommitWatch | undefined): Promise<Keeping> {
  await makeFolderDurably(folder);
  const unlock = lockFolder(folder);
  const [database, packets] = [join(folder, 'hub.db'), join(folder, 'packets')];
  try {
    // A new database holds no row of them: they would be swept, and a backup of the database could not bring them back.
    if (isEmpty(database) && (await holdsPackets(packets))) throw packetsAlone(database, packets);
    const store = createSqliteStore(database, watch);
    const files = createFolderFiles(store.contents, await openDiskFiles(packets));
    await syncFolder(folder);
    const close = async () => {
      try {
        await store.close();
      } finally {
        await files.close().finally(unlock);
      }
    };
    return { store, files, alone: here, close };
  } catch (reason) {
    unlock();
    throw reason;
  }
}

/** Also of a file that is not there. */
function isEmpty(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

/** One process has these, so it is alone. */
function here<T>(work: () => Promise<T>): Promise<T> {
  return work();
}

/** Held while a world is put in. */
const seedingLock = 1_819_897_704;

/** The client is loaded only where it is asked for. */
async function inPostgres(url: string): Promise<Keeping> {
  const { openDatabase } = await import('./postgres/database.ts');
  const { createPostgresFiles } = await import('./postgres/files.ts');
  const { migratePostgres } = await import('./postgres/schema.ts');
  const { createPostgresStore } = await import('./postgres/store.ts');
  const database = openDatabase(url);
  try {
    await migratePostgres(database, renderStorePlace(url), migrations);
  } catch (reason) {
    await database.close();
    throw reason;
  }
  return {
    store: createPostgresStore(database),
    files: createPostgresFiles(database),
    alone: (work) => database.alone(seedingLock, work),
    close: database.close,
  };
}
