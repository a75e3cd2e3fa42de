import { names as n } from '../../protocol/edxml/names.ts';
import { all, inMessage, without, withText } from './packet-edit.ts';
import { type MutantRow, mutantsOf, type ShapedMutant } from './packet-mutant.ts';

type Missing = readonly [
  id: string,
  vi: string,
  en: string,
  path: readonly string[],
  besides?: readonly string[],
];

const inDocument: readonly Missing[] = [
  ['from-organ-id', 'mã bên gửi', 'the code of the sender', [n.from, n.organId]],
  ['from-organ-name', 'tên bên gửi', 'the name of the sender', [n.from, n.organName]],
  ['from-address', 'địa chỉ bên gửi', 'the address of the sender', [n.from, n.organAdd]],
  ['from-email', 'thư điện tử bên gửi', 'the e-mail of the sender', [n.from, n.email]],
  ['from-telephone', 'điện thoại bên gửi', 'the telephone of the sender', [n.from, n.telephone]],
  ['to-organ-id', 'mã bên nhận', 'the code of a receiver', [n.to, n.organId]],
  ['to-organ-name', 'tên bên nhận', 'the name of a receiver', [n.to, n.organName]],
  ['code-number', 'số văn bản', 'the number', [n.code, n.codeNumber], ['document.id-code']],
  ['code-notation', 'ký hiệu văn bản', 'the notation', [n.code, n.codeNotation], ['document.id-code']],
  ['promulgation-place', 'nơi ban hành', 'the place of issue', [n.promulgationInfo, n.place]],
  ['promulgation-date', 'ngày ban hành', 'the day of issue', [n.promulgationInfo, n.promulgationDate]],
  ['type', 'loại văn bản', 'the type', [n.documentType, n.type]],
  ['type-name', 'tên loại', 'the name of the type', [n.documentType, n.typeName]],
  ['subject', 'trích yếu', 'the subject', [n.subject]],
  ['content', 'nội dung chính', 'the main content', [n.content]],
  ['signer-position', 'chức vụ người ký', 'the position of the signer', [n.signerInfo, n.position]],
  ['signer-name', 'họ tên người ký', 'the name of the signer', [n.signerInfo, n.fullName]],
];

const inStatus: readonly Missing[] = [
  ['from-organ-id', 'mã bên báo', 'the code of whoever reports', [n.from, n.organId]],
  ['response-organ-id', 'mã cơ quan được báo', 'the code of whom it is told to', [n.responseFor, n.organId]],
  [
    'response-code',
    'số, ký hiệu văn bản gốc',
    'number and notation of the document',
    [n.responseFor, n.code],
  ],
  ['response-document-id', 'mã văn bản gốc', 'the identifier of the document', [n.responseFor, n.documentId]],
  ['response-date', 'ngày văn bản gốc', 'the day of the document', [n.responseFor, n.promulgationDate]],
  ['status-code', 'mã trạng thái', 'the status code', [n.statusCode]],
  ['timestamp', 'thời điểm', 'the time', [n.timestamp]],
];

/** Each mandatory element taken out, and each of them left as an empty shell. */
export const presenceMutants: readonly ShapedMutant[] = mutantsOf([
  ...inDocument.flatMap((each) => missing('document', 'MET-01', each)),
  [
    'document.to-absent',
    'document.to-present',
    'MET-01',
    'không có bên nhận',
    'no receiver',
    all(without(inMessage(n.to)), without(inMessage(n.to))),
  ],
  ...inStatus.flatMap((each) => missing('status', 'STA-14', each)),
]);

function missing(
  about: 'document' | 'status',
  requirement: string,
  [id, vi, en, path, besides = []]: Missing,
): readonly MutantRow[] {
  const owner = `${about}.${id}-present`;
  const more = { besides, of: about === 'status' ? 'status-03' : 'document' } as const;
  const pick = inMessage(...path);
  return [
    [`${about}.${id}-absent`, owner, requirement, `thiếu ${vi}`, `without ${en}`, without(pick), more],
    [
      `${about}.${id}-empty`,
      owner,
      requirement,
      `${vi} để trống`,
      `${en} left empty`,
      withText(pick, ' '),
      more,
    ],
  ];
}
