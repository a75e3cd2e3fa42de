import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Journal, journalOfText } from '../../loadtests/truth/source.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readArgument, unreadable } from '../file-argument.ts';

/** What a check of truth reads: names as they were given, or as they were found in a folder. */
export interface TruthFiles {
  readonly journals: readonly string[];
  /** Beside the journals, in a folder of a run. */
  readonly samples?: string;
}

/** Finds the journals of a run: each argument is one, or a folder in which they lie. */
export async function findTruthFiles(context: CliContext, named: readonly string[]): Promise<TruthFiles> {
  const found = await Promise.all(named.map((each) => filesOf(context, each)));
  const journals = found.flatMap((each) => each.journals);
  const samples = found.map((each) => each.samples).find((each) => each !== undefined);
  if (new Set(journals.map((each) => resolve(context.cwd, each))).size < journals.length) {
    throw usageFailure({
      vi: 'một nhật ký được nêu hai lần',
      en: 'one journal is named twice',
    });
  }
  return { journals, ...(samples === undefined ? {} : { samples }) };
}

async function filesOf(context: CliContext, named: string): Promise<TruthFiles> {
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
  if (!entry.isDirectory()) return { journals: [named] };
  const names = (await readdir(place)).sort();
  const journals = names.filter((each) => /^journal.*\.ndjson$/.test(each)).map((each) => join(named, each));
  if (journals.length === 0) {
    throw usageFailure({
      vi: `trong “${named}” không có tệp journal*.ndjson nào`,
      en: `there is no journal*.ndjson in “${named}”`,
    });
  }
  return { journals, ...(names.includes('samples.json') ? { samples: join(named, 'samples.json') } : {}) };
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
