import type { ExchangeEvent } from '../../exchange-event.ts';
import type { HandoverChannel } from '../../flow-event.ts';
import type { Hub } from '../hub.ts';
import type { Told } from '../notices/notice.ts';
import { mailNotice } from '../notices/notice-of.ts';
import type { Delivery, LeaveRecorded, ResetRecorded } from '../store/store.ts';

/** What a receiver's people can do with a delivery beside the axis: in the portal, and by mail. */

/** ERR-08, DUP-04: offers a held packet again. */
export async function resetDelivery(delivery: Delivery, hub: Hub): Promise<ResetRecorded> {
  const at = hub.ports.clock.now();
  const event: ExchangeEvent = { name: 'delivery-reset', at, ...about(delivery) };
  const recorded = await hub.store.recordReset(delivery.deliveryId, at, event);
  if (recorded === 'changed') hub.announce(event);
  return recorded;
}

/** ONB-14: somebody takes the packet's bytes from the portal. The caller sends them afterwards. */
export function downloadDelivery(delivery: Delivery, hub: Hub): Promise<LeaveRecorded> {
  return handOver(delivery, 'portal', { notices: [], events: [] }, hub);
}

/** ERR-05: the packet goes to the receiver by mail, as a notice that carries its hash. */
export function mailDelivery(delivery: Delivery, hub: Hub): Promise<LeaveRecorded> {
  return handOver(delivery, 'email', mailNotice(delivery, hub.ports.clock.now()), hub);
}

async function handOver(
  delivery: Delivery,
  channel: HandoverChannel,
  { notices, events }: Told,
  hub: Hub,
): Promise<LeaveRecorded> {
  const at = hub.ports.clock.now();
  const { sha256 } = delivery.packet;
  const event: ExchangeEvent = { name: 'delivery-handed-over', at, ...about(delivery), channel, sha256 };
  const told = { notices, events: [event, ...events] };
  const recorded = await hub.store.recordHandover(delivery.deliveryId, channel, at, told);
  if (recorded === 'recorded') for (const each of told.events) hub.announce(each);
  return recorded;
}

function about({ deliveryId, mailbox: receiver, packet: { documentId } }: Delivery) {
  return { deliveryId, documentId, receiver };
}
