import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoxItem } from './system-box.ts';

/** What stands in a box, one file each, so that a run that was stopped finds it again. */
export interface BoxFolder {
  items(): readonly BoxItem[];
  write(index: number, item: BoxItem): void;
}

/** Opens the folder of a box; it is made where it is not there yet. */
export function openBoxFolder(folder: string): BoxFolder {
  mkdirSync(folder, { recursive: true });
  const path = (index: number) => join(folder, `${String(index).padStart(6, '0')}.json`);
  return {
    items: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => itemIn(readFileSync(join(folder, name), 'utf8'))),
    write: (index, { row, packet, taken }) =>
      writeFileSync(
        path(index),
        JSON.stringify({ row, taken, packet: Buffer.from(packet).toString('base64') }),
      ),
  };
}

function itemIn(text: string): BoxItem {
  const { row, taken, packet } = JSON.parse(text) as Omit<BoxItem, 'packet'> & { readonly packet: string };
  return { row, taken, packet: Buffer.from(packet, 'base64') };
}
