import type { JournalEntry } from '../journal.ts';

/** The numbered lines of one user in one part of the load. */
interface Written {
  lines: number;
  highest: number;
  sum: number;
}

/**
 * Whether the numbers of all lines are those of one whole journal: each user counts its own from 1, and each process
 * says in the end how many its users wrote. Lines without a number are of earlier versions, and tell nothing.
 */
export class Numbering {
  readonly #users = new Map<string, Written>();
  /** Numbered lines of a part, and what its process said of them, which only one says. */
  readonly #parts = new Map<string, { lines: number; said: number; closed: number }>();

  add(entry: JournalEntry): void {
    const part = this.#parts.get(entry.seg) ?? { lines: 0, said: 0, closed: 0 };
    this.#parts.set(entry.seg, part);
    if (entry.op === 'closed') {
      part.said = Math.max(part.said, entry.lines);
      part.closed += 1;
    }
    if (entry.n === undefined) return;
    part.lines += 1;
    const name = `${entry.vu} ${entry.seg}`;
    const user = this.#users.get(name) ?? { lines: 0, highest: 0, sum: 0 };
    this.#users.set(name, user);
    user.lines += 1;
    user.sum += entry.n;
    user.highest = Math.max(user.highest, entry.n);
  }

  /** The same number of one user twice, or two ends of one process. */
  get isRepeated(): boolean {
    const isTwice = ({ lines, highest, sum }: Written) =>
      lines > highest || (lines === highest && sum !== (highest * (highest + 1)) / 2);
    return (
      [...this.#users.values()].some(isTwice) || [...this.#parts.values()].some(({ closed }) => closed > 1)
    );
  }

  /** How many lines are missing at least. */
  get missing(): number {
    const within = [...this.#users.values()].reduce((sum, { lines, highest }) => sum + highest - lines, 0);
    const atEnds = [...this.#parts.values()].reduce(
      (sum, { lines, said }) => sum + Math.max(0, said - lines),
      0,
    );
    return Math.max(within, atEnds);
  }
}
