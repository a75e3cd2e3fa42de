import { type Problem, problem } from '../problems/problem.ts';
import type { CarveSink } from './carve-sink.ts';
import { ElementLog } from './element-log.ts';
import { sniffEncoding, sniffedBytes } from './encoding.ts';
import { Intake } from './intake.ts';
import { Lexer } from './lexer.ts';
import { Places } from './places.ts';
import type { Refusal } from './refusal.ts';
import { longestKeptRun, TextRun } from './text-run.ts';
import type { XmlLimits } from './tree.ts';

/** How much of the source is kept behind the byte where markup made no sense, for libxml2 to judge. */
const keptOfBroken = 256;

/**
 * Sees the bytes before libxml2 does, chunk by chunk: refuses what nobody should parse, notes where each
 * element stands, and carves long Base64 out. What it refuses and notes does not depend on how the source
 * is cut into chunks. After a refusal, and 256 bytes behind markup that makes no sense, it keeps nothing.
 */
export class Scanner {
  readonly log = new ElementLog();
  readonly intake: Intake;
  readonly #limits: XmlLimits;
  readonly #run: TextRun;
  readonly #lexer: Lexer;
  #head: Uint8Array | undefined = new Uint8Array(0);
  #received = 0;
  #brokenRoom = keptOfBroken;
  #refusal: Problem | undefined;
  /** True when the document begins with a UTF-8 byte order mark. */
  marked = false;

  constructor(limits: XmlLimits, sink: CarveSink | undefined) {
    this.#limits = limits;
    this.intake = new Intake(limits.envelopeBytes + 2 * longestKeptRun);
    this.#run = new TextRun(this.intake, this.log, sink);
    this.#lexer = new Lexer(this.intake, this.log, this.#run, limits);
  }

  get refusal(): Problem | undefined {
    return this.#refusal;
  }

  /** True when markup made no sense somewhere, so that libxml2 is bound to complain. */
  get broken(): boolean {
    return this.#lexer.broken;
  }

  write(chunk: Uint8Array): void {
    if (this.#refusal || this.#brokenRoom === 0) return;
    const room = this.#limits.totalBytes - this.#received;
    const within = chunk.length > room ? chunk.subarray(0, room) : chunk;
    this.#received += within.length;
    this.#take(within);
    if (chunk.length > room && !this.#lexer.broken) this.#refuseTotal();
  }

  end(): void {
    if (this.#refusal) return;
    if (this.#head) this.#begin(this.#head);
    this.#lexer.finish();
    this.intake.flush(this.intake.chunk.length);
    this.#settle();
  }

  #take(chunk: Uint8Array): void {
    if (!this.#head) {
      this.#scan(chunk, 0);
      return;
    }
    const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    if (head.length < sniffedBytes) this.#head = Uint8Array.from(head);
    else this.#begin(head);
  }

  /** The first bytes are there: what encoding is it? */
  #begin(head: Uint8Array): void {
    this.#head = undefined;
    const sniffed = sniffEncoding(head);
    if (!sniffed.readable) {
      const { encoding } = sniffed;
      this.#refuse({ code: 'xml.encoding-unsupported', at: 0, seen: encoding, expected: 'UTF-8' });
      return;
    }
    this.marked = sniffed.bomBytes > 0;
    if (this.marked) this.intake.envelope.cuts.push({ at: 0, start: 0, end: 3, lines: 0, columns: 0 });
    this.#scan(head, sniffed.bomBytes);
  }

  #scan(chunk: Uint8Array, from: number): void {
    this.intake.take(chunk);
    this.intake.drop(from);
    const stopped = this.#lexer.read(from);
    if (this.#lexer.broken) this.#keepBroken(stopped);
    else this.intake.flush(this.#lexer.refusal ? Math.min(stopped + 1, chunk.length) : chunk.length);
    this.#settle();
  }

  #keepBroken(stopped: number): void {
    this.intake.flush(stopped);
    const kept = Math.min(this.intake.chunk.length - stopped, this.#brokenRoom);
    this.#brokenRoom -= kept;
    this.intake.flush(stopped + kept);
    this.intake.drop(this.intake.chunk.length);
  }

  /** The first refusal counts: an envelope that grew too large before it is the earlier one. */
  #settle(): void {
    const { envelopeBytes } = this.#limits;
    if (!this.#run.open && this.intake.envelope.length > envelopeBytes) {
      this.#refuse({ code: 'xml.envelope-too-large', at: envelopeBytes, expected: inBytes(envelopeBytes) });
    } else if (this.#lexer.refusal) this.#refuse(this.#lexer.refusal);
  }

  #refuseTotal(): void {
    this.end();
    const { totalBytes } = this.#limits;
    const at = this.intake.envelope.length;
    if (!this.#refusal) this.#refuse({ code: 'xml.too-large', at, expected: inBytes(totalBytes) });
  }

  /**
   * Works out the place, then forgets everything. Elements that were read behind the place, because they came
   * in the same chunk, do not count.
   */
  #refuse({ code, at, ...detail }: Refusal): void {
    const { envelope } = this.intake;
    const named = this.log.elements.filter(
      (each) => each.nameEndInEnvelope >= 0 && each.nameEndInEnvelope <= at,
    );
    this.#refusal = problem(code, new Places(envelope, named).at(at), detail);
    this.intake.release();
    this.log.release();
  }
}

function inBytes(count: number): string {
  return `≤ ${count} B`;
}
