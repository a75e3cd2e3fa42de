import { type Sent, urgencies } from '../journal.ts';
import { Column } from './column.ts';
import { fingerprintOf, fingerprintOfDigest } from './fingerprint.ts';
import { RowsByName } from './rows-by-name.ts';

/** Bits of what is known of a packet. */
const bits = { accepted: 1, open: 2, refused: 4, status: 8 } as const;
const urgencyShift = 4;

/** What tells a packet: a document by its name, a status by the document, by who says it, and by what it says. */
export interface PacketName {
  readonly kind: 'document' | 'status';
  readonly doc?: string;
  readonly from?: string;
  readonly status?: string;
}

/** What became of the calls that sent a packet. `unknown`: nobody sent it, as far as these journals say. */
export type Standing = 'accepted' | 'open' | 'refused' | 'unknown';

/** Every packet that was sent or that came out, one row each, from 0. */
export class Packets {
  readonly #rows = new RowsByName();
  readonly #state = Column.small();
  readonly #line = Column.whole();
  readonly #user = Column.whole();
  readonly #at = Column.exact();
  readonly #from = Column.whole();
  readonly #shaA = Column.whole();
  readonly #shaB = Column.whole();
  /** Where its receivers stand in the list of all; 0 for none. */
  readonly #to = Column.whole();
  readonly #receivers = Column.whole();
  /** Calls that were answered OK, or not at all. */
  readonly #sends = Column.small();
  #receiversUsed = 1;
  /** One more than the first of its deliveries. */
  readonly #firstDelivery = Column.whole();

  get count(): number {
    return this.#rows.count;
  }

  get bytes(): number {
    const columns = [
      ...[this.#state, this.#line, this.#user, this.#at, this.#from, this.#shaA, this.#shaB],
      ...[this.#to, this.#receivers, this.#sends, this.#firstDelivery],
    ];
    return columns.reduce((sum, each) => sum + each.bytes, this.#rows.bytes);
  }

  rowOf({ kind, doc = '', from = '', status = '' }: PacketName): number {
    return this.#rows.rowOf(fingerprintOf(kind === 'document' ? doc : `${doc}\n${from}\n${status}`));
  }

  /**
   * Takes in a call that sent a packet, with numbers for its agencies. The line kept is that of the first `OK`,
   * else the first of all.
   * @returns false when the very same call stands in the journals already.
   */
  send(entry: Sent, line: number, from: number, to: readonly number[]): boolean {
    const row = this.rowOf(entry);
    const before = this.#state.at(row);
    const isKnown = this.#line.at(row) > 0;
    if (isKnown && this.#at.at(row) === entry.t && this.#user.at(row) === entry.vu) return false;
    const standing = bitOf(entry.answered);
    const urgency = urgencies.indexOf(entry.urgency) << urgencyShift;
    if (standing !== bits.refused) this.#sends.put(row, Math.min(255, this.#sends.at(row) + 1));
    this.#state.put(row, before | standing | urgency | (entry.kind === 'status' ? bits.status : 0));
    if (!isKnown) this.#describe(row, entry, from, to);
    if (!isKnown || (standing === bits.accepted && (before & bits.accepted) === 0)) {
      this.#line.put(row, line);
      this.#at.put(row, entry.t);
      this.#user.put(row, entry.vu);
    }
    return true;
  }

  #describe(row: number, { sha256 }: Sent, from: number, to: readonly number[]): void {
    const sha = fingerprintOfDigest(sha256);
    this.#from.put(row, from);
    this.#shaA.put(row, sha.a);
    this.#shaB.put(row, sha.b);
    this.#to.put(row, this.#receiversUsed);
    for (const each of [to.length, ...to]) {
      this.#receivers.put(this.#receiversUsed, each);
      this.#receiversUsed += 1;
    }
  }

  standing(row: number): Standing {
    const state = this.#state.at(row);
    if ((state & bits.accepted) !== 0) return 'accepted';
    if ((state & bits.open) !== 0) return 'open';
    return (state & bits.refused) === 0 ? 'unknown' : 'refused';
  }

  /**
   * How many copies one receiver may get: one of a document, which is sent again with the same bytes. A status
   * that is said again is a packet of its own, because it bears the time.
   */
  mostCopies(row: number): number {
    return this.isStatus(row) ? this.#sends.at(row) : 1;
  }

  isStatus(row: number): boolean {
    return (this.#state.at(row) & bits.status) !== 0;
  }

  /** 0 to 3, the more the sooner. */
  urgency(row: number): number {
    return (this.#state.at(row) >>> urgencyShift) & 3;
  }

  /** When the call that counts was over. */
  sentAt(row: number): number {
    return this.#at.at(row);
  }

  /** 0 when no call is known. */
  line(row: number): number {
    return this.#line.at(row);
  }

  from(row: number): number {
    return this.#from.at(row);
  }

  /** Numbers of the agencies that are to have it. */
  receivers(row: number): readonly number[] {
    const at = this.#to.at(row);
    if (at === 0) return [];
    return Array.from({ length: this.#receivers.at(at) }, (_, index) => this.#receivers.at(at + 1 + index));
  }

  /** True unless both sides took a digest and they differ. */
  hasContent(row: number, shaA: number, shaB: number): boolean {
    const [a, b] = [this.#shaA.at(row), this.#shaB.at(row)];
    return (a === 0 && b === 0) || (shaA === 0 && shaB === 0) || (a === shaA && b === shaB);
  }

  firstDelivery(row: number): number {
    return this.#firstDelivery.at(row) - 1;
  }

  putFirstDelivery(row: number, delivery: number): void {
    this.#firstDelivery.put(row, delivery + 1);
  }
}

/** A page in the place of an answer may come from a proxy in front of a hub that kept the packet. */
function bitOf(answered: string): number {
  if (answered === 'OK') return bits.accepted;
  return answered === 'nothing' || answered === 'html' ? bits.open : bits.refused;
}
