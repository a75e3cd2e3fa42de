import type { Acknowledged, Fetched } from '../journal.ts';
import { Column } from './column.ts';
import { fingerprintOf, fingerprintOfDigest } from './fingerprint.ts';
import { RowsByName } from './rows-by-name.ts';

const bits = { ended: 1, maybeEnded: 2 } as const;

/** Every copy that a hub handed out, by the id that it gave to it: one row each, from 0. */
export class Deliveries {
  readonly #rows = new RowsByName();
  readonly #state = Column.small();
  /** One more than the number of who was shown it first. */
  readonly #by = Column.whole();
  /** One more than the packet in it. */
  readonly #packet = Column.whole();
  /** One more than the next copy of the same packet. */
  readonly #next = Column.whole();
  readonly #fetchLine = Column.whole();
  readonly #fetchUser = Column.whole();
  readonly #fetchedAt = Column.exact();
  readonly #ackLine = Column.whole();
  readonly #ackedAt = Column.exact();
  readonly #listedAt = Column.exact();
  readonly #shaA = Column.whole();
  readonly #shaB = Column.whole();

  get count(): number {
    return this.#rows.count;
  }

  get bytes(): number {
    const columns = [
      ...[this.#state, this.#by, this.#packet, this.#next, this.#fetchLine, this.#fetchUser, this.#fetchedAt],
      ...[this.#ackLine, this.#ackedAt, this.#listedAt, this.#shaA, this.#shaB],
    ];
    return columns.reduce((sum, each) => sum + each.bytes, this.#rows.bytes);
  }

  /** The row of an id; -1 of one that was never fetched and never acknowledged. */
  find(id: string): number {
    return this.#rows.find(fingerprintOf(id));
  }

  /** The row of an id, which this agency was shown; `other` when another one was shown it before. */
  rowOf(id: string, by: number): { readonly row: number; readonly other: boolean } {
    const row = this.#rows.rowOf(fingerprintOf(id));
    const known = this.#by.at(row);
    if (known === 0) this.#by.put(row, by + 1);
    return { row, other: known !== 0 && known !== by + 1 };
  }

  by(row: number): number {
    return this.#by.at(row) - 1;
  }

  /** The packet in it; -1 while nobody has fetched it. */
  packet(row: number): number {
    return this.#packet.at(row) - 1;
  }

  next(row: number): number {
    return this.#next.at(row) - 1;
  }

  /** The first fetch that was answered. */
  fetch(row: number, { sha256, t, vu }: Fetched, line: number, packet: number, next: number): void {
    const sha = fingerprintOfDigest(sha256);
    this.#packet.put(row, packet + 1);
    this.#next.put(row, next + 1);
    this.#fetchLine.put(row, line);
    this.#fetchUser.put(row, vu);
    this.#fetchedAt.put(row, t);
    this.#shaA.put(row, sha.a);
    this.#shaB.put(row, sha.b);
  }

  /** Who fetched it. */
  user(row: number): number {
    return this.#fetchUser.at(row);
  }

  /** True when the journals hold this very fetch already. */
  isSameFetch(row: number, { t, vu }: Fetched): boolean {
    return this.#fetchedAt.at(row) === t && this.#fetchUser.at(row) === vu;
  }

  /** Takes in an acknowledgement; one without an answer may have been heard. The first `OK` counts. */
  acknowledge(row: number, { answered, t }: Acknowledged, line: number): void {
    const state = this.#state.at(row);
    if (answered === 'OK' && ((state & bits.ended) === 0 || t < this.#ackedAt.at(row))) {
      this.#ackedAt.put(row, t);
      this.#ackLine.put(row, line);
    }
    if (this.#ackLine.at(row) === 0) this.#ackLine.put(row, line);
    const open = answered === 'nothing' || answered === 'html';
    this.#state.put(row, state | (answered === 'OK' ? bits.ended : 0) | (open ? bits.maybeEnded : 0));
  }

  /** `ended` by an answered acknowledgement, `open` after one without an answer. */
  ending(row: number): 'ended' | 'open' | 'none' {
    const state = this.#state.at(row);
    if ((state & bits.ended) !== 0) return 'ended';
    return (state & bits.maybeEnded) === 0 ? 'none' : 'open';
  }

  /** When the acknowledgement was answered; 0 when none was. */
  endedAt(row: number): number {
    return this.#ackedAt.at(row);
  }

  ackLine(row: number): number {
    return this.#ackLine.at(row);
  }

  fetchLine(row: number): number {
    return this.#fetchLine.at(row);
  }

  fetchedAt(row: number): number {
    return this.#fetchedAt.at(row);
  }

  /** When a list showed it first; 0 when none did. */
  listedAt(row: number): number {
    return this.#listedAt.at(row);
  }

  list(row: number, at: number): void {
    const before = this.#listedAt.at(row);
    if (before === 0 || at < before) this.#listedAt.put(row, at);
  }

  shaA(row: number): number {
    return this.#shaA.at(row);
  }

  shaB(row: number): number {
    return this.#shaB.at(row);
  }
}
