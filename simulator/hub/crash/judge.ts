import type { Balance, DeliveryEntry, FinalState, PacketEntry, Rule } from './ledger.ts';

/** What is judged. */
export interface Books {
  readonly packets: ReadonlyMap<string, PacketEntry>;
  readonly deliveries: ReadonlyMap<string, DeliveryEntry>;
  violated(rule: Rule, detail: string): void;
}

/** Where one accepted packet is for one receiver. */
type Fate = 'delivered' | 'held' | 'waiting';

/** Weighs all that was seen in a run against its end. */
export function judgeLedger(books: Books, final: FinalState): Balance {
  const packets = [...books.packets.values()];
  for (const packet of packets) judgeIds(packet, books);
  judgeIdsAreOne(packets, books);
  const accepted = packets.filter((each) => each.good && each.docIds.size > 0);
  const byPacket = Map.groupBy(books.deliveries.values(), keyOf);
  const fates = accepted.flatMap((packet) =>
    packet.receivers.map((systemId) => judgeDelivery(packet, systemId, byPacket, books, final)),
  );
  judgeSentRows(accepted, byPacket, books, final);
  const count = (fate: Fate) => fates.filter((each) => each === fate).length;
  return {
    documents: accepted.filter((each) => each.messageType === 'edoc').length,
    statuses: accepted.filter((each) => each.messageType === 'status').length,
    refused: packets.filter((each) => !each.good && each.refusals > 0).length,
    accepted: fates.length,
    delivered: count('delivered'),
    held: count('held'),
    waiting: count('waiting'),
  };
}

function keyOf({ token, systemId }: Pick<DeliveryEntry, 'token' | 'systemId'>): string {
  return `${token} ${systemId}`;
}

/** Clients send until they are answered, so at the end every packet has one answer, and one id at most. */
function judgeIds({ token, good, docIds, refusals }: PacketEntry, { violated }: Books): void {
  if (docIds.size > 1) violated('doc-id-changed', `${token} was called ${[...docIds].join(' and ')}`);
  if (good && docIds.size === 0) violated('lost', `${token} was never answered`);
  if (!good && refusals === 0) violated('wrongly-accepted', `${token} was never refused`);
}

/** Two packets never share an id. */
function judgeIdsAreOne(packets: readonly PacketEntry[], { violated }: Books): void {
  const owners = new Map<string, string>();
  for (const { token, docIds } of packets) {
    for (const docId of docIds) {
      const owner = owners.get(docId);
      if (owner !== undefined) violated('doc-id-changed', `${docId} stands for ${owner} and ${token}`);
      owners.set(docId, token);
    }
  }
}

function judgeDelivery(
  packet: PacketEntry,
  systemId: string,
  byPacket: ReadonlyMap<string, readonly DeliveryEntry[]>,
  { violated }: Books,
  final: FinalState,
): Fate | undefined {
  const { token } = packet;
  const [delivery, ...more] = byPacket.get(keyOf({ token, systemId })) ?? [];
  if (delivery === undefined) {
    violated('lost', `${token} was accepted and never came to ${systemId}`);
    return undefined;
  }
  if (more.length > 0) violated('delivered-twice', `${token} came to ${systemId} ${more.length + 1} times`);
  const waits = final.waiting.get(systemId)?.includes(delivery.deliveryId) === true;
  if (delivery.outcome === undefined && !waits) {
    violated('lost', `${token} waits for ${systemId} and is not offered any more`);
  }
  return fateOf(delivery);
}

function fateOf({ outcome }: DeliveryEntry): Fate {
  if (outcome === 'done') return 'delivered';
  return outcome === 'fail' ? 'held' : 'waiting';
}

/** What the sender is shown is what the receivers did: one row a receiver, in the state that it gave. */
function judgeSentRows(
  accepted: readonly PacketEntry[],
  byPacket: ReadonlyMap<string, readonly DeliveryEntry[]>,
  { violated }: Books,
  { sent }: FinalState,
): void {
  const rows = Map.groupBy(sent, ({ docId }) => docId);
  for (const { token, messageType, docIds, receivers } of accepted) {
    if (messageType === 'status') continue;
    const seen = [...docIds].flatMap((docId) => rows.get(docId) ?? []);
    const expected = receivers.flatMap((systemId) => byPacket.get(keyOf({ token, systemId })) ?? []);
    const [a, b] = [
      seen.map(({ deliveryId, state }) => `${deliveryId} ${state}`),
      expected.map((each) => `${each.deliveryId} ${stateOf(each)}`),
    ].map((lines) => lines.sort().join(', '));
    if (a !== b) violated('sent-list-differs', `${token}: the sender sees ${a}; the receivers did ${b}`);
  }
}

/** The sender's list says `processing` of what was fetched and not acknowledged. */
function stateOf({ outcome }: DeliveryEntry): string {
  return outcome ?? 'processing';
}
