import { parseArgs } from 'node:util';
import type { Language } from '../../protocol/problems/entry.ts';
import { durationPattern, parseDuration } from '../../simulator/scenarios/duration.ts';
import { type MutationRoom, mutationRooms } from './rooms.ts';

export interface MutationOptions {
  readonly rooms: readonly MutationRoom[];
  /** Milliseconds after which nothing new is begun. */
  readonly budget: number;
  readonly json: boolean;
}

/** Words for a person, and the exit code that goes with them. */
export interface Answer {
  readonly say: string;
  readonly code: 0 | 64;
}

/** Reads the arguments, or says what is wrong with them. Without rooms all are meant. */
export function readMutationOptions(args: readonly string[], language: Language): MutationOptions | Answer {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        budget: { type: 'string', default: '1h' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        lang: { type: 'string' },
      },
    });
    if (values.help) return { say: help(language), code: 0 };
    const rooms = positionals.map((each) =>
      mutationRooms.find(({ name }) => name === each.replace(/\/$/, '')),
    );
    const known = rooms.filter((each) => each !== undefined);
    if (known.length < rooms.length || !new RegExp(durationPattern).test(values.budget))
      return wrong(language);
    return {
      rooms: known.length === 0 ? mutationRooms : known,
      budget: parseDuration(values.budget),
      json: values.json,
    };
  } catch {
    return wrong(language);
  }
}

function wrong(language: Language): Answer {
  return { say: `lienthong: ${usage[language]}\n`, code: 64 };
}

const names = mutationRooms.map(({ name }) => name).join(' ');

const usage: Readonly<Record<Language, string>> = {
  vi: `cách dùng: npm run mutation -- [thư mục…] [--budget 1h] [--json]; có: ${names}`,
  en: `usage: npm run mutation -- [room…] [--budget 1h] [--json]; there are: ${names}`,
};

function help(language: Language): string {
  const does = {
    vi: 'Thử chính các phép thử: sửa từng chỗ nhỏ trong mã nguồn, phép thử phải nhận ra. Chạy lại thì đi tiếp chỗ dở.',
    en: 'Tests the tests: the sources are changed in one small place at a time. Run again, it goes on where it was.',
  };
  return `${does[language]}\n${usage[language]}\n  $ npm run mutation -- protocol/wire --budget 30m\n`;
}
