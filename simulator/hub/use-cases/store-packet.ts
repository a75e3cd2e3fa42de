import type { Packet } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import type { HashedBytes } from '../../../protocol/wire/file-hash.ts';
import type { XmlElement } from '../../../protocol/xml/tree.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { Doing } from '../crash/crash-points.ts';
import type { Hub } from '../hub.ts';
import type { Timed } from '../spans/call-timing.ts';
import type { IncomingPacket } from '../store/packet-files.ts';
import type { DirectoryAgency, NewDelivery, NewPacket, StoredPacket } from '../store/store.ts';
import type { Judged } from './judge-flow.ts';
import { factsOf } from './packet-facts.ts';
import type { Addressee } from './parties.ts';
import { conflict } from './repetition.ts';
import { noTraceEntry, traceEntryFor } from './trace-entry.ts';

/** A packet in which nothing wrong has been found. */
interface GoodPacket extends Doing, Judged, Timed {
  readonly systemId: string;
  readonly incoming: IncomingPacket;
  readonly file: HashedBytes;
  readonly packet: Packet;
  readonly root: XmlElement;
  readonly sender: DirectoryAgency;
  readonly addressees: readonly Addressee[];
  readonly earlier: StoredPacket | undefined;
}

/**
 * Makes the packet's bytes durable, then its row with one delivery a mailbox, or both together where they lie in one
 * place. A repeated packet gets the first one's id, and nothing is delivered again.
 */
export async function storePacket(good: GoodPacket, hub: Hub): Promise<Reading<{ readonly docId: string }>> {
  if (good.earlier !== undefined) return repeated(good.earlier);
  const { file, addressees, systemId, timing } = good;
  const packet = newPacket(good, hub);
  const deliveries = addressees.map(({ mailbox, to }): NewDelivery => {
    return { deliveryId: hub.ids.deliveryId(systemId, file.sha256, mailbox), mailbox, to };
  });
  const event = acceptedEvent(packet, addressees);
  const recorded = await hub.sends.beside(async () => {
    hub.reached?.('before-file', good);
    const began = timing?.now() ?? 0;
    const content = await good.incoming.keep(file.sha256, file.size, (point) => hub.reached?.(point, good));
    timing?.add('store-file', began);
    hub.reached?.('before-row', good);
    const kept = timing?.now() ?? 0;
    const row = await hub.store.recordPacket(packet, deliveries, event, good.flow, content);
    timing?.add('store-row', kept);
    hub.reached?.('row-committed-before-answer', good);
    return row;
  });
  if (recorded.kind === 'repeated') return repeated(recorded.packet);
  if (recorded.kind === 'conflict') return conflict(good.packet, recorded.packet);
  for (const each of [event, ...recorded.events]) hub.announce(each);
  return read({ docId: packet.docId });
}

function repeated({ docId }: StoredPacket): Reading<{ readonly docId: string }> {
  return read({ docId }, [problem('hub.packet-repeated', 'request', { expected: docId })]);
}

function newPacket(good: GoodPacket, hub: Hub): NewPacket {
  const { docId, document, systemId, file, packet, root, sender, acceptedAt } = good;
  return {
    docId,
    document,
    systemId,
    fromMailbox: sender.code,
    ...factsOf(packet),
    sha256: file.sha256,
    size: file.size,
    traceSplice: spliceFor(packet, root, hub.rules.centreCode, acceptedAt),
    acceptedAt,
  };
}

/** Statuses carry no trace in the field, and get none here. */
function spliceFor(packet: Packet, root: XmlElement, centreCode: string, at: Instant) {
  return packet.kind === 'status' ? noTraceEntry : traceEntryFor(root, centreCode, at);
}

function acceptedEvent(packet: NewPacket, addressees: readonly Addressee[]): ExchangeEvent {
  const { acceptedAt, from, messageType, docId, documentId, statusCode, size } = packet;
  return {
    name: 'packet-accepted',
    at: acceptedAt,
    from,
    to: addressees.map((each) => each.to),
    messageType,
    docId,
    documentId,
    ...(statusCode === undefined ? {} : { statusCode }),
    bytes: size,
  };
}
