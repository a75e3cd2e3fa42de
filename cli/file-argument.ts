import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CliContext, CommandFailure } from './context.ts';

const chunkBytes = 256 * 1024;

/**
 * Streams a file argument, or standard input for `-`.
 * @throws {CommandFailure} when the file cannot be read, saying why in one line.
 */
export async function* readArgument(context: CliContext, argument: string): AsyncGenerator<Uint8Array> {
  if (argument === '-') {
    yield* context.stdin;
    return;
  }
  const file = await open(resolve(context.cwd, argument)).catch((error: unknown) => {
    throw unreadable(argument, error);
  });
  try {
    yield* file.createReadStream({ highWaterMark: chunkBytes });
  } catch (error) {
    throw unreadable(argument, error);
  } finally {
    await file.close();
  }
}

/** Why the operating system would not write it, in words. */
export function unwritable(argument: string, error: unknown): CommandFailure {
  const code = codeOf(error);
  switch (code) {
    case 'ENOENT':
      return new CommandFailure({
        vi: `không ghi được “${argument}”: không có thư mục để ghi vào`,
        en: `cannot write “${argument}”: there is no folder to write it in`,
      });
    case 'EISDIR':
      return isFolder(argument);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new CommandFailure({
        vi: `không có quyền ghi “${argument}”`,
        en: `not allowed to write “${argument}”`,
      });
    case 'ENOSPC':
      return new CommandFailure({
        vi: `không còn chỗ để ghi “${argument}”`,
        en: `no space is left to write “${argument}”`,
      });
    case 'EEXIST':
    case 'ENOTDIR':
      return new CommandFailure({
        vi: `không ghi được “${argument}”: nơi cần một thư mục lại có một tệp`,
        en: `cannot write “${argument}”: a file stands where a folder has to be`,
      });
    default:
      return new CommandFailure({
        vi: `không ghi được “${argument}” (${code})`,
        en: `cannot write “${argument}” (${code})`,
      });
  }
}

/** What the operating system answers when it lets nobody at a file; anything else may be a bug of ours. */
const refusals = [
  'ENOENT',
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
];
const readings = ['open', 'read', 'stat', 'lstat', 'scandir', 'access', 'realpath'];
const writings = [
  'write',
  'mkdir',
  'rename',
  'copyfile',
  'link',
  'unlink',
  'rmdir',
  'rm',
  'fsync',
  'ftruncate',
  'chmod',
];

/** A file or folder that could not be had, told in words by its path; undefined of any other error. */
export function explainFile(error: unknown): CommandFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const { path, syscall = '' }: Error & { readonly path?: unknown; readonly syscall?: string } = error;
  if (typeof path !== 'string' || !refusals.includes(codeOf(error))) return undefined;
  if (readings.includes(syscall)) return unreadable(path, error);
  return writings.includes(syscall) ? unwritable(path, error) : undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function isFolder(argument: string): CommandFailure {
  return new CommandFailure({
    vi: `“${argument}” là thư mục, không phải tệp`,
    en: `“${argument}” is a folder, not a file`,
  });
}

/** Why the operating system would not read it, in words. */
export function unreadable(argument: string, error: unknown): CommandFailure {
  const code = codeOf(error);
  switch (code) {
    case 'ENOENT':
      return new CommandFailure({ vi: `không có tệp “${argument}”`, en: `there is no file “${argument}”` });
    case 'EISDIR':
      return isFolder(argument);
    case 'ENOTDIR':
      return new CommandFailure({
        vi: `không có “${argument}”: trên đường dẫn có một tệp ở chỗ của thư mục`,
        en: `there is no “${argument}”: on the way a file stands where a folder has to be`,
      });
    case 'EACCES':
    case 'EPERM':
      return new CommandFailure({
        vi: `không có quyền đọc “${argument}”`,
        en: `not allowed to read “${argument}”`,
      });
    default:
      return new CommandFailure({
        vi: `không đọc được “${argument}” (${code})`,
        en: `cannot read “${argument}” (${code})`,
      });
  }
}

/**
 * Reads a file argument, or standard input for `-`, as a whole.
 * @throws {CommandFailure} when it cannot be read or holds more than `limit` bytes.
 */
export async function readWholeArgument(
  context: CliContext,
  argument: string,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readArgument(context, argument)) {
    size += chunk.length;
    if (size > limit) {
      throw new CommandFailure({
        vi: `“${argument}” lớn hơn ${limit} byte`,
        en: `“${argument}” is larger than ${limit} bytes`,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
