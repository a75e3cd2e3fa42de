/** What is known of one receiver. */
export interface Agency {
  readonly code: string;
  /** When lists of documents were asked for, in no order. */
  readonly asked: number[];
  /** The last time that nothing waited for it, and the line that says so; 0 when none does. */
  drainedAt: number;
  drainedLine: number;
  /** When the last packet was accepted that it is owed, and the line of that; 0 when it is owed none. */
  dueAt: number;
  dueLine: number;
}

/** Everybody who is named in the journals, numbered from 0. */
export class Agencies {
  readonly #numbers = new Map<string, number>();
  readonly #all: Agency[] = [];

  numberOf(code: string): number {
    const known = this.#numbers.get(code);
    if (known !== undefined) return known;
    this.#numbers.set(code, this.#all.length);
    this.#all.push({ code, asked: [], drainedAt: 0, drainedLine: 0, dueAt: 0, dueLine: 0 });
    return this.#all.length - 1;
  }

  /** @throws {RangeError} for a number that was never given. */
  at(number: number): Agency {
    const agency = this.#all[number];
    if (agency === undefined) throw new RangeError(`there is no agency ${number}`);
    return agency;
  }

  get all(): readonly Agency[] {
    return this.#all;
  }

  codeOf(number: number): string {
    return this.at(number).code;
  }
}
