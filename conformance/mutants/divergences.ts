import type { Bilingual } from '../../protocol/problems/entry.ts';

/** One way in which packets of the field were seen to depart, and the packets here that depart so. */
export interface Divergence {
  /** Its number in the list of what was seen. */
  readonly number: number;
  readonly what: Bilingual;
  /** Mutants that have it. None where it is no fault of a packet. */
  readonly mutants: readonly string[];
  /** What stands for it where no packet can have it. */
  readonly instead?: Bilingual;
}

const seen = (number: number, vi: string, en: string, ...mutants: readonly string[]): Divergence => ({
  ...{ number, mutants },
  what: { vi, en },
});
const readers = (
  number: number,
  vi: string,
  en: string,
  insteadVi: string,
  insteadEn: string,
): Divergence => ({
  ...{ number, mutants: [] },
  what: { vi, en },
  instead: { vi: insteadVi, en: insteadEn },
});

/** The departures that were seen in the field, by number. */
export const divergences: readonly Divergence[] = [
  seen(1, 'Mất tiền tố edXML', 'The prefix is dropped', 'packet.prefix-dropped', 'packet.prefix-other'),
  seen(
    2,
    'Gốc và không gian tên tự đặt',
    'An invented root and namespace',
    'packet.root-renamed',
    'packet.namespace-invented',
  ),
  seen(
    3,
    'Không gian tên năm 2014',
    'The namespace of 2014',
    'packet.namespace-2014',
    'packet.namespaces-mixed',
  ),
  seen(4, 'Khối nghiệp vụ viết một chữ s', 'The transaction block with one s', 'packet.transaction-mended'),
  seen(
    5,
    'Tên phần tử khác',
    'Other names',
    'packet.in-charge-alias',
    'packet.timestamp-alias',
    'packet.position-alias',
    'packet.signature-alias',
    'packet.manifest-alias',
  ),
  seen(6, 'Ngày viết dd/MM/yyyy', 'The day first', 'document.date-day-first', 'document.hop-day-first'),
  seen(
    7,
    'Ngày giờ theo ISO',
    'ISO dates and stamps',
    'document.date-iso',
    'document.hop-iso',
    'status.time-slashed',
  ),
  seen(
    8,
    'Ngày không có thật',
    'Impossible days',
    'document.date-impossible',
    'document.id-impossible-day',
    'document.replaced-id-odd',
  ),
  seen(9, 'Thời điểm chỉ có ngày', 'A stamp without its time', 'document.hop-day-only'),
  seen(
    10,
    'Type dùng làm số thứ tự, thiếu TypeDetail',
    'The list’s number as type',
    'document.type-18',
    'document.detail-zero',
    'document.detail-absent',
  ),
  seen(
    11,
    'SteeringType rỗng hoặc ngoài danh mục',
    'SteeringType empty or out of range',
    'document.steering-empty',
    'document.steering-three',
  ),
  seen(12, 'ContentType hai bên khác nhau', 'Two content types for one file', 'attachment.type-other'),
  seen(13, 'ZIP khai là PDF', 'A ZIP called a PDF', 'attachment.zip-called-pdf'),
  seen(
    14,
    'Mục nén khác kiểu, nhiều mục',
    'Zipped entries of another type, several entries',
    'zip.other-entry',
    'zip.two-entries',
    'attachment.pdf-called-docx',
  ),
  seen(15, 'PDF bị đọc như văn bản', 'A PDF that was read as text', 'attachment.read-as-text'),
  seen(16, 'cid: chỉ ở một bên', 'cid: on one side', 'attachment.content-id-bare'),
  seen(17, 'xlink không khai báo', 'xlink is not declared', 'packet.xlink-unbound'),
  seen(
    18,
    'Rác trước phần mở đầu, mẫu thử tải',
    'Junk in front, a placeholder',
    'packet.junk-in-front',
    'packet.placeholder',
  ),
  seen(
    19,
    'OrganId là null, chặng không có mã',
    'OrganId null, a hop without code',
    'packet.receiver-null',
    'packet.hop-null',
    'document.hop-without-code',
  ),
  seen(20, 'ResponseFor rỗng', 'An empty ResponseFor', 'document.response-shell'),
  seen(
    21,
    'DocumentId là UUID hoặc không khớp',
    'A UUID as identifier, or one that does not agree',
    'document.id-uuid',
    'document.id-dashed',
    'document.id-of-other-day',
    'document.id-of-other-number',
  ),
  seen(22, 'Tách mã ở dấu phẩy', 'An identifier cut at a comma', 'document.id-cut-at-comma', 'status.id-cut'),
  seen(
    23,
    'Trạng thái 13 đổi chỗ Code và OrganId',
    'Status 13 with Code and OrganId swapped',
    'status.swapped',
    'status.taken-by-other',
  ),
  seen(24, 'Thu hồi không nêu văn bản', 'A recall that names no document', 'recall.without-document'),
  seen(
    25,
    'Mã năm 2014, mã thử nghiệm',
    'Codes of 2014 and of test systems',
    'packet.receiver-2014',
    'packet.receiver-test-code',
    'packet.receiver-two-letters',
  ),
  readers(
    26,
    'Giới hạn 13 ký tự',
    'A limit of 13 characters',
    'Véc-tơ mã 14 và 35 ký tự phải được nhận',
    'Vectors with codes of 14 and 35 characters, which have to be taken',
  ),
  readers(
    27,
    'Đếm nhóm thay vì đếm ký tự',
    'Groups are counted in place of characters',
    'Mã 36 ký tự phải bị từ chối',
    'A code of 36 characters, which has to be refused',
  ),
  readers(
    28,
    'Đọc thuộc tính theo tên có tiền tố',
    'Attributes are read by their prefixed name',
    'Không phép kiểm nào dựa vào thuộc tính',
    'No check rests on an attribute of the trace',
  ),
  seen(
    29,
    'Chữ ký trang trí, SHA-1, phép biến đổi không có thật',
    'A decoration for a signature, SHA-1, a transform that there is not',
    'packet-signature.decoration',
    'packet-signature.transform',
    'packet-signature.sha-1',
  ),
  seen(
    30,
    'Bên nhận lặp hoặc không có',
    'Receivers twice, or none',
    'document.receiver-twice',
    'document.to-absent',
  ),
  seen(
    31,
    'Mã trạng thái nội bộ',
    'Internal status codes',
    'status.code-one',
    'status.code-103',
    'status.code-word',
  ),
  seen(
    32,
    'Chữ giữ chỗ',
    'Fillers',
    'document.content-n-a',
    'document.position-filler',
    'document.subject-unaccented',
  ),
  seen(33, 'Phần tử rỗng', 'Empty elements', 'document.subject-empty', 'document.steering-empty'),
];
