import { Column } from './column.ts';
import { fingerprintOf } from './fingerprint.ts';
import { RowsByName } from './rows-by-name.ts';

/** A hub may be too busy once or twice; who is refused this often was never going to be served. */
const often = 3;

/** Copies whose `getEdoc` was refused, by the id that the hub gave: one row each, from 0. */
export class Refusals {
  readonly #rows = new RowsByName();
  readonly #count = Column.whole();
  /** The last of them. */
  readonly #line = Column.whole();
  readonly #by = Column.whole();
  readonly #told = Column.small();

  get bytes(): number {
    return [this.#count, this.#line, this.#by, this.#told].reduce(
      (sum, each) => sum + each.bytes,
      this.#rows.bytes,
    );
  }

  refuse(id: string, by: number, line: number): void {
    const row = this.#rows.rowOf(fingerprintOf(id));
    this.#count.put(row, this.#count.at(row) + 1);
    this.#line.put(row, line);
    this.#by.put(row, by);
  }

  /** Who was refused a copy again and again, and the last line that says so; once for each copy. */
  tellOften(id: string): { readonly by: number; readonly line: number } | undefined {
    const row = this.#rows.find(fingerprintOf(id));
    if (row < 0 || this.#count.at(row) < often || this.#told.at(row) > 0) return undefined;
    this.#told.put(row, 1);
    return { by: this.#by.at(row), line: this.#line.at(row) };
  }
}
