import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { BundleParts } from '../../conformance/evidence/bundle.ts';
import {
  type BundleRun,
  clearBundle,
  holdsBundle,
  holdsBundleOf,
  isSingleFile,
  writeBundle,
} from '../../conformance/evidence/bundle-place.ts';
import { type CliContext, type CommandFailure, usageFailure } from '../context.ts';
import { unwritable } from '../file-argument.ts';
import type { CheckOptions } from './options.ts';

/** Writes a file that somebody asked for, with the folders above it. @throws {CommandFailure} */
export async function writeWanted(context: CliContext, file: string, text: string): Promise<void> {
  const path = resolve(context.cwd, file);
  try {
    await makeFolders(dirname(path));
    await writeFile(path, text);
  } catch (error) {
    throw unwritable(file, error);
  }
}

/**
 * Sees before a run that what it is to leave behind can be written: a run of days is not lost for a wrong name.
 * Makes the folders; leaves every file as it was.
 * @throws {CommandFailure}
 */
export async function expectWritable(
  context: CliContext,
  { bundle, junit, tap, html }: Pick<CheckOptions, 'bundle' | 'junit' | 'tap' | 'html'>,
  run: BundleRun,
): Promise<void> {
  if (bundle !== undefined) await expectNoBundle(context, bundle, run);
  const files = [junit, tap, html, bundle].filter((each) => each !== undefined);
  for (const file of files) {
    const path = resolve(context.cwd, file);
    try {
      await (file === bundle && !isSingleFile(file) ? expectFolder(path) : expectFile(path));
    } catch (error) {
      throw unwritable(file, error);
    }
  }
}

/**
 * Evidence is never mixed with another run's, nor replaced by it in silence; only what this very run left behind
 * before gives way to it. @throws {CommandFailure}
 */
async function expectNoBundle(context: CliContext, bundle: string, run: BundleRun): Promise<void> {
  const place = resolve(context.cwd, bundle);
  if ((await holdsBundle(place)) && !(await holdsBundleOf(place, run))) throw taken(bundle);
}

/** Writes the bundle of a run. @throws {CommandFailure} where it cannot, or another run has been quicker. */
export async function writeBundleWanted(
  context: CliContext,
  bundle: string,
  run: BundleRun,
  parts: BundleParts,
): Promise<void> {
  const place = resolve(context.cwd, bundle);
  try {
    if (await holdsBundleOf(place, run)) await clearBundle(place);
    await writeBundle(place, parts);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere && (await holdsBundle(place)) ? taken(bundle) : unwritable(bundle, error);
  }
}

function taken(bundle: string): CommandFailure {
  const [vi, en] = isSingleFile(bundle)
    ? [`chọn tên khác, hoặc dời tệp này đi trước`, `choose another name, or move this file away first`]
    : [`chọn thư mục khác, hoặc dọn thư mục này trước`, `choose another folder, or clear this one first`];
  return usageFailure({
    vi: `“${bundle}” đã có bằng chứng của một phiên khác: ${vi}`,
    en: `“${bundle}” holds the evidence of another run: ${en}`,
  });
}

async function expectFolder(path: string): Promise<void> {
  await makeFolders(path);
  await access(path, constants.W_OK);
}

async function expectFile(path: string): Promise<void> {
  await makeFolders(dirname(path));
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  if (there === undefined) await tryFolder(dirname(path));
  else await access(path, constants.W_OK);
}

/** What rights say of a folder is no promise to an administrator, nor of a folder that takes no files. */
async function tryFolder(path: string): Promise<void> {
  const trial = join(path, `.lienthong-${randomUUID()}`);
  await writeFile(trial, '', { flag: 'wx' });
  await unlink(trial);
}

/** Node's own recursive `mkdir` never ends where a system answers ENOENT for good, as Linux does below `/proc`. */
async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolders(dirname(path));
  await mkdir(path).catch(async (error: unknown) => {
    if (!(await isFolder(path))) throw error;
  });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}
