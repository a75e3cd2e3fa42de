import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type GivenFile, isForChecking } from '../../conformance/engine/record-files.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { readWholeArgument, unreadable } from '../file-argument.ts';

const largestFile = 512 * 1024 * 1024;

/**
 * Every file that the arguments name, in order: a file whatever its name, a folder's packets and captures sorted by
 * path, standard input for `-`.
 * @throws {CommandFailure} when one cannot be read, or a folder has none.
 */
export async function readGivenFiles(
  context: CliContext,
  paths: readonly string[],
): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = [];
  for (const path of paths) {
    if (path !== '-' && (await isFolder(context, path))) files.push(...(await readFolder(context, path)));
    else files.push({ name: path, bytes: await readWholeArgument(context, path, largestFile) });
  }
  return files;
}

async function isFolder(context: CliContext, path: string): Promise<boolean> {
  try {
    return (await stat(resolve(context.cwd, path))).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function readFolder(context: CliContext, path: string): Promise<readonly GivenFile[]> {
  const root = resolve(context.cwd, path);
  const listed = await readdir(root, { withFileTypes: true, recursive: true });
  const inside = listed
    .filter((entry) => entry.isFile() && isForChecking(entry.name))
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  if (inside.length === 0) {
    throw new CommandFailure({
      vi: `thư mục “${path}” không có tệp .edxml, .xml, .http hay .har nào`,
      en: `the folder “${path}” holds no .edxml, .xml, .http or .har file`,
    });
  }
  const prefix = path.replaceAll('\\', '/').replace(/\/+$/, '');
  return Promise.all(
    inside.map(async (name) => ({ name: `${prefix}/${name}`, bytes: await readFile(join(root, name)) })),
  );
}
