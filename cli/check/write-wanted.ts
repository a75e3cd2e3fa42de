import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CliContext } from '../context.ts';
import { unreadable } from '../file-argument.ts';

/** Writes a file that somebody asked for, with the folders above it. @throws {CommandFailure} */
export async function writeWanted(context: CliContext, file: string, text: string): Promise<void> {
  const path = resolve(context.cwd, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw unreadable(file, error);
  }
}
