import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { OutgoingPacket, SentDocument } from '../agency/node-records.ts';
import type { NodeStore } from '../agency/node-store.ts';
import type { ExchangeEvent } from '../exchange-event.ts';

/** Both ends inclusive. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** One document that stands in one of the two lists only, and why. */
export interface RegisterDifference {
  readonly documentId: string;
  readonly why: 'waiting' | 'refused' | 'stalled' | 'lost' | 'not-registered';
  readonly text: Bilingual;
}

/**
 * GEN-02: compares a sender's register of outgoing documents with the hub's log, for a period of registration.
 * A document that the hub has taken at any time is no difference; one of the hub's is looked for in all of the
 * register, whenever it was entered.
 */
export function reconcileRegister(
  store: Pick<NodeStore, 'sent' | 'findOutgoing'>,
  log: readonly ExchangeEvent[],
  { from, to }: Period,
): readonly RegisterDifference[] {
  const senders = new Set(store.sent().map((each) => each.from));
  const accepted = log.filter((event) => event.name === 'packet-accepted' && event.messageType === 'edoc');
  const atHub = new Set(accepted.flatMap((event) => ('documentId' in event ? [event.documentId] : [])));
  const registered = new Set(store.sent().map(({ documentId }) => documentId));
  const missing = store
    .sent()
    .filter(({ registeredAt }) => registeredAt >= from && registeredAt <= to)
    .filter(({ documentId }) => !atHub.has(documentId))
    .map((each) => missingAtHub(each, store.findOutgoing(each.outgoingId)));
  const strange = accepted.flatMap((event) => {
    if (event.name !== 'packet-accepted' || event.at < from || event.at > to) return [];
    return senders.has(event.from) && !registered.has(event.documentId) ? [event.documentId] : [];
  });
  return [...missing, ...[...new Set(strange)].map(notRegistered)];
}

function missingAtHub({ documentId }: SentDocument, packet: OutgoingPacket | undefined): RegisterDifference {
  const state = packet?.dispatching;
  switch (state?.state) {
    case 'waiting':
      return difference(documentId, 'waiting', 'còn chờ gửi', 'still waits to be sent');
    case 'refused': {
      const { errorDesc } = state;
      return difference(
        documentId,
        'refused',
        `Trục từ chối: ${errorDesc}`,
        `the hub refused it: ${errorDesc}`,
      );
    }
    case 'stalled': {
      const { detail } = state;
      return difference(documentId, 'stalled', `không gửi được: ${detail}`, `could not be sent: ${detail}`);
    }
    case 'accepted':
    case undefined:
      return difference(
        documentId,
        'lost',
        'sổ ghi đã gửi nhưng Trục không có',
        'sent by the register, but the hub has none of it',
      );
  }
}

function notRegistered(documentId: string): RegisterDifference {
  return difference(
    documentId,
    'not-registered',
    'Trục có nhưng không vào sổ văn bản đi',
    'the hub has it, the register of outgoing documents has not',
  );
}

function difference(
  documentId: string,
  why: RegisterDifference['why'],
  vi: string,
  en: string,
): RegisterDifference {
  return { documentId, why, text: { vi: `${documentId}: ${vi}.`, en: `${documentId}: ${en}.` } };
}
