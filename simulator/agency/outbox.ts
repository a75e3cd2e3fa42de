import type { StatusCode } from '../../protocol/edxml/packet.ts';
import type { Instant, Ports } from '../../protocol/ports/ports.ts';
import type { MessageType } from '../exchange-event.ts';
import type { Answer } from './answer.ts';
import { type BackOff, waitAfter } from './back-off.ts';
import type { HubClient } from './hub-client.ts';
import type { Dispatching, OutgoingPacket } from './node-records.ts';
import type { NodeStore } from './node-store.ts';

/** A packet to be sent. */
export interface Departure {
  readonly messageType: MessageType;
  readonly from: string;
  readonly documentId: string;
  readonly statusCode?: StatusCode;
  /** Whom a request of ours goes to. */
  readonly receiver?: string;
  /** Documents beside its own that it speaks of: it overtakes nothing that is on its way about them. */
  readonly about?: readonly string[];
  readonly bytes: Uint8Array;
}

/** The packets that leave a node. What the hub has not answered for is tried again; what it refused is not. */
export interface Outbox {
  /** Writes the packet's file and numbers it. It leaves once its record stands in the register. */
  prepare(departure: Departure): Promise<OutgoingPacket>;
  /** Keeps the packet, to be sent with the next flush. */
  add(departure: Departure): Promise<OutgoingPacket>;
  /**
   * Sends what is due, oldest first. Packets about one document never overtake one another, so a status
   * does not arrive before an earlier one. Never rejects for what the hub does.
   */
  flush(signal?: AbortSignal): Promise<void>;
}

/** What an outbox sends with, keeps its packets in, and waits by after an outage. */
export interface OutboxParts {
  readonly client: HubClient;
  readonly store: NodeStore;
  readonly ports: Ports;
  readonly backOff: BackOff;
  /** Writes down a packet that the hub has refused, in one step with what follows from that; the packet alone unless given. */
  readonly putRefused?: (packet: OutgoingPacket) => Promise<void>;
  /** The packet under the name that its sender bears by now, kept so; as it was put in unless given. */
  readonly renamed?: (packet: OutgoingPacket) => Promise<OutgoingPacket>;
  /** True for a sender that puts everything on the wire once more. */
  readonly sendsTwice?: (from: string) => boolean;
}

/**
 * An outbox that goes on with what the store holds: numbers follow the highest that stands there. They are not
 * without gaps, for a packet may be numbered and then not leave.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, ports } = parts;
  let numbered = store.outgoing().reduce((highest, { id }) => Math.max(highest, Number(id)), 0);
  const prepare = async ({ bytes, ...departure }: Departure): Promise<OutgoingPacket> => {
    numbered += 1;
    const id = String(numbered).padStart(6, '0');
    const file = `outbox/${id}.edxml`;
    await store.files.write(file, bytes);
    const dueAt = ports.clock.now();
    return { id, ...departure, file, attempts: 0, dueAt, dispatching: { state: 'waiting' } };
  };
  return {
    prepare,
    add: async (departure) => {
      const packet = await prepare(departure);
      await store.putOutgoing(packet);
      return packet;
    },
    flush: async (signal) => {
      const leaving = store.leaving();
      if (leaving.length === 0) return;
      const heldBack = new Set<string>();
      for (const waiting of leaving) {
        if (signal?.aborted === true) return;
        const packet = (await parts.renamed?.(waiting)) ?? waiting;
        const queues = [packet.documentId, ...(packet.about ?? [])].map((each) => `${packet.from}\n${each}`);
        const isDue = packet.dueAt <= ports.clock.now() && !queues.some((each) => heldBack.has(each));
        const sent = isDue ? await dispatch(parts, packet, signal) : packet;
        if (sent.dispatching.state === 'waiting') for (const each of queues) heldBack.add(each);
      }
    },
  };
}

async function dispatch(
  parts: OutboxParts,
  packet: OutgoingPacket,
  signal: AbortSignal | undefined,
): Promise<OutgoingPacket> {
  const { client, store, ports, backOff } = parts;
  const bytes = await store.files.read(packet.file);
  const answer = await client.sendEdoc({ ...packet, bytes }, signal);
  const sent = settle(packet, answer, backOff, ports.clock.now());
  const { putRefused = store.putOutgoing } = parts;
  await (sent.dispatching.state === 'refused' ? putRefused : store.putOutgoing)(sent);
  writeLog(ports, sent, answer);
  if (answer.kind === 'ok' && parts.sendsTwice?.(packet.from) === true) {
    await client.sendEdoc({ ...packet, bytes }, signal);
  }
  return sent;
}

/** What an answer makes of a packet. */
function settle(
  packet: OutgoingPacket,
  answer: Answer<string>,
  backOff: BackOff,
  at: Instant,
): OutgoingPacket {
  const attempts = packet.attempts + 1;
  if (answer.kind === 'ok') {
    return { ...packet, attempts, dispatching: { state: 'accepted', docId: answer.value, at } };
  }
  if (answer.kind === 'refused' && !hubFailed(answer.errorCode)) {
    const { errorCode, errorDesc } = answer;
    return { ...packet, attempts, dispatching: { state: 'refused', errorCode, errorDesc, at } };
  }
  if (answer.kind === 'unreachable' && answer.outage === 'given-up') return packet;
  const wait = waitAfter(backOff, attempts);
  if (wait !== undefined) return { ...packet, attempts, dueAt: at + wait };
  return { ...packet, attempts, dispatching: stalled(answer, at) };
}

/** `20`, "system error", is the hub's own trouble and says nothing against the packet [D]. */
function hubFailed(errorCode: string): boolean {
  return errorCode === '20';
}

function stalled(answer: Exclude<Answer<string>, { kind: 'ok' }>, at: Instant): Dispatching {
  const detail = answer.kind === 'refused' ? answer.errorDesc : `${answer.outage}: ${answer.detail}`;
  return { state: 'stalled', detail, at };
}

function writeLog({ clock, log }: Ports, packet: OutgoingPacket, answer: Answer<string>): void {
  const { state } = packet.dispatching;
  log.write({
    at: clock.now(),
    level: state === 'accepted' ? 'info' : 'warn',
    name: `outbox-${state}`,
    facts: {
      from: packet.from,
      documentId: packet.documentId,
      statusCode: packet.statusCode,
      attempts: packet.attempts,
      outage: answer.kind === 'unreachable' ? answer.outage : undefined,
      errorDesc: answer.kind === 'refused' ? answer.errorDesc : undefined,
    },
  });
}
