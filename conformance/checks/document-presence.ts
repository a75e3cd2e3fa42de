import { names as n } from '../../protocol/edxml/names.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { packetCheck } from './packet-check.ts';

interface Needed {
  readonly id: string;
  readonly what: Bilingual;
  readonly of: (view: PacketView) => readonly Part[];
  /** Only looked for in the field, not asked for with a value: absence is warned of there. */
  readonly mild?: true;
}

const under =
  (...path: readonly string[]) =>
  ({ message }: PacketView) => [message.one(...path)];
const ofReceivers =
  (name: string) =>
  ({ message }: PacketView) =>
    message.all(n.to).map((to) => to.one(name));

const needed: readonly Needed[] = [
  {
    id: 'from-organ-id',
    what: both('mã định danh bên gửi', 'the code of the sender'),
    of: under(n.from, n.organId),
  },
  {
    id: 'from-organ-name',
    what: both('tên bên gửi', 'the name of the sender'),
    of: under(n.from, n.organName),
  },
  {
    id: 'from-address',
    what: both('địa chỉ bên gửi', 'the address of the sender'),
    of: under(n.from, n.organAdd),
    mild: true,
  },
  {
    id: 'from-email',
    what: both('thư điện tử bên gửi', 'the e-mail of the sender'),
    of: under(n.from, n.email),
    mild: true,
  },
  {
    id: 'from-telephone',
    what: both('điện thoại bên gửi', 'the telephone of the sender'),
    of: under(n.from, n.telephone),
    mild: true,
  },
  { id: 'to', what: both('ít nhất một bên nhận', 'at least one receiver'), of: under(n.to) },
  {
    id: 'to-organ-id',
    what: both('mã định danh bên nhận', 'the code of each receiver'),
    of: ofReceivers(n.organId),
  },
  {
    id: 'to-organ-name',
    what: both('tên bên nhận', 'the name of each receiver'),
    of: ofReceivers(n.organName),
    mild: true,
  },
  {
    id: 'code-number',
    what: both('số văn bản', 'the number of the document'),
    of: under(n.code, n.codeNumber),
  },
  {
    id: 'code-notation',
    what: both('ký hiệu văn bản', 'the notation of the document'),
    of: under(n.code, n.codeNotation),
  },
  {
    id: 'promulgation-place',
    what: both('nơi ban hành', 'the place of issue'),
    of: under(n.promulgationInfo, n.place),
    mild: true,
  },
  {
    id: 'promulgation-date',
    what: both('ngày ban hành', 'the day of issue'),
    of: under(n.promulgationInfo, n.promulgationDate),
  },
  { id: 'type', what: both('loại văn bản', 'the type of the document'), of: under(n.documentType, n.type) },
  {
    id: 'type-name',
    what: both('tên loại văn bản', 'the name of the type'),
    of: under(n.documentType, n.typeName),
    mild: true,
  },
  { id: 'subject', what: both('trích yếu', 'the subject'), of: under(n.subject) },
  { id: 'content', what: both('nội dung chính', 'the main content'), of: under(n.content), mild: true },
  {
    id: 'signer-position',
    what: both('chức vụ người ký', 'the position of the signer'),
    of: under(n.signerInfo, n.position),
    mild: true,
  },
  {
    id: 'signer-name',
    what: both('họ tên người ký', 'the full name of the signer'),
    of: under(n.signerInfo, n.fullName),
  },
];

const inStatus: readonly Needed[] = [
  {
    id: 'from-organ-id',
    what: both('mã định danh bên báo', 'the code of whoever reports'),
    of: under(n.from, n.organId),
  },
  {
    id: 'response-organ-id',
    what: both('mã cơ quan được báo', 'the code of whom it is told to'),
    of: under(n.responseFor, n.organId),
  },
  {
    id: 'response-code',
    what: both('số, ký hiệu văn bản gốc', 'number and notation of the document'),
    of: under(n.responseFor, n.code),
  },
  {
    id: 'response-document-id',
    what: both('mã định danh văn bản gốc', 'the identifier of the document'),
    of: under(n.responseFor, n.documentId),
  },
  {
    id: 'response-date',
    what: both('ngày ban hành văn bản gốc', 'the day of issue of the document'),
    of: under(n.responseFor, n.promulgationDate),
    mild: true,
  },
  { id: 'status-code', what: both('mã trạng thái', 'the status code'), of: under(n.statusCode) },
  { id: 'timestamp', what: both('thời điểm trạng thái', 'the time of the status'), of: under(n.timestamp) },
];

/** MET-01, one element a check: a waiver or a report then names just what is missing. */
export const presenceChecks: readonly Check[] = [
  ...needed.map((each) => presence('document', ['MET-01'], each)),
  ...inStatus.map((each) => presence('status', ['STA-14', 'STA-08'], each)),
];

function presence(
  about: 'document' | 'status',
  requirements: readonly [string, ...(readonly string[])],
  { id, what, of, mild }: Needed,
): Check {
  return packetCheck({
    id: `${about}.${id}-present`,
    title: both(`Có ${what.vi}`, `There is ${what.en}`),
    ...{ about, requirements },
    stance: { law: 'fail', field: mild === undefined ? 'fail' : 'warn' },
    expected: both(`${what.vi}, không để trống`, `${what.en}, not empty`),
    cause: both(
      'Bên gửi không điền hoặc không ghi ra gói tin.',
      'The sender did not fill it in, or does not write it.',
    ),
    *look(view) {
      for (const part of of(view)) {
        if (!part.isFilled)
          yield { at: part.spot, seen: part.isThere ? '(rỗng / empty)' : '(không có / absent)' };
      }
    },
  });
}
