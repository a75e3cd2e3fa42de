import exec from 'k6/execution';
import { Counter } from 'k6/metrics';
import type { JournalEntry } from '../journal.ts';
import { journals, segment } from './settings.ts';

type WithoutOccasion<T> = T extends unknown ? Omit<T, 't' | 'vu' | 'seg' | 'n'> : never;

/** What happened, but for when and to whom. */
export type Happening = WithoutOccasion<JournalEntry>;

/** What of all lines that are numbered reaches the end of the process, where nobody sees the users’ own counts. */
export const journalLines = 'journal_lines';
const counter = new Counter(journalLines);

let written = 0;
let counted = 0;

/** Puts one line into the journal: k6 writes what goes to the console into the file of `--console-output`. */
export function note(happening: Happening): void {
  if (!journals) return;
  written += 1;
  write({ ...happening, t: Date.now(), vu: exec.vu.idInTest, seg: segment, n: written });
}

/** Counts the lines of an iteration that is over: once for all of them, which costs less than the lines do. */
export function countLines(): void {
  counter.add(written - counted);
  counted = written;
}

/** A line of who ends the process: no user wrote it, so it has no number. */
export function noteAtEnd(happening: Happening): void {
  if (journals) write({ ...happening, t: Date.now(), vu: 0, seg: segment });
}

function write(line: object): void {
  // biome-ignore lint/suspicious/noConsole: the console is k6’s way to a file, and nothing else goes there
  console.log(JSON.stringify(line));
}
