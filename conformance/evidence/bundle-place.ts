import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BundleParts } from './bundle.ts';

/** Ends of names that stand for a single file; anything else is a folder. */
const singleFile = /\.(jsonl|evidence)$/;

/** Whether a bundle of that name is one file. */
export function isSingleFile(place: string): boolean {
  return singleFile.test(place);
}

/** Which run a bundle is of: no other has the same seat, beginning and seed. */
export interface BundleRun {
  readonly seat: string;
  readonly began: number;
  readonly seed: string;
}

/** Written first, and alone: whoever wrote it has the place. */
const marker = 'entries.jsonl';
const runPart = 'run.json';

/** Whether evidence of a run lies at a place; another one's beside it would be found to be of neither. */
export async function holdsBundle(place: string): Promise<boolean> {
  const path = isSingleFile(place) ? place : join(place, marker);
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Whether the evidence at a place is of this very run, told again: a run that goes on another day ends twice. */
export async function holdsBundleOf(place: string, { seat, began, seed }: BundleRun): Promise<boolean> {
  const text = isSingleFile(place)
    ? await runPartIn(place)
    : await readFile(join(place, runPart), 'utf8').catch(() => '');
  const run = text === '' ? undefined : parseObject(text);
  return run?.['seat'] === seat && run['began'] === began && run['seed'] === seed;
}

/** Takes away a bundle, and nothing else that lies beside it. */
export async function clearBundle(place: string): Promise<void> {
  const names = ['head.json', runPart, marker, 'bodies.jsonl', 'report.json', 'bodies'];
  const paths = isSingleFile(place) ? [place] : names.map((name) => join(place, name));
  for (const path of paths) await rm(path, { recursive: true, force: true });
}

/**
 * Writes the parts of a bundle into a folder, or as lines of a single file where the name ends in `.evidence`.
 * Rejects with `EEXIST` where there is a bundle, even one that came to be in this instant.
 */
export async function writeBundle(place: string, parts: BundleParts): Promise<void> {
  if (isSingleFile(place)) {
    await mkdir(dirname(place), { recursive: true });
    const lines = [...parts].map(([name, bytes]) => lineOf(name, bytes)).join('');
    await writeFile(place, lines, { flag: 'wx' });
    return;
  }
  await mkdir(place, { recursive: true });
  await writeFile(join(place, marker), parts.get(marker) ?? '', { flag: 'wx' });
  for (const [name, bytes] of parts) {
    if (name === marker) continue;
    await mkdir(dirname(join(place, name)), { recursive: true });
    await writeFile(join(place, name), bytes);
  }
}

/** Bytes; the parts before the bodies are short, and a bundle may be as long as its packets. */
const longestStart = 1024 * 1024;

async function runPartIn(file: string): Promise<string> {
  const start = createReadStream(file, { end: longestStart });
  try {
    for await (const line of createInterface({ input: start })) {
      for (const [name, bytes] of partOf(line)) {
        if (name === runPart) return Buffer.from(bytes).toString('utf8');
      }
    }
  } catch {
    return '';
  } finally {
    start.destroy();
  }
  return '';
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
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
