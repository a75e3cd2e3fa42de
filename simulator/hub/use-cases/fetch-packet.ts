import { problem } from '../../../protocol/problems/problem.ts';
import { read, unread } from '../../../protocol/result.ts';
import { placeOfParameter } from '../../../protocol/wire/parameters.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import { admission } from './admission.ts';
import { findOwnDelivery } from './delivery-access.ts';

/**
 * `getEdoc` and `downloadEdoc`: gives the caller one of its deliveries. Fetching acknowledges nothing, and a
 * packet may be fetched again, also after its acknowledgement; never after a recall that came first (RCL-04).
 */
export const fetchPacket = admission
  .step('delivery', ({ parameters, systemId }, { store }) => findOwnDelivery(parameters, systemId, store))
  .step('file', async ({ delivery: { packet } }, { files, deliver }) => {
    if (await files.isWhole(packet.sha256, packet.size)) return read({ delivered: await deliver(packet) });
    throw new Error(`the file ${packet.sha256} of packet ${packet.docId} is gone or cut short`);
  })
  .step('record', async (known, hub) => {
    const at = hub.ports.clock.now();
    const { deliveryId, mailbox, packet } = known.delivery;
    const event: ExchangeEvent = {
      name: 'packet-fetched',
      at,
      by: mailbox,
      deliveryId,
      documentId: packet.documentId,
    };
    hub.reached?.('before-fetch-row', known);
    const recorded = await hub.store.recordFetch(deliveryId, at, event);
    hub.reached?.('after-fetch-row', known);
    if (recorded === 'withdrawn') {
      return unread(problem('hub.delivery-withdrawn', placeOfParameter('docId'), { seen: deliveryId }));
    }
    hub.announce(event);
    return read({});
  });
