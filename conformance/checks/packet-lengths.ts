import { names as n } from '../../protocol/edxml/names.ts';
import { type TextLimit, textLimits } from '../../protocol/edxml/text-limits.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { both } from '../bilingual.ts';
import type { Check } from '../check.ts';
import type { PacketView } from '../reading/packet-view.ts';
import type { Part } from '../reading/part.ts';
import { packetCheck } from './packet-check.ts';

interface Bounded {
  readonly id: string;
  readonly what: Bilingual;
  readonly limit: TextLimit;
  readonly of: (view: PacketView) => readonly Part[];
}

const under =
  (...path: readonly string[]) =>
  ({ message }: PacketView) =>
    message.all(...path);
const ofParties =
  (name: string) =>
  ({ message }: PacketView) => [...message.all(n.from, name), ...message.all(n.to, name)];
const ofStaff =
  (name: string) =>
  ({ message, transaction }: PacketView) => [
    ...message.all(n.staffInfo, name),
    ...transaction.all(n.staffInfo, name),
  ];
const limits = textLimits;

const bounded: readonly Bounded[] = [
  {
    id: 'organ-name',
    what: both('tên cơ quan', 'name of an agency'),
    limit: limits.organName,
    of: ofParties(n.organName),
  },
  {
    id: 'in-charge',
    what: both('cơ quan chủ quản', 'body in charge'),
    limit: limits.organizationInCharge,
    of: ofParties(n.organizationInCharge),
  },
  { id: 'address', what: both('địa chỉ', 'address'), limit: limits.organAdd, of: ofParties(n.organAdd) },
  {
    id: 'email',
    what: both('thư điện tử', 'e-mail'),
    limit: limits.email,
    of: (view) => [...ofParties(n.email)(view), ...ofStaff(n.email)(view)],
  },
  {
    id: 'telephone',
    what: both('điện thoại', 'telephone'),
    limit: limits.telephone,
    of: ofParties(n.telephone),
  },
  { id: 'fax', what: both('fax', 'fax'), limit: limits.fax, of: ofParties(n.fax) },
  {
    id: 'website',
    what: both('trang thông tin', 'website'),
    limit: limits.website,
    of: ofParties(n.website),
  },
  {
    id: 'code-number',
    what: both('số văn bản', 'number'),
    limit: limits.codeNumber,
    of: under(n.code, n.codeNumber),
  },
  {
    id: 'code-notation',
    what: both('ký hiệu', 'notation'),
    limit: limits.codeNotation,
    of: under(n.code, n.codeNotation),
  },
  {
    id: 'place',
    what: both('nơi ban hành', 'place of issue'),
    limit: limits.place,
    of: under(n.promulgationInfo, n.place),
  },
  {
    id: 'type-name',
    what: both('tên loại', 'name of the type'),
    limit: limits.typeName,
    of: under(n.documentType, n.typeName),
  },
  { id: 'subject', what: both('trích yếu', 'subject'), limit: limits.subject, of: under(n.subject) },
  { id: 'content', what: both('nội dung', 'content'), limit: limits.content, of: under(n.content) },
  {
    id: 'competence',
    what: both('thẩm quyền ký', 'authority of the signer'),
    limit: limits.competence,
    of: under(n.signerInfo, n.competence),
  },
  {
    id: 'position',
    what: both('chức vụ', 'position'),
    limit: limits.position,
    of: under(n.signerInfo, n.position),
  },
  {
    id: 'signer-name',
    what: both('họ tên người ký', 'name of the signer'),
    limit: limits.fullName,
    of: under(n.signerInfo, n.fullName),
  },
  {
    id: 'to-place',
    what: both('nơi nhận', 'place of filing'),
    limit: limits.toPlace,
    of: under(n.toPlaces, n.place),
  },
  {
    id: 'sphere',
    what: both('phạm vi lưu hành', 'sphere of circulation'),
    limit: limits.sphereOfPromulgation,
    of: under(n.otherInfo, n.sphereOfPromulgation),
  },
  {
    id: 'typist',
    what: both('ký hiệu người soạn thảo', 'mark of the typist'),
    limit: limits.typerNotation,
    of: under(n.otherInfo, n.typerNotation),
  },
  {
    id: 'appendix',
    what: both('tên phụ lục', 'name of an annex'),
    limit: limits.appendix,
    of: under(n.otherInfo, n.appendixes, n.appendix),
  },
  {
    id: 'document-id',
    what: both('mã định danh văn bản', 'document identifier'),
    limit: limits.documentId,
    of: ({ message, transaction }) => [
      ...message.all(n.documentId),
      ...message.all(n.responseFor, n.documentId),
      ...transaction.all(n.documentId),
    ],
  },
  {
    id: 'response-code',
    what: both('số, ký hiệu văn bản được trả lời', 'code of the document answered'),
    limit: limits.responseCode,
    of: under(n.responseFor, n.code),
  },
  {
    id: 'department',
    what: both('đơn vị', 'department'),
    limit: limits.department,
    of: ofStaff(n.department),
  },
  { id: 'staff', what: both('người xử lý', 'officer'), limit: limits.staff, of: ofStaff(n.staff) },
  { id: 'mobile', what: both('di động', 'mobile'), limit: limits.mobile, of: ofStaff(n.mobile) },
  {
    id: 'reason',
    what: both('lý do nghiệp vụ', 'reason'),
    limit: limits.reason,
    of: ({ transaction }) => transaction.all(n.transactionReason),
  },
  {
    id: 'description',
    what: both('diễn giải trạng thái', 'description of a status'),
    limit: limits.statusDescription,
    of: under(n.description),
  },
];

/** MET-02: lengths in Unicode characters, not in bytes. The limit itself passes; between two sources' figures it warns. */
export const packetLengthChecks: readonly Check[] = bounded.map(({ id, what, limit, of }) =>
  packetCheck({
    id: `packet.${id}-length`,
    title: both(`Độ dài ${what.vi} trong giới hạn`, `Length of the ${what.en} within its limit`),
    requirements: ['MET-02'],
    about: ({ kind }) => kind !== 'other',
    stance: { law: 'fail', field: limit.mark === 'D' || 'held' in limit ? 'warn' : 'fail' },
    expected: both(`không quá ${limit.most} ký tự`, `at most ${limit.most} characters`),
    cause: both('Bên gửi không giới hạn ô nhập.', 'The sender’s form does not bound what is typed in.'),
    *look(view) {
      const { most, lower = most } = limit;
      for (const part of of(view)) {
        const length = Array.from(part.text.normalize('NFC')).length;
        if (length > most) yield { at: part.spot, seen: String(length) };
        else if (length > lower) {
          const expected = both(`nên không quá ${lower} ký tự`, `better at most ${lower} characters`);
          yield { at: part.spot, seen: String(length), severity: 'warn', expected };
        }
      }
    },
  }),
);

/** What the limits are, for whoever builds packets at them. */
export const boundedTexts: readonly Pick<Bounded, 'id' | 'limit'>[] = bounded;
