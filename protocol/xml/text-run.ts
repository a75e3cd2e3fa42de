import { ampersand, lessThan, newline, ordinary, textClass } from './bytes.ts';
import { CarveOutlet, type CarveSink } from './carve-sink.ts';
import type { ElementLog } from './element-log.ts';
import type { Intake } from './intake.ts';
import { neutralReferenceAt, undecided } from './neutral-reference.ts';

/** A run longer than this is carved. */
export const longestKeptRun = 4096;

/** A multiple of four, so that one foreign byte always shows in the length. */
const pureBlock = 32_768;
/** Shorter stretches are not worth the calls. */
const shortestBlock = 512;
const glance = 64;
const decoded = Buffer.alloc((pureBlock / 4) * 3);

/**
 * The neutral run that may stand at the beginning of element text, right behind a tag, a comment or the
 * like. Up to 4096 bytes it is kept like any text; when it grows longer, what was kept of it is taken back
 * out of the envelope, and all of it goes to the sink. Where it ends does not depend on how the source was
 * cut into chunks: before the first byte, or the first character reference, that is not neutral.
 */
export class TextRun {
  readonly #intake: Intake;
  readonly #log: ElementLog;
  readonly #outlet: CarveOutlet;
  #start = 0;
  #startInEnvelope = 0;
  #length = 0;
  #lines = 0;
  #lastNewline = -1;
  #reference: number[] = [];
  #carving = false;
  /** True as long as every block tried was nothing but Base64. */
  #pure = true;
  /** True from `begin` to the end of the run. */
  open = false;

  constructor(intake: Intake, log: ElementLog, sink: CarveSink | undefined) {
    this.#intake = intake;
    this.#log = log;
    this.#outlet = new CarveOutlet(sink);
  }

  begin(index: number): void {
    this.open = true;
    this.#carving = false;
    this.#pure = true;
    this.#start = this.#intake.sourceAt(index);
    this.#startInEnvelope = this.#intake.envelopeAt(index);
    this.#length = 0;
    this.#lines = 0;
    this.#lastNewline = -1;
  }

  /** Reads on from `index`; answers where it stopped: at the chunk's end, or at the first byte behind the run. */
  read(index: number): number {
    const { chunk } = this.#intake;
    let at = index;
    while (at < chunk.length && this.open) {
      at = this.#reference.length > 0 ? this.#readReference(at) : this.#readNeutral(at);
    }
    return at;
  }

  /** The source ends, or is refused, in the run. */
  finish(): void {
    if (this.#reference.length > 0) this.#giveBack(this.#intake.chunk.length);
    else if (this.open) this.#end();
  }

  #readNeutral(from: number): number {
    const { chunk } = this.#intake;
    const end = this.#carving
      ? chunk.length
      : Math.min(chunk.length, from + longestKeptRun + 1 - this.#length);
    const ahead = this.#pure ? this.#takePure(from, end) : from;
    const at = this.#skipNeutral(ahead, end);
    this.#absorb(ahead, at);
    if (at === end) return at;
    const reference = chunk[at] === ampersand ? neutralReferenceAt(chunk, at) : 0;
    if (reference > 0) return this.#absorbReference(reference, at + reference);
    if (reference === undecided) return this.#beginReference(at);
    this.#end();
    return at;
  }

  #skipNeutral(from: number, end: number): number {
    const { chunk, base } = this.#intake;
    let at = from;
    let lines = 0;
    let last = -1;
    for (; at < end; at += 1) {
      const kind = textClass[chunk[at] ?? 0];
      if (kind === ordinary) break;
      if (kind === newline) {
        lines += 1;
        last = at;
      }
    }
    this.#lines += lines;
    if (lines > 0) this.#lastNewline = base + last;
    return at;
  }

  /**
   * Takes whole blocks that decode, as Base64, to exactly three bytes for four: only 64 letters do, and none
   * of them is markup. Ten times as fast as looking at each byte; given up in a run at the first block that
   * has anything else in it, for where there is one line break there are more. Most texts are short and end
   * at the next tag, so the first bytes are looked at one by one, up to a whole quantum of the run.
   */
  #takePure(from: number, end: number): number {
    const begin = from + glance + (-(this.#length + glance) & 3);
    const first = this.#skipNeutral(from, Math.min(begin, end));
    this.#absorb(from, first);
    if (first < begin || end - first < shortestBlock) return first;
    const markup = this.#intake.chunk.indexOf(lessThan, first);
    const last = markup < 0 || markup > end ? end : markup;
    let at = first;
    while (this.#pure && last - at >= shortestBlock) at = this.#takeBlock(at, last);
    return at;
  }

  #takeBlock(from: number, last: number): number {
    const { chunk } = this.#intake;
    const to = from + (Math.min(last - from, pureBlock) & ~3);
    const letters = Buffer.from(chunk.buffer, chunk.byteOffset + from, to - from).toString('latin1');
    const size = decoded.write(letters, 'base64');
    this.#pure = size === ((to - from) / 4) * 3 && !letters.includes('-') && !letters.includes('_');
    if (!this.#pure) return from;
    this.#absorb(from, to, decoded.subarray(0, size));
    return to;
  }

  /** `bytes`: what the letters decode to, where that is known. */
  #absorb(from: number, to: number, bytes?: Uint8Array): void {
    this.#length += to - from;
    if (!this.#carving && this.#length > longestKeptRun) this.#carve(from);
    if (!this.#carving) return;
    this.#outlet.piece(this.#intake.chunk.subarray(from, to), bytes);
    this.#intake.drop(to);
  }

  /** The run has grown too long to keep: takes back out of the envelope what it held of it. */
  #carve(from: number): void {
    const { envelope } = this.#intake;
    this.#intake.flush(from);
    this.#carving = true;
    this.#outlet.begin(this.#start);
    this.#outlet.piece(withoutReferences(envelope.view(this.#startInEnvelope)));
    envelope.truncate(Math.min(envelope.length, this.#startInEnvelope));
  }

  /** A reference that the end of the chunk cuts in two is put together byte by byte. */
  #beginReference(at: number): number {
    this.#reference.push(ampersand);
    if (this.#carving) this.#intake.drop(at + 1);
    return at + 1;
  }

  #readReference(from: number): number {
    const { chunk } = this.#intake;
    for (let at = from; at < chunk.length; at += 1) {
      const bytes = Uint8Array.of(...this.#reference, chunk[at] ?? 0);
      const length = neutralReferenceAt(bytes, 0);
      if (length === 0) return this.#giveBack(at);
      if (length > 0) return this.#absorbReference(length, at + 1);
      this.#reference = [...bytes];
    }
    if (this.#carving) this.#intake.drop(chunk.length);
    return chunk.length;
  }

  /** `at` is the index behind the reference. */
  #absorbReference(length: number, at: number): number {
    this.#reference = [];
    this.#length += length;
    if (!this.#carving && this.#length > longestKeptRun) this.#carve(at);
    else if (this.#carving) this.#intake.drop(at);
    return at;
  }

  /** What looked like a neutral reference is none: the run ended before it, and its bytes are kept. */
  #giveBack(at: number): number {
    const bytes = Uint8Array.from(this.#reference);
    this.#reference = [];
    const wasCarving = this.#carving;
    this.#end();
    if (wasCarving) {
      this.#intake.envelope.append(bytes, 0, bytes.length);
      this.#intake.drop(at);
    }
    return at;
  }

  #end(): void {
    this.open = false;
    if (!this.#carving) return;
    const span = { start: this.#start, end: this.#start + this.#length };
    const columns = this.#lines > 0 ? span.end - this.#lastNewline - 1 : this.#length;
    const { envelope } = this.#intake;
    envelope.cuts.push({ at: envelope.length, ...span, lines: this.#lines, columns });
    this.#log.carve(span);
    this.#outlet.end(span.end);
  }
}

/** `bytes` without its character references, each of which is complete. */
function withoutReferences(bytes: Buffer): Buffer {
  if (!bytes.includes(ampersand)) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/&[^;]*;/g, ''), 'latin1');
}
