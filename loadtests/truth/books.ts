import type { Acknowledged, Crashed, Drained, Fetched, JournalEntry, Listed, Sent } from '../journal.ts';
import { Agencies } from './agencies.ts';
import { Deliveries } from './deliveries.ts';
import { type Role, type RuleName, Suspicions } from './finding.ts';
import { Numbering } from './numbering.ts';
import { Packets } from './packets.ts';
import { Refusals } from './refusals.ts';
import { Segments } from './segments.ts';

/** A moment at which the hub was killed, and the line that says so. */
export interface Crash {
  readonly at: number;
  readonly line: number;
}

/**
 * What the journals say, in columns: every packet and every copy of it in one row, whatever the order of the
 * lines. It knows nothing of how a hub works.
 */
export class Books {
  readonly packets = new Packets();
  readonly deliveries = new Deliveries();
  readonly refusals = new Refusals();
  readonly agencies = new Agencies();
  readonly segments = new Segments();
  readonly numbering = new Numbering();
  readonly crashes: Crash[] = [];
  readonly suspicions: Suspicions;
  /** Lines read, by what they tell. */
  readonly lines = {
    sent: 0,
    listed: 0,
    fetched: 0,
    acknowledged: 0,
    asked: 0,
    drained: 0,
    dropped: 0,
    thrown: 0,
    crashed: 0,
    closed: 0,
    torn: 0,
  };
  /** Calls that were refused, and such that had no answer. */
  readonly calls = { refused: 0, unanswered: 0 };
  dropped = 0;

  constructor(mostOfRule: number) {
    this.suspicions = new Suspicions(mostOfRule);
  }

  get bytes(): number {
    return this.packets.bytes + this.deliveries.bytes + this.refusals.bytes;
  }

  /** Takes in one line; `line` is counted through all journals, from 1. */
  enter(entry: JournalEntry, line: number): void {
    this.lines[entry.op] += 1;
    // Who kills a hub is no part of the load, whatever the line says.
    if (entry.op !== 'crashed') this.segments.add(entry.seg);
    this.numbering.add(entry);
    if ('answered' in entry) this.#count(entry.answered, line, 'by' in entry ? entry.by : entry.from);
    switch (entry.op) {
      case 'sent':
        this.#send(entry, line);
        return;
      case 'listed':
        this.#list(entry);
        return;
      case 'fetched':
        this.#fetch(entry, line);
        return;
      case 'acknowledged':
        this.#acknowledge(entry, line);
        return;
      case 'asked':
      case 'closed':
        return;
      case 'drained':
        this.#drain(entry, line);
        return;
      case 'dropped':
        this.dropped += entry.count;
        this.#suspect('dropped', { page: line }, undefined, entry.count);
        return;
      case 'thrown':
        this.#suspect('thrown', { thrown: line });
        return;
      case 'crashed':
        this.#crash(entry, line);
        return;
    }
  }

  #count(answered: string, line: number, receiver: string): void {
    if (answered === 'nothing') this.calls.unanswered += 1;
    else if (answered !== 'OK') this.calls.refused += 1;
    if (answered === 'html') this.#suspect('html', { page: line }, receiver);
  }

  #send(entry: Sent, line: number): void {
    const from = this.agencies.numberOf(entry.from);
    const to = entry.to.map((code) => this.agencies.numberOf(code));
    if (!this.packets.send(entry, line, from, to)) this.#suspect('gap', { repeated: line });
  }

  /** What a list showed is looked at when it is known what was in the copies. */
  #list({ by, messagetype, answered, t, ms }: Listed): void {
    if (answered !== 'OK' || messagetype !== 'edoc') return;
    this.agencies.at(this.agencies.numberOf(by)).asked.push(t - ms);
  }

  #fetch(entry: Fetched, line: number): void {
    const by = this.agencies.numberOf(entry.by);
    if (entry.answered !== 'OK') {
      if (isRefusal(entry.answered)) this.refusals.refuse(entry.docId, by, line);
      return;
    }
    const { packets, deliveries } = this;
    const { row, other } = deliveries.rowOf(entry.docId, by);
    if (other) {
      this.#suspect('stranger', { fetched: line, again: deliveries.fetchLine(row) }, entry.by);
      return;
    }
    if (entry.doc === undefined) {
      this.#suspect('foreign-content', { fetched: line }, entry.by);
      return;
    }
    const packet = packets.rowOf(entry);
    if (deliveries.packet(row) >= 0) {
      this.#fetchAgain(entry, line, row, packet);
      return;
    }
    deliveries.fetch(row, entry, line, packet, packets.firstDelivery(packet));
    packets.putFirstDelivery(packet, row);
  }

  #fetchAgain(entry: Fetched, line: number, row: number, packet: number): void {
    const { deliveries } = this;
    const at = { fetched: line, again: deliveries.fetchLine(row) };
    if (deliveries.isSameFetch(row, entry)) this.#suspect('gap', { repeated: line });
    else if (deliveries.packet(row) !== packet) this.#suspect('foreign-content', at, entry.by);
  }

  #acknowledge(entry: Acknowledged, line: number): void {
    const { row, other } = this.deliveries.rowOf(entry.docId, this.agencies.numberOf(entry.by));
    if (other) {
      this.#suspect('stranger', { acknowledged: line }, entry.by);
      return;
    }
    this.deliveries.acknowledge(row, entry, line);
  }

  #drain({ by, t }: Drained, line: number): void {
    const agency = this.agencies.at(this.agencies.numberOf(by));
    if (t < agency.drainedAt) return;
    agency.drainedAt = t;
    agency.drainedLine = line;
  }

  #crash({ t }: Crashed, line: number): void {
    this.crashes.push({ at: t, line });
  }

  #suspect(rule: RuleName, at: Partial<Record<Role, number>>, receiver?: string, figure?: number): void {
    this.suspicions.add({
      rule,
      at,
      ...(receiver === undefined ? {} : { receiver }),
      ...(figure === undefined ? {} : { figure }),
    });
  }
}

/** A hub that says no has heard the question; silence and pages may come from anywhere on the way. */
function isRefusal(answered: string): boolean {
  return answered !== 'OK' && answered !== 'nothing' && answered !== 'html';
}
