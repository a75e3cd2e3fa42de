import { Column } from './column.ts';
import type { Fingerprint } from './fingerprint.ts';

const first = 1 << 10;
/** A fuller table makes long walks. */
const fullest = 0.6;

/** Finds the row of a name by its fingerprint, and gives new names the next row. */
export class RowsByName {
  readonly #a = Column.whole();
  readonly #b = Column.whole();
  /** One more than the row; 0 where nothing is. */
  #slots = new Uint32Array(first);
  #count = 0;

  /** Names that are known. */
  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#a.bytes + this.#b.bytes + this.#slots.byteLength;
  }

  /** The row of a name; -1 of an unknown one. */
  find(name: Fingerprint): number {
    return (this.#slots[this.#slotOf(name)] ?? 0) - 1;
  }

  /** The row of a name, which is known from now on. */
  rowOf(name: Fingerprint): number {
    const slot = this.#slotOf(name);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const row = this.#count;
    this.#a.put(row, name.a);
    this.#b.put(row, name.b);
    this.#count += 1;
    this.#slots[slot] = this.#count;
    if (this.#count > this.#slots.length * fullest) this.#widen();
    return row;
  }

  /** Where a name stands, or where it would. */
  #slotOf({ a, b }: Fingerprint): number {
    const mask = this.#slots.length - 1;
    let slot = a & mask;
    for (;;) {
      const row = (this.#slots[slot] ?? 0) - 1;
      if (row < 0 || (this.#a.at(row) === a && this.#b.at(row) === b)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #widen(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let row = 0; row < this.#count; row += 1) {
      let slot = this.#a.at(row) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = row + 1;
    }
  }
}
