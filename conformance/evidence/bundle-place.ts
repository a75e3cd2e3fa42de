import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BundleParts } from './bundle.ts';

/** Ends of names that stand for a single file; anything else is a folder. */
const singleFile = /\.(jsonl|evidence)$/;

/** Whether a bundle of that name is one file. */
export function isSingleFile(place: string): boolean {
  return singleFile.test(place);
}

/** Whether evidence of a run lies in a folder; another one's beside it would be found to be of neither. */
export async function holdsBundle(place: string): Promise<boolean> {
  return (await stat(join(place, 'entries.jsonl')).catch(() => undefined)) !== undefined;
}

/** Writes the parts of a bundle into a folder, or as lines of a single file where the name ends in `.evidence`. */
export async function writeBundle(place: string, parts: BundleParts): Promise<void> {
  if (isSingleFile(place)) {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, [...parts].map(([name, bytes]) => lineOf(name, bytes)).join(''));
    return;
  }
  for (const [name, bytes] of parts) {
    await mkdir(dirname(join(place, name)), { recursive: true });
    await writeFile(join(place, name), bytes);
  }
}

/** Reads the parts back, whatever they are worth; a file that is no bundle is one part without a name. Rejects when there is no such file or folder. */
export async function readBundle(place: string): Promise<BundleParts> {
  if ((await stat(place)).isDirectory()) return readFolder(place);
  const bytes = await readFile(place);
  const parts = bytes.toString('utf8').split('\n').flatMap(partOf);
  return new Map(parts.length === 0 ? [['', bytes]] : parts);
}

async function readFolder(place: string): Promise<BundleParts> {
  const entries = await readdir(place, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  const parts = await Promise.all(
    paths.map(
      async (path) =>
        [
          path
            .slice(place.length)
            .replace(/^[\\/]+/, '')
            .replaceAll('\\', '/'),
          await readFile(path),
        ] as const,
    ),
  );
  return new Map(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function lineOf(name: string, bytes: Uint8Array): string {
  return `${JSON.stringify({ name, base64: Buffer.from(bytes).toString('base64') })}\n`;
}

/** A line that is none is passed over: the part that it held will be missed. */
function partOf(line: string): readonly (readonly [string, Uint8Array])[] {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('name' in value) || !('base64' in value)) return [];
    const { name, base64 } = value;
    if (typeof name !== 'string' || typeof base64 !== 'string') return [];
    return [[name, new Uint8Array(Buffer.from(base64, 'base64'))]];
  } catch {
    return [];
  }
}
