import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import type { CertificatePackage } from '../../conformance/report/certificate/package.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { unreadable, unwritable } from '../file-argument.ts';

/** Bytes of all files of a package together, unpacked. */
const largestPackage = 512 * 1024 * 1024;

/** A day within what ZIP can tell; the times of files say nothing and would make packages differ. */
const noTime = Date.UTC(2000, 0, 1, 12);

/** Reads a package: a folder, or a `.zip` of one. @throws {CommandFailure} when it cannot be read. */
export async function readPackage(context: CliContext, place: string): Promise<CertificatePackage> {
  const path = resolve(context.cwd, place);
  try {
    if ((await stat(path)).isDirectory()) return await readFolder(path);
    return unpack(place, await readFile(path));
  } catch (error) {
    throw error instanceof CommandFailure ? error : unreadable(place, error);
  }
}

async function readFolder(path: string): Promise<CertificatePackage> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > largestPackage) throw tooLarge(path);
  return new Map(
    await Promise.all(
      files.map(
        async (file) =>
          [relative(path, file).replaceAll('\\', '/'), new Uint8Array(await readFile(file))] as const,
      ),
    ),
  );
}

function unpack(place: string, bytes: Uint8Array): CertificatePackage {
  let left = largestPackage;
  const filter = ({ originalSize }: UnzipFileInfo): boolean => {
    left -= originalSize;
    if (left < 0) throw tooLarge(place);
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })).filter(([name]) => !name.endsWith('/')));
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure({
      vi: `“${place}” không phải gói ghi nhận kết quả kiểm thử: không phải thư mục hay tệp .zip đọc được`,
      en: `“${place}” is no certificate package: neither a folder nor a .zip that can be read`,
    });
  }
}

/** Writes a package as a folder, or as one file where the name ends in `.zip`. @throws {CommandFailure} */
export async function writePackage(
  context: CliContext,
  place: string,
  files: CertificatePackage,
): Promise<void> {
  const path = resolve(context.cwd, place);
  try {
    if (place.endsWith('.zip')) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, zipSync(Object.fromEntries(files), { mtime: noTime }), { flag: 'wx' });
      return;
    }
    await mkdir(dirname(path), { recursive: true });
    await mkdir(path);
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), bytes);
    }
  } catch (error) {
    throw alreadyThere(place, error) ?? unwritable(place, error);
  }
}

/** A package never replaces another: what was handed out stays what it was. */
function alreadyThere(place: string, error: unknown): CommandFailure | undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return undefined;
  return new CommandFailure({ vi: `“${place}” đã có sẵn`, en: `“${place}” is there already` });
}

function tooLarge(place: string): CommandFailure {
  return new CommandFailure({
    vi: `“${place}” lớn hơn ${largestPackage} byte`,
    en: `“${place}” is larger than ${largestPackage} bytes`,
  });
}
