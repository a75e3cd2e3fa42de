import { createHash } from 'node:crypto';
import { localDate } from '../../protocol/calendar/local-time.ts';
import type { Instant } from '../../protocol/ports/ports.ts';

const plainId = /^[0-9A-Za-z-]{1,64}$/;

/**
 * Where a fetched packet is kept: `<yyyy>/<M>/<docId>.edxml`, month unpadded, as the vendor SDK does [V]. An
 * id comes from the hub, so one that could name another place is replaced by its hash.
 */
export function pathOfArrival(deliveryId: string, at: Instant): string {
  const { year, month } = localDate(at);
  const name = plainId.test(deliveryId) ? deliveryId : createHash('sha256').update(deliveryId).digest('hex');
  return `${year}/${month}/${name}.edxml`;
}
