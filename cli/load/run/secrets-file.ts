import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CliContext, usageFailure } from '../../context.ts';
import { unreadable } from '../../file-argument.ts';

/**
 * Secrets of systems by their ids: a JSON object, or the line that `lienthong hub --json` prints.
 * @throws {CommandFailure} when there is no such file, or (exit 64) when it is neither. What stands in it is never printed.
 */
export async function readSecrets(
  context: CliContext,
  name: string,
): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(resolve(context.cwd, name), 'utf8').catch((error: unknown) => {
    throw unreadable(name, error);
  });
  const value = parse(text);
  const entries = value === undefined ? [] : pairsOf(value);
  if (entries.length > 0) return Object.fromEntries(entries);
  throw usageFailure({
    vi: `“${name}” không phải tệp khoá bí mật: cần {"<systemid>": "<khoá>"}, hoặc dòng của lienthong hub --json`,
    en: `“${name}” holds no secrets: give {"<systemid>": "<secret>"}, or the line of lienthong hub --json`,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(
      text.split('\n')[0]?.trim().endsWith('}') === true ? (text.split('\n')[0] ?? '') : text,
    );
  } catch {
    return undefined;
  }
}

function pairsOf(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('systems' in value && Array.isArray(value.systems)) return value.systems.flatMap(pairOf);
  return Object.entries(value).flatMap(([name, secret]) =>
    typeof secret === 'string' ? [[name, secret] as const] : [],
  );
}

function pairOf(row: unknown): readonly (readonly [string, string])[] {
  if (typeof row !== 'object' || row === null || !('systemId' in row) || !('secret' in row)) return [];
  const { systemId, secret } = row;
  return typeof systemId === 'string' && typeof secret === 'string' ? [[systemId, secret]] : [];
}
