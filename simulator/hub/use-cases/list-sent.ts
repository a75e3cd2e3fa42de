import { statusCodes } from '../../../protocol/edxml/names.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { read } from '../../../protocol/result.ts';
import { unaccent } from '../../../protocol/wire/ascii.ts';
import { parameterText, placeOfParameter } from '../../../protocol/wire/parameters.ts';
import type { SentReplyRow } from '../../../protocol/wire/reply-rows.ts';
import { renderRowTime } from '../../../protocol/wire/sdk-timestamp.ts';
import type { Delivery, SentRow } from '../store/store.ts';
import { receiverStatus } from '../transfers/receiver-status.ts';
import { admission } from './admission.ts';
import { readListQuery } from './list-received.ts';

/** `getSentEdocList`: one row for each receiver of the caller's packets, or of the one named by `docId`. */
export const listSent = admission
  .step('window', ({ parameters }) => readListQuery(parameters))
  .step('list', async ({ parameters, query, systemId }, { store }) => {
    const docId = parameterText(parameters, 'docId')?.trim().toLowerCase() ?? '';
    const sent = await store.listSent({ systemId, ...query, ...(docId === '' ? {} : { docId }) });
    return read({ rows: sent.map(sentRow) }, noneSent(docId, sent));
  });

/** An empty list is no refusal on the axis; whoever asked for one packet wants to know that nobody sent it. */
function noneSent(docId: string, sent: readonly SentRow[]): readonly Problem[] {
  if (docId === '' || sent.length > 0) return [];
  return [problem('hub.sent-unknown', placeOfParameter('docId'), { seen: docId })];
}

function sentRow({ delivery, transfer }: SentRow): SentReplyRow {
  const { packet, deliveryId, mailbox, fetchedAt } = delivery;
  const [sendStatus, sendStatusDesc] = transportStatus(delivery);
  const status = transfer && receiverStatus(transfer, packet);
  return {
    serviceType: 'eDoc',
    messageType: packet.messageType,
    senderDocId: packet.docId,
    receiverDocId: deliveryId,
    fromCode: packet.from,
    toCode: delivery.to === '' ? mailbox : delivery.to,
    title: packet.title,
    notation: packet.notation,
    sentTime: renderRowTime(packet.acceptedAt),
    receivedTime: fetchedAt === undefined ? undefined : renderRowTime(fetchedAt),
    sendStatus,
    sendStatusDesc,
    receiveStatus: status,
    receiveStatusDesc: status && statusText(status),
  };
}

/** Words of the field for where a packet is: `initial`, `processing`, `fail`, `done`; `withdrawn` is ours [I]. */
function transportStatus({ state, fetchedAt }: Delivery): readonly [string, string] {
  switch (state) {
    case 'done':
      return ['done', 'Ben nhan da xac nhan'];
    case 'held':
      return ['fail', 'Ben nhan bao loi, dang giu lai'];
    case 'withdrawn':
      return ['withdrawn', 'Da thu hoi truoc khi ben nhan lay'];
    case 'waiting':
      return fetchedAt === undefined ? ['initial', 'Cho ben nhan lay'] : ['processing', 'Ben nhan da lay'];
  }
}

function statusText(code: string): string {
  return unaccent(statusCodes.find((each) => each.code === code)?.vi ?? code);
}
