import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type Parameters, parameterText, placeOfParameter } from '../../../protocol/wire/parameters.ts';
import type { Delivery, HubStore } from '../store/store.ts';

/** The delivery that `docId` names, if it is the caller's (DUP-06). */
export async function findOwnDelivery(
  parameters: Parameters,
  systemId: string,
  store: HubStore,
): Promise<Reading<{ readonly delivery: Delivery }>> {
  const deliveryId = parameterText(parameters, 'docId')?.trim() ?? '';
  const place = placeOfParameter('docId');
  const found = await store.findServedDelivery(deliveryId.toLowerCase());
  if (found === undefined) return unread(problem('hub.delivery-unknown', place, { seen: deliveryId }));
  if (found.servedBy === systemId) return read({ delivery: found.delivery });
  return unread(problem('hub.delivery-foreign', place, { seen: deliveryId, expected: systemId }));
}
