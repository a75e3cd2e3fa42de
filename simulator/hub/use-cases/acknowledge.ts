import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type Parameters, parameterText, placeOfParameter } from '../../../protocol/wire/parameters.ts';
import type { AckOutcome, ExchangeEvent } from '../../exchange-event.ts';
import type { Doing } from '../crash/crash-points.ts';
import type { Hub } from '../hub.ts';
import { failureNotice } from '../notices/notice-of.ts';
import type { Delivery } from '../store/store.ts';
import { admission } from './admission.ts';
import { findOwnDelivery } from './delivery-access.ts';

/**
 * `updateStatus`: the receiver says what became of a delivery. `done` ends it; `fail` holds it, so that it is
 * not offered again, and tells its sender (ERR-08); `processing` changes nothing. Saying the same twice is harmless (DUP-06).
 */
export const acknowledge = admission
  .step('delivery', ({ parameters, systemId }, { store }) => findOwnDelivery(parameters, systemId, store))
  .step('record', (known, hub) => record(known, outcomeOf(known.parameters), hub));

interface Known extends Doing {
  readonly delivery: Delivery;
}

async function record(known: Known, outcome: AckOutcome, hub: Hub): Promise<Reading<object>> {
  const at = hub.ports.clock.now();
  const { deliveryId, mailbox, packet } = known.delivery;
  const event: ExchangeEvent = {
    name: 'packet-acknowledged',
    at,
    by: mailbox,
    deliveryId,
    documentId: packet.documentId,
    outcome,
  };
  hub.reached?.('before-ack-row', known);
  const told = outcome === 'fail' ? failureNotice(known.delivery, at) : undefined;
  const recorded = await hub.store.recordAck(deliveryId, outcome, at, event, told);
  hub.reached?.('after-ack-row', known);
  if (recorded === 'withdrawn') {
    return unread(problem('hub.delivery-withdrawn', placeOfParameter('docId'), { seen: deliveryId }));
  }
  if (recorded === 'too-late') {
    return unread(problem('hub.ack-too-late', placeOfParameter('docId'), { seen: deliveryId }));
  }
  if (recorded === 'changed' || outcome === 'processing') hub.announce(event);
  if (recorded === 'changed') for (const each of told?.events ?? []) hub.announce(each);
  const isLost = recorded === 'changed' && outcome === 'done' && isUnseen(known.delivery);
  const place = placeOfParameter('docId');
  return read({}, isLost ? [problem('hub.ack-unfetched', place, { seen: deliveryId })] : []);
}

/** Nobody has had it, by whatever channel. */
function isUnseen({ fetchedAt, handedOver }: Delivery): boolean {
  return fetchedAt === undefined && handedOver === undefined;
}

/** The outcome, whose value has been checked against the three that there are. */
function outcomeOf(parameters: Parameters): AckOutcome {
  const text = parameterText(parameters, 'status')?.trim().toLowerCase();
  return text === 'fail' || text === 'processing' ? text : 'done';
}
