import type { JournalEntry } from '../journal.ts';
import { parseLine } from './parse-line.ts';

/** One journal, which can be read several times. */
export interface Journal {
  readonly name: string;
  /** Its entries from the first line on, some at a time. @throws {MalformedLine} */
  read(): AsyncIterable<readonly NumberedEntry[]> | Iterable<readonly NumberedEntry[]>;
}

/** An entry with its line, from 1; `torn` in its place when the last line was cut short. */
export interface NumberedEntry {
  readonly line: number;
  readonly entry: JournalEntry | 'torn';
}

/** A line that is no line of a journal. */
export class MalformedLine extends Error {
  readonly journal: string;
  readonly line: number;
  /** The field that is missing or wrong; `JSON` when it is no JSON object. */
  readonly field: string;

  constructor(journal: string, line: number, field: string) {
    super(`${journal}:${line}: ${field}`);
    this.name = 'MalformedLine';
    this.journal = journal;
    this.line = line;
    this.field = field;
  }
}

/** Longest line that is read: a broadcast to 3,400 receivers has about 60,000 characters, a long list 40 an id. */
const longestLine = 64 * 1024 * 1024;

/** A journal as text. Only a last line without its line end may be broken: its writer was killed. */
export function journalOfText(name: string, open: () => AsyncIterable<string> | Iterable<string>): Journal {
  return {
    name,
    async *read() {
      let line = 0;
      let rest = '';
      for await (const chunk of open()) {
        const pieces = (rest + chunk).split('\n');
        rest = pieces.pop() ?? '';
        if (rest.length > longestLine) throw new MalformedLine(name, line + pieces.length + 1, 'JSON');
        const first = line;
        yield pieces.flatMap((piece, index) => entryOf(piece, name, first + index + 1));
        line += pieces.length;
      }
      if (rest.trim() !== '') yield [lastEntry(rest, line + 1)];
    },
  };
}

/** A journal that lies in memory. */
export function journalOfEntries(name: string, entries: readonly JournalEntry[]): Journal {
  return { name, read: () => [entries.map((entry, index) => ({ entry, line: index + 1 }))] };
}

function entryOf(text: string, name: string, line: number): readonly NumberedEntry[] {
  if (text.trim() === '') return [];
  const reading = parseLine(text);
  if (!reading.ok) throw new MalformedLine(name, line, reading.why);
  return [{ line, entry: reading.entry }];
}

function lastEntry(text: string, line: number): NumberedEntry {
  const reading = parseLine(text);
  return { line, entry: reading.ok ? reading.entry : 'torn' };
}
