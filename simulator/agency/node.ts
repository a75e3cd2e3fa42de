import type { DocumentDraft, WritingStyle } from '../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import type { Party } from '../../protocol/edxml/packet.ts';
import { processing } from '../../protocol/lifecycle/processing.ts';
import type { Ports } from '../../protocol/ports/ports.ts';
import { type Reading, read } from '../../protocol/result.ts';
import type { ExchangeEvent } from '../exchange-event.ts';
import { type BackOff, fieldBackOff } from './back-off.ts';
import type { ClerkScript } from './clerk.ts';
import { runClerks } from './clerk-desk.ts';
import type { HubClient } from './hub-client.ts';
import { pollQueue } from './inbox.ts';
import type { ReceivedDocument, SentDocument, UnreadablePacket } from './node-records.ts';
import type { NodeStore } from './node-store.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { receiveDocument } from './receive-document.ts';
import { receiveStatus } from './receive-status.ts';

/** An agency that a node serves. */
export interface ServedAgency {
  /** As it stands in `From` of what it sends. */
  readonly party: Party;
  /** Every code under which it is addressed, both forms. */
  readonly codes: readonly string[];
  readonly clerk: ClerkScript;
}

export interface NodeOptions {
  readonly agencies: readonly ServedAgency[];
  readonly client: HubClient;
  readonly store: NodeStore;
  readonly ports: Ports;
  /** The order in which its packets are written; a node of the field writes as the vendor's library does. */
  readonly style?: WritingStyle;
  readonly backOff?: BackOff;
  /** Hears what the node's clerks do and what statuses it receives. */
  readonly onEvent?: (event: ExchangeEvent) => void;
  /** Hears of each new entry in the register of incoming documents, before anybody acts on it. */
  readonly onArrival?: (document: ReceivedDocument) => void;
  /** Hears of each packet that was set aside. */
  readonly onUnreadable?: (packet: UnreadablePacket) => void;
}

/** What the rooms of a node work with. */
export interface NodeParts {
  readonly agencies: readonly ServedAgency[];
  readonly client: HubClient;
  readonly store: NodeStore;
  readonly ports: Ports;
  readonly style: WritingStyle;
  readonly outbox: Outbox;
  announce(event: ExchangeEvent): void;
  readonly onArrival?: (document: ReceivedDocument) => void;
  readonly onUnreadable?: (packet: UnreadablePacket) => void;
}

/** A connected system: what stands between agencies' clerks and the hub. */
export interface AgencyNode {
  readonly systemId: string;
  readonly store: NodeStore;
  /** Registers an outgoing document and puts it into the outbox. Problems: what no packet can carry. */
  send(draft: DocumentDraft): Promise<Reading<SentDocument>>;
  /** Sends what waits. */
  flush(signal?: AbortSignal): Promise<void>;
  /** One round: send, fetch statuses, fetch documents, let the clerks act, send what came of it. */
  pollOnce(signal?: AbortSignal): Promise<void>;
  /** Round after round, `interval` milliseconds apart, until the signal aborts. */
  run(signal: AbortSignal, interval: number): Promise<void>;
}

/** Creates a node. It does nothing until it is stepped or run. */
export function createAgencyNode(options: NodeOptions): AgencyNode {
  const { client, store, ports, backOff = fieldBackOff } = options;
  const outbox = createOutbox({ client, store, ports, backOff });
  const parts: NodeParts = {
    ...options,
    style: options.style ?? 'sdk',
    outbox,
    announce: options.onEvent ?? (() => undefined),
  };
  const pollOnce = async (signal?: AbortSignal) => {
    await outbox.flush(signal);
    await pollQueue(parts, 'status', receiveStatus, signal);
    await pollQueue(parts, 'edoc', receiveDocument, signal);
    await runClerks(parts);
    await outbox.flush(signal);
  };
  return {
    systemId: client.systemId,
    store,
    send: (draft) => sendDocument(parts, draft),
    flush: (signal) => outbox.flush(signal),
    pollOnce,
    run: async (signal, interval) => {
      while (!signal.aborted) {
        await pollOnce(signal);
        await ports.clock.sleep(interval, signal);
      }
    },
  };
}

async function sendDocument(parts: NodeParts, draft: DocumentDraft): Promise<Reading<SentDocument>> {
  const { documentId } = draft;
  if (documentId === undefined) throw new Error('a document leaves with its DocumentId');
  const encoded = encodeDocument(draft, parts.style);
  if (!encoded.ok) return encoded;
  const from = draft.from.organId;
  const bytes = encoded.value;
  const outgoing = await parts.outbox.add({ messageType: 'edoc', from, documentId, bytes });
  const to = draft.to.map((party) => party.organId);
  const sent: SentDocument = {
    documentId,
    from,
    to,
    subject: draft.subject ?? '',
    registerNumber: parts.store.sent().length + 1,
    registeredAt: parts.ports.clock.now(),
    outgoingId: outgoing.id,
    histories: to.map((organId) => ({ organId, state: processing.initial, steps: [] })),
  };
  await parts.store.putSent(sent);
  return read(sent, encoded.problems);
}
