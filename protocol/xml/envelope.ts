import { lineFeed } from './bytes.ts';

/** A stretch of the source that libxml2 does not get to see. */
export interface Cut {
  /** Where in the envelope it was taken out. */
  readonly at: number;
  /** Half-open range of source bytes. */
  readonly start: number;
  readonly end: number;
  /** Line feeds in it. */
  readonly lines: number;
  /** Columns that it takes up on its last line. */
  readonly columns: number;
}

/** A place in the source: byte offset from 0, line and column from 1, columns in UTF-16 units. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** From the pool that Node shares out: most statuses need no more, and larger ones grow in few steps. */
const firstBytes = 2_048;

/** What is kept of the source: its bytes without the cuts, in one growing buffer, and the cuts. */
export class Envelope {
  readonly cuts: Cut[] = [];
  length = 0;
  #bytes: Buffer = Buffer.allocUnsafe(firstBytes);

  /** A view, good until the next `append`. */
  view(from = 0, to = this.length): Buffer {
    return this.#bytes.subarray(from, Math.min(to, this.length));
  }

  /** What is kept of a range of source offsets; a view, good until the next `append`. */
  between(start: number, end: number): Buffer {
    return this.view(this.#fromSource(start), this.#fromSource(end));
  }

  #fromSource(offset: number): number {
    let removed = 0;
    for (const cut of this.cuts) {
      if (cut.start >= offset) break;
      removed += Math.min(cut.end, offset) - cut.start;
    }
    return offset - removed;
  }

  append(chunk: Uint8Array, from: number, to: number): void {
    const end = this.length + to - from;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.set(from === 0 && to === chunk.length ? chunk : chunk.subarray(from, to), this.length);
    this.length = end;
  }

  /** Forgets everything behind `length`. */
  truncate(length: number): void {
    this.length = length;
  }

  /** Forgets everything, and gives the memory back. */
  release(): void {
    this.#bytes = Buffer.alloc(0);
    this.length = 0;
    this.cuts.length = 0;
  }

  /** Bytes of memory in use. */
  get capacity(): number {
    return this.#bytes.length;
  }

  #grow(needed: number): void {
    let room = firstBytes;
    while (room < needed) room *= 2;
    const larger = Buffer.allocUnsafe(room);
    larger.set(this.view());
    this.#bytes = larger;
  }
}

/**
 * Walks the envelope once, forwards, and tells for each offset asked for where it stands in the source.
 * Offsets must not fall; for one lower than the last, begin anew.
 */
export class Positions {
  readonly #bytes: Uint8Array;
  readonly #cuts: readonly Cut[];
  #at = 0;
  #cut = 0;
  #removed = 0;
  #line = 1;
  #column = 1;

  constructor(envelope: Envelope) {
    this.#bytes = envelope.view();
    this.#cuts = envelope.cuts;
  }

  /** The place of the byte that follows every cut made at `envelopeOffset`. */
  at(envelopeOffset: number): Position {
    for (let cut = this.#cuts[this.#cut]; cut && cut.at <= envelopeOffset; cut = this.#cuts[this.#cut]) {
      this.#walk(cut.at);
      this.#skip(cut);
    }
    this.#walk(envelopeOffset);
    return { offset: envelopeOffset + this.#removed, line: this.#line, column: this.#column };
  }

  #walk(to: number): void {
    const bytes = this.#bytes;
    let lineStart = -1;
    for (let at = this.#at; at < to; at += 1) {
      if (bytes[at] !== lineFeed) continue;
      this.#line += 1;
      lineStart = at + 1;
    }
    let column = lineStart < 0 ? this.#column : 1;
    for (let at = lineStart < 0 ? this.#at : lineStart; at < to; at += 1)
      column += columns[bytes[at] ?? 0] ?? 0;
    this.#column = column;
    this.#at = to;
  }

  #skip(cut: Cut): void {
    this.#removed += cut.end - cut.start;
    this.#line += cut.lines;
    this.#column = cut.lines > 0 ? cut.columns + 1 : this.#column + cut.columns;
    this.#cut += 1;
  }
}

/** Continuation bytes take no column; the lead byte of a character beyond the first plane takes two. */
const columns: Uint8Array = new Uint8Array(256).fill(1).fill(0, 0x80, 0xc0).fill(2, 0xf0);
