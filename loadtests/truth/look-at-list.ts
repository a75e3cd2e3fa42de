import type { Listed } from '../journal.ts';
import type { Books } from './books.ts';

/** One user does one thing after the other; clocks are read in whole milliseconds. */
const oneTick = 1;
/** Answers to several calls at once are written down when all are there, so other users' lines say less of when. */
const oneBatch = 60_000;

/**
 * Judges one list, when it is known what was in the copies that it shows: the more urgent stand first (STA-03),
 * nothing stands twice, nothing is shown again after its end, and whoever is shown it gets it. Whose copies a list shows is not looked at: a system
 * may ask for several agencies, and whoever fetches one says for which.
 */
export function lookAtList(list: Listed, line: number, books: Books): void {
  const { deliveries, suspicions } = books;
  const asked = list.t - list.ms;
  for (const id of list.ids) {
    const row = deliveries.find(id);
    if (row < 0 || deliveries.packet(row) < 0) suspectUnfetchable(id, line, books);
    if (row < 0) continue;
    deliveries.list(row, list.t);
    const margin = deliveries.user(row) === list.vu ? oneTick : oneBatch;
    const isEnded = deliveries.ending(row) === 'ended';
    if (isEnded && asked > deliveries.endedAt(row) + margin) suspectAgain(list, line, row, books);
  }
  if (new Set(list.ids).size !== list.ids.length) {
    const rule = list.messagetype === 'status' ? 'status-twice' : 'twice';
    suspicions.add({ rule, at: { listed: line }, receiver: list.by });
  }
  lookAtOrder(list, line, books);
}

function shown({ deliveries, packets }: Books, row: number, line: number) {
  return {
    sent: packets.line(deliveries.packet(row)),
    fetched: deliveries.fetchLine(row),
    listed: line,
  };
}

/** What is shown, and was refused each time that it was asked for. */
function suspectUnfetchable(id: string, line: number, { refusals, agencies, suspicions }: Books): void {
  const refused = refusals.tellOften(id);
  if (refused === undefined) return;
  const at = { listed: line, fetched: refused.line };
  suspicions.add({ rule: 'unfetchable', at, receiver: agencies.codeOf(refused.by) });
}

/** What was ended and is offered again: forgotten in a crash, or never taken down. */
function suspectAgain(list: Listed, line: number, row: number, books: Books): void {
  const { crashes, deliveries, suspicions } = books;
  const crash = crashes.find(({ at }) => at >= deliveries.endedAt(row) && at <= list.t);
  const at = { ...shown(books, row, line), acknowledged: deliveries.ackLine(row) };
  const receiver = list.by;
  if (crash !== undefined)
    suspicions.add({ rule: 'not-durable', at: { ...at, crashed: crash.line }, receiver });
  else suspicions.add({ rule: list.messagetype === 'status' ? 'status-twice' : 'twice', at, receiver });
}

/** One finding a list; copies that nobody fetched are of unknown urgency. */
function lookAtOrder(list: Listed, line: number, { deliveries, packets, suspicions }: Books): void {
  if (list.messagetype !== 'edoc') return;
  let least = Number.POSITIVE_INFINITY;
  let before = -1;
  for (const id of list.ids) {
    const row = deliveries.find(id);
    const packet = row < 0 ? -1 : deliveries.packet(row);
    if (packet < 0 || packets.standing(packet) === 'unknown') continue;
    const urgency = packets.urgency(packet);
    if (urgency > least) {
      const at = { listed: line, sent: packets.line(packet), again: packets.line(before) };
      suspicions.add({ rule: 'order', at, receiver: list.by });
      return;
    }
    if (urgency < least) before = packet;
    least = Math.min(least, urgency);
  }
}
