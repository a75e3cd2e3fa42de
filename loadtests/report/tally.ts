import { type Fetched, type JournalEntry, largePacket, type Sent, type Urgency } from '../journal.ts';

/** One call: when its answer was there, how long it took, how it ended. */
export interface CallTimes {
  readonly at: number[];
  readonly ms: number[];
  /** 0 answered OK, 1 refused, 2 no answer, 3 a span that was not over when the wait for it was. */
  readonly end: number[];
}

/** How long those took that came to what was asked for: a refusal or a silence has no place among them. */
export function answersOf({ at, ms, end }: CallTimes): Pick<CallTimes, 'at' | 'ms'> {
  const isAnswer = (_: number, index: number) => end[index] === 0 || end[index] === 3;
  return { at: at.filter(isAnswer), ms: ms.filter(isAnswer) };
}

/** How many calls were refused or not answered. */
export function failedOf({ end }: CallTimes): number {
  return end.filter((each) => each === 1 || each === 2).length;
}

/** One delivery that was accepted and fetched: when it was fetched, and how long after it was accepted. */
export interface Delays {
  readonly at: number[];
  readonly ms: number[];
  readonly urgency: Urgency[];
}

/** Everything of a journal that the report is made of; grows with the number of lines, not with their texts. */
export interface Tally {
  readonly calls: ReadonlyMap<string, CallTimes>;
  /** Answers that were a page and no JSON. */
  readonly html: number;
  /** When iterations could not start, and how many. */
  readonly dropped: { readonly at: number[]; readonly count: number[] };
  /** When each delivery became due, one a receiver. */
  readonly due: readonly number[];
  readonly delays: Delays;
  /** Answers that were OK, of sends of documents and of statuses, and of deliveries of documents. */
  readonly accepted: Readonly<Record<'documents' | 'statuses' | 'deliveries', readonly number[]>>;
}

/** Takes the lines of a journal in any order, one at a time; `finish` once, at the end. */
export interface Tallying {
  add(entry: JournalEntry): void;
  finish(): Tally;
}

export function createTally(): Tallying {
  const calls = new Map<string, CallTimes>();
  const dropped = { at: [] as number[], count: [] as number[] };
  const accepted = { documents: [] as number[], statuses: [] as number[], deliveries: [] as number[] };
  const sent = new Map<string, { at: number; urgency: Urgency }>();
  const fetched = new Map<string, number>();
  let html = 0;

  const call = (operation: string, { t, ms, answered }: Pick<Sent, 't' | 'ms' | 'answered'>): void => {
    const times = calls.get(operation) ?? { at: [], ms: [], end: [] };
    calls.set(operation, times);
    times.at.push(t);
    times.ms.push(ms);
    times.end.push(ends[answered] ?? 1);
    if (answered === 'html') html += 1;
  };
  const takeSent = (entry: Sent): void => {
    call(operationOf('send', entry), entry);
    if (entry.answered !== 'OK') return;
    accepted[entry.kind === 'status' ? 'statuses' : 'documents'].push(entry.t);
    for (const receiver of entry.to) {
      const key = keyOf(entry, receiver);
      if (!sent.has(key)) sent.set(key, { at: entry.t, urgency: entry.urgency });
    }
  };
  const takeFetched = (entry: Fetched): void => {
    call(operationOf('fetch', entry), entry);
    if (entry.answered !== 'OK') return;
    if (entry.kind === 'document') accepted.deliveries.push(entry.t);
    const key = keyOf(entry, entry.by);
    fetched.set(key, Math.min(entry.t, fetched.get(key) ?? entry.t));
  };
  return {
    add(entry) {
      switch (entry.op) {
        case 'sent':
          return takeSent(entry);
        case 'listed':
          return call('list', entry);
        case 'fetched':
          return takeFetched(entry);
        case 'acknowledged':
          return call('acknowledge', entry);
        case 'asked':
          return call(entry.operation, entry);
        case 'dropped':
          dropped.at.push(entry.t);
          dropped.count.push(entry.count);
          return;
        case 'drained':
        case 'thrown':
        case 'crashed':
        case 'closed':
      }
    },
    finish: () => ({ calls, html, dropped, accepted, due: duesOf(sent), delays: delaysOf(sent, fetched) }),
  };
}

const ends: Readonly<Record<string, number>> = { OK: 0, nothing: 2, late: 3 };

/** Large files are counted apart: limits are for ordinary ones. */
function operationOf(act: 'send' | 'fetch', { kind, bytes = 0 }: Pick<Fetched, 'kind' | 'bytes'>): string {
  return `${act}-${kind === 'document' && bytes > largePacket ? 'large' : kind}`;
}

/** What tells a delivery: its document and receiver, and of a status its sender and its code. */
function keyOf(entry: Pick<Fetched, 'kind' | 'doc' | 'from' | 'status'>, receiver: string): string {
  const { kind, doc = '', from = '', status = '' } = entry;
  return kind === 'status' ? `${doc}\n${receiver}\n${from}\n${status}` : `${doc}\n${receiver}`;
}

function duesOf(sent: ReadonlyMap<string, { readonly at: number }>): number[] {
  return Array.from(sent.values(), ({ at }) => at);
}

/** A hub may deliver before the sender has read its answer: that is no negative delay, but none. */
function delaysOf(
  sent: ReadonlyMap<string, { readonly at: number; readonly urgency: Urgency }>,
  fetched: ReadonlyMap<string, number>,
): Delays {
  const delays: Delays = { at: [], ms: [], urgency: [] };
  for (const [key, { at, urgency }] of sent) {
    const then = fetched.get(key);
    if (then === undefined) continue;
    delays.at.push(then);
    delays.ms.push(Math.max(0, then - at));
    delays.urgency.push(urgency);
  }
  return delays;
}
