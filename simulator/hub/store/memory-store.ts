import type { ExchangeEvent } from '../../exchange-event.ts';
import { nothingTold, type Told } from '../notices/notice.ts';
import { resetOf, stateAfterAck } from './ack.ts';
import { MemoryDeliveries } from './memory-deliveries.ts';
import { createMemoryDirectory } from './memory-directory.ts';
import { createMemoryNotices } from './memory-notices.ts';
import { createMemoryTransfers } from './memory-transfers.ts';
import { createMemoryVerdicts } from './memory-verdicts.ts';
import type {
  Delivery,
  HubStore,
  NumberedEvent,
  SentQuery,
  SentRow,
  StoredPacket,
  TakesBack,
  WaitingQuery,
} from './store.ts';

/** A store that forgets everything when its process ends, for tests and quick runs. */
export function createMemoryStore(): HubStore {
  const directory = createMemoryDirectory();
  const deliveries = new MemoryDeliveries();
  const verdicts = createMemoryVerdicts();
  const byContent = new Map<string, StoredPacket>();
  const byDocument = new Map<string, StoredPacket>();
  let packets: StoredPacket[] = [];
  let events: NumberedEvent[] = [];
  const transfers = createMemoryTransfers(deliveries);
  const notices = createMemoryNotices();
  let lastSequence = 0;
  let lastEvent = 0;

  const tell = (event: ExchangeEvent) => {
    lastEvent += 1;
    events.push({ number: lastEvent, event });
  };
  const repeatedOf = (systemId: string, sha256: string) => byContent.get(`${sha256} ${systemId}`);
  const waiting = (query: WaitingQuery) =>
    deliveries
      .waiting((mailbox) => directory.find(mailbox)?.systemId === query.systemId)
      .filter(({ packet }) => inWindow(packet, query));
  const tellAll = (told: Told) => {
    for (const notice of told.notices) notices.add(notice);
    for (const event of told.events) tell(event);
  };
  const sentRow = (delivery: Delivery): SentRow => {
    const transfer = transfers.of(delivery);
    return transfer === undefined ? { delivery } : { delivery, transfer };
  };
  const known = (deliveryId: string, act: string) => {
    const delivery = deliveries.get(deliveryId);
    if (delivery === undefined) throw new Error(`No delivery ${deliveryId} to ${act}.`);
    return delivery;
  };
  const takeBack = ({ mailbox, at, tell: tellOf }: TakesBack): Told => {
    const taken = [...deliveries.values()]
      .filter((each) => each.mailbox === mailbox && (each.state === 'waiting' || each.state === 'held'))
      .map((each): Delivery => ({ ...each, state: 'withdrawn', updatedAt: at }));
    for (const each of taken) deliveries.set(each.deliveryId, each);
    transfers.endLimits(mailbox, at);
    return tellOf(taken);
  };
  const findDocument = (systemId: string, document: string) => byDocument.get(`${systemId} ${document}`);

  return {
    async recordPacket(packet, fanOut, event, flow) {
      const repeated = repeatedOf(packet.systemId, packet.sha256);
      if (repeated !== undefined) return { kind: 'repeated', packet: repeated };
      const other = flow?.refuseConflict === true && findDocument(packet.systemId, packet.document);
      if (other) return { kind: 'conflict', packet: other };
      lastSequence += 1;
      const stored = { ...packet, sequence: lastSequence };
      packets.push(stored);
      byContent.set(`${packet.sha256} ${packet.systemId}`, stored);
      if (packet.messageType === 'edoc' && packet.transactionKind !== 2) {
        byDocument.set(`${packet.systemId} ${packet.document}`, stored);
      }
      for (const each of fanOut) {
        const delivery = { ...each, packet: stored, state: 'waiting', updatedAt: packet.acceptedAt } as const;
        deliveries.set(each.deliveryId, delivery);
      }
      const flowEvents = transfers.settle(stored, fanOut, flow);
      for (const each of [event, ...flowEvents]) tell(each);
      const told = flow?.told ?? nothingTold;
      tellAll(told);
      return { kind: 'new', packet: stored, events: [...flowEvents, ...told.events] };
    },
    findRepeated: async (systemId, sha256) => repeatedOf(systemId, sha256),
    findDocument: async (systemId, document) => findDocument(systemId, document),
    listWaiting: async (query) =>
      waiting(query).toSorted(
        (one, other) =>
          other.packet.priority - one.packet.priority || one.packet.sequence - other.packet.sequence,
      ),
    countWaiting: async (systemId, messageType) => waiting({ systemId, messageType }).length,
    countAllWaiting: async () => deliveries.countWaiting(),
    findDelivery: async (deliveryId) => deliveries.get(deliveryId),
    async findServedDelivery(deliveryId) {
      const delivery = deliveries.get(deliveryId);
      return delivery && { delivery, servedBy: directory.find(delivery.mailbox)?.systemId };
    },
    findPacket: async (docId) => packets.find((each) => each.docId === docId),
    listSent: async (query) =>
      [...deliveries.values()].filter(({ packet }) => isSent(packet, query)).map(sentRow),
    holdsContent: async (sha256) => packets.some((each) => each.sha256 === sha256),
    async recordFetch(deliveryId, at, event) {
      const delivery = known(deliveryId, 'fetch');
      if (delivery.state === 'withdrawn') return 'withdrawn';
      deliveries.set(deliveryId, { fetchedAt: at, ...delivery });
      tell(event);
      return 'recorded';
    },
    async recordHandover(deliveryId, channel, at, told) {
      const delivery = known(deliveryId, 'hand over');
      if (delivery.state === 'withdrawn') return 'withdrawn';
      deliveries.set(deliveryId, { ...delivery, handedOver: { channel, at } });
      tellAll(told);
      return 'recorded';
    },
    async recordAck(deliveryId, outcome, at, event, told) {
      const delivery = known(deliveryId, 'acknowledge');
      const { state, recorded } = stateAfterAck(delivery.state, outcome);
      if (recorded === 'changed') deliveries.set(deliveryId, { ...delivery, state, updatedAt: at });
      if (recorded === 'changed' || (outcome === 'processing' && recorded !== 'withdrawn')) tell(event);
      if (recorded === 'changed' && told !== undefined) tellAll(told);
      return recorded;
    },
    async recordReset(deliveryId, at, event) {
      const { fetchedAt: _, ...delivery } = known(deliveryId, 'reset');
      const recorded = resetOf(delivery.state);
      if (recorded !== 'changed') return recorded;
      deliveries.set(deliveryId, { ...delivery, state: 'waiting', updatedAt: at });
      tell(event);
      return recorded;
    },

    findTransfers: async (document, receiver) => transfers.find(document, receiver),
    findIssuers: async (document) => transfers.issuers(document),
    listTransfers: async (query) => transfers.list(query),
    async recordOverdue(at, warn) {
      const told = transfers.overdue(at, warn);
      tellAll(told);
      return told;
    },
    listNotices: async (query) => notices.list(query),

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
    async changeDirectory({ puts, restsOn = [], events: changes, takesBack }) {
      const agencies = directory.putAll({ puts, restsOn });
      if ('kind' in agencies) return agencies;
      const told = takesBack === undefined ? { notices: [], events: [] } : takeBack(takesBack);
      tellAll({ notices: told.notices, events: [...changes, ...told.events] });
      return { kind: 'changed', agencies, told };
    },
    directoryVersion: async () => directory.version(),
    listAgenciesSince: async (version, limit) => directory.since(version, limit),
    listAgencyHistory: async (query) => directory.history(query),
    listRelated: async (relation) => directory.related(relation),

    async recordVerdict(verdict, proofs, event) {
      verdicts.add(verdict, proofs);
      tell(event);
    },
    listVerdicts: async (docId) => verdicts.of(docId),
    findProof: async (sha256) => verdicts.proof(sha256),
    listWaitingVerdicts: async (limit) => verdicts.waiting(limit),
    listDocuments: async (after, limit) =>
      packets
        .filter((each) => each.sequence > after && each.messageType === 'edoc')
        .slice(0, limit)
        .map((packet) => ({ packet, isJudged: verdicts.of(packet.docId).length > 0 })),

    recordEvent: async (event) => tell(event),
    listEvents: async (after, limit) => {
      const start = Math.max(0, after + 1 - (events[0]?.number ?? 0));
      return events.slice(start, start + limit);
    },
    durable: () => undefined,
    async reset() {
      deliveries.clear();
      byContent.clear();
      byDocument.clear();
      transfers.clear();
      verdicts.clear();
      notices.clear();
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
