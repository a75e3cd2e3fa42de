import { createHash } from 'node:crypto';
import type { AckOutcome, MessageType } from '../../exchange-event.ts';
import { judgeLedger } from './judge.ts';
import { findToken } from './load-packets.ts';
import { isOneInsertion } from './one-insertion.ts';

/** A packet that a client begins to send. It keeps sending it until it has an answer. */
export interface SentPacket {
  readonly token: string;
  readonly messageType: MessageType;
  readonly bytes: Uint8Array;
  /** System that sends it. */
  readonly systemId: string;
  /** Systems that are to have it, each once. */
  readonly receivers: readonly string[];
  /** False when a good hub must refuse it. */
  readonly good: boolean;
}

/** What the ledger knows of a packet. */
export interface PacketEntry extends Omit<SentPacket, 'bytes'> {
  readonly sha256: string;
  /** Ids that the hub answered OK with; more than one is a fault. */
  readonly docIds: Set<string>;
  refusals: number;
}

/** What the ledger knows of a delivery: one id that one system was shown. */
export interface DeliveryEntry {
  readonly deliveryId: string;
  readonly systemId: string;
  /** The packet in it, once it has been fetched. */
  token?: string;
  /** Of what was fetched first; every later copy is the same. */
  sha256?: string;
  /** The last acknowledgement that was answered OK, and when. */
  outcome?: AckOutcome;
  endedAt?: number;
}

/** Something that must never happen, and did. */
export interface Violation {
  readonly rule: Rule;
  readonly detail: string;
}

export type Rule =
  | 'lost'
  | 'delivered-twice'
  | 'listed-after-end'
  | 'stranger'
  | 'doc-id-changed'
  | 'bytes-changed'
  | 'wrongly-refused'
  | 'wrongly-accepted'
  | 'sent-list-differs'
  | 'hub-gone';

/** One row of a sender's list of what it sent, as far as the ledger checks it. */
export interface SentRow {
  readonly docId: string;
  readonly deliveryId: string;
  readonly state: string;
}

/** What can be asked of the hub when the run is over and everybody has taken in what waited. */
export interface FinalState {
  /** Ids of deliveries that still wait, by system. */
  readonly waiting: ReadonlyMap<string, readonly string[]>;
  readonly sent: readonly SentRow[];
}

/** How accepted deliveries add up: accepted = delivered + held + waiting. */
export interface Balance {
  readonly documents: number;
  readonly statuses: number;
  readonly refused: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly held: number;
  readonly waiting: number;
}

/** Of a run that did not come to its end. */
export const emptyBalance: Balance = {
  documents: 0,
  statuses: 0,
  refused: 0,
  accepted: 0,
  delivered: 0,
  held: 0,
  waiting: 0,
};

/**
 * What clients of a hub saw, written down outside of it as plain data. It knows nothing of how the hub works:
 * it says what was answered, and whether that can be true of a hub that loses nothing and doubles nothing.
 */
export interface Ledger {
  send(packet: SentPacket): void;
  answered(token: string, docId: string): void;
  refused(token: string, reason: string): void;
  /** A moment, to be taken before a list is asked for. */
  moment(): number;
  listed(systemId: string, deliveryIds: readonly string[], askedAt: number): void;
  /** @returns what was sent, when it is known. */
  fetched(systemId: string, deliveryId: string, bytes: Uint8Array): PacketEntry | undefined;
  acknowledged(systemId: string, deliveryId: string, outcome: AckOutcome): void;
  /** Writes down what must not be. */
  violated(rule: Rule, detail: string): void;
  readonly violations: readonly Violation[];
  judge(final: FinalState): Balance;
}

export function createLedger(): Ledger {
  const packets = new Map<string, PacketEntry>();
  /** Bytes of what has not been fetched by all its receivers, so that a long run stays small. */
  const unfetched = new Map<string, { readonly bytes: Uint8Array; readonly by: Set<string> }>();
  const deliveries = new Map<string, DeliveryEntry>();
  const violations: Violation[] = [];
  let now = 0;

  const violated = (rule: Rule, detail: string) => {
    violations.push({ rule, detail });
  };

  const deliveryOf = (systemId: string, deliveryId: string): DeliveryEntry => {
    const known = deliveries.get(deliveryId);
    if (known !== undefined && known.systemId !== systemId) {
      violated('stranger', `${systemId} was shown ${deliveryId} of ${known.systemId}`);
    }
    const entry: DeliveryEntry = known ?? { deliveryId, systemId };
    deliveries.set(deliveryId, entry);
    return entry;
  };

  const isAsSent = ({ token, messageType }: PacketEntry, systemId: string, bytes: Uint8Array): boolean => {
    const sent = unfetched.get(token);
    if (sent === undefined) return true;
    sent.by.delete(systemId);
    if (sent.by.size === 0) unfetched.delete(token);
    return messageType === 'edoc'
      ? isOneInsertion(sent.bytes, bytes)
      : Buffer.compare(sent.bytes, bytes) === 0;
  };

  const compare = (entry: DeliveryEntry, bytes: Uint8Array): PacketEntry | undefined => {
    const { deliveryId, systemId } = entry;
    const packet = packets.get(findToken(bytes) ?? '');
    if (packet === undefined) {
      violated('bytes-changed', `${deliveryId} holds no packet of ours`);
      return undefined;
    }
    if (!packet.receivers.includes(systemId)) violated('stranger', `${systemId} was given ${packet.token}`);
    const sha256 = digestOf(bytes);
    if (!isAsSent(packet, systemId, bytes) || (entry.sha256 ?? sha256) !== sha256) {
      violated('bytes-changed', `${packet.token} came to ${systemId} changed`);
    }
    entry.token = packet.token;
    entry.sha256 = sha256;
    return packet;
  };

  return {
    violations,
    violated,
    moment: () => (now += 1),
    send({ bytes, ...packet }) {
      packets.set(packet.token, { ...packet, sha256: digestOf(bytes), docIds: new Set(), refusals: 0 });
      if (packet.good) unfetched.set(packet.token, { bytes, by: new Set(packet.receivers) });
    },
    answered(token, docId) {
      const packet = packets.get(token);
      packet?.docIds.add(docId);
      if (packet?.good === false) violated('wrongly-accepted', `${token} was accepted as ${docId}`);
    },
    refused(token, reason) {
      const packet = packets.get(token);
      if (packet === undefined) return;
      packet.refusals += 1;
      if (packet.good) violated('wrongly-refused', `${token}: ${reason}`);
    },
    listed(systemId, deliveryIds, askedAt) {
      for (const deliveryId of deliveryIds) {
        const { endedAt, outcome } = deliveryOf(systemId, deliveryId);
        if (endedAt === undefined || endedAt > askedAt) continue;
        violated('listed-after-end', `${deliveryId} was offered to ${systemId} after its ${outcome}`);
      }
      if (new Set(deliveryIds).size !== deliveryIds.length) {
        violated('delivered-twice', `${systemId} was shown one delivery twice in one list`);
      }
    },
    fetched(systemId, deliveryId, bytes) {
      return compare(deliveryOf(systemId, deliveryId), bytes);
    },
    acknowledged(systemId, deliveryId, outcome) {
      const entry = deliveryOf(systemId, deliveryId);
      entry.outcome = outcome;
      entry.endedAt ??= now += 1;
    },
    judge: (final) => judgeLedger({ packets, deliveries, violated }, final),
  };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
