import type { Books } from './books.ts';

/**
 * Normal mail may be no later visible than a broadcast to everybody, which has 30 s (load test L4); beyond that,
 * with younger urgent mail gone past it, it is starved. Milliseconds.
 */
export const usualPatience = 30_000;

/** Urgent mail of one receiver, by when it was accepted, and the earliest moment from there on that any was shown. */
interface UrgentFlow {
  readonly sentAt: readonly number[];
  readonly shownFrom: readonly number[];
}

interface Waited {
  readonly packet: number;
  readonly copy: number;
  readonly until: number;
  readonly ms: number;
}

/**
 * Finds normal documents that a receiver was not shown for longer than `patience`, though it kept asking, while
 * urgent ones that had been accepted later went past them. The wait begins with the first list that was asked for
 * after the acceptance, so that a receiver that was away starves nobody, and ends when a list shows it.
 */
export function findStarved(books: Books, patience: number): void {
  for (const { asked } of books.agencies.all) asked.sort((one, other) => one - other);
  const late = findLate(books, patience);
  if (late.length === 0) return;
  const flows = urgentFlows(books);
  for (const { packet, copy, until, ms } of late) {
    const { packets, deliveries, agencies, suspicions } = books;
    const by = deliveries.by(copy);
    const flow = flows.get(by);
    if (flow === undefined || !wasPassed(flow, packets.sentAt(packet), until)) continue;
    const at = { sent: packets.line(packet), fetched: deliveries.fetchLine(copy) };
    suspicions.add({ rule: 'starved', at, receiver: agencies.codeOf(by), figure: ms / 1_000 });
  }
}

function findLate({ packets, deliveries, agencies }: Books, patience: number): readonly Waited[] {
  const late: Waited[] = [];
  for (let copy = 0; copy < deliveries.count; copy += 1) {
    const packet = deliveries.packet(copy);
    if (packet < 0 || !isLetter(packet, packets) || packets.urgency(packet) > 0) continue;
    const until = shownAt(copy, deliveries);
    const { asked } = agencies.at(deliveries.by(copy));
    const from = asked[firstFrom(asked, packets.sentAt(packet))] ?? until;
    if (until - from > patience) late.push({ packet, copy, until, ms: until - from });
  }
  return late;
}

function isLetter(packet: number, packets: Books['packets']): boolean {
  return packets.standing(packet) === 'accepted' && !packets.isStatus(packet);
}

function shownAt(copy: number, deliveries: Books['deliveries']): number {
  const [listed, fetched] = [deliveries.listedAt(copy), deliveries.fetchedAt(copy)];
  return listed === 0 ? fetched : Math.min(listed, fetched);
}

function urgentFlows({ packets, deliveries }: Books): ReadonlyMap<number, UrgentFlow> {
  const copies = new Map<number, { sentAt: number; shown: number }[]>();
  for (let copy = 0; copy < deliveries.count; copy += 1) {
    const packet = deliveries.packet(copy);
    if (packet < 0 || !isLetter(packet, packets) || packets.urgency(packet) === 0) continue;
    const all = copies.get(deliveries.by(copy)) ?? [];
    copies.set(deliveries.by(copy), all);
    all.push({ sentAt: packets.sentAt(packet), shown: shownAt(copy, deliveries) });
  }
  return new Map([...copies].map(([by, all]) => [by, flowOf(all)]));
}

function flowOf(copies: { readonly sentAt: number; readonly shown: number }[]): UrgentFlow {
  const sorted = copies.sort((one, other) => one.sentAt - other.sentAt);
  const shownFrom = new Array<number>(sorted.length).fill(Number.POSITIVE_INFINITY);
  let earliest = Number.POSITIVE_INFINITY;
  for (let index = sorted.length - 1; index >= 0; index -= 1) {
    earliest = Math.min(earliest, sorted[index]?.shown ?? earliest);
    shownFrom[index] = earliest;
  }
  return { sentAt: sorted.map(({ sentAt }) => sentAt), shownFrom };
}

/** Whether anything urgent that was accepted later was shown earlier. */
function wasPassed({ sentAt, shownFrom }: UrgentFlow, acceptedAt: number, until: number): boolean {
  return (shownFrom[firstFrom(sentAt, acceptedAt + 1)] ?? Number.POSITIVE_INFINITY) < until;
}

/** Index of the first number that is not below `least`; the length when all are. */
function firstFrom(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
