import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CliContext } from '../context.ts';

/** Where the root of a fresh test certificate is written, below the current folder. */
export const testRootFile = '.lienthong/hub-root.pem';

/**
 * Writes the root of a test where those look for it who are to trust it. Only a hub that listens has one to give:
 * another's may stand there, and its callers trust it.
 * @throws where there is no room for it
 */
export async function keepTestRoot(
  { cwd }: Pick<CliContext, 'cwd'>,
  file: string,
  pem: string,
): Promise<void> {
  const path = resolve(cwd, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, pem);
}
