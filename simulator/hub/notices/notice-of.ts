import { createHash } from 'node:crypto';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { NoticeKind } from '../../flow-event.ts';
import type { Delivery, StoredPacket } from '../store/store.ts';
import type { Transfer } from '../transfers/transfer.ts';
import type { HubNotice, NoticeChannel, NoticedDocument, Told } from './notice.ts';

/** ERR-08: the sender hears that a receiver could not take its packet, which is held from now on. */
export function failureNotice({ deliveryId, mailbox, packet }: Delivery, at: Instant): Told {
  const { documentId, fromMailbox: to } = packet;
  const text: Bilingual = {
    vi: `Bên nhận ${mailbox} gặp sự cố, không lấy được gói tin của văn bản ${documentId}. Gói tin được giữ lại cho đến khi bên nhận đề nghị chuyển lại.`,
    en: `The receiver ${mailbox} failed to take the packet of the document ${documentId}. It is held until the receiver asks for it again.`,
  };
  return told([
    noticeOf('receiver-failed', to, at, [{ documentId, counterpart: mailbox, deliveryId }], text, ['email']),
  ]);
}

/** ERR-05, ONB-14: the packet goes to the receiver by mail, with the hash of the bytes that it had as it came. */
export function mailNotice({ deliveryId, mailbox: to, packet }: Delivery, at: Instant): Told {
  const { documentId, fromMailbox: counterpart, sha256 } = packet;
  const text: Bilingual = {
    vi: `Gói tin của văn bản ${documentId} do ${counterpart} gửi được chuyển kèm thư này (SHA-256 ${sha256}). Khi hệ thống hoạt động lại, gói tin này không vào sổ lần thứ hai.`,
    en: `The packet of the document ${documentId} from ${counterpart} comes with this message (SHA-256 ${sha256}). When your system works again, it is not registered a second time.`,
  };
  const documents = [{ documentId, counterpart, deliveryId, sha256 }];
  return told([noticeOf('packet-by-email', to, at, documents, text, ['email'])]);
}

/** REG-05: senders have back what had not left the hub when its receiver was closed. */
export function returnNotices(deliveries: readonly Delivery[], at: Instant): Told {
  const bySender = Map.groupBy(deliveries, ({ packet }) => packet.fromMailbox);
  return told([...bySender].map(([to, rows]) => returnNotice(to, rows, at)));
}

function returnNotice(to: string, deliveries: readonly Delivery[], at: Instant): HubNotice {
  const documents = deliveries.map(({ deliveryId, mailbox: counterpart, packet: { documentId } }) => {
    return { documentId, counterpart, deliveryId };
  });
  const list = documents.map(({ documentId, counterpart }) => `${documentId} (${counterpart})`).join('; ');
  const text: Bilingual = {
    vi: `${documents.length} gói tin chưa được lấy được trả lại vì bên nhận ngừng hoạt động: ${list}.`,
    en: `${documents.length} packets that were not fetched come back, as their receiver was closed: ${list}.`,
  };
  return noticeOf('receiver-closed', to, at, documents, text, ['email']);
}

/**
 * DUP-03: the sender hears that the document was sent before with other content, where it is let through. Each packet
 * that does so has a notice of its own, also of several in one millisecond.
 */
export function conflictNotice(
  to: string,
  { documentId, docId }: Pick<StoredPacket, 'documentId' | 'docId'>,
  first: StoredPacket,
  at: Instant,
): Told {
  const text: Bilingual = {
    vi: `Mã định danh ${documentId} đã dùng cho gói tin ${first.docId} với nội dung khác. Cả hai gói tin được chuyển; nếu là văn bản khác, hãy cấp số khác.`,
    en: `The identifier ${documentId} was used for the packet ${first.docId} with other content. Both are delivered; give another document another number.`,
  };
  const documents = [{ documentId, counterpart: to }];
  return told([noticeOf('document-conflict', to, at, documents, text, ['email'], docId)]);
}

/**
 * STA-15: one warning for each side, with the list of its documents that were not accepted in time. Who wrote to
 * himself is both sides, and is warned once where both lists are the same.
 */
export function overdueNotices(overdue: readonly Transfer[], at: Instant): Told {
  const bySender = Map.groupBy(overdue, ({ issuer }) => issuer);
  const byReceiver = Map.groupBy(overdue, ({ receiver }) => receiver);
  return told([
    ...[...bySender].map(([to, rows]) => overdueNotice(to, rows.map(seenBySender), at)),
    ...[...byReceiver].map(([to, rows]) => overdueNotice(to, rows.map(seenByReceiver), at)),
  ]);
}

function seenBySender({ documentId, receiver }: Transfer): NoticedDocument {
  return { documentId, counterpart: receiver };
}

function seenByReceiver({ documentId, issuer }: Transfer): NoticedDocument {
  return { documentId, counterpart: issuer };
}

function overdueNotice(to: string, documents: readonly NoticedDocument[], at: Instant): HubNotice {
  const list = documents.map(({ documentId, counterpart }) => `${documentId} (${counterpart})`).join('; ');
  const text: Bilingual = {
    vi: `${documents.length} văn bản quá hạn tiếp nhận: ${list}.`,
    en: `${documents.length} documents were not accepted in time: ${list}.`,
  };
  return noticeOf('overdue-acceptance', to, at, documents, text, ['sms', 'email']);
}

/** `apart` is what tells notices apart that say the same at the same time and are not one. */
function noticeOf(
  kind: NoticeKind,
  to: string,
  at: Instant,
  documents: readonly NoticedDocument[],
  text: Bilingual,
  channels: readonly NoticeChannel[],
  ...apart: readonly string[]
): HubNotice {
  const said = JSON.stringify([kind, to, at, documents, ...apart]);
  const id = createHash('sha256').update(said).digest('hex').slice(0, 32);
  return { id, at, to, kind, channels, documents, text };
}

function told(all: readonly HubNotice[]): Told {
  const notices = [...new Map(all.map((each) => [each.id, each])).values()];
  return { notices, events: notices.map(eventOf) };
}

function eventOf({ id: notice, at, to, kind, documents }: HubNotice): ExchangeEvent {
  const documentIds = documents.map(({ documentId }) => documentId);
  return { name: 'notice-given', at, notice, to, kind, documentIds };
}
