import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One name in a folder. */
export interface NameEntry {
  readonly name: string;
  /** The number by which the system knows the file or folder. */
  readonly inode: string;
  readonly isFolder: boolean;
}

/** Names in a folder that exists. */
export function namesIn(folder: string): readonly NameEntry[] {
  return readdirSync(folder).map((name) => ({ name, ...inodeOf(join(folder, name)) }));
}

/** The inode of what stands at a path, and whether it is a folder. */
export function inodeOf(path: string): Omit<NameEntry, 'name'> {
  const facts = lstatSync(path, { bigint: true });
  return { inode: String(facts.ino), isFolder: facts.isDirectory() };
}

/** Names of a folder as its copy in the shadow has them. */
export function parseNames(copy: string): readonly NameEntry[] {
  return readFileSync(copy, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [inode = '', kind, ...name] = line.split(' ');
      return { inode, isFolder: kind === 'd', name: name.join(' ') };
    });
}

/** A folder's names as the shadow keeps them. */
export function renderNames(names: readonly NameEntry[]): string {
  return names.map(({ name, inode, isFolder }) => `${inode} ${isFolder ? 'd' : 'f'} ${name}\n`).join('');
}
