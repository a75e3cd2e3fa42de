/**
 * Takes the bytes that are carved out of an element while they stream by. Runs come one after another:
 * `begin`, any number of `chunk`s, `end`. A refused document may leave the last run without its `end`.
 */
export interface CarveSink {
  /** A run begins at this byte offset of the source, in the element whose start tag came last. */
  begin(start: number): void;
  /**
   * The next bytes of the run: Base64 letters of both alphabets, `=` and white space. Character references
   * to white space are left out. `decoded` is what they stand for, when all of them are letters of the usual
   * alphabet, no `=`, and a multiple of four since the run began. The arrays are only good during the call.
   */
  chunk(bytes: Uint8Array, decoded?: Uint8Array): void;
  /** The run ended before this byte offset. */
  end(end: number): void;
}

const gatherBytes = 8_192;
const smallBytes = 1_024;

/** Hands small pieces on in larger ones, so that a sink is not called once for every line. */
export class CarveOutlet {
  readonly #sink: CarveSink | undefined;
  #gathered: Uint8Array | undefined;
  #count = 0;

  constructor(sink: CarveSink | undefined) {
    this.#sink = sink;
  }

  begin(start: number): void {
    this.#sink?.begin(start);
  }

  piece(bytes: Uint8Array, decoded?: Uint8Array): void {
    if (!this.#sink || bytes.length === 0) return;
    if (bytes.length < smallBytes) {
      this.#gather(bytes);
      return;
    }
    this.#pour();
    this.#sink.chunk(bytes, decoded);
  }

  end(end: number): void {
    this.#pour();
    this.#sink?.end(end);
  }

  #gather(bytes: Uint8Array): void {
    if (this.#count + bytes.length > gatherBytes) this.#pour();
    this.#gathered ??= new Uint8Array(gatherBytes);
    this.#gathered.set(bytes, this.#count);
    this.#count += bytes.length;
  }

  #pour(): void {
    if (this.#count > 0 && this.#gathered) this.#sink?.chunk(this.#gathered.subarray(0, this.#count));
    this.#count = 0;
  }
}
