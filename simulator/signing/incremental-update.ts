import type { OpenPdf } from './open-pdf.ts';
import { writeDict } from './write-object.ts';

/** One object of an update: what stands between `obj` and `endobj`. */
export interface UpdateObject {
  readonly number: number;
  readonly generation: number;
  readonly body: Uint8Array | string;
}

/** The file with the update behind it, and where each object's body begins. */
export interface UpdatedPdf {
  readonly bytes: Uint8Array;
  readonly bodyAt: ReadonlyMap<number, number>;
}

/**
 * Appends an incremental update (ISO 32000-1, 7.5.6): not one byte of what stands is touched. The new
 * cross-reference section is a table or a stream as the last one was, because a file must not mix them.
 */
export function appendUpdate(pdf: OpenPdf, objects: readonly UpdateObject[]): UpdatedPdf {
  const tail = new Tail(pdf.bytes);
  const sorted = objects.toSorted((one, other) => one.number - other.number);
  const entries = sorted.map((object) => tail.object(object));
  if (pdf.usesStreams) writeStream(tail, pdf, entries);
  else writeTable(tail, pdf, entries);
  return { bytes: tail.whole(), bodyAt: tail.bodyAt };
}

interface Entry {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

/** What is being appended. */
class Tail {
  readonly bodyAt = new Map<number, number>();
  readonly #pieces: Uint8Array[] = [];
  readonly #before: Uint8Array;
  #at: number;

  constructor(before: Uint8Array) {
    this.#before = before;
    this.#at = before.length;
    const last = before.at(-1);
    if (last !== 10 && last !== 13) this.put('\n');
  }

  get at(): number {
    return this.#at;
  }

  put(piece: Uint8Array | string): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
    this.#pieces.push(bytes);
    this.#at += bytes.length;
  }

  object({ number, generation, body }: UpdateObject): Entry {
    const entry = { number, generation, offset: this.#at };
    this.put(`${number} ${generation} obj\n`);
    this.bodyAt.set(number, this.#at);
    this.put(body);
    this.put('\nendobj\n');
    return entry;
  }

  whole(): Uint8Array {
    return Buffer.concat([this.#before, ...this.#pieces]);
  }
}

function writeTable(tail: Tail, pdf: OpenPdf, entries: readonly Entry[]): void {
  const at = tail.at;
  tail.put('xref\n');
  for (const run of runsOf(entries)) {
    tail.put(`${run[0]?.number ?? 0} ${run.length}\n`);
    for (const { offset, generation } of run) {
      tail.put(`${digits(offset, 10)} ${digits(generation, 5)} n\r\n`);
    }
  }
  tail.put(`trailer\n${trailerOf(pdf, sizeOf(pdf, entries), {})}\n`);
  tail.put(endOf(at));
}

/** Fields of 1, 4 and 2 bytes; the stream lists itself. Files over 4 GB are none of ours. */
function writeStream(tail: Tail, pdf: OpenPdf, entries: readonly Entry[]): void {
  const number = sizeOf(pdf, entries);
  const all = [...entries, { number, generation: 0, offset: tail.at }];
  const rows = Buffer.alloc(all.length * 7);
  for (const [index, { offset, generation }] of all.entries()) {
    rows.writeUInt8(1, index * 7);
    rows.writeUInt32BE(offset, index * 7 + 1);
    rows.writeUInt16BE(generation, index * 7 + 5);
  }
  const index = runsOf(all).map((run) => `${run[0]?.number ?? 0} ${run.length}`);
  const dict = trailerOf(pdf, number + 1, {
    Type: '/XRef',
    W: '[1 4 2]',
    Index: `[${index.join(' ')}]`,
    Length: String(rows.length),
  });
  const at = tail.at;
  tail.put(`${number} 0 obj\n${dict}\nstream\n`);
  tail.put(rows);
  tail.put(`\nendstream\nendobj\n${endOf(at)}`);
}

/** Root, Info and ID stay as they are; the rest of an old trailer says things about an old section. */
function trailerOf(pdf: OpenPdf, size: number, besides: Readonly<Record<string, string>>): string {
  const kept = [...pdf.trailer].filter(([name]) => ['Root', 'Info', 'ID'].includes(name.value));
  return writeDict(kept, undefined, { ...besides, Size: String(size), Prev: String(pdf.startXref) });
}

function endOf(at: number): string {
  return `startxref\n${at}\n%%EOF\n`;
}

function sizeOf(pdf: OpenPdf, entries: readonly Entry[]): number {
  return Math.max(pdf.nextNumber, (entries.at(-1)?.number ?? 0) + 1);
}

/** Entries whose numbers follow one another, together. */
function runsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.number === entry.number - 1) last.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
