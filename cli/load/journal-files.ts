import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Journal, journalOfText } from '../../loadtests/truth/source.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readArgument, unreadable } from '../file-argument.ts';

/** Finds the journals of a run: each argument is one, or a folder in which they lie. Names as they were given. */
export async function findJournals(
  context: CliContext,
  named: readonly string[],
): Promise<readonly string[]> {
  const found = await Promise.all(named.map((each) => journalsOf(context, each)));
  const journals = found.flat();
  if (new Set(journals.map((each) => resolve(context.cwd, each))).size < journals.length) {
    throw usageFailure({
      vi: 'một nhật ký được nêu hai lần',
      en: 'one journal is named twice',
    });
  }
  return journals;
}

async function journalsOf(context: CliContext, named: string): Promise<readonly string[]> {
  if (named === '-') {
    throw usageFailure({
      vi: 'nhật ký được đọc ba lượt nên phải là tệp, không phải đầu vào chuẩn',
      en: 'a journal is read three times, so it must be a file, not standard input',
    });
  }
  const place = resolve(context.cwd, named);
  const entry = await stat(place).catch((error: unknown) => {
    throw unreadable(named, error);
  });
  if (!entry.isDirectory()) return [named];
  const names = (await readdir(place)).sort();
  const journals = names.filter((each) => /^journal.*\.ndjson$/.test(each)).map((each) => join(named, each));
  if (journals.length > 0) return journals;
  throw usageFailure({
    vi: `trong “${named}” không có tệp journal*.ndjson nào`,
    en: `there is no journal*.ndjson in “${named}”`,
  });
}

/** A journal in a file, read as a stream each time. */
export function journalOfFile(context: CliContext, name: string): Journal {
  return journalOfText(name, () => textOf(context, name));
}

async function* textOf(context: CliContext, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of readArgument(context, name)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
