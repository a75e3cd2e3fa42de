import { X509Certificate } from 'node:crypto';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';

const pemBytes = 4 * 1024 * 1024;
const blocks = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM file that somebody trusts, one text each.
 * @throws {CommandFailure} 64 when it cannot be read, holds none, or holds one that is none.
 */
export async function readRoots(context: CliContext, file: string): Promise<readonly string[]> {
  const bytes = await readWholeArgument(context, file, pemBytes).catch((error: unknown) => {
    throw error instanceof CommandFailure ? new CommandFailure(error.text, 64) : error;
  });
  const text = Buffer.from(bytes).toString('utf8');
  const found = text.match(blocks) ?? [];
  if (found.length === 0) throw new CommandFailure(noneIn(file), 64);
  for (const [index, block] of found.entries()) {
    if (!isCertificate(block)) throw new CommandFailure(brokenIn(file, index + 1), 64);
  }
  return found;
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}

function noneIn(file: string): Bilingual {
  return {
    vi: `“${file}” không có chứng thư nào dạng PEM (-----BEGIN CERTIFICATE-----)`,
    en: `“${file}” holds no certificate in PEM (-----BEGIN CERTIFICATE-----)`,
  };
}

function brokenIn(file: string, place: number): Bilingual {
  return {
    vi: `“${file}”: khối PEM thứ ${place} không phải chứng thư đọc được`,
    en: `“${file}”: PEM block ${place} is no certificate that can be read`,
  };
}
