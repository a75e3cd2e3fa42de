import type { PackedAttachment, Packet, Party } from '../../protocol/edxml/packet.ts';
import { statusLabels } from '../../protocol/lifecycle/processing-labels.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';

/** One fact about a packet: what it is called, and its value. */
export type Fact = readonly [name: Bilingual, value: string | undefined];

const kinds: Readonly<Record<number, Bilingual>> = {
  0: { vi: 'văn bản mới', en: 'new document' },
  1: { vi: 'thu hồi', en: 'revocation' },
  2: { vi: 'cập nhật', en: 'update' },
  3: { vi: 'thay thế', en: 'replacement' },
};

const priorities: Readonly<Record<number, Bilingual>> = {
  0: { vi: 'thường', en: 'normal' },
  1: { vi: 'khẩn', en: 'urgent' },
  2: { vi: 'thượng khẩn', en: 'very urgent' },
  3: { vi: 'hoả tốc', en: 'express' },
  4: { vi: 'hoả tốc hẹn giờ', en: 'express at a fixed time' },
};

/** What the packet says about itself, in the order in which people ask. */
export function summarise(packet: Packet, language: keyof Bilingual): readonly Fact[] {
  return packet.kind === 'document' ? documentFacts(packet, language) : statusFacts(packet, language);
}

function documentFacts(
  packet: Extract<Packet, { kind: 'document' }>,
  language: keyof Bilingual,
): readonly Fact[] {
  const { code, promulgation, documentType, signer, otherInfo, transaction } = packet;
  const kind = transaction?.kind ?? 0;
  return [
    [{ vi: 'Nghiệp vụ', en: 'Transaction' }, kinds[kind]?.[language] ?? String(kind)],
    [{ vi: 'Mã định danh văn bản', en: 'Document id' }, packet.documentId],
    [{ vi: 'Số, ký hiệu', en: 'Number, notation' }, joined('/', code.codeNumber, code.codeNotation)],
    [{ vi: 'Loại văn bản', en: 'Type' }, documentType.typeName],
    [{ vi: 'Trích yếu', en: 'Subject' }, packet.subject],
    [{ vi: 'Ban hành', en: 'Issued' }, joined(', ', promulgation.place, promulgation.date)],
    [{ vi: 'Người ký', en: 'Signer' }, joined(' ', signer.competence, signer.position, signer.fullName)],
    [{ vi: 'Thời hạn', en: 'Due' }, packet.dueDate],
    [{ vi: 'Độ khẩn', en: 'Priority' }, priorities[otherInfo.priority ?? 0]?.[language]],
    [
      { vi: 'Phúc đáp', en: 'Answers' },
      joined('; ', ...packet.responseFor.map((each) => each.documentId ?? each.code)),
    ],
    [{ vi: 'Lý do', en: 'Reason' }, transaction?.reason],
    [{ vi: 'Chữ ký XML', en: 'XML signature' }, signatureInWords[packet.signature][language]],
  ];
}

/** What stands there is only looked at from outside; nothing here verifies it. */
const signatureInWords: Readonly<Record<Extract<Packet, { kind: 'document' }>['signature'], Bilingual>> = {
  absent: { vi: 'không có', en: 'none' },
  empty: { vi: 'phần tử rỗng', en: 'an empty element' },
  'wrong-namespace': {
    vi: 'sai không gian tên, không thể kiểm tra',
    en: 'wrong namespace, cannot be verified',
  },
  xmldsig: { vi: 'có, chưa kiểm tra', en: 'present, not verified' },
};

function statusFacts(
  packet: Extract<Packet, { kind: 'status' }>,
  language: keyof Bilingual,
): readonly Fact[] {
  const label = statusLabels[packet.statusCode];
  return [
    [{ vi: 'Trạng thái', en: 'Status' }, `${packet.statusCode} ${label[language]}`],
    [{ vi: 'Của văn bản', en: 'Of document' }, packet.responseFor.documentId],
    [{ vi: 'Báo cho', en: 'Reported to' }, packet.responseFor.organId],
    [{ vi: 'Người xử lý', en: 'Acting' }, joined(', ', packet.staff?.staff, packet.staff?.department)],
    [{ vi: 'Nội dung', en: 'Description' }, packet.description],
    [{ vi: 'Lúc', en: 'At' }, packet.timestamp],
  ];
}

function joined(separator: string, ...parts: readonly (string | undefined)[]): string | undefined {
  const there = parts.filter((each) => each !== undefined && each !== '');
  return there.length === 0 ? undefined : there.join(separator);
}

/** Sender first, then receivers. */
export function partiesOf(
  packet: Packet,
): readonly { readonly role: 'from' | 'to'; readonly party: Party }[] {
  const from = { role: 'from', party: packet.from } as const;
  return packet.kind === 'status'
    ? [from]
    : [from, ...packet.to.map((party) => ({ role: 'to', party }) as const)];
}

/** None in a status. */
export function attachmentsOf(packet: Packet): readonly PackedAttachment[] {
  return packet.kind === 'document' ? packet.attachments : [];
}
