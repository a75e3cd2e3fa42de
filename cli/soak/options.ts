import { parseArgs } from 'node:util';
import type { Language } from '../../protocol/problems/entry.ts';

export interface SoakOptions {
  readonly what: 'kills' | 'power-cuts';
  readonly kills: number;
  readonly seed: number;
  readonly json: boolean;
}

/** Reads the arguments, or says in one line what is wrong with them. */
export function readSoakOptions(args: readonly string[], language: Language): SoakOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        kills: { type: 'string', default: '500' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string' },
      },
    });
    const [what] = positionals;
    const [kills, seed] = [wholeNumber(values.kills), wholeNumber(values.seed)];
    const known = what === 'kills' || what === 'power-cuts';
    if (!known || positionals.length > 1 || kills === undefined || kills === 0 || seed === undefined) {
      return usage[language];
    }
    return { what, kills, seed, json: values.json };
  } catch {
    return usage[language];
  }
}

const usage: Readonly<Record<Language, string>> = {
  vi: 'cách dùng: npm run soak:kills hoặc soak:power-cuts -- [--kills 500] [--seed 1] [--json]',
  en: 'usage: npm run soak:kills or soak:power-cuts -- [--kills 500] [--seed 1] [--json]',
};

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
