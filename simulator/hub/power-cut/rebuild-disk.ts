import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inodeOf, type NameEntry, namesIn, parseNames, renderNames } from './disk-names.ts';

/** A disk at the moment of a power cut. */
export interface CutDisk {
  /** What the program saw: everything that it wrote, synced or not. */
  readonly seen: string;
  /** Copies of what it synced. */
  readonly shadow: string;
}

/** What was lost, or half lost, because it had not been synced. */
export interface Loss {
  readonly names: number;
  readonly contents: number;
}

/**
 * Says of something unsynced whether it reached the disk all the same: POSIX promises that what was synced is
 * there, not that the rest is gone. `never` is the plain power cut; anything else tears it.
 */
export type Reaches = (what: string) => boolean;

export const never: Reaches = () => false;

/** Takes all that lies in a folder for synced: a disk as it is when the power comes on. */
export function beginShadow(disk: string, shadow: string): void {
  mkdirSync(shadow, { recursive: true });
  const names = namesIn(disk);
  writeFileSync(join(shadow, `folder-${inodeOf(disk).inode}`), renderNames(names));
  for (const { name, inode, isFolder } of names) {
    if (isFolder) beginShadow(join(disk, name), shadow);
    else copyFileSync(join(disk, name), join(shadow, `file-${inode}`));
  }
}

/** Builds in the empty folder `fresh` the disk as it is found after the power cut. */
export function rebuildDisk(cut: CutDisk, fresh: string, reaches: Reaches = never): Loss {
  const paths = new Map<string, string>();
  collectPaths(cut.seen, paths);
  const loss = { names: 0, contents: 0 };

  const rebuildFolder = (inode: string, into: string): void => {
    mkdirSync(into, { recursive: true });
    const copy = join(cut.shadow, `folder-${inode}`);
    const synced = byName(existsSync(copy) ? parseNames(copy) : []);
    const path = paths.get(inode);
    const seen = byName(path === undefined ? [] : namesIn(path));
    for (const name of new Set([...synced.keys(), ...seen.keys()])) {
      const [kept, latest] = [synced.get(name), seen.get(name)];
      const changed = kept?.inode !== latest?.inode;
      const entry = changed && reaches(`name ${join(into, name)}`) ? latest : kept;
      if (changed && entry === kept) loss.names += 1;
      if (entry === undefined) continue;
      if (entry.isFolder) rebuildFolder(entry.inode, join(into, name));
      else rebuildFile(entry.inode, join(into, name));
    }
  };

  /** A file that has a name and was never synced has no content. */
  const rebuildFile = (inode: string, into: string): void => {
    const [copy, path] = [join(cut.shadow, `file-${inode}`), paths.get(inode)];
    const synced = existsSync(copy) ? readFileSync(copy) : Buffer.alloc(0);
    const seen = path === undefined ? synced : readFileSync(path);
    const isSynced = synced.equals(seen);
    if (!isSynced) loss.contents += 1;
    writeFileSync(into, isSynced ? synced : mixPages(synced, seen, (what) => reaches(`${what} of ${into}`)));
  };

  rebuildFolder(inodeOf(cut.seen).inode, fresh);
  return loss;
}

function collectPaths(folder: string, paths: Map<string, string>): void {
  paths.set(inodeOf(folder).inode, folder);
  for (const { name, inode, isFolder } of namesIn(folder)) {
    if (isFolder) collectPaths(join(folder, name), paths);
    else paths.set(inode, join(folder, name));
  }
}

function byName(names: readonly NameEntry[]): ReadonlyMap<string, NameEntry> {
  return new Map(names.map((each) => [each.name, each]));
}

const pageBytes = 4096;

/** A file of which some unsynced pages, and perhaps its unsynced length, reached the disk. */
function mixPages(synced: Buffer, seen: Buffer, reaches: Reaches): Buffer {
  const mixed = Buffer.alloc(reaches('length') ? seen.length : synced.length);
  for (let at = 0; at < mixed.length; at += pageBytes) {
    const from = reaches(`page ${at / pageBytes}`) ? seen : synced;
    mixed.set(from.subarray(at, at + pageBytes).subarray(0, mixed.length - at), at);
  }
  return mixed;
}
