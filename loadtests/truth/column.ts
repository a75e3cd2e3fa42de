const rowsInChunk = 1 << 12;
const lowBits = rowsInChunk - 1;
const highBits = 12;

type Numbers = Uint8Array | Uint32Array | Float64Array;

/** Numbers by row, from 0; 0 where nothing was put. It grows by chunks, so that nothing is ever copied. */
export class Column {
  readonly #chunks: Numbers[] = [];
  readonly #create: () => Numbers;

  private constructor(create: () => Numbers) {
    this.#create = create;
  }

  /** Whole numbers up to 255. */
  static small(): Column {
    return new Column(() => new Uint8Array(rowsInChunk));
  }

  /** Whole numbers up to 4,294,967,295. */
  static whole(): Column {
    return new Column(() => new Uint32Array(rowsInChunk));
  }

  /** Any number: instants in milliseconds. */
  static exact(): Column {
    return new Column(() => new Float64Array(rowsInChunk));
  }

  at(row: number): number {
    return this.#chunks[row >>> highBits]?.[row & lowBits] ?? 0;
  }

  put(row: number, value: number): void {
    const chunk = this.#chunks[row >>> highBits] ?? this.#grow(row >>> highBits);
    chunk[row & lowBits] = value;
  }

  /** Bytes that it takes. */
  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  }

  #grow(upTo: number): Numbers {
    let chunk = this.#create();
    this.#chunks.push(chunk);
    while (this.#chunks.length <= upTo) {
      chunk = this.#create();
      this.#chunks.push(chunk);
    }
    return chunk;
  }
}
