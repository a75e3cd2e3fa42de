import type { Books } from './books.ts';
import type { RuleName } from './finding.ts';

/** How accepted deliveries add up: due = delivered + missing + unknown. */
export interface Balance {
  readonly documents: number;
  readonly statuses: number;
  readonly open: number;
  readonly refused: number;
  /** Copies that accepted packets owe, one a receiver. */
  readonly due: number;
  readonly delivered: number;
  readonly missing: number;
  /** Not delivered, to somebody whose list was never seen empty afterwards. */
  readonly unknown: number;
}

interface Sums {
  documents: number;
  statuses: number;
  open: number;
  refused: number;
  due: number;
  delivered: number;
  missing: number;
  unknown: number;
}

/** Weighs every packet against its copies: exactly once for each receiver, and nothing else. */
export function weigh(books: Books): Balance {
  const sums: Sums = {
    ...{ documents: 0, statuses: 0, open: 0, refused: 0 },
    ...{ due: 0, delivered: 0, missing: 0, unknown: 0 },
  };
  const { packets } = books;
  for (let packet = 0; packet < packets.count; packet += 1) weighPacket(packet, books, sums);
  return sums;
}

function weighPacket(packet: number, books: Books, sums: Sums): void {
  const { packets, suspicions, agencies } = books;
  const copies = copiesOf(packet, books);
  const standing = packets.standing(packet);
  if (standing === 'accepted') sums[packets.isStatus(packet) ? 'statuses' : 'documents'] += 1;
  if (standing === 'open') sums.open += 1;
  if (standing === 'refused') sums.refused += 1;
  if (standing === 'unknown' || standing === 'refused') {
    const rule = standing === 'refused' ? 'refused-yet-delivered' : 'unsent';
    for (const [by, [copy = -1]] of copies) {
      suspicions.add({ rule, at: linesOf(packet, copy, books), receiver: agencies.codeOf(by) });
    }
    return;
  }
  weighReceivers(packet, copies, books, sums);
}

/** Copies by the number of who fetched them. */
function copiesOf(packet: number, { packets, deliveries }: Books): ReadonlyMap<number, readonly number[]> {
  const copies = new Map<number, number[]>();
  for (let copy = packets.firstDelivery(packet); copy >= 0; copy = deliveries.next(copy)) {
    const by = deliveries.by(copy);
    const others = copies.get(by);
    if (others === undefined) copies.set(by, [copy]);
    else others.push(copy);
  }
  return copies;
}

function weighReceivers(
  packet: number,
  copies: ReadonlyMap<number, readonly number[]>,
  books: Books,
  sums: Sums,
): void {
  const { packets, agencies, suspicions } = books;
  const receivers = new Set(packets.receivers(packet));
  // Nobody answered for an open packet; once one receiver has it, the hub had taken it in, and owes it to all.
  const isDue = packets.standing(packet) === 'accepted' || copies.size > 0;
  for (const receiver of receivers) {
    if (isDue) owe(packet, receiver, books, sums);
    const [copy, ...more] = copies.get(receiver) ?? [];
    if (copy !== undefined) weighCopies(packet, copy, more, books, sums);
    else if (isDue) miss(packet, receiver, books, sums);
  }
  for (const [by, [copy = -1]] of copies) {
    if (receivers.has(by)) continue;
    suspicions.add({ rule: 'stranger', at: linesOf(packet, copy, books), receiver: agencies.codeOf(by) });
  }
}

function owe(packet: number, receiver: number, { packets, agencies }: Books, sums: Sums): void {
  const agency = agencies.at(receiver);
  sums.due += 1;
  if (packets.sentAt(packet) < agency.dueAt) return;
  agency.dueAt = packets.sentAt(packet);
  agency.dueLine = packets.line(packet);
}

/** Copies of one packet at one receiver: the first is owed, and what is more than was sent is too many. */
function weighCopies(packet: number, copy: number, more: readonly number[], books: Books, sums: Sums): void {
  const { packets, deliveries, agencies, suspicions } = books;
  const receiver = agencies.codeOf(deliveries.by(copy));
  sums.delivered += 1;
  for (const other of more.slice(packets.mostCopies(packet) - 1)) {
    const rule = packets.isStatus(packet) ? 'status-twice' : 'twice';
    const at = { ...linesOf(packet, other, books), again: deliveries.fetchLine(copy) };
    suspicions.add({ rule, at, receiver });
  }
  for (const each of [copy, ...more]) {
    if (packets.hasContent(packet, deliveries.shaA(each), deliveries.shaB(each))) continue;
    suspicions.add({ rule: 'foreign-content', at: linesOf(packet, each, books), receiver });
  }
}

/** A packet that somebody did not get. Whether it is lost is known only where nothing waited afterwards. */
function miss(packet: number, receiver: number, books: Books, sums: Sums): void {
  const { packets, agencies, crashes, suspicions } = books;
  const { code, drainedAt, drainedLine } = agencies.at(receiver);
  const sent = packets.line(packet);
  const sentAt = packets.sentAt(packet);
  if (drainedAt <= sentAt) {
    sums.unknown += 1;
    return;
  }
  sums.missing += 1;
  const crash = crashes.find(({ at }) => at >= sentAt);
  const at = { sent, drained: drainedLine };
  if (crash !== undefined) {
    suspicions.add({ rule: 'not-durable', at: { ...at, crashed: crash.line }, receiver: code });
    return;
  }
  const rule: RuleName = packets.isStatus(packet) ? 'status-lost' : 'lost';
  suspicions.add({ rule, at, receiver: code });
}

function linesOf(packet: number, copy: number, { packets, deliveries }: Books) {
  const sent = packets.line(packet);
  return { ...(sent === 0 ? {} : { sent }), fetched: deliveries.fetchLine(copy) };
}

/** Whoever is owed something and whose list was not seen empty afterwards may still have anything waiting. */
export function findUnfinished({ agencies, suspicions }: Books): void {
  for (const { code, dueAt, dueLine, drainedAt } of agencies.all) {
    if (dueAt === 0 || drainedAt > dueAt) continue;
    suspicions.add({ rule: 'unfinished', at: { sent: dueLine }, receiver: code });
  }
}

/**
 * Copies that were fetched and that nobody acknowledged, at a receiver for whom nothing waits any more: a hub
 * has to offer them until it is told. And such that were acknowledged without having been fetched, or fetched
 * without having been listed: there the journals have a gap.
 */
export function weighEndings(books: Books): void {
  const { deliveries, agencies, crashes, suspicions, lines } = books;
  for (let copy = 0; copy < deliveries.count; copy += 1) {
    const { code, drainedAt, drainedLine } = agencies.at(deliveries.by(copy));
    const fetched = deliveries.fetchLine(copy);
    if (deliveries.packet(copy) < 0) {
      const acknowledged = deliveries.ackLine(copy);
      // Without an acknowledgement it was fetched, and nobody could read what it is.
      if (acknowledged > 0) suspicions.add({ rule: 'gap', at: { acknowledged }, receiver: code });
      continue;
    }
    if (lines.listed > 0 && deliveries.listedAt(copy) === 0) {
      suspicions.add({ rule: 'gap', at: { fetched }, receiver: code });
    }
    const fetchedAt = deliveries.fetchedAt(copy);
    if (deliveries.ending(copy) !== 'none' || drainedAt <= fetchedAt) continue;
    const crash = crashes.find(({ at }) => at >= fetchedAt);
    const at = { fetched, drained: drainedLine, ...(crash === undefined ? {} : { crashed: crash.line }) };
    suspicions.add({ rule: crash === undefined ? 'unacknowledged' : 'not-durable', at, receiver: code });
  }
}
