import exec from 'k6/execution';
import type { JournalEntry } from '../journal.ts';
import { journals, segment } from './settings.ts';

type WithoutOccasion<T> = T extends unknown ? Omit<T, 't' | 'vu' | 'seg'> : never;

/** What happened, but for when and to whom. */
export type Happening = WithoutOccasion<JournalEntry>;

/** Puts one line into the journal: k6 writes what goes to the console into the file of `--console-output`. */
export function note(happening: Happening): void {
  if (!journals) return;
  const line = JSON.stringify({ ...happening, t: Date.now(), vu: exec.vu.idInTest, seg: segment });
  // biome-ignore lint/suspicious/noConsole: the console is k6’s way to a file, and nothing else goes there
  console.log(line);
}
