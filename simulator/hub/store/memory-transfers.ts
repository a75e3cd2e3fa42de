import type { ExchangeEvent } from '../../exchange-event.ts';
import type { Told } from '../notices/notice.ts';
import type { FlowEffect, PacketFlow, Transfer } from '../transfers/transfer.ts';
import { hasLeft } from './ack.ts';
import { noFlow, openedBy, settleEffects, type TransferRows } from './settle-effects.ts';
import type { Delivery, NewDelivery, StoredPacket, TransferQuery, TransferRow } from './store.ts';

/** Transfers in memory. Deliveries are the store's; it gives them by packet, and takes changed ones back. */
export interface MemoryTransfers {
  /** Opens and changes transfers as a packet that has just been put in asks. */
  settle(packet: StoredPacket, fanOut: readonly NewDelivery[], flow?: PacketFlow): readonly ExchangeEvent[];
  find(document: string, receiver: string): readonly Transfer[];
  issuers(document: string): readonly string[];
  list(query: TransferQuery): readonly TransferRow[];
  overdue(at: number, warn: (overdue: readonly Transfer[]) => Told): Told;
  /** Nobody is warned any more of what is overdue at this receiver. */
  endLimits(receiver: string, at: number): void;
  /** The transfer that a delivery belongs to. */
  of(delivery: Delivery): Transfer | undefined;
  clear(): void;
}

const usualLimit = 1_000;

export function createMemoryTransfers(deliveries: Map<string, Delivery>): MemoryTransfers {
  const byDocument = new Map<string, Map<string, Transfer>>();
  const sentAbout = new Map<string, string[]>();
  const byRecall = new Map<string, Set<string>>();
  const limited = new Map<string, Transfer>();

  const keyOf = ({ receiver, issuer }: Transfer) => `${receiver} ${issuer}`;
  const save = (transfer: Transfer) => {
    const rows = byDocument.get(transfer.document) ?? new Map<string, Transfer>();
    byDocument.set(transfer.document, rows.set(keyOf(transfer), transfer));
    const key = `${transfer.document} ${keyOf(transfer)}`;
    if (transfer.acceptBy === undefined || transfer.overdueWarnedAt !== undefined) limited.delete(key);
    else limited.set(key, transfer);
  };
  const all = (document: string) => [...(byDocument.get(document)?.values() ?? [])].toSorted(byReceiver);
  const find = (document: string, receiver: string) =>
    all(document).filter((each) => each.receiver === receiver);
  const deliveriesOf = ({ document, receiver, issuer }: Transfer) =>
    (sentAbout.get(document) ?? [])
      .flatMap((id) => deliveries.get(id) ?? [])
      .filter(({ mailbox, packet }) => mailbox === receiver && packet.fromMailbox === issuer);

  const noteSent = (document: string, deliveryId: string) => {
    const ids = sentAbout.get(document);
    if (ids === undefined) sentAbout.set(document, [deliveryId]);
    else ids.push(deliveryId);
  };

  const rows: TransferRows = {
    concerned: (effect) => concernedBy(effect, all, (recall) => [...(byRecall.get(recall) ?? [])]),
    reached: (transfer) => deliveriesOf(transfer).some(hasLeft),
    save,
    noteRecall: (recall, { document }) => {
      byRecall.set(recall, (byRecall.get(recall) ?? new Set()).add(document));
    },
    withdraw: (transfer, at, except) => {
      for (const each of deliveriesOf(transfer)) {
        if (each.packet.sequence === except || (each.state !== 'waiting' && each.state !== 'held')) continue;
        deliveries.set(each.deliveryId, { ...each, state: 'withdrawn', updatedAt: at });
      }
    },
  };

  return {
    settle(packet, fanOut, flow = noFlow) {
      for (const each of fanOut) {
        if (packet.messageType === 'edoc') noteSent(packet.document, each.deliveryId);
        const opened = openedBy(packet, each, flow);
        if (opened !== undefined && !byDocument.get(packet.document)?.has(keyOf(opened))) save(opened);
      }
      return settleEffects(flow.effects, rows, packet.acceptedAt, packet.sequence);
    },
    find,
    issuers: (document) => [...new Set(all(document).map(({ issuer }) => issuer))],
    list({ document, issuer, receiver, limit = usualLimit }) {
      const known = document === undefined ? [...byDocument.keys()].flatMap(all) : all(document);
      return known
        .filter((each) => each.issuer === (issuer ?? each.issuer))
        .filter((each) => each.receiver === (receiver ?? each.receiver))
        .toSorted((one, other) => one.acceptedAt - other.acceptedAt)
        .toReversed()
        .slice(0, limit)
        .toReversed()
        .map((transfer) => ({ transfer, deliveries: deliveriesOf(transfer) }));
    },
    overdue(at, warn) {
      const late = [...limited.values()].filter(({ acceptBy }) => acceptBy !== undefined && acceptBy < at);
      if (late.length === 0) return { notices: [], events: [] };
      const told = warn(late);
      for (const each of late) save({ ...each, overdueWarnedAt: at });
      return told;
    },
    endLimits(receiver, at) {
      const ended = [...limited.values()].filter((each) => each.receiver === receiver);
      for (const each of ended) save({ ...each, overdueWarnedAt: at });
    },
    of: ({ mailbox, packet }) =>
      packet.messageType === 'edoc'
        ? byDocument.get(packet.document)?.get(`${mailbox} ${packet.fromMailbox}`)
        : undefined,
    clear() {
      for (const each of [byDocument, sentAbout, byRecall, limited]) each.clear();
    },
  };
}

function concernedBy(
  effect: FlowEffect,
  all: (document: string) => readonly Transfer[],
  recalledBy: (recall: string) => readonly string[],
): readonly Transfer[] {
  const isMeant = ({ receiver, issuer }: Transfer) =>
    (effect.receivers?.includes(receiver) ?? true) && (!('issuer' in effect) || issuer === effect.issuer);
  const documents = effect.kind === 'recall-answer' ? recalledBy(effect.recall) : [effect.document];
  return documents.flatMap(all).filter(isMeant);
}

function byReceiver(one: Transfer, other: Transfer): number {
  if (one.receiver !== other.receiver) return one.receiver < other.receiver ? -1 : 1;
  return one.issuer < other.issuer ? -1 : 1;
}
