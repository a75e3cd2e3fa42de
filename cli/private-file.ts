import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { unwritable } from './file-argument.ts';

/**
 * Writes a file that only its owner may read, whatever stood there before: a new one takes its place, so that the
 * bytes never lie in a file that others may read, or have open. A link stays one; a pipe or a device is written to.
 * @throws {CommandFailure} when it cannot be written, naming `argument`; what stood there then stands there still.
 */
export async function writePrivately(
  path: string,
  bytes: string | Uint8Array,
  argument = path,
): Promise<void> {
  try {
    const known = await stat(path).catch(() => undefined);
    if (known === undefined || known.isFile()) await replace(await realpath(path).catch(() => path), bytes);
    else await writeFile(path, bytes);
  } catch (error) {
    throw unwritable(argument, error);
  }
}

async function replace(path: string, bytes: string | Uint8Array): Promise<void> {
  const fresh = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(fresh, bytes, { mode: 0o600, flag: 'wx', flush: true });
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
