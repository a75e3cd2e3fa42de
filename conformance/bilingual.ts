import type { Bilingual } from '../protocol/problems/entry.ts';

/** A text in both languages, as checks and reports say it. */
export function both(vi: string, en: string): Bilingual {
  return { vi, en };
}
