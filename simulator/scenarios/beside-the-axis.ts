import { agencyOf } from '../../fixtures/worlds/world.ts';
import type { Delivery } from '../hub/store/store.ts';
import { downloadDelivery, mailDelivery, resetDelivery } from '../hub/use-cases/portal.ts';
import type { HandOver, Reset } from './act.ts';
import { ActNotDone, refusedFor } from './act-not-done.ts';
import { type Course, letterOf } from './course.ts';
import { seatOf } from './stage.ts';

/** What people do in the portal of the hub when their own system cannot. */

export async function reset(course: Course, { document, receiver }: Reset): Promise<void> {
  await resetDelivery(await deliveryTo(course, document, receiver), course.stage.hub().hub);
}

/** Whatever receivers could not store is offered to them again. */
export async function resetHeld({ stage }: Course): Promise<void> {
  const { hub, store } = stage.hub();
  for (const { systemId } of stage.cast.systems) {
    for (const messageType of ['edoc', 'status'] as const) {
      for (const { delivery } of await store.listSent({ systemId, messageType })) {
        if (delivery.state === 'held') await resetDelivery(delivery, hub);
      }
    }
  }
}

/** The packet leaves by the portal or by mail, and the receiver enters what it got. */
export async function handOver(course: Course, { document, receiver, channel }: HandOver): Promise<void> {
  const { hub } = course.stage.hub();
  const delivery = await deliveryTo(course, document, receiver);
  const left = channel === 'portal' ? downloadDelivery(delivery, hub) : mailDelivery(delivery, hub);
  if ((await left) === 'withdrawn') {
    throw new ActNotDone({
      vi: `“${document}” đã được rút khỏi ${receiver}`,
      en: `“${document}” was withdrawn from ${receiver}`,
    });
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await hub.deliver(delivery.packet)).bytes()) chunks.push(chunk);
  const imported = await seatOf(course.stage, receiver).node.importPacket(
    Buffer.concat(chunks),
    channel,
    receiver,
  );
  if (!imported.ok) throw refusedFor(imported.problems, { vi: receiver, en: receiver });
}

/** The last packet about a document that went to a receiver. */
async function deliveryTo(course: Course, document: string, receiver: string): Promise<Delivery> {
  const { store } = course.stage.hub();
  const { documentId } = letterOf(course, document);
  const { code } = agencyOf(course.stage.cast, receiver);
  const rows = await store.listTransfers({ receiver: code, limit: 100_000 });
  const found = rows.find(({ transfer }) => transfer.documentId === documentId)?.deliveries.at(-1);
  if (found === undefined) {
    throw new ActNotDone({
      vi: `“${document}” không có gói tin nào tới ${receiver}`,
      en: `“${document}” has no delivery to ${receiver}`,
    });
  }
  return found;
}
