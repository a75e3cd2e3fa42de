import { type Reading, read } from '../../../protocol/result.ts';
import { type Parameters, parameterText } from '../../../protocol/wire/parameters.ts';
import type { ReceivedRow } from '../../../protocol/wire/reply-rows.ts';
import { parseWindow, renderRowTime } from '../../../protocol/wire/sdk-timestamp.ts';
import type { MessageType } from '../../exchange-event.ts';
import type { Delivery } from '../store/store.ts';
import { admission } from './admission.ts';
import { onceAHead } from './once-a-head.ts';

const readQuery = onceAHead(readListQuery);

/**
 * `getReceivedEdocList`: what waits for the agencies that the caller serves, urgent first (STA-03), then
 * oldest first. A delivery is listed until it is acknowledged.
 */
export const listReceived = admission
  .step('window', ({ parameters, operation }) => readQuery(parameters, operation))
  .step('list', async (known, { store, reached }) => {
    const { query, systemId } = known;
    reached?.('before-list', known);
    const waiting = await store.listWaiting({ systemId, ...query });
    reached?.('list-read', known);
    return read({ rows: waiting.map(receivedRow) });
  });

/** What both lists are asked by. */
export interface ListQuery {
  readonly messageType: MessageType;
  readonly from?: number;
  readonly to?: number;
}

/** Reads message type and window of time; the parameters have been checked for being there. */
export function readListQuery(parameters: Parameters): Reading<{ readonly query: ListQuery }> {
  const window = parseWindow(parameters);
  if (!window.ok) return window;
  return read({ query: { messageType: messageTypeOf(parameters), ...window.value } }, window.problems);
}

/** The message type of a call, whose value has been checked against the two that there are. */
export function messageTypeOf(parameters: Parameters): MessageType {
  const text = parameterText(parameters, 'messagetype')?.trim().toLowerCase();
  return text === 'status' ? 'status' : 'edoc';
}

function receivedRow({ deliveryId, packet, to, updatedAt, fetchedAt }: Delivery): ReceivedRow {
  const fresh = fetchedAt === undefined;
  return {
    docId: deliveryId,
    serviceType: 'eDoc',
    messageType: packet.messageType,
    created_time: renderRowTime(packet.acceptedAt),
    updated_time: renderRowTime(fetchedAt ?? updatedAt),
    from: packet.from,
    to,
    status: fresh ? 'initial' : 'processing',
    status_desc: fresh ? 'Moi den' : 'Da lay, chua xac nhan',
  };
}
