import { Envelope } from './envelope.ts';

/**
 * The chunk in hand and the envelope it goes into. Everything from `kept` on is kept by default and copied
 * in one piece; who drops bytes moves `kept` forwards.
 */
export class Intake {
  readonly envelope = new Envelope();
  readonly #capacity: number;
  chunk: Uint8Array = new Uint8Array(0);
  /** Source offset of the chunk's first byte. */
  base = 0;
  /** Index in the chunk of the first byte that is to be kept and not copied yet. */
  kept = 0;

  /** `capacity`: bytes behind which the envelope takes nothing in. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  take(chunk: Uint8Array): void {
    this.base += this.chunk.length;
    this.chunk = chunk;
    this.kept = 0;
  }

  /** Forgets the chunk and the envelope. */
  release(): void {
    this.take(new Uint8Array(0));
    this.envelope.release();
  }

  /** Copies what is kept before index `to`. */
  flush(to: number): void {
    const room = this.#capacity - this.envelope.length;
    const wanted = Math.min(to - this.kept, Math.max(room, 0));
    if (wanted > 0) this.envelope.append(this.chunk, this.kept, this.kept + wanted);
    this.kept = Math.max(this.kept, to);
  }

  /** Drops what is not copied yet before index `to`. */
  drop(to: number): void {
    this.kept = to;
  }

  sourceAt(index: number): number {
    return this.base + index;
  }

  envelopeAt(index: number): number {
    return this.envelope.length + index - this.kept;
  }
}
