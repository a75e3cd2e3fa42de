import { type JournalEntry, type Sent, type StatusCode, type Urgency, urgencies } from '../journal.ts';

/** What an exchange is drawn from. */
export interface ExchangeShape {
  readonly seed: number;
  readonly agencies: number;
  readonly documents: number;
  /** Shares of calls, 0 to 1. */
  readonly unanswered: number;
  readonly refused: number;
}

interface Copy {
  readonly id: string;
  readonly packet: Sent;
  readonly order: number;
}

/**
 * What the clients of an honest hub write down: letters with several receivers, two statuses each, refused calls,
 * calls without an answer that had their effect or had none. Everything is drawn from the seed; at the end
 * nothing waits.
 */
export function honestExchange(shape: ExchangeShape): readonly JournalEntry[] {
  const exchange = new Exchange(shape);
  for (let number = 1; number <= shape.documents; number += 1) {
    exchange.write(number);
    if (exchange.chance(0.6)) exchange.work();
  }
  exchange.finish();
  return exchange.entries;
}

class Exchange {
  readonly entries: JournalEntry[] = [];
  readonly #shape: ExchangeShape;
  readonly #codes: readonly string[];
  readonly #waiting = new Map<string, Copy[]>();
  #state: number;
  #now = 1_790_000_000_000;
  #order = 0;

  constructor(shape: ExchangeShape) {
    this.#shape = shape;
    this.#state = shape.seed >>> 0;
    this.#codes = Array.from({ length: shape.agencies }, (_, index) => `H${String(index + 10)}`);
  }

  #draw(below: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * below);
  }

  chance(share: number): boolean {
    return this.#draw(1_000_000) < share * 1_000_000;
  }

  /** An answered call, or one that was not, whether or not it was heard. */
  #call(who: string): { readonly call: CallPart; readonly heard: boolean } {
    this.#now += 3 + this.#draw(20);
    const silent = this.chance(this.#shape.unanswered);
    const vu = this.#codes.indexOf(who) + 1;
    const call: CallPart = {
      ...{ t: this.#now, vu, seg: '0:1', ms: 2, http: silent ? 0 : 200 },
      answered: silent ? 'nothing' : 'OK',
    };
    return { call, heard: !silent || this.chance(0.5) };
  }

  write(number: number): void {
    const from = this.#pick();
    const to = this.#codes.filter((code) => code !== from && this.chance(0.5));
    const [first = ''] = this.#codes.filter((code) => code !== from);
    this.#send({
      ...{
        doc: `${from},2026/11/20,${number}/VT`,
        kind: 'document',
        from,
        to: to.length === 0 ? [first] : to,
      },
      urgency: urgencies[this.#draw(4)] ?? 'thường',
      ...{ bytes: 20_000 + number, sha256: number.toString(16).padStart(64, '5') },
    });
  }

  #pick(): string {
    return this.#codes[this.#draw(this.#codes.length)] ?? '';
  }

  /** Says it again until there is an answer; the hub knows what it has. */
  #send(packet: PacketPart): void {
    let kept = false;
    for (;;) {
      const { call, heard } = this.#call(packet.from);
      const isRefused = !kept && call.answered === 'OK' && this.chance(this.#shape.refused);
      const entry: Sent = { op: 'sent', ...packet, ...call, ...(isRefused ? { answered: '-1' } : {}) };
      this.entries.push(entry);
      if (isRefused) return;
      if (heard && !kept) this.#keep(entry);
      kept ||= heard;
      if (call.answered === 'OK') return;
      // Some senders give up: whether the hub has it stays open.
      if (this.chance(0.3)) return;
    }
  }

  #keep(packet: Sent): void {
    for (const code of packet.to) {
      this.#order += 1;
      const queue = this.#waiting.get(code) ?? [];
      this.#waiting.set(code, [...queue, { id: `c${this.#order}`, packet, order: this.#order }]);
    }
  }

  /** Somebody looks what waits, and takes it in. */
  work(by = this.#pick()): void {
    for (const messagetype of ['edoc', 'status'] as const) {
      const kind = messagetype === 'edoc' ? 'document' : 'status';
      const { call } = this.#call(by);
      const mine = (this.#waiting.get(by) ?? []).filter(({ packet }) => packet.kind === kind);
      const rows = mine.toSorted((one, other) => rank(other) - rank(one) || one.order - other.order);
      const isAnswered = call.answered === 'OK';
      this.entries.push({
        ...{ op: 'listed', by, messagetype, ...call },
        ids: isAnswered ? rows.map(({ id }) => id) : [],
      });
      if (isAnswered) for (const row of rows) this.#take(by, row);
    }
  }

  #take(by: string, copy: Copy): void {
    const { call } = this.#call(by);
    const { id, packet } = copy;
    const { doc, from, to, kind, status, sha256 } = packet;
    const inside = { doc, from, to, ...(status && { status }), ...(sha256 && { sha256 }) };
    const isAnswered = call.answered === 'OK';
    this.entries.push({ op: 'fetched', by, docId: id, kind, ...call, ...(isAnswered ? inside : {}) });
    if (!isAnswered) return;
    const { call: end, heard } = this.#call(by);
    this.entries.push({ op: 'acknowledged', by, docId: id, ...end });
    if (!heard) return;
    this.#waiting.set(
      by,
      (this.#waiting.get(by) ?? []).filter((each) => each !== copy),
    );
    if (kind === 'document') for (const code of ['01', '03'] as const) this.#tell(by, packet, code);
  }

  #tell(from: string, about: Sent, status: StatusCode): void {
    const urgency: Urgency = 'thường';
    const { doc } = about;
    this.#send({
      doc,
      responseFor: doc,
      kind: 'status',
      from,
      to: [about.from],
      status,
      urgency,
      bytes: 900,
    });
  }

  finish(): void {
    while ([...this.#waiting.values()].some((queue) => queue.length > 0)) {
      for (const code of this.#codes) this.work(code);
    }
    for (const by of this.#codes) {
      this.#now += 5;
      this.entries.push({ op: 'drained', by, t: this.#now, vu: 0, seg: '0:1' });
    }
  }
}

type CallPart = Pick<Sent, 't' | 'vu' | 'seg' | 'ms' | 'http' | 'answered'>;
type PacketPart = Omit<Sent, 'op' | keyof CallPart | 'docId'>;

function rank({ packet }: Copy): number {
  return urgencies.indexOf(packet.urgency);
}
