import type { ExchangeEvent } from '../../exchange-event.ts';
import { stateAfterAck } from './ack.ts';
import { createMemoryDirectory } from './memory-directory.ts';
import type {
  Delivery,
  HubStore,
  NumberedEvent,
  SentQuery,
  SentRow,
  StoredPacket,
  WaitingQuery,
} from './store.ts';

/** A store that forgets everything when its process ends, for tests and quick runs. */
export function createMemoryStore(): HubStore {
  const directory = createMemoryDirectory();
  const deliveries = new Map<string, Delivery>();
  const byContent = new Map<string, StoredPacket>();
  let packets: StoredPacket[] = [];
  let events: NumberedEvent[] = [];
  let lastSequence = 0;
  let lastEvent = 0;

  const tell = (event: ExchangeEvent) => {
    lastEvent += 1;
    events.push({ number: lastEvent, event });
  };
  const repeatedOf = (systemId: string, sha256: string) => byContent.get(`${sha256} ${systemId}`);
  const waiting = (query: WaitingQuery) =>
    [...deliveries.values()].filter(
      ({ state, mailbox, packet }) =>
        state === 'waiting' &&
        directory.find(mailbox)?.systemId === query.systemId &&
        inWindow(packet, query),
    );
  const lastStatus = ({ mailbox, packet }: Delivery) =>
    packets.findLast(
      (each) =>
        each.messageType === 'status' &&
        packet.messageType === 'edoc' &&
        each.documentId === packet.documentId &&
        each.fromMailbox === mailbox,
    );
  const sentRow = (delivery: Delivery): SentRow => {
    const status = lastStatus(delivery);
    if (status?.statusCode === undefined) return { delivery };
    return { delivery, lastStatus: { code: status.statusCode, at: status.acceptedAt } };
  };

  return {
    async recordPacket(packet, fanOut, event) {
      const repeated = repeatedOf(packet.systemId, packet.sha256);
      if (repeated !== undefined) return { kind: 'repeated', packet: repeated };
      lastSequence += 1;
      const stored = { ...packet, sequence: lastSequence };
      packets.push(stored);
      byContent.set(`${packet.sha256} ${packet.systemId}`, stored);
      for (const each of fanOut) {
        const delivery = { ...each, packet: stored, state: 'waiting', updatedAt: packet.acceptedAt } as const;
        deliveries.set(each.deliveryId, delivery);
      }
      tell(event);
      return { kind: 'new', packet: stored };
    },
    findRepeated: async (systemId, sha256) => repeatedOf(systemId, sha256),
    findDocument: async (systemId, documentId) =>
      packets.findLast(
        (each) => each.messageType === 'edoc' && each.systemId === systemId && each.documentId === documentId,
      ),
    listWaiting: async (query) =>
      waiting(query).toSorted(
        (one, other) =>
          other.packet.priority - one.packet.priority || one.packet.sequence - other.packet.sequence,
      ),
    countWaiting: async (systemId, messageType) => waiting({ systemId, messageType }).length,
    findDelivery: async (deliveryId) => deliveries.get(deliveryId),
    findPacket: async (docId) => packets.find((each) => each.docId === docId),
    listSent: async (query) =>
      [...deliveries.values()].filter(({ packet }) => isSent(packet, query)).map(sentRow),
    holdsContent: async (sha256) => packets.some((each) => each.sha256 === sha256),
    async recordFetch(deliveryId, at, event) {
      const delivery = deliveries.get(deliveryId);
      if (delivery !== undefined) deliveries.set(deliveryId, { fetchedAt: at, ...delivery });
      tell(event);
    },
    async recordAck(deliveryId, outcome, at, event) {
      const delivery = deliveries.get(deliveryId);
      if (delivery === undefined) throw new Error(`No delivery ${deliveryId} to acknowledge.`);
      const { state, recorded } = stateAfterAck(delivery.state, outcome);
      if (recorded === 'changed') deliveries.set(deliveryId, { ...delivery, state, updatedAt: at });
      if (recorded === 'changed' || outcome === 'processing') tell(event);
      return recorded;
    },

    putSystem: async (system) => directory.putSystem(system),
    findSystem: async (systemId) => directory.findSystem(systemId),
    listSystems: async () => directory.listSystems(),
    async putAgency(agency, event) {
      const put = directory.put(agency);
      if (put.kind === 'put' && event !== undefined) tell(event);
      return put;
    },
    findAgency: async (code) => directory.find(code),
    findAgencyById: async (id) => directory.findById(id),
    findAgencies: async (codes) => directory.findAll(codes),
    listAgencies: async () => directory.list(),

    recordEvent: async (event) => tell(event),
    listEvents: async (after, limit) => events.filter((each) => each.number > after).slice(0, limit),
    async reset() {
      deliveries.clear();
      byContent.clear();
      packets = [];
      events = [];
    },
    async close() {},
  };
}

function isSent(packet: StoredPacket, query: SentQuery): boolean {
  const wanted = query.docId === undefined || query.docId === packet.docId;
  return wanted && packet.systemId === query.systemId && inWindow(packet, query);
}

function inWindow(packet: StoredPacket, { messageType, from, to }: WaitingQuery): boolean {
  const late = packet.acceptedAt >= (from ?? 0);
  return late && packet.acceptedAt <= (to ?? Number.MAX_SAFE_INTEGER) && packet.messageType === messageType;
}
