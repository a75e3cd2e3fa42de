import type { Leniency } from './dialects.ts';
import { names } from './names.ts';

/**
 * What the observed dialect lets pass. Not on the list, and so refused in both dialects, although the field
 * may be seen to take it: a wrong root or namespace of the packet, a DTD, an unbound prefix, junk before the
 * prolog (no sound reader gets through); the transaction block with one `s` (whoever overlooks it takes a
 * recall for a new document); dates in any other form (the vendor's reader makes another century of them);
 * status codes that name no state; a content that is not what it is declared to be.
 */
export const leniencies: readonly Leniency[] = [
  {
    id: 'L01',
    codes: ['packet.name-alias'],
    softened: 'warning',
    reason: {
      vi: 'tên gọi khác của cùng một phần tử được đọc như tên đúng',
      en: 'another name of the same element is read as the right one',
    },
    seenWhere: 'Aliases of other product lines and of the 2014 guide: warn and map.',
  },
  {
    id: 'L02',
    codes: ['packet.namespace-mixed'],
    softened: 'warning',
    reason: {
      vi: 'phần tử được đọc theo tên, không theo không gian tên',
      en: 'elements are read by local name, not by namespace',
    },
    seenWhere: 'The 2014 namespace kept inside a 2016 packet: fatal at the root, a warning below it.',
  },
  {
    id: 'L03',
    codes: ['packet.element-missing'],
    at: [
      names.organAdd,
      names.email,
      names.telephone,
      names.place,
      names.typeName,
      names.content,
      names.position,
      names.fullName,
    ],
    softened: 'warning',
    reason: {
      vi: 'bộ kiểm tra thực tế chỉ xét phần tử có mặt, và thư viện của Trục bỏ phần tử trống',
      en: 'field validators only look for the tag, and the library of the axis drops empty ones',
    },
    seenWhere: 'Lost empty elements, and mandatory fields that validators check for presence only.',
  },
  {
    id: 'L04',
    codes: ['packet.type-unknown'],
    softened: 'warning',
    reason: {
      vi: 'Type mang số thứ tự trong danh mục loại văn bản',
      en: 'Type carries the number in the list of document types',
    },
    seenWhere: 'Type used as list number in samples of one line of libraries: warn and suggest.',
  },
  {
    id: 'L05',
    codes: ['packet.value-over-limit'],
    softened: 'warning',
    reason: {
      vi: 'cơ sở dữ liệu thực tế chứa được giá trị dài hơn quy chuẩn',
      en: 'databases of the field hold more than the regulation allows',
    },
    seenWhere: 'Columns wider than the regulation, in an independent database.',
  },
  {
    id: 'L06',
    codes: ['identity.code-2014'],
    softened: 'warning',
    reason: { vi: 'mã năm 2014 vẫn còn lưu hành', en: 'codes of 2014 are still about' },
    seenWhere: 'A receiver with a 2014 code in an official sample: an error in the strict profile only.',
  },
  {
    id: 'L07',
    codes: ['identity.code-malformed'],
    softened: 'warning',
    reason: {
      vi: 'mã không đúng cấu trúc nhưng chỉ gồm ký tự hợp lệ',
      en: 'a code in no known form, but of lawful characters',
    },
    seenWhere: 'Irregular codes in delivered packets: an error in the strict profile only.',
  },
  {
    id: 'L08',
    codes: ['identity.document-id-date'],
    softened: 'warning',
    reason: {
      vi: 'mã định danh văn bản có ngày không có thật',
      en: 'a document identifier with a day that does not exist',
    },
    seenWhere: 'An impossible day in the identifiers of official samples: an error in strict mode.',
  },
  {
    id: 'L09',
    codes: ['identity.document-id-uuid', 'identity.document-id-dashed', 'identity.document-id-malformed'],
    softened: 'warning',
    reason: {
      vi: 'mã định danh văn bản không theo dạng ba phần',
      en: 'a document identifier that is not of three parts',
    },
    seenWhere: 'Identifiers as UUID or as agency-year-notation: a warning.',
  },
  {
    id: 'L10',
    codes: ['packet.status-code-unpadded'],
    softened: 'warning',
    reason: {
      vi: 'mã trạng thái một chữ số vẫn rõ nghĩa',
      en: 'a status code of one digit is still plain',
    },
    seenWhere: 'Status codes as integers in two products; local codes stay errors.',
  },
  {
    id: 'L11',
    codes: ['attachment.entry-type-differs'],
    softened: 'warning',
    reason: {
      vi: 'tệp trong ZIP khác loại với tên tệp',
      en: 'the file in the ZIP is of another type than its name',
    },
    seenWhere: 'A zipped entry of another type than the name says.',
  },
  {
    id: 'L12',
    codes: ['packet.trace-sender-unnamed'],
    softened: 'warning',
    reason: {
      vi: 'chặng đầu không ghi mã bên gửi; bên gửi vẫn rõ ở From',
      en: 'the first hop names nobody; the sender is plain from From',
    },
    seenWhere: 'Hops of 2025 without a code, or with a word for none, in packets that the hub delivered.',
  },
];
