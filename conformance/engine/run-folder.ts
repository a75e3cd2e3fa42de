import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { evidenceOf } from '../evidence/create-recorder.ts';
import { entrySchema } from '../evidence/entry-schema.ts';
import type { BodyRef, Evidence, EvidenceEntry } from '../evidence/evidence.ts';
import { bodyRefsOf } from '../evidence/merge-evidence.ts';
import type { Journal, JournalLine } from './journal.ts';

/** What is kept of one scenario, so that a run can be stopped in the middle of it. */
export interface KeptScenario {
  /** It ran to its end on an earlier day. */
  readonly isDone: boolean;
  readonly before: Evidence;
  readonly journal: Journal;
  /** For what its stage must remember. */
  readonly folder: string;
  heard(entry: EvidenceEntry, body: (ref: BodyRef) => Uint8Array): void;
  waiting(what: Bilingual, within: number, at: number): void;
  done(): void;
  /** Begins it anew: its stage cannot remember. */
  forget(): void;
}

/** A run that lies in a folder. */
export interface RunStore {
  scenario(id: string): KeptScenario;
}

const readEntry = createSchemaReader<EvidenceEntry>(entrySchema);
const readLine = createSchemaReader<JournalLine>({
  type: 'object',
  properties: {
    slot: { type: 'integer' },
    what: { type: 'string' },
    answer: {},
    failed: { type: 'string' },
    waited: { type: 'number' },
  },
  required: ['slot', 'what'],
  additionalProperties: false,
});

/** Opens the store of a run; what is not there yet is made. A line that a power cut left unfinished is passed over. */
export function openRunFolder(place: string): RunStore {
  const bodies = join(place, 'bodies');
  mkdirSync(bodies, { recursive: true });
  return { scenario: (id) => keptScenario(join(place, 'scenarios', id), bodies) };
}

function keptScenario(folder: string, bodies: string): KeptScenario {
  const memory = join(folder, 'memory');
  mkdirSync(memory, { recursive: true });
  const at = (name: string) => join(folder, name);
  const entries = linesOf(at('entries.jsonl'), readEntry);
  const past = linesOf(at('journal.jsonl'), readLine);
  const append = (name: string, value: unknown) => appendFileSync(at(name), `${JSON.stringify(value)}\n`);
  return {
    isDone: existsSync(at('done')),
    before: evidenceOf(entries, readBodies(entries, bodies)),
    journal: { past, write: (line) => append('journal.jsonl', line) },
    folder: memory,
    heard(entry, body) {
      for (const ref of bodyRefsOf(entry)) {
        if (!existsSync(join(bodies, ref))) writeFileSync(join(bodies, ref), body(ref));
      }
      append('entries.jsonl', entry);
    },
    waiting: (what, within, since) =>
      writeFileSync(at('waiting.json'), JSON.stringify({ what, within, since })),
    done: () => writeFileSync(at('done'), ''),
    forget() {
      for (const name of ['entries.jsonl', 'journal.jsonl']) writeFileSync(at(name), '');
    },
  };
}

function readBodies(entries: readonly EvidenceEntry[], folder: string): ReadonlyMap<BodyRef, Uint8Array> {
  const refs = new Set(entries.flatMap(bodyRefsOf));
  return new Map([...refs].map((ref) => [ref, new Uint8Array(readFileSync(join(folder, ref)))]));
}

function linesOf<T>(path: string, reader: ReturnType<typeof createSchemaReader<T>>): readonly T[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const reading = parsed(line);
      const fitting = reading === undefined ? undefined : reader(reading);
      return fitting?.ok ? [fitting.value] : [];
    });
}

function parsed(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return undefined;
  }
}
